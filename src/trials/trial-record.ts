import type { TrialQuestion } from '../../workflows/trials/prepare-trial.ts'
import { readRecordedCases } from '../database/recorded-cases.ts'
import { readStorage } from '../database/storage.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import type { TrialRun } from './trial-runs.ts'

/** Reads what a trial is run on, over a connection that can only read: a trial never touches the record. */
export const readTrialQuestion = ({ databaseFile, trial, pack }: TrialRun): TrialQuestion => {
  const { db, connection } = readStorage(databaseFile)
  try {
    const library = readRulesLibrary(db)
    return {
      cases: db.transaction(() => readRecordedCases(db, library, { districts: trial.districts, before: trial.readBefore })),
      draft: { hash: trial.pack.hash, value: pack },
      period: trial.period,
      asOf: trial.asOf,
      until: trial.readBefore,
      seed: trial.seed,
      scenarios: trial.scenarios,
      replays: trial.replays,
    }
  } finally {
    connection.close()
  }
}
