import type { RulePack } from '../../rules/schema.ts'
import type { Clock } from '../clock.ts'
import { keptSilence, ruleOfClock } from '../clock-rule.ts'
import type { CaseMemory, Frame, Given, RecallableAnswer } from '../context.ts'

const equal = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What may still be taken back comes back with the clocks it had: they too keep the rule they were opened under. */
export const rulesTaken = ({ recallable, recorded, closedFrom, request }: CaseMemory, given: Given): Partial<CaseMemory> => {
  const { rulesBefore } = given
  if (!rulesBefore) throw new Error('a change of the rules is decided without the rules before it')
  return {
    // The part in which it lies, as the other rules draw it.
    request: given.request ?? request,
    recallable: recallable && heldAnswer(recallable, given.rules, rulesBefore),
    recorded: recorded.map((entry) => ({ ...entry, frame: heldFrame(entry.frame, given.rules, rulesBefore) })),
    closedFrom: closedFrom && heldFrame(closedFrom, given.rules, rulesBefore),
  }
}

const heldAnswer = (answer: RecallableAnswer, rules: RulePack, before: RulePack): RecallableAnswer => ({
  ...answer,
  frame: heldFrame(answer.frame, rules, before),
  earlier: answer.earlier && heldAnswer(answer.earlier, rules, before),
})

const heldFrame = (frame: Frame, rules: RulePack, before: RulePack): Frame => ({
  ...frame,
  clocks: frame.clocks.map((clock) => heldClock(clock, rules, before)),
})

const heldClock = (clock: Clock, rules: RulePack, before: RulePack): Clock => {
  const own = ruleOfClock(clock, before)
  const silence = keptSilence(clock, before, rules)
  const isSame = equal(own, rules.clocks[clock.name]) || !own
  return { ...clock, ...(isSame ? {} : { ruledBy: own }), ...(silence || clock.silenceBy ? { silenceBy: silence } : {}) }
}
