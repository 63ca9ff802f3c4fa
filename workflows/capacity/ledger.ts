import { sameJson } from '../same-json.ts'
import type { CapacityRules, CountedPile } from './demand.ts'
import { type LedgerRow, type LoadInput, leavesRoom, ledgerRow, type OtherPile, type Peak } from './load.ts'

/**
 * How a request stands at its transformer. `waiting`: it has its place. `offered`: a freed place waits for its answer.
 * `lapsed`: it let a reservation or an offer go by; its place is remembered, nothing is kept for it. `released`: it is over.
 */
export type EntryState = 'waiting' | 'offered' | 'reserved' | 'built' | 'lapsed' | 'released'

/** One request at a transformer. Nothing personal. */
export interface LedgerEntry {
  readonly caseId: string
  /** Number of the change that first placed it: what decides between two of the same instant. */
  readonly no: number
  /** The instant of the first complete filing, never that of an approval (H38). */
  readonly place: string
  readonly powerKw: number
  readonly state: EntryState
  readonly orderedCharging: boolean
  /** Waiting after a finding: there was room in ordered charging only, or none. Null = the grid has not looked yet. */
  readonly found: 'ordered' | 'none' | null
  /** Whether its owner was asked to charge in order for the sake of others, and has answered. */
  readonly orderedAsk: 'open' | 'answered' | null
  readonly energisedOn: string | null
}

/** What is known of the transformer itself. */
export interface LedgerFigures {
  readonly ratedKva: number | null
  readonly peaks: readonly Peak[]
  /** What the register of the compound said last: a later change there counts, an unchanged register does not. */
  readonly register: { readonly ratedKva: number | null; readonly peak: Peak | null } | null
}

/** The queue and the reservations of one transformer. */
export interface Ledger {
  readonly transformerId: string
  /** How many changes it has taken. */
  readonly version: number
  readonly figures: LedgerFigures
  readonly entries: readonly LedgerEntry[]
}

/** What one change of the ledger is about. */
export const ledgerEventTypes = [
  'placed',
  'waiting',
  'offered',
  'reserved',
  'built',
  'lapsed',
  'released',
  'changed',
  'measured',
] as const
/** What one change of the ledger is about. */
export type LedgerEventType = (typeof ledgerEventTypes)[number]

/** One change of a ledger, caused by one event of one case. */
export type LedgerEvent =
  | { readonly type: 'measured'; readonly caseId: string; readonly figures: LedgerFigures }
  | { readonly type: Exclude<LedgerEventType, 'measured'>; readonly caseId: string; readonly entry: LedgerEntry }

/** A transformer about which nothing is recorded yet. */
export const emptyLedger = (transformerId: string): Ledger => ({
  transformerId,
  version: 0,
  figures: { ratedKva: null, peaks: [], register: null },
  entries: [],
})

/** Applies one change: the only way a ledger changes. */
export const applyLedgerEvent = (ledger: Ledger, event: LedgerEvent): Ledger => {
  const version = ledger.version + 1
  if (event.type === 'measured') return { ...ledger, version, figures: event.figures }
  const others = ledger.entries.filter((entry) => entry.caseId !== event.caseId)
  return { ...ledger, version, entries: [...others, event.entry].sort(byPlace) }
}

/** The order of the queue: first complete filing first; of two at the same instant the one that was recorded first. */
export const byPlace = (a: Pick<LedgerEntry, 'place' | 'no'>, b: Pick<LedgerEntry, 'place' | 'no'>): number =>
  a.place < b.place ? -1 : a.place > b.place ? 1 : a.no - b.no

/** The change that brings a ledger to what a case says of itself now; null when it says so already. */
export const entryEvent = (ledger: Ledger, wanted: Omit<LedgerEntry, 'no'>): LedgerEvent | null => {
  const known = ledger.entries.find((entry) => entry.caseId === wanted.caseId)
  const { caseId } = wanted
  if (!known) return wanted.state === 'released' ? null : { type: 'placed', caseId, entry: { ...wanted, no: ledger.version + 1 } }
  const entry = { ...wanted, no: known.no }
  if (sameJson(entryKey(entry), entryKey(known))) return null
  return { type: known.state === entry.state ? 'changed' : entry.state, caseId, entry }
}

const entryKey = (entry: LedgerEntry): unknown[] => [
  entry.place,
  entry.powerKw,
  entry.state,
  entry.orderedCharging,
  entry.found,
  entry.orderedAsk,
  entry.energisedOn,
]

/** The peaks with new ones among them: of each time of the year the last that was told. */
export const mergedPeaks = (known: readonly Peak[], told: readonly Peak[], rules: CapacityRules): Peak[] => {
  const part = ({ month }: Peak) => {
    const number = Number(month.slice(5))
    if (rules.measurement?.summerMonths.includes(number)) return 'summer'
    return rules.measurement?.winterMonths.includes(number) ? 'winter' : 'other'
  }
  const kept = known.filter((peak) => !told.some((other) => part(other) === part(peak)))
  return [...kept, ...told].sort((a, b) => a.month.localeCompare(b.month))
}

/** The figures after the register of the compound was read; null when it says nothing new. */
export const figuresOfRegister = (
  figures: LedgerFigures,
  read: NonNullable<LedgerFigures['register']>,
  rules: CapacityRules,
): LedgerFigures | null => {
  if (sameJson(figures.register, read)) return null
  return {
    ratedKva: read.ratedKva ?? figures.ratedKva,
    peaks: read.peak ? mergedPeaks(figures.peaks, [read.peak], rules) : figures.peaks,
    register: read,
  }
}

/** Who asks for room: its place decides who comes before it. */
export interface Asking extends CountedPile {
  readonly caseId: string
  /** Null = not in this ledger yet: everybody who waits comes before it. */
  readonly entry: Pick<LedgerEntry, 'place' | 'no'> | null
}

/** The row of a request: everybody who is built or has capacity kept, and who waits with an earlier place. */
export const rowOf = (
  ledger: Ledger,
  asking: Asking,
  at: { readonly on: string; readonly rules: CapacityRules; readonly figures?: Pick<LedgerFigures, 'ratedKva' | 'peaks'> },
): LedgerRow => {
  const { ratedKva, peaks } = at.figures ?? ledger.figures
  const { transformerId, version } = ledger
  const { powerKw, ordered } = asking
  const bare = { transformerId, version, on: at.on, ratedKva, peaks, asked: { powerKw, ordered } }
  return ledgerRow({ ...bare, others: othersFor(ledger, asking, bare, at.rules) }, at.rules)
}

const othersFor = (
  ledger: Ledger,
  asking: Pick<Asking, 'caseId' | 'entry'>,
  bare: Omit<LoadInput, 'others'>,
  rules: CapacityRules,
): OtherPile[] => {
  const others = ledger.entries.filter((entry) => entry.caseId !== asking.caseId)
  const built = others.filter((entry) => entry.state === 'built').map((entry) => pile(entry, 'built'))
  const kept = others.flatMap((entry) =>
    entry.state === 'reserved' || entry.state === 'offered' ? [pile(entry, entry.state)] : [],
  )
  // Those who ask for the same could fit or not alike, and most ask for the same.
  const fits = new Map<string, boolean>()
  const couldFit = (entry: LedgerEntry): boolean => {
    const asks = `${entry.powerKw} ${entry.orderedCharging}`
    const known = fits.get(asks) ?? couldEverFit(entry, built, bare, rules)
    fits.set(asks, known)
    return known
  }
  const ahead = others
    .filter((entry) => entry.state === 'waiting' && (asking.entry === null || byPlace(entry, asking.entry) < 0))
    .filter(couldFit)
    .map((entry) => pile(entry, 'ahead'))
  return [...built, ...kept, ...ahead]
}

const pile = (entry: LedgerEntry, standing: OtherPile['standing']): OtherPile => ({
  powerKw: entry.powerKw,
  ordered: entry.orderedCharging,
  standing,
  energisedOn: entry.energisedOn,
})

/**
 * Whether a waiting request would fit if everybody who has not built gave way. One that would not needs another
 * transformer, not a turn: it keeps its place and bars nobody, however strong the pile that it asks for.
 */
const couldEverFit = (
  entry: LedgerEntry,
  built: readonly OtherPile[],
  bare: Omit<LoadInput, 'others'>,
  rules: CapacityRules,
): boolean => {
  const { band } = ledgerRow({ ...bare, asked: pile(entry, 'ahead'), others: built }, rules)
  return band !== 'noCapacity'
}

/** The next thing to do in a queue: offer a freed place, or ask those who have not built to charge in order. */
export type QueueStep =
  | { readonly kind: 'offer'; readonly caseId: string; readonly ordered: boolean }
  | { readonly kind: 'ask'; readonly caseIds: readonly string[] }

/**
 * What a queue waits for, in the order of places (H38). Every waiting request is counted before the later ones, so nobody
 * is passed over; where ordered charging of all who have not built would make room, they are asked first, once each.
 */
export const queueStep = (
  ledger: Ledger,
  at: {
    readonly on: string
    readonly rules: CapacityRules
    /** Requests that cannot be written to just now: they keep their places, and nothing is asked of them. */
    readonly without?: ReadonlySet<string>
  },
): QueueStep | null => {
  const reachable = ({ caseId }: LedgerEntry) => !at.without?.has(caseId)
  const found = ledger.entries
    .filter((entry) => entry.state === 'waiting' && entry.found !== null && reachable(entry))
    .toSorted(byPlace)
  for (const entry of found) {
    const asking = { caseId: entry.caseId, entry, powerKw: entry.powerKw, ordered: entry.orderedCharging }
    const row = rowOf(ledger, asking, at)
    if (leavesRoom(row, entry.orderedCharging)) return { kind: 'offer', caseId: entry.caseId, ordered: entry.orderedCharging }
    // Who was found room in ordered charging has that choice already; nothing is offered twice.
    if (entry.found === 'none' && leavesRoom(row, true)) return { kind: 'offer', caseId: entry.caseId, ordered: true }
    if (row.band !== 'orderedForAll') continue
    const caseIds = ledger.entries
      .filter((other) => other.state === 'reserved' && !other.orderedCharging && other.orderedAsk === null && reachable(other))
      .map((other) => other.caseId)
    if (caseIds.length > 0) return { kind: 'ask', caseIds }
  }
  return null
}

/** Where a request stands in the queue: how many are before it, counted from the first that waits. Null when it does not wait. */
export const numberInQueue = (ledger: Ledger, caseId: string): number | null => {
  const waiting = ledger.entries.filter((entry) => entry.state === 'waiting' || entry.state === 'offered').toSorted(byPlace)
  const index = waiting.findIndex((entry) => entry.caseId === caseId)
  return index < 0 ? null : index + 1
}
