import { parentPort, workerData } from 'node:worker_threads'
import type { CityThreadData, LivedElsewhere } from './city-threads.ts'
import { liveCompound } from './live-compound.ts'
import { openCity } from './simulate-city.ts'
import { tallyOf } from './tally.ts'

// Handed over by `liveOnThreads` from exactly this type.
const { parameters, draw, at, of, isKept } = workerData as CityThreadData

const city = openCity(parameters, draw)
let next = at

/** One compound for each word; whoever asks knows how many there are. */
parentPort?.on('message', () => {
  const compound = city.plan.compounds[next]
  if (!compound) return
  next += of
  const { compound: _, ...lived } = liveCompound(city, compound)
  const news: LivedElsewhere = { tally: tallyOf(lived), lived: isKept ? lived : null }
  parentPort?.postMessage(news)
})
