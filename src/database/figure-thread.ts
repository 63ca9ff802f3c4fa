import { Worker } from 'node:worker_threads'
import type { Computed, EngineQuestion, FigureEngine } from '../statistics/figure-engine.ts'
import type { TaskName } from '../statistics/figure-tasks.ts'
import type { FamiliesRead } from './standing-record.ts'

/** What the thread of the figures is given. */
export interface FigureThreadData {
  readonly databaseFile: string
  readonly rulesDir: string | null
  /** Whether it is a replica: then each answer says up to which event it was read. */
  readonly isReplica?: boolean
}

/** A question on its way to the thread; `now` decides which rules are in force. */
export interface AskedInThread {
  readonly question: EngineQuestion
  readonly now: string
}

/** What the thread says: the figure, or the error that came instead; and before that, how far it has read. */
export type ThreadNews =
  | { readonly kind: 'reading'; readonly reading: FamiliesRead | null }
  | { readonly kind: 'computed'; readonly computed: Computed<TaskName> }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string }

/** An engine in a thread of its own. */
export interface FigureThread extends FigureEngine {
  close(): Promise<void>
}

/** A question that waits, with all who asked it. */
interface Waiting extends PromiseWithResolvers<Computed<TaskName>> {
  readonly asked: AskedInThread
}

/**
 * Computes figures in a thread of its own, over a connection that can only read: a figure over a whole city takes seconds,
 * and meanwhile somebody files a request. One at a time, in the order in which they were asked; who asks what somebody
 * already waits for waits with him. A question under way is not shared: it may have been read before the last event.
 */
export const figuresInThread = ({ now, ...data }: FigureThreadData & { readonly now: () => string }): FigureThread => {
  const waiting = new Map<string, Waiting>()
  let running: Waiting | null = null
  let worker: Worker | null = null
  let reading: FamiliesRead | null = null
  let sinceMs = 0
  const open = (): Worker => {
    const opened = new Worker(new URL('./figure-worker.ts', import.meta.url), { workerData: data })
    opened.unref()
    opened.on('message', (news: ThreadNews) => {
      if (news.kind === 'reading') {
        sinceMs = news.reading?.read === 0 ? performance.now() : sinceMs
        reading = news.reading
        return
      }
      if (news.kind === 'computed') running?.resolve(news.computed)
      else running?.reject(Object.assign(new Error(news.message), { name: news.name }))
      next()
    })
    // The next question opens another one.
    const lost = (error: Error): void => {
      if (worker !== opened) return
      worker = null
      reading = null
      running?.reject(error)
      next()
    }
    opened.on('error', lost)
    opened.on('exit', () => lost(new Error('the thread of the figures stopped')))
    return opened
  }
  const next = (): void => {
    const [first] = waiting
    running = first?.[1] ?? null
    if (!first) return
    waiting.delete(first[0])
    worker ??= open()
    worker.postMessage(first[1].asked)
  }
  return {
    reading: () => reading && { ...reading, secondsLeft: secondsLeft(reading, performance.now() - sinceMs) },
    compute: async <N extends TaskName>(question: EngineQuestion<N>) => {
      const key = JSON.stringify(question)
      const one = waiting.get(key) ?? {
        ...Promise.withResolvers<Computed<TaskName>>(),
        asked: { question: question as EngineQuestion, now: now() },
      }
      waiting.set(key, one)
      if (!running) next()
      // The answer to a question has the name of the question.
      return (await one.promise) as Computed<N>
    },
    close: async () => {
      const closing = worker
      worker = null
      for (const one of [running, ...waiting.values()]) one?.reject(new Error('the service stops'))
      waiting.clear()
      running = null
      await closing?.terminate()
    },
  }
}

const secondsLeft = ({ read, of }: FamiliesRead, elapsedMs: number): number | null =>
  read === 0 ? null : Math.ceil(((elapsedMs / read) * Math.max(0, of - read)) / 1000)
