import { performance } from 'node:perf_hooks'
import type { Config } from '../config.ts'
import { keepUp } from '../database/keep-up.ts'
import { openDatabase } from '../database/open-database.ts'
import { openRulesLibrary } from '../rules/rules-library.ts'
import { openKeyRing } from '../sealing/keys.ts'
import type { LivedCompound } from './lived.ts'
import { usualCity } from './parameters.ts'
import { liveCity, openCity, type SimulatedCity } from './simulate-city.ts'
import { trueGames } from './truth.ts'
import { openCityWriting } from './write-city.ts'

/** What is simulated, and into which files it is written; null: nothing is kept. */
export interface SimulationOrder {
  readonly cases: number
  readonly seed: number
  readonly files: Pick<Config, 'databaseFile' | 'keysFile' | 'filesDir'> | null
}

type OnProgress = (done: number, all: number, perSecond: number) => void

/** Simulates the usual city. What it says at the end, line by line. */
export const runSimulation = async (order: SimulationOrder, onProgress: OnProgress): Promise<string[]> => {
  const city = openCity(usualCity, order)
  if (order.files === null)
    return reportOf(
      order,
      city,
      live(city, onProgress, () => {}),
    )
  const database = openDatabase(order.files.databaseFile)
  const keys = openKeyRing(order.files.keysFile)
  try {
    const library = openRulesLibrary(database.db)
    keepUp(database.db, library)
    const writing = openCityWriting(city, { database, library, keys, filesDir: order.files.filesDir })
    const counts = live(city, onProgress, writing.compound)
    writing.finish()
    return [
      ...reportOf(order, city, counts),
      `Written to ${order.files.databaseFile}. Make an operator with: DATABASE_URL=file:${order.files.databaseFile} npm run operator -- NAME`,
    ]
  } finally {
    keys.close()
    database.sqlite.close()
  }
}

interface Counts {
  readonly cases: number
  readonly events: number
  readonly compounds: number
  readonly refused: number
  readonly seconds: number
  readonly outcomes: ReadonlyMap<string, number>
}

const live = (city: SimulatedCity, onProgress: OnProgress, keep: (lived: LivedCompound) => void): Counts => {
  const began = performance.now()
  const outcomes = new Map<string, number>()
  let [cases, events, compounds, refused, told] = [0, 0, 0, 0, 0]
  for (const lived of liveCity(city)) {
    keep(lived)
    compounds += 1
    cases += lived.cases.length
    for (const { steps, file } of lived.cases) {
      events += steps.length
      const end = file.memory.outcome?.outcome ?? 'open'
      outcomes.set(end, (outcomes.get(end) ?? 0) + 1)
    }
    for (const count of lived.refused.values()) refused += count
    if (performance.now() - told < 200) continue
    told = performance.now()
    onProgress(cases, city.plan.cases, (events / (told - began)) * 1000)
  }
  const seconds = (performance.now() - began) / 1000
  onProgress(cases, city.plan.cases, events / seconds)
  return { cases, events, compounds, refused, seconds, outcomes }
}

const reportOf = (
  { seed }: SimulationOrder,
  { plan }: SimulatedCity,
  { cases, events, compounds, refused, seconds, outcomes }: Counts,
): string[] => [
  `Seed ${seed}: ${cases} requests in ${compounds} compounds, ${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second; ${refused} acts were refused by the chart.`,
  [...outcomes]
    .toSorted(([, a], [, b]) => b - a)
    .map(([end, count]) => `${end} ${count}`)
    .join(', '),
  `Games, each with the compounds in which it is played: ${trueGames(plan)
    .map(({ game, compounds: played }) => `${game} ${played}`)
    .join(', ')}.`,
]
