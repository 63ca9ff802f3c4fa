import { parseArgs } from 'node:util'
import { readConfig, shownDatabase } from '../config.ts'
import { sentenceOfStart } from '../start-errors.ts'

const usage = `用法 usage: npm run restore -- FILE [--keys=FILE]
  FILE    what npm run backup wrote; it goes to DATABASE_URL and FILES_DIR, where no database may be
  --keys  the copy of the key file, where KEYS_FILE is lost; keys that were destroyed there since stay destroyed
`

const asked = () => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? null : { file, keys: values.keys ?? null }
  } catch {
    return null
  }
}

/** Restores and holds everything against the record; whether there is no difference. */
const restoreAndVerify = async (question: { readonly file: string; readonly keys: string | null }): Promise<boolean> => {
  const { databaseFile, keysFile, sharedKeys, filesDir } = readConfig(process.env)
  const files = { databaseFile, keysFile, sharedKeys, filesDir }
  const { restore } = await import('../database/backup.ts')
  const { madeAt, documents, staysDestroyed } = await restore(question, files)
  process.stdout.write(
    `已恢复 restored: ${shownDatabase(databaseFile)}，备份于 backed up ${madeAt}，${documents}份文件 documents\n`,
  )
  if (staysDestroyed > 0) {
    process.stdout.write(`${staysDestroyed}把密钥在备份之后已销毁，仍为已销毁。 ${staysDestroyed} keys stay destroyed.\n`)
  }
  const { verificationReport } = await import('../database/verification-report.ts')
  const { sentences, clean } = verificationReport(files, () => {})
  process.stdout.write(`${sentences.join('\n')}\n`)
  return clean
}

const question = asked()
if (question === null) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  try {
    process.exitCode = (await restoreAndVerify(question)) ? 0 : 1
  } catch (error) {
    process.stderr.write(`${sentenceOfStart(error, '没有恢复完。 It was not restored to the end.')}\n`)
    process.exitCode = 1
  }
}
