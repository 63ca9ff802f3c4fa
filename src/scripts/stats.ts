import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { csvOfCurves, foreignCurves } from '../statistics/foreign-curves.ts'
import { type LogReading, logColumns, readForeignLog, UnreadableLog } from '../statistics/foreign-log.ts'
import { textOf } from '../statistics/foreign-text.ts'

const usage = `用法 usage: npm run stats -- FILE.csv [--csv]
  columns: start, end (days or numbers), ended (how; empty or 0 = goes on), and if you like group, entry
  --start=, --end=, --ended=, --group=, --entry=NAME   how the file calls a column
  --until=2024-03-02     the day on which the file was drawn: what goes on was looked at until then
  --goes-on=WORD,WORD    words of ended that mean that it goes on
  --dates=dmy|mdy        whether 01/03/2024 is the first of March or the third of January
`

const asked = (): { readonly file: string; readonly csv: boolean; readonly reading: LogReading } | null => {
  try {
    const text = { type: 'string' } as const
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        csv: { type: 'boolean', default: false },
        ...{ start: text, end: text, ended: text, group: text, entry: text },
        ...{ until: text, 'goes-on': text, dates: text },
      },
    })
    const [file, ...more] = positionals
    const { csv, until, dates, 'goes-on': goesOn } = values
    if (file === undefined || more.length > 0 || (dates !== undefined && dates !== 'dmy' && dates !== 'mdy')) return null
    const called = Object.fromEntries(logColumns.flatMap((one) => (values[one] === undefined ? [] : [[one, values[one]]])))
    return {
      ...{ file, csv },
      reading: {
        called,
        ...(until === undefined ? {} : { until }),
        ...(dates === undefined ? {} : { order: dates }),
        ...(goesOn === undefined ? {} : { goesOn: goesOn.split(',') }),
      },
    }
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
    const { text, encoding } = textOf(readFileSync(question.file))
    const curves = { encoding, ...foreignCurves(readForeignLog(text, question.reading)) }
    process.stdout.write(question.csv ? csvOfCurves(curves) : `${JSON.stringify(curves, null, 2)}\n`)
  } catch (error) {
    const isRead = error instanceof UnreadableLog
    if (!isRead && !(error instanceof Error && 'code' in error)) throw error
    process.stderr.write(
      `${error.message}\n${isRead ? `共${error.faults.length}处错误，没有算。 ${error.faults.length} mistake(s), nothing was computed.\n` : usage}`,
    )
    process.exitCode = 1
  }
}
