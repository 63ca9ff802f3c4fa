import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readConfig } from '../config.ts'
import { sentenceOfStart } from '../start-errors.ts'

const usage = `用法 usage: npm run backup -- FILE [--keys=FILE]
  FILE    the copy of the database; its documents come into FILE.files, and FILE.json says that it is whole
  --keys  a copy of the key file, in another folder: apart from FILE, on another disk and in other hands
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

const question = asked()
if (question === null) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  try {
    const { databaseFile, keysFile, sharedKeys, filesDir } = readConfig(process.env)
    if (!/^postgres/.test(databaseFile) && !existsSync(databaseFile))
      throw new Error(`There is no database ${databaseFile}. Name it with DATABASE_URL.`)
    const { backUp } = await import('../database/backup.ts')
    const { documents } = await backUp({ databaseFile, keysFile, sharedKeys, filesDir }, question, new Date().toISOString())
    process.stdout.write(
      `已备份 backed up: ${question.file}，${documents}份文件 documents\n${
        question.keys === null
          ? '密钥文件没有备份：没有它，谁也读不出个人信息。另存一处：--keys= The keys are not in it, and without them nobody can read what is sealed: back them up elsewhere with --keys=\n'
          : `密钥 keys: ${question.keys}，与备份分开保存。 Keep it apart from the backup.\n`
      }`,
    )
  } catch (error) {
    process.stderr.write(`${sentenceOfStart(error, '没有备份。 Nothing was backed up.')}\n`)
    process.exitCode = 1
  }
}
