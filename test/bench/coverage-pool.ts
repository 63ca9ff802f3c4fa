import { rowsOf } from '../../src/simulation/collect-rows.ts'
import { noGames, usualGames } from '../../src/simulation/games.ts'
import { type CityParameters, usualCity } from '../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../src/simulation/simulate-city.ts'
import type { FigureRows } from '../../src/statistics/ports.ts'
import type { Day } from '../../workflows/statistics/days.ts'
import { seededNumbers } from '../../workflows/statistics/seeded.ts'

/**
 * The city on which bands are tried: nothing is shared between compounds (no queue before an office, one manager for each),
 * and within one only what its manager is like. All games are played but one: what will be dated back is not known on the day. Its families file over a year and are followed for fifteen months more.
 */
const base: CityParameters = {
  ...usualCity,
  from: '2025-01-02',
  to: '2025-12-31',
  until: '2027-03-31',
  compounds: { requests: 8, spread: 0.5, oldShare: 0, oldSize: 1, perCompany: 1 },
  places: { ...usualCity.places, lacking: { old: 0, new: 0 }, transformerKnown: 0 },
  capacity: { fire: null, grid: null },
  games: { ...usualGames, datesBack: noGames.datesBack },
  behaviours: { ...usualCity.behaviours, fire: { ...usualCity.behaviours.fire, speaksOf: 'space' } },
}

/** The two cities of the report: how their compounds are, how many are lived through, and how many a draw has. */
export const coverageCities = {
  manySmall: { parameters: base, cases: 3000, compounds: 100 },
  fewLarge: {
    parameters: { ...base, compounds: { ...base.compounds, requests: 90, spread: 0.4 } },
    cases: 3600,
    compounds: 8,
  },
} as const

/** A city to draw compounds from. */
export interface CoverageCity {
  readonly parameters: CityParameters
  readonly cases: number
  readonly compounds: number
}

/** The rows that a figure of waiting and answering is read from. */
export type WaitingRows = Pick<FigureRows, 'stays' | 'answers' | 'ends'>

/** The compounds of a city, lived through to the end once. They are the whole population that draws are made from. */
export const livePool = (
  { parameters, cases }: CoverageCity,
  seed: number,
  onProgress: (done: number) => void,
): WaitingRows[] => {
  const pool: WaitingRows[] = []
  let done = 0
  for (const lived of liveCity(openCity(parameters, { cases, seed }))) {
    const { stays, answers, ends } = rowsOf(lived)
    pool.push({ stays, answers, ends })
    done += lived.cases.length
    onProgress(done)
  }
  return pool
}

/** A city drawn from the pool, compound by compound and with replacement: one drawn twice is two compounds. */
export const drawCity = (pool: readonly WaitingRows[], compounds: number, seed: number): WaitingRows => {
  const next = seededNumbers(seed)
  const drawn = Array.from({ length: compounds }, (_, n) => ({ n, rows: pool[Math.floor(next() * pool.length)] }))
  const named = <R extends { readonly caseId: string; readonly chainId: string; readonly compoundId: string }>(
    kind: (rows: WaitingRows) => readonly R[],
  ): R[] =>
    drawn.flatMap(({ n, rows }) =>
      (rows ? kind(rows) : []).map((row) => ({
        ...row,
        caseId: `${n} ${row.caseId}`,
        chainId: `${n} ${row.chainId}`,
        compoundId: `${n} ${row.compoundId}`,
      })),
    )
  return { stays: named(({ stays }) => stays), answers: named(({ answers }) => answers), ends: named(({ ends }) => ends) }
}

/** What had begun by a day, with everything that became of it later: those of whom a figure of that day speaks. */
export const begunBy = ({ stays, answers, ends }: WaitingRows, day: Day): WaitingRows => {
  const first = new Map<string, Day>()
  for (const { chainId, enteredOn } of stays) {
    const known = first.get(chainId)
    if (known === undefined || enteredOn < known) first.set(chainId, enteredOn)
  }
  const isBegun = ({ chainId }: { readonly chainId: string }): boolean => (first.get(chainId) ?? day) <= day
  return { stays: stays.filter(isBegun), answers: answers.filter(isBegun), ends: ends.filter(isBegun) }
}
