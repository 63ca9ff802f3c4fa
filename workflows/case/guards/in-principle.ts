import type { Track } from '../../parties.ts'
import { type Asked, type AskedOfEvent, givenOf } from '../asked.ts'
import { silenceOfClock } from '../clock-rule.ts'
import type { ClockName } from '../clocks.ts'
import { principleIsOwed } from '../memory/in-principle.ts'

const asksFirst = ({ context }: Asked): boolean => {
  const { consent, clocks } = givenOf(context).rules
  return consent.answerInPrinciple !== undefined && clocks.answerInPrinciple !== undefined && clocks.finalAnswer !== undefined
}

/** Questions about an answer in principle. */
export const inPrincipleGuards = {
  /** The rules of the place ask the company for an answer in principle first. */
  principleComesFirst: asksFirst,
  /** The place knows one answer only, perhaps by rules that came meanwhile. */
  oneAnswerOnly: ({ context }: Asked): boolean => !asksFirst({ context }),
  /** The place asked for an answer in principle, and the company has given none. */
  principleMayBeAgreed: ({ context }: Asked): boolean =>
    asksFirst({ context }) && (context.inPrinciple?.answer === null || context.inPrinciple?.answer === 'silence'),
}

/** The same, where a dispute of the consent track stands. */
export const inPrincipleParamGuards = {
  /** The time for the answer in principle runs on although the centre has the case. */
  principleIsOwed: ({ context }: Asked, _params: { track: Track }): boolean => principleIsOwed(context),
}

/** Questions about the event itself. */
export const inPrincipleEventGuards = {
  /** The time for the answer in principle ran out, and nothing follows from it here: the answer itself is still due. */
  reviewGoesOn: ({ context }: AskedOfEvent, params: { clock: ClockName; track: Track }): boolean => {
    const { clock, rules } = givenOf(context)
    return clock?.name === params.clock && clock.track === params.track && silenceOfClock(clock, rules).policy === 'GOES_ON'
  },
}
