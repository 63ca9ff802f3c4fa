import type { Party } from '../parties.ts'
import type {
  ConditionChecker,
  CostBearer,
  DecisionSubject,
  MatterKind,
  MatterOffice,
  MatterResult,
  OfficialRole,
  OrderCondition,
  OrderRemedy,
  Progress,
} from './kinds.ts'

/** Heads and area of owners. */
export interface Counted {
  readonly owners: number
  readonly areaM2: number
}

/** A vote of the owners with what the law makes of it. */
export interface OwnersDecision {
  readonly seq: number
  readonly subject: DecisionSubject
  readonly heldOn: string
  readonly all: Counted
  readonly voted: Counted
  readonly agreed: Counted
  /** Enough of all owners took part, by heads and by area. */
  readonly quorum: boolean
  /** Enough of those who took part agreed, by heads and by area. */
  readonly carried: boolean
  readonly evidence: readonly string[]
}

/** Something under which an order was lifted. */
export interface LiftCondition {
  /** Sequence number of the lifting and its place there. */
  readonly conditionId: string
  readonly condition: OrderCondition
  readonly byOn: string
  readonly checkedBy: ConditionChecker
  /** The report that it is kept, until it is looked at. */
  readonly reportedSeq: number | null
  readonly confirmedSeq: number | null
}

/** The stored form of a matter: a cache of its events. Plain JSON, nothing personal. */
export interface MatterFile {
  readonly matterId: string
  /** Hash of the rule pack it is pinned to. */
  readonly rules: string
  /** Sequence number of the last event. This is the version of the matter. */
  readonly seq: number
  readonly recordedAt: string
  readonly kind: MatterKind
  readonly place: {
    readonly district: string
    readonly compoundId: string
    readonly garageId: string | null
    readonly transformerId: string | null
  }
  readonly openedOn: string
  readonly openedBy: Party
  /** Number of the order, where the matter is one. */
  readonly number: string | null
  /** The order of an authority against the place, once it is shown: it holds piles and requests until the matter ends (H30). Missing in a matter of an older service. */
  readonly order?: {
    readonly seq: number
    readonly remedy: OrderRemedy
    readonly appealUntilOn: string
    readonly evidence: readonly string[]
  } | null
  /** The order was lifted under conditions: it holds nothing any more, and each condition has its day and who looks at it (H31). Missing in a matter of an older service. */
  readonly lifted?: {
    readonly seq: number
    readonly on: string
    readonly evidence: readonly string[]
    readonly conditions: readonly LiftCondition[]
  } | null
  /** Who answers for it. The name of the person lies sealed beside the event that named it. */
  readonly office: {
    readonly party: MatterOffice
    readonly organisationId: string
    readonly role: OfficialRole
    readonly seq: number
  }
  readonly state: 'open' | 'closed'
  readonly result: { readonly result: MatterResult; readonly on: string; readonly evidence: readonly string[] } | null
  readonly cost: {
    readonly lowYuan: number
    readonly highYuan: number
    readonly split: readonly { readonly by: CostBearer; readonly percent: number }[]
    readonly seq: number
    readonly evidence: readonly string[]
  } | null
  readonly decisions: readonly OwnersDecision[]
  readonly reports: readonly {
    readonly seq: number
    readonly on: string
    readonly progress: Progress
    readonly evidence: readonly string[]
  }[]
  /** The last day of the next report; null once it is closed. */
  readonly nextReportOn: string | null
  /** Since when that day has gone by without a report. */
  readonly passedSince: string | null
}

/** What one event changed. Folding the changes of all events gives the matter. */
export type MatterChange = Partial<Omit<MatterFile, 'matterId' | 'rules' | 'seq' | 'recordedAt'>>

/** Applies the change of one event: the only way a matter changes. */
export const applyMatterChange = (
  file: MatterFile | null,
  change: MatterChange,
  record: Pick<MatterFile, 'matterId' | 'rules' | 'seq' | 'recordedAt'>,
): MatterFile => {
  if (!file && change.kind === undefined) throw new Error(`matter ${record.matterId} begins without being opened`)
  const { matterId, rules, seq, recordedAt } = record
  // The first change is the whole matter, as `matter.open` makes it; every later one is laid over it.
  return { ...(file ?? (change as MatterFile)), ...change, matterId, rules, seq, recordedAt }
}

/** Whether an order of an authority is in force against the place. */
export const isInForce = ({ order, lifted, state }: Pick<MatterFile, 'order' | 'lifted' | 'state'>): boolean =>
  Boolean(order) && !lifted && state === 'open'

/** Conditions under which the order was lifted that nobody has found kept yet. */
export const openConditions = ({ lifted }: Pick<MatterFile, 'lifted'>): readonly LiftCondition[] =>
  lifted?.conditions.filter(({ confirmedSeq }) => confirmedSeq === null) ?? []

/** How a condition stands on a day. */
export const conditionStanding = (
  { byOn, reportedSeq, confirmedSeq }: LiftCondition,
  today: string,
): 'open' | 'reported' | 'kept' | 'passed' => {
  if (confirmedSeq !== null) return 'kept'
  if (reportedSeq !== null) return 'reported'
  return byOn < today ? 'passed' : 'open'
}

/** How the report of a matter stands on a day: far off, near, or its day has gone by. Null for a closed matter. */
export const reportStanding = (
  file: Pick<MatterFile, 'nextReportOn'>,
  today: string,
  dueSoonDays: number,
): 'notYet' | 'due' | 'overdue' | null => {
  if (file.nextReportOn === null) return null
  if (file.nextReportOn < today) return 'overdue'
  const soon = Temporal.PlainDate.from(today).add({ days: dueSoonDays }).toString()
  return file.nextReportOn <= soon ? 'due' : 'notYet'
}
