import type { ClusteredObservation } from './clustered-survival.ts'
import { indexClusters } from './clusters.ts'
import { seededNumbers } from './seeded.ts'
import { solve } from './solve.ts'

/** An observation and the group it is compared in. A cluster lies in one group. */
export interface GroupedObservation extends ClusteredObservation {
  readonly group: string
}

/** How much later or sooner each group ended than it would have, were all alike. */
export interface LogRank {
  readonly groups: readonly { readonly group: string; readonly n: number; readonly ended: number; readonly expected: number }[]
  /** Chi-square with one degree of freedom fewer than there are groups, were all units independent; null where nothing differs. */
  readonly chiSquare: number | null
}

/**
 * The log-rank test of several groups, with delayed entry. At every day with an end: the ends of each group against its
 * share of those at risk, with the hypergeometric variance for ties. Equal to `survival::survdiff` of R, which knows no
 * delayed entry. Groups are sorted by name.
 */
export const logRank = (observations: readonly GroupedObservation[]): LogRank => {
  const names = [...new Set(observations.map(({ group }) => group))].toSorted()
  const tally = openTally(
    observations.map(({ group }) => names.indexOf(group)),
    observations,
    names.length,
  )
  return {
    groups: names.map((group, index) => ({
      group,
      n: observations.filter((observation) => observation.group === group).length,
      ended: tally.ended[index] ?? 0,
      expected: tally.expected[index] ?? 0,
    })),
    chiSquare: tally.chiSquare,
  }
}

interface Tally {
  readonly ended: readonly number[]
  readonly expected: readonly number[]
  readonly chiSquare: number | null
}

const openTally = (groupOf: readonly number[], observations: readonly ClusteredObservation[], groups: number): Tally => {
  const start = ({ enter }: ClusteredObservation): number => enter ?? -1
  const live = observations.flatMap((observation, index) =>
    start(observation) < observation.exit ? [{ ...observation, from: start(observation), group: groupOf[index] ?? 0 }] : [],
  )
  const byStart = live.toSorted((a, b) => a.from - b.from)
  const byExit = live.toSorted((a, b) => a.exit - b.exit)
  const atRisk = new Array<number>(groups).fill(0)
  const ended = new Array<number>(groups).fill(0)
  const expected = new Array<number>(groups).fill(0)
  const variance = Array.from({ length: groups }, () => new Array<number>(groups).fill(0))
  let entered = 0
  for (let gone = 0; gone < byExit.length; ) {
    const time = byExit[gone]?.exit ?? 0
    for (let next = byStart[entered]; next && next.from < time; next = byStart[entered]) {
      atRisk[next.group] = (atRisk[next.group] ?? 0) + 1
      entered += 1
    }
    const leaving = []
    for (let next = byExit[gone]; next && next.exit === time; next = byExit[gone]) {
      leaving.push(next)
      gone += 1
    }
    addDay(
      { atRisk, ended, expected, variance },
      leaving.filter((one) => one.ended).map(({ group }) => group),
    )
    for (const { group } of leaving) atRisk[group] = (atRisk[group] ?? 0) - 1
  }
  const differences = ended.map((count, index) => count - (expected[index] ?? 0))
  return { ended, expected, chiSquare: quadraticForm(differences, variance) }
}

interface Sums {
  readonly atRisk: readonly number[]
  readonly ended: number[]
  readonly expected: number[]
  readonly variance: number[][]
}

const addDay = ({ atRisk, ended, expected, variance }: Sums, ends: readonly number[]): void => {
  if (ends.length === 0) return
  const there = atRisk.reduce((sum, count) => sum + count, 0)
  const shares = atRisk.map((count) => count / there)
  for (const group of ends) ended[group] = (ended[group] ?? 0) + 1
  const ties = there > 1 ? (ends.length * (there - ends.length)) / (there - 1) : 0
  shares.forEach((share, row) => {
    expected[row] = (expected[row] ?? 0) + ends.length * share
    const cells = variance[row] ?? []
    shares.forEach((other, column) => {
      cells[column] = (cells[column] ?? 0) + ties * share * ((row === column ? 1 : 0) - other)
    })
  })
}

// The differences add up to nought: the last group says nothing new, and is left out.
const quadraticForm = (differences: readonly number[], variance: readonly (readonly number[])[]): number | null => {
  const size = differences.length - 1
  if (size < 1) return null
  const kept = differences.slice(0, size)
  const solved = solve(
    variance.slice(0, size).map((row) => row.slice(0, size)),
    kept,
  )
  return solved && kept.reduce((sum, difference, index) => sum + difference * (solved[index] ?? 0), 0)
}

/** A test by permutation: how often chance alone makes as much of a difference. */
export interface Permuted {
  /** (1 + draws at least as extreme) / (1 + draws): never nought. Null where there is nothing to compare. */
  readonly pValue: number | null
  readonly draws: number
}

/**
 * Whether groups of compounds differ (S6): the log-rank statistic against the same with whole compounds dealt out anew. Its
 * chi-square table would take the cases of one compound for independent ones.
 */
export const permutedLogRank = (
  observations: readonly GroupedObservation[],
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Permuted => {
  const names = [...new Set(observations.map(({ group }) => group))]
  const { indexes, count } = indexClusters(observations.map(({ cluster }) => cluster))
  const groupOfCluster = new Array<number>(count).fill(0)
  observations.forEach(({ group }, index) => {
    groupOfCluster[indexes[index] ?? 0] = names.indexOf(group)
  })
  const statisticOf = (dealt: readonly number[]): number | null =>
    openTally(
      indexes.map((cluster) => dealt[cluster] ?? 0),
      observations,
      names.length,
    ).chiSquare
  const seen = statisticOf(groupOfCluster)
  if (seen === null) return { pValue: null, draws: 0 }
  const next = seededNumbers(seed)
  let asExtreme = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const statistic = statisticOf(shuffled(groupOfCluster, next))
    // As R compares: equal up to rounding is as extreme.
    if (statistic !== null && statistic >= seen * (1 - 1e-12)) asExtreme += 1
  }
  return { pValue: (1 + asExtreme) / (1 + draws), draws }
}

const shuffled = <T>(list: readonly T[], next: () => number): T[] =>
  list
    .map((value) => ({ value, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ value }) => value)
