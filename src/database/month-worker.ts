import { parentPort, workerData } from 'node:worker_threads'
import { stepBack } from '../operation/step-back.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import { monthOf } from '../statistics/frozen.ts'
import type { MonthNews, MonthRun } from './month-thread.ts'
import { sqliteRegistry } from './sqlite-compounds.ts'
import { sqliteFigures } from './sqlite-figures.ts'
import { readStorage } from './storage.ts'

const tell = (news: MonthNews): void => parentPort?.postMessage(news)

stepBack()

// Handed over by `monthInThread` from exactly this type.
const { databaseFile, month } = workerData as MonthRun

try {
  const database = readStorage(databaseFile)
  try {
    const record = sqliteFigures(database, readRulesLibrary(database.db))
    tell({ month: await monthOf({ record, registry: sqliteRegistry(database) }, month) })
  } finally {
    database.connection.close()
  }
} catch (error) {
  tell({ why: error instanceof Error ? error.message : String(error) })
}
