import { parentPort, workerData } from 'node:worker_threads'
import { stepBack } from '../operation/step-back.ts'
import type { TrialNews } from './ports.ts'
import { runOnThreads } from './replay-threads.ts'
import type { TrialRun } from './trial-runs.ts'

// A thread of its own: a trial takes minutes. The threads that help it end with it.

stepBack()

const tell = (news: TrialNews): void => parentPort?.postMessage(news)

/** So often is the share told: a hundred times over a whole run. */
const step = 0.01

try {
  let told = 0
  // Handed over by `trialRuns` from exactly this type.
  const output = await runOnThreads(workerData as TrialRun, (share) => {
    if (share - told < step) return
    told = share
    tell({ kind: 'progress', share })
  })
  tell({ kind: 'finished', ...output })
} catch (error) {
  tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
}
