import type { ClockEnd } from '../case/clock.ts'
import type { ClockName } from '../case/clocks.ts'
import type { Outcome } from '../case/context.ts'
import type { EventType } from '../case/events/events.ts'
import type { StageName, StepName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import type { StatedGround } from '../rules/codes.ts'
import type { Force } from '../rules/schema.ts'
import type { Day } from './days.ts'

/** Where a row belongs: the request, the chain (space and person, refilings joined, S4) and the place. */
interface OfCase {
  readonly caseId: string
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  /**
   * The day on which the case came into the record: its filing, or its import. What the row says of earlier days was
   * declared and is not under observation (S7). Absent: the row counts as under observation from its own recording on.
   */
  readonly caseRecordedOn?: Day
}

/**
 * A case waiting with one holder in one step of a stage. Settled tracks and closed cases have no stay; a reopened case
 * has a new one. The rows of a case come in the order of their events: days alone cannot tell which of two came first.
 */
export interface Stay extends OfCase {
  readonly track: Track
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
  readonly organisationId: string | null
  /** As the case counted it, per step. The figures count returns themselves (`joinStays`). */
  readonly visit: number
  /** All whose answer is waited for, the holder first. */
  readonly awaits: readonly Party[]
  /** The event that brought it here. */
  readonly enteredBy: EventType
  readonly enteredOn: Day
  readonly enteredRecordedOn: Day
  readonly leftOn: Day | null
  readonly leftRecordedOn: Day | null
  readonly leftBy: EventType | null
  /** The leaving event was recorded on behalf of the party (H2). */
  readonly onBehalf: boolean
}

/** The end of a case. A case that was reopened and is open has none; of one that was closed again, the last. */
export interface CaseEnd extends OfCase {
  readonly outcome: Outcome['outcome']
  readonly endedOn: Day
  /** Absent: the end counts as recorded on its own day. */
  readonly endedRecordedOn?: Day
}

/** A day on which somebody, a person and not the system, had something recorded in a case. */
export interface Word extends OfCase {
  readonly on: Day
}

/** The definite answers a company can give. A question, a referral or a recalled answer is none. */
export type AnswerKind = 'approve' | 'conditions' | 'reject' | 'noObjection'

/** A request served on a company, until its first definite answer across all stages (S1). */
export interface Answer extends OfCase {
  readonly organisationId: string
  readonly servedOn: Day
  readonly servedRecordedOn: Day
  readonly answeredOn: Day | null
  readonly answeredRecordedOn: Day | null
  readonly kind: AnswerKind | null
  /** The case was closed, or consent was obtained otherwise, without the company's own answer. A reopened case has none. */
  readonly endedOn: Day | null
  /** Absent: the end counts as recorded on its own day. */
  readonly endedRecordedOn?: Day | null
  readonly onBehalf: boolean
}

/** How far the number behind a clock binds in its place. D is a platform default: a reference, nobody is late under it (H41). */
type ClockForce = Exclude<Force, 'T'>

/** A clock of a case, open or over. A clock that was reopened is the same clock, open again. */
export interface ClockRow extends Omit<OfCase, 'chainId'> {
  readonly organisationId: string | null
  readonly party: Party
  readonly name: ClockName
  readonly track: Track
  readonly force: ClockForce
  readonly startOn: Day
  /** Absent: the start counts as recorded on its own day. */
  readonly startRecordedOn?: Day
  /** The last day on which an answer is in time, extensions and pauses included; null while the clock rests. */
  readonly dueOn: Day | null
  /** The due day is an estimate: the calendar of its year is not published. */
  readonly provisional?: boolean
  readonly passedOn: Day | null
  readonly endedOn: Day | null
  readonly how: ClockEnd | null
  readonly pausedDays: number
  /** A fact confirmed later: it had been answered on this day. */
  readonly answeredOn: Day | null
  /** The day of that confirmation. Absent: it counts as known since the clock ran out. */
  readonly answeredRecordedOn?: Day | null
  /** The ending event was recorded on behalf of the party. Absent: not known. */
  readonly onBehalf?: boolean
}

/** A pleaded ground, or a condition, which is a ground in disguise (H7). */
export interface GroundRow extends Omit<OfCase, 'chainId'> {
  readonly organisationId: string | null
  readonly groundId: string
  readonly code: StatedGround
  readonly kind: 'ground' | 'condition'
  /** Who can settle it. Only a finding of fire or grid is a test, everything else a view (H14). Absent: an opinion at most. */
  readonly route?: 'fire' | 'grid' | 'opinion'
  readonly statedOn: Day
  /** A document of the kind that the rules ask for was shown. */
  readonly burdenMet: boolean
  readonly contested: boolean
  /** By a finding of fire or grid, a third party or a court. An opinion of the centre is a view, not a verification (H14). */
  readonly verified: 'UNVERIFIED' | 'UPHELD' | 'FALLEN'
  readonly view: 'stands' | 'doesNotStand' | null
  /** The days on which each of these became so, null where it did not. Absent: they are shown as the record stands now. */
  readonly since?: {
    readonly burdenMet: Day | null
    readonly contested: Day | null
    readonly verified: Day | null
    readonly view: Day | null
  }
  /** The statement was recorded on behalf of the company. Absent: not known. */
  readonly onBehalf?: boolean
}
