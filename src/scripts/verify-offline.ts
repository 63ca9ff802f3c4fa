import { parseArgs } from 'node:util'
import { fileReport, UnreadableHeads } from '../record/file-report.ts'

const usage = `用法 usage: npm run verify-offline -- FILE [--heads=FILE|ADDRESS]…
  FILE      written by npm run record, or the proof of a case (GET /api/cases/{caseId}/proof)
  --heads   published heads: a file that you kept, or https://…/api/record/heads
`

const asked = () => {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { heads: { type: 'string', multiple: true } } })
    const [file, ...more] = positionals
    return file === undefined || more.length > 0 ? null : { file, heads: values.heads ?? [] }
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
    const { sentences, clean } = await fileReport(question.file, question.heads)
    process.stdout.write(`${sentences.join('\n')}\n`)
    process.exitCode = clean ? 0 : 1
  } catch (error) {
    const isKnown =
      error instanceof UnreadableHeads || (error instanceof Error && ('code' in error || error.name === 'TypeError'))
    process.stderr.write(
      `没有核对。 Nothing was verified. ${isKnown && error instanceof Error ? error.message : String(error)}\n`,
    )
    process.exitCode = 1
  }
}
