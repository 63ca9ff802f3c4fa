import type { LedgerEvent } from '../../workflows/capacity/ledger.ts'
import type { CaseFile, Outcome } from '../../workflows/case/case-file.ts'
import type { DecideInput } from '../../workflows/case/decide.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { EventActor, EventOrigin } from '../cases/ports.ts'
import type { PlannedCompound } from './city-plan.ts'
import type { CompoundPlace, PlannedSpace } from './compound-place.ts'

/** What a decision was lent beside the case, as the service would lend it. */
export type LentFacts = Pick<DecideInput, 'documents' | 'organisation' | 'request' | 'facts' | 'ledgerRow'>

/** An accepted event, with all that its record names. */
export interface LivedStep {
  readonly seq: number
  readonly event: CaseEvent
  readonly actor: EventActor
  readonly origin: EventOrigin
  readonly causeSeq: number | null
  readonly now: string
  readonly lent: LentFacts
  readonly outcome: Outcome
  /** What the case is pinned to with this event. */
  readonly rules: string
  readonly calendar: string
}

/** A paper that a party brought. */
export interface LivedPaper {
  readonly documentId: string
  readonly kind: DocumentKind
  readonly party: Party
  readonly at: string
}

/** A request that was lived through. */
export interface LivedCase {
  readonly caseId: string
  /** The first request of the same owner for the same space. */
  readonly chainId: string
  readonly ownerAccountId: string
  readonly space: PlannedSpace
  readonly file: CaseFile
  readonly steps: readonly LivedStep[]
  readonly papers: readonly LivedPaper[]
}

/** A change of the queue of a transformer, and the event that caused it. */
export interface LivedLedgerChange {
  readonly transformerId: string
  readonly event: LedgerEvent
  readonly caseSeq: number
  readonly recordedAt: string
}

/** All that happened in one compound. */
export interface LivedCompound {
  readonly compound: PlannedCompound
  readonly place: CompoundPlace
  /** Version of its register at the end: raised by what was found of more than one space. */
  readonly version: number
  readonly cases: readonly LivedCase[]
  readonly ledgerChanges: readonly LivedLedgerChange[]
  /** Acts that the chart refused, by event and code. None of them changed anything. */
  readonly refused: ReadonlyMap<string, number>
}
