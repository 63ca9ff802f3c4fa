import { Worker } from 'node:worker_threads'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Trial, TrialNews } from './ports.ts'

/** What a thread is given to run a trial. */
export interface TrialRun {
  readonly databaseFile: string
  readonly trial: Trial
  readonly pack: RulePack
}

/** Runs of trials, each in a thread of its own. */
export interface TrialRuns {
  /** Whether any runs: a second one would take the time of everybody who works here. */
  isBusy(): boolean
  start(run: TrialRun, onNews: (news: TrialNews) => Promise<void>): void
  /** Ends a run at once; true = there was one. What it has read and worked out is lost, and nothing else. */
  stop(trialId: string): Promise<boolean>
  close(): Promise<void>
}

/** No run yet. */
export const openTrialRuns = (): TrialRuns => {
  const running = new Map<string, Worker>()
  const start: TrialRuns['start'] = (run, onNews) => {
    const { trialId } = run.trial
    const worker = new Worker(new URL('./trial-worker.ts', import.meta.url), { workerData: run })
    worker.unref()
    running.set(trialId, worker)
    // News come one after the other: the end is written after the last share.
    let written: Promise<void> = Promise.resolve()
    let isOver = false
    const note = (news: TrialNews): void => {
      // A run that was stopped says nothing any more.
      if (running.get(trialId) !== worker || isOver) return
      isOver = news.kind !== 'progress'
      written = written.then(() => onNews(news))
      if (isOver) written = written.finally(() => running.delete(trialId))
    }
    worker.on('message', note)
    worker.on('error', (error) => note({ kind: 'failed', why: error instanceof Error ? error.message : String(error) }))
    worker.on('exit', () => note({ kind: 'failed', why: 'the run stopped' }))
  }
  const stop: TrialRuns['stop'] = async (trialId) => {
    const worker = running.get(trialId)
    running.delete(trialId)
    await worker?.terminate()
    return worker !== undefined
  }
  return {
    isBusy: () => running.size > 0,
    start,
    stop,
    close: async () => {
      await Promise.all([...running.keys()].map(stop))
    },
  }
}
