import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { StandingTrace } from '../statistics/ports.ts'

/** What a thread that reads families is given; `now` decides which rules are in force. */
export interface ReadingThreadData {
  readonly databaseFile: string
  readonly rulesDir: string | null
  readonly now: string
}

/** Families that are read in one go, batch after batch. */
export type FamilyBatches = readonly (readonly string[])[]

/** What was read of them: their ways, and their stays in columns, piece by piece. */
export interface FamiliesInPieces {
  readonly traces: readonly StandingTrace[]
  readonly stays: readonly unknown[]
}

/** What a thread says: what it read, or the error that came instead. */
export type ReadingNews =
  | { readonly kind: 'read'; readonly families: FamiliesInPieces }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

/** Reads many families at the same time. */
export interface FamilyReaders {
  /** Of fewer families it is not worth the while to open the threads. */
  readonly fewest: number
  /** Batches that one of them is given at a time. */
  readonly batchesOfTask: number
  /** What was read, in the order in which it was asked for, however many threads there are and whichever of them is quick. */
  readonly read: (asked: Iterable<FamilyBatches>) => AsyncGenerator<FamiliesInPieces>
}

/** More would wait for the one that puts their families together. */
const mostThreads = 8
/** Asked ahead, for each thread: it has something to do while others are waited for, and no more than that is in memory. */
const ahead = 2

interface Reader {
  readonly read: (batches: FamilyBatches) => Promise<FamiliesInPieces>
  readonly close: () => Promise<unknown>
}

const openReader = (data: ReadingThreadData): Reader => {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), { workerData: data })
  worker.unref()
  const waiting: PromiseWithResolvers<FamiliesInPieces>[] = []
  worker.on('message', (news: ReadingNews) => {
    const first = waiting.shift()
    if (news.kind === 'read') first?.resolve(news.families)
    else first?.reject(Object.assign(new Error(news.message), { name: news.name }))
  })
  const lost = (error: Error): void => {
    for (const one of waiting.splice(0)) one.reject(error)
  }
  worker.on('error', lost)
  worker.on('exit', () => lost(new Error('a thread that reads families stopped')))
  return {
    read: (batches) => {
      const one = Promise.withResolvers<FamiliesInPieces>()
      // Where the one before it failed nobody waits for it any more.
      one.promise.catch(() => {})
      waiting.push(one)
      worker.postMessage(batches)
      return one.promise
    },
    close: () => worker.terminate(),
  }
}

/**
 * Threads that read families, each over a connection of its own that can only read. They are there while something is read, and
 * leave the memory that they took.
 */
export const readingThreads = (
  data: () => ReadingThreadData,
  { threads = Math.min(mostThreads, availableParallelism()), fewest = 30_000, batchesOfTask = 8 } = {},
): FamilyReaders => ({
  ...{ fewest, batchesOfTask },
  read: async function* (asked) {
    const readers = Array.from({ length: threads }, () => openReader(data()))
    const underWay: Promise<FamiliesInPieces>[] = []
    let next = 0
    try {
      for (const batches of asked) {
        const reader = readers[next % readers.length]
        next += 1
        if (reader) underWay.push(reader.read(batches))
        const [first] = underWay
        if (underWay.length < ahead * threads || !first) continue
        yield await first
        underWay.shift()
      }
      for (const one of underWay) yield await one
    } finally {
      await Promise.all(readers.map((reader) => reader.close()))
    }
  },
})
