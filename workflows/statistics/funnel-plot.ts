import { binomialQuantile, binomialTails } from './binomial.ts'

/** A company's count among its requests, over how many compounds. */
export interface FunnelCount {
  readonly organisationId: string
  readonly count: number
  readonly n: number
  readonly compounds: number
}

/** The least a company must have, so that its number says something of it and not of one garage (S12). */
const funnelNeeds = { n: 20, compounds: 3 } as const

/** Limits within which companies differ by chance alone, for one size. */
interface Limits {
  readonly lower95: number
  readonly upper95: number
  readonly lower998: number
  readonly upper998: number
}

/** A company in the funnel. */
export interface FunnelPoint extends FunnelCount, Limits {
  readonly share: number
  /** The share drawn towards that of all, the more the fewer requests there are. */
  readonly shrunk: number
  /** Exact and two-sided (twice the smaller tail), against the share of all. */
  readonly pValue: number
  /** Benjamini–Hochberg: the share of false alarms among all companies at least as far out. */
  readonly falseDiscoveryRate: number
}

/** The funnel of one share over companies, sorted by id, never ranked (S12). */
export interface FunnelPlot {
  /** The share over all companies, those with few requests inside. */
  readonly overall: number | null
  readonly points: readonly FunnelPoint[]
  /** Companies with too few requests or compounds: they are in the share of all, and get no point. */
  readonly tooFew: number
}

/**
 * A funnel plot: what share of each company's requests, with the limits (95 % and 99.8 %, exact binomial) within which it
 * would lie by chance if all companies were alike. Not a ranking: nothing says which of two inside the limits is better.
 * The shrunken share is the mean of the beta-binomial fitted to the companies shown, by moments.
 */
export const funnelPlot = (counts: readonly FunnelCount[]): FunnelPlot => {
  const total = counts.reduce((sum, { n }) => sum + n, 0)
  const overall = total === 0 ? null : counts.reduce((sum, { count }) => sum + count, 0) / total
  const shown = counts.filter(({ n, compounds }) => n >= funnelNeeds.n && compounds >= funnelNeeds.compounds)
  const tooFew = counts.length - shown.length
  if (overall === null) return { overall, points: [], tooFew }
  const weight = priorWeight(shown, overall)
  const tails = shown.map(({ count, n }) => binomialTails(count, n, overall))
  const pValues = tails.map(({ atMost, atLeast }) => Math.min(1, 2 * Math.min(atMost, atLeast)))
  const rates = falseDiscoveryRates(pValues)
  const points = shown.map((one, index) => ({
    ...one,
    share: one.count / one.n,
    shrunk: weight === Number.POSITIVE_INFINITY ? overall : (one.count + weight * overall) / (one.n + weight),
    pValue: pValues[index] ?? 1,
    falseDiscoveryRate: rates[index] ?? 1,
    ...limitsOf(one.n, overall),
  }))
  return { overall, points: points.toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1)), tooFew }
}

const limitsOf = (n: number, share: number): Limits => ({
  lower95: binomialQuantile(0.025, n, share) / n,
  upper95: binomialQuantile(0.975, n, share) / n,
  lower998: binomialQuantile(0.001, n, share) / n,
  upper998: binomialQuantile(0.999, n, share) / n,
})

/**
 * How many requests the share of all weighs as: from how much more the companies differ than by chance (the moments of the
 * beta-binomial, Kleinman 1973). Unlimited where they differ no more than that.
 */
const priorWeight = (shown: readonly FunnelCount[], share: number): number => {
  const total = shown.reduce((sum, { n }) => sum + n, 0)
  const spread = shown.reduce((sum, { count, n }) => sum + n * (count / n - share) ** 2, 0)
  const byChance = share * (1 - share)
  const groups = shown.length
  const squares = shown.reduce((sum, { n }) => sum + (n * n) / total, 0)
  // E[spread] = p(1 − p) · (groups − 1 + ρ · (N − Σn²/N − groups + 1)).
  const alike = (spread / byChance - (groups - 1)) / (total - squares - (groups - 1))
  return alike > 0 && alike < 1 ? 1 / alike - 1 : alike >= 1 ? 0 : Number.POSITIVE_INFINITY
}

/** Benjamini and Hochberg 1995, as `p.adjust(…, "BH")` of R, in the order given. */
export const falseDiscoveryRates = (pValues: readonly number[]): number[] => {
  const order = pValues.map((_, index) => index).toSorted((a, b) => (pValues[b] ?? 0) - (pValues[a] ?? 0))
  const rates = new Array<number>(pValues.length).fill(1)
  let least = 1
  order.forEach((index, above) => {
    const rank = pValues.length - above
    least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank)
    rates[index] = least
  })
  return rates
}
