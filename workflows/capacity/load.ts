import { type AddedDemand, addedDemand, type CapacityRules, type CountedPile, type DemandTerm } from './demand.ts'

/** What a sum says of a request. `orderedForAll`: there is room once those who have not built yet charge in order too (H38). */
export type CapacityBand = 'available' | 'orderedChargingOnly' | 'orderedForAll' | 'noCapacity' | 'unknown'

/** The two times of the year whose peaks a transformer must carry. */
export type Season = 'summer' | 'winter'

/** A measured peak of a transformer. */
export interface Peak {
  /** YYYY-MM. */
  readonly month: string
  readonly kva: number
}

/** A pile that is there or has a place before the request that is asked about. */
export interface OtherPile extends CountedPile {
  readonly standing: 'built' | 'reserved' | 'offered' | 'ahead'
  /** The day since which it runs; a peak measured in a later month has it inside. */
  readonly energisedOn: string | null
}

/** What one row of the ledger is worked out from. */
export interface LoadInput {
  readonly transformerId: string | null
  /** Version of the ledger: how many changes it had taken before. */
  readonly version: number
  readonly on: string
  readonly ratedKva: number | null
  readonly peaks: readonly Peak[]
  readonly asked: CountedPile
  readonly others: readonly OtherPile[]
}

/** The sum against one measured peak. */
export interface LoadSum {
  readonly month: string
  readonly peakKva: number
  /** Piles that already ran in that month: they are inside the peak and not counted again. */
  readonly insidePeak: number
  readonly piles: number
  readonly terms: readonly DemandTerm[]
  readonly ordered: DemandTerm | null
  readonly addedKva: number
  readonly loadKva: number
  readonly rate: number
}

/** One way in which the request could charge, with its sums; the largest rate decides. */
export interface LoadWay {
  readonly way: 'plain' | 'ordered' | 'orderedForAll'
  readonly limit: number
  readonly sums: readonly LoadSum[]
  readonly rate: number
  readonly fits: boolean
}

/** A row of the ledger: every number that the answer rests on, so that anybody can work it out again. */
export interface LedgerRow {
  readonly transformerId: string | null
  readonly version: number
  readonly on: string
  readonly ratedKva: number | null
  readonly powerFactor: number
  readonly asked: CountedPile
  /** How many others are counted, by how they stand. */
  readonly counted: Readonly<Record<OtherPile['standing'], number>>
  readonly peaks: readonly (Peak & { readonly season: Season | null; readonly expired: boolean })[]
  /** Times of the year of which no valid peak is known: the row says so instead of guessing. */
  readonly unmeasured: readonly Season[]
  readonly ways: readonly LoadWay[]
  readonly band: CapacityBand
}

// Floating sums of equal worth may differ in the last bits; nobody is refused for these.
const hair = 1e-9

/**
 * Works out one row of the ledger: the load of a transformer with the request and all who are there or come before it,
 * plain, in ordered charging, and with everybody who has not built yet in ordered charging.
 */
export const ledgerRow = (input: LoadInput, rules: CapacityRules): LedgerRow => {
  const { transformerId, version, on, ratedKva, asked, others } = input
  const peaks = input.peaks
    .map((peak) => ({ ...peak, season: seasonOf(peak.month, rules), expired: isExpired(peak.month, on, rules) }))
    .sort((a, b) => a.month.localeCompare(b.month))
  const valid = peaks.filter((peak) => !peak.expired)
  const ways = ratedKva === null || valid.length === 0 ? [] : waysOf(ratedKva, valid, input, rules)
  return {
    transformerId,
    version,
    on,
    ratedKva,
    powerFactor: rules.powerFactor,
    asked: { powerKw: asked.powerKw, ordered: asked.ordered },
    counted: {
      built: count(others, 'built'),
      reserved: count(others, 'reserved'),
      offered: count(others, 'offered'),
      ahead: count(others, 'ahead'),
    },
    peaks,
    unmeasured: seasons.filter((season) => rules.measurement && !valid.some((peak) => peak.season === season)),
    ways,
    band: bandOf(ways),
  }
}

/** Whether a row leaves room for the request: as it is, or in ordered charging. */
export const leavesRoom = (row: LedgerRow, ordered: boolean): boolean =>
  row.band === 'available' || (ordered && row.band === 'orderedChargingOnly')

/** How many piles of one power still fit beside all others, plain. Null where rating or peak are not known. */
export const pilesThatFit = (input: Omit<LoadInput, 'asked'>, powerKw: number, rules: CapacityRules): number | null => {
  const asked = { powerKw, ordered: false }
  const others = [...input.others]
  for (let fit = 0; fit < mostPiles; fit += 1) {
    const { band } = ledgerRow({ ...input, asked, others }, rules)
    if (band === 'unknown') return null
    if (band !== 'available') return fit
    others.push({ ...asked, standing: 'ahead', energisedOn: null })
  }
  return mostPiles
}

// Beyond this no transformer of a compound reaches; it bounds the count, not the ledger.
const mostPiles = 2000

const seasons: readonly Season[] = ['summer', 'winter']

const seasonOf = (month: string, { measurement }: CapacityRules): Season | null => {
  const number = Number(month.slice(5))
  if (measurement?.summerMonths.includes(number)) return 'summer'
  return measurement?.winterMonths.includes(number) ? 'winter' : null
}

/** A peak counts for the months that the place gives it, up to the last day of the last of them. */
const isExpired = (month: string, on: string, { measurement }: CapacityRules): boolean =>
  measurement !== undefined && numberOfMonth(month) + measurement.validMonths < numberOfMonth(on)

/** The months up to that of a day or of a month, counted from the year nought. */
const numberOfMonth = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7))

const count = (others: readonly OtherPile[], standing: OtherPile['standing']): number =>
  others.filter((other) => other.standing === standing).length

const waysOf = (ratedKva: number, peaks: readonly Peak[], { asked, others }: LoadInput, rules: CapacityRules): LoadWay[] => {
  const { loadLimit, orderedCharging } = rules
  const way = (name: LoadWay['way'], limit: number, mine: CountedPile, theirs: readonly OtherPile[]): LoadWay => {
    const sums = peaks.map((peak) => sumOf(ratedKva, peak, mine, theirs, rules))
    const rate = Math.max(...sums.map((sum) => sum.rate))
    return { way: name, limit, sums, rate, fits: rate <= limit + hair }
  }
  const plain = way('plain', loadLimit, { ...asked, ordered: false }, others)
  if (!orderedCharging) return [plain]
  const mine = { ...asked, ordered: true }
  const ordered = way('ordered', orderedCharging.limit, mine, others)
  const all = others.map((other) => (other.standing === 'built' ? other : { ...other, ordered: true }))
  const changes = orderedCharging.kx !== null && others.some((other, index) => other.ordered !== all[index]?.ordered)
  return changes ? [plain, ordered, way('orderedForAll', orderedCharging.limit, mine, all)] : [plain, ordered]
}

const sumOf = (ratedKva: number, peak: Peak, mine: CountedPile, theirs: readonly OtherPile[], rules: CapacityRules): LoadSum => {
  const outside = theirs.filter((other) => !runsInside(other, peak))
  const added: AddedDemand = addedDemand([...outside, mine], rules)
  const loadKva = peak.kva + added.kva
  return {
    month: peak.month,
    peakKva: peak.kva,
    insidePeak: theirs.length - outside.length,
    piles: added.piles,
    terms: added.terms,
    ordered: added.ordered,
    addedKva: added.kva,
    loadKva,
    rate: loadKva / ratedKva,
  }
}

/** A pile that ran before the month began has its share in the peak; one that came in the middle may not. */
const runsInside = (other: OtherPile, peak: Peak): boolean =>
  other.standing === 'built' && other.energisedOn !== null && other.energisedOn.slice(0, 7) < peak.month

const bandOf = (ways: readonly LoadWay[]): CapacityBand => {
  if (ways.length === 0) return 'unknown'
  const fitting = ways.find((way) => way.fits)?.way
  if (fitting === 'plain') return 'available'
  if (fitting === 'ordered') return 'orderedChargingOnly'
  return fitting ?? 'noCapacity'
}
