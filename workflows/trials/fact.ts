import { asKnownThen } from '../statistics/as-of.ts'
import type { Day } from '../statistics/days.ts'
import { familiesFigure } from '../statistics/families.ts'
import { type FamilyState, familyStates } from '../statistics/family-state.ts'
import { predictedRange } from '../statistics/predicted-share.ts'
import type { CaseEnd, Stay } from '../statistics/rows.ts'
import type { Spread } from './replays.ts'
import type { FamilyPoint, ScenarioResult, TrialResult } from './result.ts'

/** A predicted share beside what happened: of the families who asked, so many days after. Shares are from 0 to 1. */
export interface HeldShare {
  readonly days: number
  readonly state: FamilyState
  /** The lowest and the highest of all scenarios and all their replays: what the very families of the record would meet. */
  readonly low: number
  readonly high: number
  /**
   * The lowest and the highest of the scenarios, with what so many families as were then observed may come to by luck (95 %).
   * Of a trial that was replayed once: with what the families of the record leave open (95 %, by compound); null where its
   * result says nothing of it.
   */
  readonly rangeLower: number | null
  readonly rangeUpper: number | null
  /** In the record that was tried: what somebody says who expects that the rule changes nothing. */
  readonly before: number
  readonly fact: number
  /**
   * 95 % for the fact alone, by compound; null where all are of one compound. For 0 and 1 there is no band by compound: the
   * exact limits of the binomial stand there, which are at least so narrow.
   */
  readonly factLower: number | null
  readonly factUpper: number | null
  /** How far the fact lies outside what the replays gave; 0 = it does not. */
  readonly miss: number
  /** How far it lies from what was there before. */
  readonly missBefore: number
  /**
   * `within`: inside what the replays gave. `withinError`: outside that, and inside the range with the luck of the families;
   * of a trial that was replayed once, outside by no more than the families of the two sides may be off by chance.
   */
  readonly reading: 'within' | 'withinError' | 'missed'
}

/** A trial beside what happened since. */
export interface HeldAgainst {
  readonly definition: { readonly id: 'trial.heldAgainst'; readonly version: 2 | 3 }
  /** Families that asked under the rule since, and compounds they live in. */
  readonly families: number
  readonly compounds: number
  readonly open: number
  /** Families that were followed so long, before and since. A day on which nobody was followed on one of the sides has no shares. */
  readonly followed: readonly { readonly days: number; readonly predicted: number; readonly fact: number }[]
  readonly shares: readonly HeldShare[]
}

/**
 * `trial.heldAgainst`: holds the range of a trial against the families that asked since the rule is in force (T4, T5). Both
 * sides are the figure `family.where`, so that the two can only differ in what happened. The families of the trial and those
 * since are not the same: a winter differs from a summer, and a full transformer from an empty one. The miss is therefore
 * shown for every share, beside the miss of whoever had said that nothing changes.
 */
export const heldAgainst = (
  result: Pick<TrialResult, 'recorded' | 'scenarios'>,
  rows: { readonly stays: readonly Stay[]; readonly ends: readonly CaseEnd[] },
  asOf: Day,
): HeldAgainst => {
  const figure = familiesFigure(rows, { at: asKnownThen(asOf), split: 'all' })
  const [group] = figure.groups
  const after = result.recorded.families.map((point) => ({
    days: point.days,
    said: point,
    fact: group?.after.find(({ days }) => days === point.days) ?? null,
  }))
  const compounds = new Set(rows.stays.map(({ compoundId }) => compoundId)).size
  return {
    definition: { id: 'trial.heldAgainst', version: isReplayed(result) ? 3 : 2 },
    families: figure.n,
    compounds,
    open: figure.open,
    followed: after.map(({ days, said, fact }) => ({ days, predicted: said.followed, fact: fact?.followed ?? 0 })),
    shares: after.flatMap(({ days, said, fact }) =>
      fact?.shares
        ? familyStates.flatMap((state) => {
            const happened = fact.shares?.find((one) => one.state === state)
            const at = { days, state, among: fact.followed }
            const predicted = result.scenarios.flatMap((scenario) => predictedIn(scenario, at) ?? [])
            const before = shareIn([said], days, state)?.share ?? null
            if (!happened || before === null || predicted.length === 0) return []
            const certain = compounds < 2 ? happened : withLimits(happened, fact.followed)
            return [held({ days, state, predicted, before, happened: certain, isReplayed: isReplayed(result) })]
          })
        : [],
    ),
  }
}

const isReplayed = ({ scenarios }: Pick<TrialResult, 'scenarios'>): boolean =>
  scenarios.length > 0 && scenarios.every(({ replays }) => replays !== undefined)

/** What a scenario says of a state on a day; null where nobody was followed so long. */
const predictedIn = (
  { families, replays }: Pick<ScenarioResult, 'families' | 'replays'>,
  { days, state, among }: { readonly days: number; readonly state: FamilyState; readonly among: number },
): Predicted | null => {
  if (!replays) {
    const once = shareIn(families, days, state)
    return once && { least: once.share, most: once.share, lower: once.lower, upper: once.upper }
  }
  const point = replays.families.find((one) => one.days === days)
  const said = point?.shares?.find((one) => one.state === state)
  if (!point || !said) return null
  const { least, mean, most, independent } = said
  // As many as were in fact observed, as alike as those of the record: fewer families vary by more.
  const { lower, upper } = predictedRange({ share: mean, of: independent }, (among * independent) / point.followed)
  return { least, most, lower: Math.min(lower, least), upper: Math.max(upper, most) }
}

type Predicted = Omit<Spread, 'mean'> & Pick<Happened, 'lower' | 'upper'>

/** The share of a state; null where nobody was followed so long. */
const shareIn = (families: readonly FamilyPoint[], days: number, state: FamilyState): Happened | null => {
  const point = families.find((one) => one.days === days)
  if (!point?.shares) return null
  // A result says nothing of a state in which nobody was; one of an older service says nothing of bands.
  const isOld = point.shares.every(({ lower }) => lower === undefined)
  const { share, lower = null, upper = null } = point.shares.find((one) => one.state === state) ?? { share: 0 }
  return isOld ? { share, lower: null, upper: null } : withLimits({ share, lower, upper }, point.followed)
}

interface Happened {
  readonly share: number
  readonly lower: number | null
  readonly upper: number | null
}

/** None of n, or all of them: Clopper–Pearson, whose ends have a closed form there. */
const withLimits = ({ share, ...band }: Happened, n: number): Happened => {
  if (n === 0 || (share > 0 && share < 1)) return { share, ...band }
  const reach = 0.025 ** (1 / n)
  return share <= 0 ? { share, lower: 0, upper: 1 - reach } : { share, lower: reach, upper: 1 }
}

const held = ({
  days,
  state,
  predicted,
  before,
  happened: { share: fact, lower, upper },
  isReplayed,
}: {
  readonly days: number
  readonly state: FamilyState
  readonly predicted: readonly Predicted[]
  readonly before: number
  readonly happened: Happened
  readonly isReplayed: boolean
}): HeldShare => {
  const [low, high] = [Math.min(...predicted.map(({ least }) => least)), Math.max(...predicted.map(({ most }) => most))]
  const miss = Math.max(0, low - fact, fact - high)
  const lowers = predicted.flatMap((one) => one.lower ?? [])
  const uppers = predicted.flatMap((one) => one.upper ?? [])
  const [rangeLower, rangeUpper] = [lowers.length ? Math.min(...lowers) : null, uppers.length ? Math.max(...uppers) : null]
  // How far each side may be off in the direction of the other; two independent errors add up as squares.
  const ofRange = fact < low ? low - (rangeLower ?? low) : (rangeUpper ?? high) - high
  const ofFact = fact < low ? (upper ?? fact) - fact : fact - (lower ?? fact)
  // The range of many replays holds the luck of the fact already.
  const reaches = miss <= (isReplayed ? ofRange : Math.hypot(Math.max(0, ofRange), Math.max(0, ofFact)))
  return {
    days,
    state,
    low,
    high,
    rangeLower,
    rangeUpper,
    before,
    fact,
    factLower: lower,
    factUpper: upper,
    miss,
    missBefore: Math.abs(fact - before),
    reading: miss === 0 ? 'within' : reaches ? 'withinError' : 'missed',
  }
}
