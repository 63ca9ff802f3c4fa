import { parentPort, workerData } from 'node:worker_threads'
import { runTrial } from '../../workflows/trials/run-trial.ts'
import { readRecordedCases } from '../database/recorded-cases.ts'
import { readStorage } from '../database/storage.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import type { TrialNews } from './ports.ts'
import type { TrialRun } from './trial-runs.ts'

// A thread of its own, over a connection that can only read: a trial takes minutes, and never touches the record.

const tell = (news: TrialNews): void => parentPort?.postMessage(news)

/** So often is the share told: a hundred times over a whole run. */
const step = 0.01

const run = ({ databaseFile, trial, pack }: TrialRun): void => {
  const { db, connection } = readStorage(databaseFile)
  try {
    const library = readRulesLibrary(db)
    const cases = db.transaction(() => readRecordedCases(db, library, { districts: trial.districts, before: trial.readBefore }))
    let told = 0
    const output = runTrial(
      {
        cases,
        draft: { hash: trial.pack.hash, value: pack },
        period: trial.period,
        asOf: trial.asOf,
        until: trial.readBefore,
        seed: trial.seed,
        scenarios: trial.scenarios,
      },
      (share) => {
        if (share - told >= step) {
          told = share
          tell({ kind: 'progress', share })
        }
        return false
      },
    )
    if (output) tell({ kind: 'finished', ...output })
  } finally {
    connection.close()
  }
}

try {
  // Handed over by `trialRuns` from exactly this type.
  run(workerData as TrialRun)
} catch (error) {
  tell({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
}
