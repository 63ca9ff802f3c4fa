import { Worker } from 'node:worker_threads'
import type { PrintableSheet } from '../../workflows/papers/sheet.ts'

/** What comes back from the thread for one sheet. */
export type PressAnswer = { readonly job: number; readonly bytes: Uint8Array } | { readonly job: number; readonly error: Error }

/** Prints sheets, one after the other. */
export interface Press {
  /** The sheet as PDF. Rejects with PressBusy when too many wait. */
  print(sheet: PrintableSheet): Promise<Buffer>
  close(): Promise<void>
}

/** So many papers wait that another one would only add to the wait. */
export class PressBusy extends Error {
  override name = 'PressBusy'
}

/** Sheets that may wait. */
const mostWaiting = 64

interface Job {
  readonly resolve: (bytes: Buffer) => void
  readonly reject: (error: Error) => void
}

/** Opens a press. Its thread starts with the first sheet; one that broke down is replaced for the next. */
export const openPress = (): Press => {
  const jobs = new Map<number, Job>()
  let worker: Worker | null = null
  let count = 0
  const failAll = (error: Error) => {
    worker = null
    for (const job of jobs.values()) job.reject(error)
    jobs.clear()
  }
  const start = (): Worker => {
    const started = new Worker(new URL('./press-worker.ts', import.meta.url))
    // The service may stop while a press stands idle.
    started.unref()
    started.on('message', (answer: PressAnswer) => {
      const job = jobs.get(answer.job)
      jobs.delete(answer.job)
      if ('bytes' in answer) job?.resolve(Buffer.from(answer.bytes))
      else job?.reject(answer.error)
    })
    started.on('error', (error) => failAll(error instanceof Error ? error : new Error(String(error))))
    started.on('exit', () => {
      if (worker === started) failAll(new Error('the press stopped'))
    })
    return started
  }
  return {
    print: (sheet) =>
      new Promise((resolve, reject) => {
        if (jobs.size >= mostWaiting) {
          reject(new PressBusy('too many papers are waiting to be printed'))
          return
        }
        count += 1
        jobs.set(count, { resolve, reject })
        worker ??= start()
        worker.postMessage({ job: count, sheet })
      }),
    close: async () => {
      const running = worker
      worker = null
      await running?.terminate()
      for (const job of jobs.values()) job.reject(new Error('the press was closed'))
      jobs.clear()
    },
  }
}
