import type { Outcome as CaseOutcome } from '../case/context.ts'
import type { Party } from '../parties.ts'
import type { StatedGround } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { FamilyState } from '../statistics/family-state.ts'
import type { ChangeKind, ChangeReason, Milestones, NotKnown } from './differences.ts'
import type { LegalMeans } from './legal.ts'
import type { OfficeLimit } from './offices.ts'
import type { Replays } from './replays.ts'
import type { Scenario } from './scenarios.ts'
import type { SideBySide } from './timeline.ts'

/** Where the families are so many days after they asked. */
export interface FamilyPoint {
  readonly days: number
  /** Families that were followed so long, or to their end before. */
  readonly followed: number
  /** Null where nobody was followed so long. */
  readonly shares:
    | readonly {
        readonly state: FamilyState
        readonly share: number
        /** 95 % by compound: what these families alone leave open. Absent in results of an older service. */
        readonly lower?: number | null
        readonly upper?: number | null
      }[]
    | null
}

/** Piles that run, and what was left undone when they were switched on. */
export interface SafetyCount {
  readonly running: number
  /** Running with a condition that had to be fulfilled before and was not. */
  readonly undischarged: number
  /** Running in a garage whose fire systems the rules have looked at, without a finding. */
  readonly unchecked: number
}

/** A ground or condition, over all cases. */
export interface GroundCount {
  readonly code: StatedGround
  /** What the rules call it, where it is one of a place’s own. */
  readonly named?: Bilingual
  readonly pleaded: number
  /** Shown as its rule asks, and not found to be wrong. */
  readonly stands: number
}

/** Room at the transformers, over all requests on them. */
export interface RoomCount {
  readonly built: number
  readonly kept: number
  readonly waiting: number
}

/** Acts of an office in one month. */
export interface OfficeMonth {
  readonly month: string
  readonly acts: number
}

/** What one office had to do. */
export interface OfficeLoad {
  readonly party: Party
  readonly organisationId: string
  readonly months: readonly OfficeMonth[]
  /** Times that an act had to wait for the next working day, because the office had done all it ever did in a day or a week. */
  readonly waits: number
}

/** The record, or a scenario, in figures. */
export interface Outlook {
  readonly families: readonly FamilyPoint[]
  readonly granted: number
  readonly running: number
  /** Months that all families together waited, from the request to the pile, the end or the last day. */
  readonly monthsWaited: number
  readonly ends: readonly { readonly outcome: CaseOutcome['outcome']; readonly n: number }[]
  readonly offices: readonly OfficeLoad[]
  readonly grounds: readonly GroundCount[]
  readonly safety: SafetyCount
  readonly room: RoomCount
}

/** A case that a scenario changes. */
export interface ChangedCase {
  readonly caseId: string
  readonly caseNumber: string | null
  readonly district: string
  readonly kind: ChangeKind
  readonly reason: ChangeReason | null
  readonly then: Milestones
  readonly now: Milestones
  readonly notKnown: NotKnown | null
}

/** What one scenario came to. */
export interface ScenarioResult extends Outlook {
  readonly scenario: Scenario
  /** Copies of requests that were filed in addition. */
  readonly copies: number
  /**
   * How often the record was asked what others did in such a place, or under such a time, and how often it had an answer.
   * Where it never had one, the scenario is the first one under another name. A result kept from before has none.
   */
  readonly evidence?: { readonly asked: number; readonly drawn: number }
  readonly changes: readonly { readonly kind: ChangeKind; readonly n: number }[]
  /** Of the changed cases, those of which the record does not say how they go on. */
  readonly notKnown: readonly { readonly why: NotKnown; readonly n: number }[]
  /** Grounds that stood in the record and do not here, and the other way round. */
  readonly reversals: readonly {
    readonly code: StatedGround
    readonly named?: Bilingual
    readonly falls: number
    readonly rises: number
  }[]
  readonly changed: readonly ChangedCase[]
  /** The same over all replays of the scenario; everything else is of the first. Absent where it was replayed once alone. */
  readonly replays?: Replays
}

/** What a trial came to. Its range is one of stated scenarios, never a confidence interval (T3). */
export interface TrialResult {
  /** Version 1: each scenario was replayed once. */
  readonly definition: { readonly id: 'trial.replay'; readonly version: 1 | 2 }
  readonly asOf: string
  readonly seed: number
  /** Replays registered for each scenario. */
  readonly replays?: number
  readonly pack: { readonly id: string; readonly version: number; readonly hash: string }
  /** The pack that most of the tried cases had. */
  readonly against: { readonly id: string; readonly version: number }
  /** Cases read, those tried under the draft, families among them, and compounds. */
  readonly read: number
  readonly tried: number
  readonly families: number
  readonly compounds: number
  /** Cases that the running chart does not give again as the record has them: they stay as recorded, and are not tried. */
  readonly heldAsRecorded: number
  readonly limits: readonly OfficeLimit[]
  readonly recorded: Outlook
  readonly scenarios: readonly ScenarioResult[]
  readonly legal: readonly LegalMeans[]
}

/** The course of a changed case in one scenario, to be opened beside its record. */
export interface TrialCourse extends SideBySide {
  readonly scenario: string
  readonly caseId: string
}
