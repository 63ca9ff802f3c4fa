import type { OwnProceeding } from '../../rules/schema.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { pleadedGrounds, settledGrounds } from '../grounds.ts'
import { roadNamed } from '../roads.ts'
import { yesStands } from './binding-yes.ts'
import { isUnderWay, type Proceeding, proceedingBrought } from './proceedings.ts'

type Change = Partial<CaseMemory>

/** The time in which a company has to bring its objection before a court, where the rules of the place ask for that. */
export interface Objection {
  /** The event from which on it was awaited. */
  readonly askedSeq: number
  /**
   * What came of it; null = it is awaited. `brought`: the court has it. `lapsed`: the term ran out without a suit.
   * `waived`: no objection. `upheld`: the court decided for the company. `overtaken`: the place asks for none any more.
   */
  readonly answer: 'brought' | 'lapsed' | 'waived' | 'upheld' | 'overtaken' | null
  readonly seq: number | null
  readonly on: string | null
  /** The last day of the term, once it has run out. */
  readonly termOn: string | null
}

/** The company has its time to object from here on. What was awaited already, or comes back from the court, stays the same question. */
export const objectionAsked = ({ objection }: CaseMemory, { seq }: Given): Change =>
  objection?.answer === null
    ? {}
    : {
        objection: { askedSeq: objection?.askedSeq ?? seq, answer: null, seq: null, on: null, termOn: objection?.termOn ?? null },
      }

/** What came of it without a suit. */
export const objectionEnded = (
  { objection }: CaseMemory,
  { seq, today, clock }: Given,
  { answer }: { answer: NonNullable<Objection['answer']> },
): Change =>
  objection
    ? {
        objection: {
          ...objection,
          answer,
          seq,
          on: today,
          termOn: answer === 'lapsed' ? (clock?.dueOn ?? null) : objection.termOn,
        },
      }
    : {}

/** The kind of proceeding with which a company objects here. */
const roadOf = ({ rules }: Given) => {
  const road = rules.consent.objection && roadNamed(rules, rules.consent.objection.road)
  if (!road) throw new Error('an objection was brought where the place knows none')
  return road
}

/** The suit is on record beside the case; by itself it moves nothing. */
export const objectionRecorded = (memory: CaseMemory, given: Given, event: EventOf<'property.bringObjection'>): Change => ({
  proceedings: [
    ...memory.proceedings,
    proceedingBrought(given, { road: roadOf(given), openedOn: event.openedOn, number: event.number ?? null }),
  ],
})

/** The suit came in its time: the case waits for the court. A consent that rested on the lapse of the term never was one. */
export const objectionBrought = (memory: CaseMemory, given: Given, event: EventOf<'property.bringObjection'>): Change => ({
  ...objectionRecorded(memory, given, event),
  objection: memory.objection && { ...memory.objection, answer: 'brought', seq: given.seq, on: event.openedOn },
  paper: memory.paper?.kind === 'termLapsed' ? null : memory.paper,
  grounds: [
    ...settledGrounds(memory, given.seq),
    ...pleadedGrounds(given, { type: 'property.reject', grounds: event.grounds, evidence: event.evidence }),
  ],
  reasonsGivenSeq: given.seq,
})

const isCompanys = ({ road }: Proceeding): boolean => road?.broughtBy === 'company'

/** Whether a proceeding is one that the company brought. */
export const isObjection = isCompanys satisfies (entry: Proceeding) => boolean

/** Whether a court has the objection, or what it decided is being checked or stands. */
export const isObjectionInCourt = ({ proceedings, decisions }: CaseMemory): boolean =>
  proceedings.some(
    (entry) =>
      isCompanys(entry) &&
      (isUnderWay(entry) || decisions.some(({ proceeding, standing }) => proceeding === entry.seq && standing !== 'struck')),
  )

/** The term for the objection runs, or runs again after a suit that came to nothing. */
export const objectionIsAwaited = (memory: CaseMemory): boolean =>
  memory.objection?.answer === null && memory.paper === null && !yesStands(memory)

/** Whether the court decided for the company: the refusal stands. */
export const objectionIsUpheld = ({ proceedings, decisions }: CaseMemory): boolean =>
  decisions.some(
    ({ proceeding, means, standing }) =>
      means === 'againstOwner' &&
      standing === 'stands' &&
      proceedings.some((entry) => entry.seq === proceeding && isCompanys(entry)),
  )

/** Whether a suit of this day was brought within the term that ran out. */
export const wasInTerm = ({ objection, paper }: CaseMemory, openedOn: string): boolean =>
  paper?.kind === 'termLapsed' && objection?.answer === 'lapsed' && objection.termOn !== null && openedOn <= objection.termOn

/** The kind of proceeding is one that a company brings. */
export const isForCompany = ({ broughtBy }: Pick<OwnProceeding, 'broughtBy'>): boolean => broughtBy === 'company'
