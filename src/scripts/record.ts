import { existsSync } from 'node:fs'
import { readConfig } from '../config.ts'
import { writeRecordFile } from '../database/record-report.ts'
import { isPostgres } from '../database/storage.ts'
import { sentenceOfStart } from '../start-errors.ts'

const usage = `用法 usage: npm run record -- FILE
  writes the record into a new file: events without personal data, links, heads and the public key, as JSON lines
`

const [file, ...more] = process.argv.slice(2)
if (file === undefined || more.length > 0) {
  process.stderr.write(usage)
  process.exitCode = 2
} else if (existsSync(file)) {
  process.stderr.write(`${file} 已存在，没有写。 ${file} is there already; nothing was written.\n`)
  process.exitCode = 1
} else {
  try {
    const { databaseFile, keysFile, sharedKeys } = readConfig(process.env)
    const missing = [databaseFile, ...(sharedKeys ? [] : [keysFile])].find((needed) => !isPostgres(needed) && !existsSync(needed))
    if (missing !== undefined) {
      process.stderr.write(`There is no ${missing}. Name the database with DATABASE_URL and the key file with KEYS_FILE.\n`)
      process.exitCode = 1
    } else {
      const lines = writeRecordFile({ databaseFile, keysFile, sharedKeys }, file, new Date().toISOString())
      process.stdout.write(`${file}：${lines}行 ${lines} lines. 核对 check it: npm run verify-offline -- ${file} --heads=…\n`)
    }
  } catch (error) {
    process.stderr.write(`${sentenceOfStart(error, 'The record was not written.')}\n`)
    process.exitCode = 1
  }
}
