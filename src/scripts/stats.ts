import { readFileSync } from 'node:fs'
import { csvOfCurves, foreignCurves } from '../statistics/foreign-curves.ts'
import { readForeignLog, UnreadableLog } from '../statistics/foreign-log.ts'

const usage =
  '用法 usage: npm run stats -- FILE.csv [--csv]\n' +
  '  columns: start, end (2024-03-01, or numbers), ended (how; empty or 0 = goes on), and if you like group, entry\n'

const [file, form, ...more] = process.argv.slice(2)
if (!file || file.startsWith('--') || more.length > 0 || (form !== undefined && form !== '--csv')) {
  process.stderr.write(usage)
  process.exitCode = 2
} else {
  try {
    const curves = foreignCurves(readForeignLog(readFileSync(file, 'utf8')))
    process.stdout.write(form === '--csv' ? csvOfCurves(curves) : `${JSON.stringify(curves, null, 2)}\n`)
  } catch (error) {
    const isRead = error instanceof UnreadableLog
    if (!isRead && !(error instanceof Error && 'code' in error)) throw error
    process.stderr.write(
      `${error.message}\n${isRead ? `共${error.faults.length}处错误，没有算。 ${error.faults.length} mistake(s), nothing was computed.\n` : usage}`,
    )
    process.exitCode = 1
  }
}
