import type { QueueStep } from '../../workflows/capacity/ledger.ts'

/** What a look at one queue found. */
export interface QueueLook {
  /** Version of the ledger that was looked at. */
  readonly version: number
  readonly step: QueueStep | null
  /** A request of it is set aside just now: it keeps its place, and is tried again later. */
  readonly heldUp: boolean
}

/** A transformer that is to be looked at, and the day on which it was settled last; empty = it moved since. */
export interface Unsettled {
  readonly transformerId: string
  readonly settled: string
}

/** The queues of the transformers, as the worker that moves them sees them. Only events of cases write their ledgers. */
export interface Queues {
  /**
   * Transformers after one whose ledger has changed, or whose day is another, since there was nothing to do; those that moved
   * first, without those that were set aside.
   */
  unsettled(at: { readonly now: string; readonly on: string }, after: Unsettled | null, limit: number): Promise<Unsettled[]>
  look(transformerId: string, at: { readonly now: string; readonly on: string }): Promise<QueueLook>
  /** Notes that there is nothing to do in a queue until its ledger or the day changes. Not where its ledger has changed meanwhile. */
  settle(transformerId: string, version: number, on: string): Promise<void>
}
