import { availableParallelism } from 'node:os'
import { performance } from 'node:perf_hooks'
import type { Config } from '../config.ts'
import { keepUp } from '../database/keep-up.ts'
import { openDatabase } from '../database/open-database.ts'
import { openRulesLibrary } from '../rules/rules-library.ts'
import { openKeyRing } from '../sealing/keys.ts'
import { liveOnThreads } from './city-threads.ts'
import type { LivedCompound } from './lived.ts'
import { usualCity } from './parameters.ts'
import { liveCity, openCity, type SimulatedCity } from './simulate-city.ts'
import { addTally, noTally, type Tally, tallyOf } from './tally.ts'
import { trueGames } from './truth.ts'
import { openCityWriting } from './write-city.ts'

/** What is simulated, and into which files it is written; null: nothing is kept. */
export interface SimulationOrder {
  readonly cases: number
  readonly seed: number
  readonly files: Pick<Config, 'databaseFile' | 'keysFile' | 'filesDir'> | null
}

type OnProgress = (done: number, all: number, perSecond: number) => void

/** Fewer are lived through sooner than other threads have loaded the chart. */
const onThreadsFrom = 1_000
/** Each thread holds the plan of the whole city, and one writes what the others live through: more would wait for it. */
const threadsAtMost = 8

/** Simulates the usual city, on `threads` threads where it is large. What it says at the end, line by line. */
export const runSimulation = async (
  order: SimulationOrder,
  onProgress: OnProgress,
  threads = order.cases < onThreadsFrom ? 1 : Math.min(threadsAtMost, availableParallelism()),
): Promise<string[]> => {
  const city = openCity(usualCity, order)
  const lived = (isKept: boolean) => (threads > 1 ? liveOnThreads(city, order, { threads, isKept }) : liveHere(city))
  if (order.files === null) return reportOf(order, city, await counted(city, lived(false), onProgress, () => {}))
  const database = openDatabase(order.files.databaseFile)
  const keys = openKeyRing(order.files.keysFile)
  try {
    const library = openRulesLibrary(database.db)
    keepUp(database.db, library)
    const writing = openCityWriting(city, { database, library, keys, filesDir: order.files.filesDir })
    const counts = await counted(city, lived(true), onProgress, writing.compound)
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

interface Lived {
  readonly tally: Tally
  readonly lived: LivedCompound | null
}

const liveHere = function* (city: SimulatedCity): Generator<Lived> {
  for (const lived of liveCity(city)) yield { tally: tallyOf(lived), lived }
}

type Counts = Tally & { readonly seconds: number }

const counted = async (
  { plan }: SimulatedCity,
  compounds: Iterable<Lived> | AsyncIterable<Lived>,
  onProgress: OnProgress,
  keep: (lived: LivedCompound) => void,
): Promise<Counts> => {
  const began = performance.now()
  const counts = noTally()
  let told = 0
  for await (const { tally, lived } of compounds) {
    if (lived) keep(lived)
    addTally(counts, tally)
    if (performance.now() - told < 200) continue
    told = performance.now()
    onProgress(counts.cases, plan.cases, (counts.events / (told - began)) * 1000)
  }
  const seconds = (performance.now() - began) / 1000
  onProgress(counts.cases, plan.cases, counts.events / seconds)
  return { ...counts, seconds }
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
