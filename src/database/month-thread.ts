import { Worker } from 'node:worker_threads'
import type { FrozenMonth } from '../statistics/frozen.ts'

/** What a thread is given to compute a month. */
export interface MonthRun {
  readonly databaseFile: string
  readonly month: string
}

/** What it says at its end. */
export type MonthNews = { readonly month: FrozenMonth } | { readonly why: string }

/**
 * Computes the public figures of a month in a thread of its own, over a connection that can only read: what to withhold is
 * worked out exactly, which takes seconds, and meanwhile somebody files a request.
 */
export const monthInThread =
  (databaseFile: string) =>
  (month: string): Promise<FrozenMonth> => {
    const { promise, resolve, reject } = Promise.withResolvers<FrozenMonth>()
    const run: MonthRun = { databaseFile, month }
    const worker = new Worker(new URL('./month-worker.ts', import.meta.url), { workerData: run })
    worker.on('message', (news: MonthNews) => ('month' in news ? resolve(news.month) : reject(new Error(news.why))))
    worker.on('error', reject)
    // After an answer this changes nothing any more.
    worker.on('exit', () => reject(new Error(`the thread of ${month} stopped without an answer`)))
    return promise
  }
