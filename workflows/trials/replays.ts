import { type FamilyState, familyStates } from '../statistics/family-state.ts'
import { normalWidth, predictedRange } from '../statistics/predicted-share.ts'
import { effectOver, type PairedEffect, type PredictedEffect } from './paired-effect.ts'
import type { FamilyPoint, Outlook } from './result.ts'
import { type Scenario, textNumber } from './scenarios.ts'

/** How often each scenario is replayed where a trial says nothing else. */
export const usualReplays = 10
/** How often at most. */
export const mostReplays = 50

/** The least, the mean and the most over the replays of a scenario. */
export interface Spread {
  readonly least: number
  readonly mean: number
  readonly most: number
}

/** A share over the replays; `lower` and `upper`: what it may come to among as many other families (95 %). */
export interface PredictedShare extends Spread {
  readonly state: FamilyState
  readonly lower: number
  readonly upper: number
  /** So many families who have nothing in common say as much: those of one compound share a manager and a transformer (S6). */
  readonly independent: number
}

/** Where the families are so many days after they asked, over the replays of a scenario. */
export interface PredictedPoint {
  readonly days: number
  readonly followed: number
  /** Every state, also one in which nobody was; null where nobody was followed so long. */
  readonly shares: readonly PredictedShare[] | null
}

/** What a scenario came to over all its replays. */
export interface Replays {
  /** Replays that were played: one where the scenario leaves nothing to luck. */
  readonly n: number
  readonly granted: Spread
  readonly running: Spread
  readonly monthsWaited: Spread
  readonly families: readonly PredictedPoint[]
  /** Of the families whose pile runs so many days after they asked: how many more there are than without the draft. */
  readonly effects?: readonly PredictedEffect[]
}

/** What of one replay goes into the spread. */
export type ReplayFigures = Pick<Outlook, 'families' | 'granted' | 'running' | 'monthsWaited'> & {
  readonly effects?: readonly PairedEffect[]
}

/**
 * How often a scenario is replayed. Where nobody does what he did not do, and nobody asks in addition, nothing is drawn: one
 * replay is all of them.
 */
export const replaysOf = ({ behaviour, filings }: Scenario, replays: number): number =>
  behaviour === 'noReaction' && filings <= 1 ? 1 : replays

/** The seed of a replay, from that of the trial, which is the seed of the first. */
export const seedOfReplay = (seed: number, n: number): number => (n === 0 ? seed : textNumber(`${seed} replay ${n}`))

/**
 * Puts the replays of a scenario together. Two kinds of luck are kept apart. `least` to `most`: what the very families of the
 * record meet in one replay and in another, where the scenario draws what they meet. `lower` to `upper`: what as many other
 * families of such a city would come to, who are themselves a draw, around the mean of the replays.
 */
export const replaysIn = (played: readonly ReplayFigures[]): Replays => ({
  n: played.length,
  granted: spreadOf(played.map(({ granted }) => granted)),
  running: spreadOf(played.map(({ running }) => running)),
  monthsWaited: spreadOf(played.map(({ monthsWaited }) => monthsWaited)),
  families: (played[0]?.families ?? []).map(({ days, followed, shares }): PredictedPoint => {
    const points = played.flatMap(({ families }) => families.find((one) => one.days === days) ?? [])
    return { days, followed, shares: shares && familyStates.map((state) => predictedShare(state, points)) }
  }),
  effects: (played[0]?.effects ?? []).flatMap(
    ({ days }) => effectOver(played.flatMap(({ effects = [] }) => effects.find((one) => one.days === days) ?? [])) ?? [],
  ),
})

const predictedShare = (state: FamilyState, points: readonly FamilyPoint[]): PredictedShare => {
  const spread = spreadOf(points.map(({ shares }) => shares?.find((one) => one.state === state)?.share ?? 0))
  const independent = independentOf(state, points)
  return { state, ...spread, ...predictedRange({ share: spread.mean, of: independent }, independent), independent }
}

/** Fewer families than this in a state, or beside it, say too little of how alike they are. */
const fewest = 5

/**
 * To how many independent families those of the replays come, by the width of their bands, which hold although the families
 * of one compound are alike: share (1 − share) / error². Of a state with few families it is that of all states together; of
 * one compound, which says nothing about others, it is one.
 */
const independentOf = (state: FamilyState, points: readonly FamilyPoint[]): number => {
  const [first] = points
  if (!first) return 1
  const known = points.flatMap(({ shares, followed }) =>
    (shares ?? []).flatMap((one) => {
      const square = squaredError(one)
      return square === null ? [] : [{ ...one, followed, square, spread: one.share * (1 - one.share) }]
    }),
  )
  const isTelling = ({ share, followed }: { share: number; followed: number }) => Math.min(share, 1 - share) * followed >= fewest
  const own = known.filter((one) => one.state === state && isTelling(one))
  const used = own.length > 0 ? own : known
  const sum = (of: (one: (typeof known)[number]) => number) => used.reduce((total, one) => total + of(one), 0)
  return used.length === 0 ? 1 : Math.max(1, Math.min(first.followed, sum(({ spread }) => spread) / sum(({ square }) => square)))
}

/** The squared standard error that a band on the log-log scale rests on, few compounds counted in; null = there is no band. */
const squaredError = ({ share, lower = null }: NonNullable<FamilyPoint['shares']>[number]): number | null => {
  if (lower === null || share <= 0 || share >= 1) return null
  const reach = Math.log(Math.log(lower) / Math.log(share))
  return ((reach * share * Math.log(share)) / normalWidth) ** 2
}

const spreadOf = (values: readonly number[]): Spread => ({
  least: Math.min(...values),
  mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  most: Math.max(...values),
})
