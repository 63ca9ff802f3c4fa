import { closeSync, openSync, writeSync } from 'node:fs'
import type { Config } from '../config.ts'
import { signingKeyOf } from '../sealing/signing.ts'
import { type KeysPlace, openKeysOf } from './open-keys.ts'
import { readStorage } from './storage.ts'
import { recordLines } from './write-record.ts'

/** Bytes written at a time. */
const chunk = 256 * 1024

/** Writes the record of a service into a new file, also while the service runs; says how many lines there are. */
export const writeRecordFile = (files: Pick<Config, 'databaseFile'> & KeysPlace, to: string, madeAt: string): number => {
  const { db, connection } = readStorage(files.databaseFile)
  const keys = openKeysOf(files)
  // A file that is there already is somebody's: nothing is written over it.
  const out = openSync(to, 'wx')
  try {
    const key = signingKeyOf(keys.secret('signing'))
    return db.transaction((tx) => {
      let lines = 0
      let waiting = ''
      for (const line of recordLines(tx, key, madeAt)) {
        lines += 1
        waiting += `${line}\n`
        if (waiting.length < chunk) continue
        writeSync(out, waiting)
        waiting = ''
      }
      writeSync(out, waiting)
      return lines
    })
  } finally {
    closeSync(out)
    keys.close()
    connection.close()
  }
}
