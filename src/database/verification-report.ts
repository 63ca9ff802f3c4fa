import { type Config, shownDatabase } from '../config.ts'
import { readRulesLibrary } from '../rules/rules-library.ts'
import { isKeptUp } from './keep-up.ts'
import type { Db } from './open-database.ts'
import { type KeysPlace, readKeysOf } from './open-keys.ts'
import { ageSentences } from './schema-age.ts'
import { readStorage } from './storage.ts'
import * as tables from './tables.ts'
import { UnusableStorage } from './unusable-storage.ts'
import { type Difference, type Verification, verifyRecord } from './verify.ts'

/** What verification says, line by line, and whether it found no difference. */
export interface VerificationReport {
  readonly sentences: readonly string[]
  readonly clean: boolean
}

/** Verifies the files of a service, also while it runs: reads only. */
export const verificationReport = (
  files: Pick<Config, 'databaseFile' | 'filesDir'> & KeysPlace,
  onCase: (done: number, all: number) => void,
): VerificationReport => {
  const { db, connection } = readStorage(files.databaseFile)
  try {
    // What an older version kept would differ row by row, and the next start brings it up to date.
    if (!isKeptUp(db)) throw new UnusableStorage(`The database ${shownDatabase(files.databaseFile)} ${ageSentences.older}.`)
    const keys = readKeysOf(files)
    try {
      const found = verifyRecord(db, readRulesLibrary(db), { keys, filesDir: files.filesDir, onCase })
      return reportOf(found, numbersOf(db, found.differences))
    } finally {
      keys.close()
    }
  } finally {
    connection.close()
  }
}

/** Numbers for people of the cases that differ. */
const numbersOf = (db: Db, differences: readonly Difference[]): ReadonlyMap<string, string> => {
  if (differences.length === 0) return new Map()
  const { caseId, caseNumber } = tables.cases
  const rows = db.select({ caseId, caseNumber }).from(tables.cases).all()
  return new Map(rows.flatMap((row) => (row.caseNumber === null ? [] : [[row.caseId, row.caseNumber]])))
}

const reportOf = (found: Verification, numbers: ReadonlyMap<string, string>): VerificationReport => {
  const { differences } = found
  const counted = `${found.cases} cases, ${found.events} events (${found.decidedAgain} decided again), ${found.documents} documents`
  if (differences.length === 0) {
    return { clean: true, sentences: [`核对一致 Verified: ${counted}. Everything follows from the record.`] }
  }
  const lines = differences.map(({ caseId, seq, what, detail }) => {
    const number = caseId === null ? undefined : numbers.get(caseId)
    const where = [
      ...(caseId === null ? [] : [`case ${number ? `${number} (${caseId})` : caseId}`]),
      ...(seq === null ? [] : [`event ${seq}`]),
    ]
    return `${[...where, what].join(', ')}: ${detail}`
  })
  const headline = `核对不一致 Not as it was written: ${differences.length} differences in ${counted}.`
  return { clean: false, sentences: [headline, ...lines.map((line) => `  ${line}`)] }
}
