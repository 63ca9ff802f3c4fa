import { compoundBootstrap } from '../statistics/compound-bootstrap.ts'
import { calendarDaysBetween, type Day } from '../statistics/days.ts'
import type { Milestones } from './differences.ts'

/** A tried request in the record and under the draft. */
export interface PairedRequest {
  readonly chainId: string
  readonly compoundId: string
  readonly inRecord: Milestones
  readonly inTrial: Milestones
}

/** What a draft does to the share of families whose pile runs so many days after they asked: with it, less without it. */
export interface PairedEffect {
  readonly days: number
  /** Families that were followed so long, and compounds they live in. */
  readonly families: number
  readonly compounds: number
  readonly effect: number
  /** 95 % by compound: what it may come to among as many other families; null where all are of one compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** As many draws as the ends of a band of 95 % need. */
const draws = 1000

interface Compound {
  readonly compoundId: string
  readonly families: number
  readonly gained: number
}

/**
 * The effect of a draft on the very families of the record. Each family is held against itself: what it meets whatever the rule
 * (its garage, its transformer, its company) falls out, so that the range is that of the difference and far narrower than that
 * of the share. Resampled by compound, because those of one compound have a company in common (S6).
 */
export const pairedEffect = (
  requests: readonly PairedRequest[],
  { days, asOf, seed }: { readonly days: number; readonly asOf: Day; readonly seed: number },
): PairedEffect => {
  const families = [...Map.groupBy(requests, ({ chainId }) => chainId).values()].flatMap((own) => {
    const askedOn = own.map(({ inRecord }) => inRecord.filedOn).reduce((a, b) => (a < b ? a : b))
    if (calendarDaysBetween(askedOn, asOf) < days) return []
    const runs = (which: 'inRecord' | 'inTrial'): number => Number(own.some((one) => isWithin(askedOn, one[which].runsOn, days)))
    return [{ compoundId: own[0]?.compoundId ?? '', gained: runs('inTrial') - runs('inRecord') }]
  })
  const compounds = [...Map.groupBy(families, ({ compoundId }) => compoundId)].map(
    ([compoundId, own]): Compound => ({
      ...{ compoundId, families: own.length },
      gained: own.reduce((sum, { gained }) => sum + gained, 0),
    }),
  )
  const { value, lower, upper } = compoundBootstrap(compounds, ({ compoundId }) => compoundId, meanGain, { draws, seed })
  return { days, families: families.length, compounds: compounds.length, effect: value ?? 0, lower, upper }
}

const isWithin = (askedOn: Day, on: Day | null, days: number): boolean => on !== null && calendarDaysBetween(askedOn, on) <= days

const meanGain = (compounds: readonly Compound[]): number | null => {
  const families = compounds.reduce((sum, one) => sum + one.families, 0)
  return families === 0 ? null : compounds.reduce((sum, { gained }) => sum + gained, 0) / families
}

/** The effect over the replays of a scenario. */
export interface PredictedEffect extends PairedEffect {
  /** What the very families of the record meet in one replay and in another. */
  readonly least: number
  readonly most: number
}

/** Puts the effects of the replays together: their mean, between the mean limits of what other families would leave open. */
export const effectOver = (played: readonly PairedEffect[]): PredictedEffect | null => {
  const [first] = played
  if (!first) return null
  const mean = (of: (one: PairedEffect) => number | null): number | null => {
    const values = played.map(of)
    return values.reduce<number | null>((sum, value) => (sum === null || value === null ? null : sum + value / values.length), 0)
  }
  const effects = played.map(({ effect }) => effect)
  return {
    ...first,
    effect: mean(({ effect }) => effect) ?? 0,
    lower: mean(({ lower }) => lower),
    upper: mean(({ upper }) => upper),
    least: Math.min(...effects),
    most: Math.max(...effects),
  }
}
