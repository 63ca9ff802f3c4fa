import type { CapacityRules } from './demand.ts'
import { type EntryState, type Ledger, numberInQueue } from './ledger.ts'
import { ledgerRow } from './load.ts'

/** How full a transformer is: numbers alone, so that whoever sees them learns of nobody who they are. */
export interface Gauge {
  readonly ratedKva: number | null
  /** Share of the rating up to which capacity is no ground. */
  readonly limit: number
  readonly built: number
  /** Piles with capacity kept: reserved, or offered just now. */
  readonly kept: number
  readonly waiting: number
  /** The load with all that are built or kept, against the worse of its peaks; null where rating or peak are not known. */
  readonly load: { readonly month: string; readonly peakKva: number; readonly loadKva: number; readonly rate: number } | null
}

const waits = (state: EntryState): boolean => state === 'waiting' || state === 'offered'

/** The gauge of a transformer on a day. */
export const gaugeOf = (ledger: Ledger, { on, rules }: { readonly on: string; readonly rules: CapacityRules }): Gauge => {
  const { transformerId, version, figures, entries } = ledger
  const others = entries.flatMap(({ state, powerKw, orderedCharging, energisedOn }) =>
    state === 'built' || state === 'reserved' || state === 'offered'
      ? [{ powerKw, ordered: orderedCharging, standing: state, energisedOn }]
      : [],
  )
  // Nothing is asked for: a pile without power adds nothing to any sum.
  const asked = { powerKw: 0, ordered: false }
  const { ratedKva, peaks } = figures
  const row = ledgerRow({ transformerId, version, on, ratedKva, peaks, asked, others }, rules)
  const worst = row.ways[0]?.sums.toSorted((a, b) => b.rate - a.rate)[0]
  const count = (...states: EntryState[]) => entries.filter(({ state }) => states.includes(state)).length
  return {
    ratedKva,
    limit: rules.loadLimit,
    built: count('built'),
    kept: count('reserved', 'offered'),
    waiting: count('waiting'),
    load: worst ? { month: worst.month, peakKva: worst.peakKva, loadKva: worst.loadKva, rate: worst.rate } : null,
  }
}

/** Where a request stands at its transformer. */
export interface QueueStanding {
  readonly place: string
  readonly state: EntryState
  /** Counted from the first that waits; null when it does not wait. */
  readonly number: number | null
  /** Others that wait. */
  readonly othersWaiting: number
}

/** The place of one request; null when it has none at this transformer. */
export const queueStanding = (ledger: Ledger, caseId: string): QueueStanding | null => {
  const entry = ledger.entries.find((candidate) => candidate.caseId === caseId)
  if (!entry) return null
  const othersWaiting = ledger.entries.filter((other) => other.caseId !== caseId && waits(other.state)).length
  return { place: entry.place, state: entry.state, number: numberInQueue(ledger, caseId), othersWaiting }
}
