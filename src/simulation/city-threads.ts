import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LivedCompound } from './lived.ts'
import type { CityParameters } from './parameters.ts'
import type { SimulatedCity } from './simulate-city.ts'
import type { Tally } from './tally.ts'

/** What a thread is given: the whole city, of which it lives through each so manyth compound. */
export interface CityThreadData {
  readonly parameters: CityParameters
  readonly draw: { readonly cases: number; readonly seed: number }
  readonly at: number
  readonly of: number
  readonly isKept: boolean
}

/** What a thread tells of a compound; all of it only where it is kept. */
export interface LivedElsewhere {
  readonly tally: Tally
  readonly lived: Omit<LivedCompound, 'compound'> | null
}

/**
 * Compounds that a thread may be ahead of whoever takes them. They are taken in their order, and some are twenty times as large
 * as others: with few ahead the threads wait for the largest. What is kept comes whole, and a city is not held in memory.
 */
const aheadOf = (isKept: boolean): number => (isKept ? 16 : 64)

/**
 * Lives through a city on several threads and gives its compounds in their order. Nothing of one compound plays a part in
 * another, so the city is the same to the byte, however many threads there are.
 */
export const liveOnThreads = async function* (
  { plan, parameters }: SimulatedCity,
  draw: CityThreadData['draw'],
  { threads, isKept }: { readonly threads: number; readonly isKept: boolean },
): AsyncGenerator<{ readonly tally: Tally; readonly lived: LivedCompound | null }> {
  const stop = new AbortController()
  const ahead = aheadOf(isKept)
  const workers = Array.from({ length: threads }, (_, at) => {
    const workerData: CityThreadData = { parameters, draw: { cases: draw.cases, seed: draw.seed }, at, of: threads, isKept }
    const worker = new Worker(new URL('./city-worker.ts', import.meta.url), { workerData })
    // An error of the thread ends the walk through its news.
    const news = on(worker, 'message', { signal: stop.signal })[Symbol.asyncIterator]()
    for (let asked = 0; asked < ahead; asked += 1) worker.postMessage('next')
    return { worker, news }
  })
  try {
    for (const compound of plan.compounds) {
      const thread = workers[compound.index % threads]
      const { value } = (await thread?.news.next()) ?? {}
      // The worker says nothing else, and nothing but one word at a time.
      const [{ tally, lived }] = value as [LivedElsewhere]
      thread?.worker.postMessage('next')
      yield { tally, lived: lived && { compound, ...lived } }
    }
  } finally {
    stop.abort()
    await Promise.all(workers.map(({ worker }) => worker.terminate()))
  }
}
