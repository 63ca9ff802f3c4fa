import type { Outcome } from '../../workflows/case/context.ts'
import type { EventType } from '../../workflows/case/events/events.ts'
import type { StageName, StepName } from '../../workflows/case/meta.ts'
import type { Party, Track } from '../../workflows/parties.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'

/** A place of a case, entered or left by an event. */
export interface ExportedPosition {
  readonly track: Track
  readonly stage: StageName
  readonly step: StepName | null
  readonly holder: Party
}

/** An event as it leaves the house: no words, no persons. */
export interface ExportedEvent {
  readonly seq: number
  readonly type: EventType
  /** ISO instant, UTC. */
  readonly recordedAt: string
  /** The day on which it happened, as far as proven. */
  readonly occurredOn: string
  readonly party: Party | 'system'
  readonly organisationId: string | null
  /** It was recorded for its party by somebody else. */
  readonly onBehalf: boolean
  readonly entered: readonly ExportedPosition[]
  readonly left: readonly ExportedPosition[]
  readonly grounds: readonly StatedGround[]
}

/** A request with the objects it concerns, and its events in their order. */
export interface ExportedCase {
  readonly caseId: string
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  readonly spaceId: string
  readonly garageId: string | null
  readonly fireZoneId: string | null
  readonly transformerId: string | null
  /** The body whose paper is asked for; null where nobody is known. */
  readonly companyId: string | null
  readonly matterIds: readonly string[]
  readonly filedOn: string
  readonly closedOn: string | null
  /** When the event that closed it was recorded; null while it is open, or where the event came after the instant asked for. */
  readonly closedAt: string | null
  readonly outcome: Outcome['outcome'] | null
  readonly rulesPackId: string | null
  readonly timeZone: string
  readonly events: readonly ExportedEvent[]
}

/** Which requests are exported: those of some districts, as the record stood before an instant. */
export interface ExportQuery {
  readonly districts: readonly string[]
  readonly before: string
}

/** Where an export reads from. The cases of a compound come one after the other, batch by batch: an export holds one at a time, however many cases there are. */
export interface ExportRecord {
  cases(query: ExportQuery): AsyncIterable<readonly ExportedCase[]>
}
