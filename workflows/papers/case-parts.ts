import { phaseOf } from '../case/chart.ts'
import type { Clock } from '../case/clock.ts'
import { basisOfClock } from '../case/clock-rule.ts'
import { latenessOf, nextSteps } from '../case/next-step.ts'
import { stepsOwed } from '../case/next-step-owed.ts'
import { basisText } from '../labels/basis.ts'
import { clockEndLabels, clockLabels, clockStateLabels, passedLabels } from '../labels/clocks.ts'
import { closingReason, outcomeLabels } from '../labels/codes.ts'
import { valueLabel } from '../labels/event-values.ts'
import { dated } from '../labels/papers/sentences.ts'
import { partyLabels } from '../labels/parties.ts'
import { phaseLabels, stageLabels, stepLabels } from '../labels/stages.ts'
import { clocksOnRecord, type PastClock } from './history.ts'
import type { PaperInput } from './paper-input.ts'
import type { SheetPart } from './sheet.ts'
import { bodyName, day, facts, heading, recordedBy, said, sentence, table } from './words.ts'

/** Which request the paper speaks of. Who asks stands there as far as the reader may see it. */
export const caseFacts = (input: PaperInput): SheetPart[] => {
  const { applicant, file } = input
  return [
    heading('case', input),
    facts(
      {
        caseNumber: input.caseNumber,
        compound: input.compound,
        space: input.space,
        name: applicant.name,
        phone: applicant.phone,
        room: applicant.room,
        filedOn: file.memory.filedOn && day(file.memory.filedOn, input),
        takenOver: file.memory.ownerSince > 1 ? recordedBy(file.memory.ownerSince, input) : null,
      },
      input,
    ),
  ]
}

/** What is asked for, and what belongs beside it. */
export const requestFacts = (input: PaperInput, more: Parameters<typeof facts>[0] = {}): SheetPart[] => {
  const { request } = input.file.memory
  if (!request) return []
  const right = valueLabel('facts.changed', 'facts.space.title', request.right)
  return [
    heading('request', input),
    facts(
      {
        right: right && said(right, input),
        leaseMonths: request.leaseMonths === null ? null : String(request.leaseMonths),
        powerKw: String(request.powerKw),
        ...more,
      },
      input,
    ),
  ]
}

/** Where the case stands: one line for each place, or how it ended. */
export const standing = (input: PaperInput): SheetPart[] => {
  const { file } = input
  const { outcome } = file.memory
  const reason = outcome?.reason ? closingReason(outcome.reason) : null
  const ended = outcome && [said(outcomeLabels[outcome.outcome], input), ...(reason ? [said(reason, input)] : [])].join(' · ')
  const rows = file.positions.map((position) => {
    const stage = said(stageLabels[position.stage], input)
    return [
      position.step ? `${stage} · ${said(stepLabels[position.step], input)}` : stage,
      bodyName(position.holder, position.organisationId, input),
      day(position.sinceOn, input),
    ]
  })
  return [
    heading('standing', input),
    facts(
      {
        phase: said(phaseLabels[phaseOf(file.value)], input),
        outcome: outcome ? dated(day(outcome.on, input), ended ?? '', input.language) : null,
      },
      input,
    ),
    ...(rows.length > 0 ? [table({ stage: 34, holder: 42, since: 24 }, rows, input)] : []),
  ]
}

/** Who must act, by when, on which basis, and what happens otherwise. */
export const stepsAhead = (input: PaperInput): SheetPart[] => {
  const { rules, calendar, today, language, nameOf } = input
  const asked = { rules, calendar, today, language, nameOf }
  const steps = [...nextSteps(input.file, asked), ...stepsOwed(input.file, asked)]
  if (steps.length === 0) return []
  return [heading('nextSteps', input), { kind: 'list', lines: steps.map((step) => step.sentence) }]
}

/** The last day of a clock in words; a date that rests on an unpublished year is provisional. */
export const dueText = (clock: Clock, input: PaperInput): string => {
  if (clock.dueOn === null) return sentence('resting', {}, input)
  const dueOn = day(clock.dueOn, input)
  return clock.provisional ? sentence('provisional', { dueOn }, input) : dueOn
}

/** What the length of a clock rests on and how far it binds. */
export const basisOf = (clock: Clock, input: PaperInput): string => basisText(basisOfClock(clock, input.rules), input.language)

/** The clocks that run or rest now. */
export const runningClocks = (input: PaperInput): SheetPart[] => clockTable(clocksNow(input), input)

/** Every clock that ever ran in the case. */
export const allClocks = (input: PaperInput): SheetPart[] => clockTable(clocksOnRecord(input.records), input)

const clocksNow = ({ file }: PaperInput): PastClock[] => file.clocks.map((clock) => ({ clock, ended: null, answeredOn: null }))

/** Clocks with their days, how they stand or ended, and what they rest on. */
export const clockTable = (clocks: readonly PastClock[], input: PaperInput): SheetPart[] => {
  if (clocks.length === 0) return []
  const rows = clocks.map((past) => [
    said(clockLabels[past.clock.name].name, input),
    said(partyLabels[past.clock.party], input),
    day(past.clock.startOn, input),
    past.ended && past.clock.dueOn === null ? '' : dueText(past.clock, input),
    stateOf(past, input),
    basisOf(past.clock, input),
  ])
  return [
    heading('clocks', input),
    table({ clock: 15, party: 12, startOn: 15.5, dueOn: 15.5, state: 17, basis: 25 }, rows, input),
  ]
}

/** How a clock stands or ended. A passed date is late only where the time binds in this place (H41). */
const stateOf = ({ clock, ended, answeredOn }: PastClock, input: PaperInput): string => {
  const { force } = basisOfClock(clock, input.rules)
  const passed = said(passedLabels[force], input)
  if (answeredOn !== null) return sentence('answeredInTime', { on: day(answeredOn, input) }, input)
  if (ended) {
    const how = sentence('answered', { on: day(ended.on, input), result: said(clockEndLabels[ended.how], input) }, input)
    const wasLate = ended.how === 'answered' && clock.dueOn !== null && ended.on > clock.dueOn
    return wasLate ? `${how} · ${passed}` : how
  }
  return latenessOf(clock, input.rules, input.today) ? passed : said(clockStateLabels[clock.state], input)
}
