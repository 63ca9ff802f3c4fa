import type { RulePack } from '../rules/schema.ts'

/** The numbers of a place on which the sum of a transformer rests. */
export type CapacityRules = RulePack['capacity']

/** A pile that is counted: its rated power, and whether its power or time is controlled at the peak. */
export interface CountedPile {
  readonly powerKw: number
  readonly ordered: boolean
}

/** One term of the sum, as anybody can work it out: kx × kW ÷ cosφ. */
export interface DemandTerm {
  readonly piles: number
  readonly kx: number
  /** The power of the strongest so many piles together. */
  readonly sumKw: number
  readonly kva: number
}

/** What a number of piles adds to a transformer. */
export interface AddedDemand {
  readonly piles: number
  /** One term for each step of the coefficients: at its largest number of piles, where its sum is largest. */
  readonly terms: readonly DemandTerm[]
  /** The piles in ordered charging, where the place gives these a coefficient of their own. */
  readonly ordered: DemandTerm | null
  readonly kva: number
}

/**
 * What piles add to a transformer: the running maximum over k ≤ n of Kx(k) × (power of the k strongest) ÷ cosφ. The plain
 * product would fall where a coefficient steps down, so that the tenth pile lowered the load and nine were refused where
 * ten are let in (H20c). Piles of one power give the textbook sum; the order in which piles are named changes nothing.
 */
export const addedDemand = (piles: readonly CountedPile[], rules: CapacityRules): AddedDemand => {
  const ownKx = rules.orderedCharging?.kx ?? null
  const apart = ownKx === null ? [] : piles.filter((pile) => pile.ordered)
  const together = ownKx === null ? piles : piles.filter((pile) => !pile.ordered)
  const terms = steppedTerms(strongestFirst(together), rules)
  const ordered = ownKx === null || apart.length === 0 ? null : term(strongestFirst(apart), ownKx, rules)
  const kva = Math.max(0, ...terms.map((one) => one.kva)) + (ordered?.kva ?? 0)
  return { piles: piles.length, terms, ordered, kva }
}

// Sorted before they are added, so that the same piles give the same sum to the last bit.
const strongestFirst = (piles: readonly CountedPile[]): number[] => piles.map((pile) => pile.powerKw).sort((a, b) => b - a)

/** Within one step the coefficient is the same, so its sum is largest at its last number of piles: one term for each step. */
const steppedTerms = (powers: readonly number[], rules: CapacityRules): DemandTerm[] => {
  const reached = rules.demandCoefficients.filter((_, index) => (rules.demandCoefficients[index - 1]?.upTo ?? 0) < powers.length)
  return reached.map(({ upTo, kx }) => term(powers.slice(0, upTo ?? powers.length), kx, rules))
}

const term = (powers: readonly number[], kx: number, { powerFactor }: CapacityRules): DemandTerm => {
  const sumKw = powers.reduce((sum, power) => sum + power, 0)
  return { piles: powers.length, kx, sumKw, kva: (kx * sumKw) / powerFactor }
}
