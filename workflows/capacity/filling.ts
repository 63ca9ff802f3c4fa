import type { CapacityRules } from './demand.ts'
import { gaugeOf } from './gauge.ts'
import { type Ledger, rowOf } from './ledger.ts'
import type { LedgerRow } from './load.ts'

/** What fills a transformer, part by part: the parts add up to the limit, so that anybody can follow the sum. */
interface Filling {
  readonly peakKva: number
  readonly month: string
  /** What the piles add that run already and are not inside the measured peak. */
  readonly builtKva: number
  /** What is kept for piles that are not built yet. */
  readonly keptKva: number
  readonly limitKva: number
  /** What is left up to the limit; negative where it is passed. */
  readonly freeKva: number
}

/** The parts of the load of a transformer on a day; null where its rating or a valid peak is not known. */
export const fillingOf = (ledger: Ledger, at: { readonly on: string; readonly rules: CapacityRules }): Filling | null => {
  const { load, ratedKva, limit } = gaugeOf(ledger, at)
  if (load === null || ratedKva === null) return null
  const built = gaugeOf({ ...ledger, entries: ledger.entries.filter(({ state }) => state === 'built') }, at)
  // The peak that is worst with everybody may be another than the worst with the built ones alone.
  const builtKva = built.load?.month === load.month ? built.load.loadKva - load.peakKva : 0
  const limitKva = ratedKva * limit
  return {
    peakKva: load.peakKva,
    month: load.month,
    builtKva,
    keptKva: load.loadKva - load.peakKva - builtKva,
    limitKva,
    freeKva: limitKva - load.loadKva,
  }
}

/** The sum for one more pile of a power, behind all who are there or wait: what a request filed now would meet. */
export const rowForOneMore = (
  ledger: Ledger,
  powerKw: number,
  at: { readonly on: string; readonly rules: CapacityRules },
): LedgerRow => rowOf(ledger, { caseId: '', entry: null, powerKw, ordered: false }, at)
