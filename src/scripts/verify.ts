import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { hasKeys } from '../database/open-keys.ts'
import { isPostgres } from '../database/storage.ts'
import { UnusableStorage } from '../database/unusable-storage.ts'
import { sentenceOfStart } from '../start-errors.ts'

const bar = (done: number, all: number): void => {
  const width = 30
  const filled = all === 0 ? width : Math.round((done / all) * width)
  process.stderr.write(`\r  核对 verifying [${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${done}/${all}`)
}

/** Holds everything that is kept against the record; whether there is no difference. */
const verify = async (): Promise<boolean> => {
  const { databaseFile, keysFile, sharedKeys, filesDir } = readConfig(process.env)
  if (!isPostgres(databaseFile) && !existsSync(databaseFile)) {
    throw new UnusableStorage(`There is no database ${databaseFile}. Name it with DATABASE_URL.`)
  }
  if (!hasKeys({ keysFile, sharedKeys })) {
    throw new UnusableStorage(`There is no key file ${keysFile}: nobody can read what is sealed. Name it with KEYS_FILE.`)
  }
  // Loaded only now: rules and chart are checked while they load, and a wrong variable should be told at once.
  const { verificationReport } = await import('../database/verification-report.ts')
  const { sentences, clean } = verificationReport({ databaseFile, keysFile, sharedKeys, filesDir }, bar)
  process.stderr.write('\n')
  for (const sentence of sentences) process.stdout.write(`${sentence}\n`)
  return clean
}

try {
  process.exitCode = (await verify()) ? 0 : 1
} catch (error) {
  process.stderr.write(`${sentenceOfStart(error, 'Nothing was verified.')}\n`)
  process.exitCode = 1
}
