import type { QueueStep } from '../../workflows/capacity/ledger.ts'

/** What a look at one queue found. */
export interface QueueLook {
  /** Version of the ledger that was looked at. */
  readonly version: number
  readonly step: QueueStep | null
  /** A request of it is set aside just now: it keeps its place, and is tried again later. */
  readonly heldUp: boolean
}

/** The queues of the transformers, as the worker that moves them sees them. Only events of cases write their ledgers. */
export interface Queues {
  /** Transformers after one in order whose ledger has changed, or whose day is another, since there was nothing to do; without those that were set aside. */
  unsettled(at: { readonly now: string; readonly on: string }, after: string, limit: number): Promise<string[]>
  look(transformerId: string, at: { readonly now: string; readonly on: string }): Promise<QueueLook>
  /** Notes that there is nothing to do in a queue until its ledger or the day changes. Not where its ledger has changed meanwhile. */
  settle(transformerId: string, version: number, on: string): Promise<void>
}
