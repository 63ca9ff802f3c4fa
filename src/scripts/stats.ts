import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { againstR, NoR } from '../statistics/against-r.ts'
import { caseColumns, eventColumns } from '../statistics/foreign-columns.ts'
import { csvOfCurves, csvOfUnits, foreignCurves } from '../statistics/foreign-curves.ts'
import { UnreadableLog } from '../statistics/foreign-faults.ts'
import { type LogReading, numberUnits, readForeignLog } from '../statistics/foreign-log.ts'
import { NoTable, textOf } from '../statistics/foreign-text.ts'

const usage = `用法 usage: npm run stats --silent -- FILE [--csv | --units | --against-r]
  FILE: CSV (comma, semicolon, tab or |) or XES, as it is or packed by gzip
  --csv                  the curves as CSV     --units    what was read, a case a line
  --against-r            computes the same with R's survival and says the greatest difference (needs Rscript)
a case a line: start, end (days or numbers), ended (how; empty or 0 = goes on), and if you like group, entry
  --start=, --end=, --ended=, --group=, --entry=NAME   how the file calls a column (of XES: an attribute of its traces)
  --until=2024-03-02     the day on which the file was drawn: what goes on was looked at until then
  --goes-on=WORD,WORD    words of ended that mean that it goes on
an event a line, and XES: case, activity, time, and if you like group
  --case=, --activity=, --time=, --group=NAME          how the file calls a column (of XES: an attribute of an event; of its trace case:NAME)
  --ends=NAME,NAME       the activities that end a case, the first of them; '*': its last event, whatever it is
  --begins=NAME,NAME     where its time begins; else with its first event
both
  --dates=dmy|mdy        whether 01/03/2024 is the first of March or the third of January
  --zone=Europe/Rome     the place whose days are counted, and whose hours those are that stand there without a zone
  --exact                to the second; else by days of the calendar
  --numbers=days|seconds|milliseconds   what plain numbers count
  --leave-out            leaves out what cannot be read, and says what that was; else nothing is computed
`

/** What cannot be asked so, in words. */
class Unasked extends Error {}

type Output = 'json' | 'csv' | 'units' | 'against-r'
interface Question {
  readonly file: string
  readonly output: Output
  readonly reading: LogReading
}

const text = { type: 'string' } as const
const flag = { type: 'boolean', default: false } as const
const options = {
  ...{ csv: flag, units: flag, 'against-r': flag, exact: flag, 'leave-out': flag },
  ...{ start: text, end: text, ended: text, group: text, entry: text, case: text, activity: text, time: text },
  ...{ until: text, 'goes-on': text, dates: text, zone: text, numbers: text, begins: text, ends: text },
} as const

const oneOf = <T extends string>(option: string, value: string | undefined, allowed: readonly T[]): T | undefined => {
  const found = allowed.find((one) => one === value)
  if (value !== undefined && found === undefined) throw new Unasked(`--${option}=${value}: ${allowed.join(' | ')}`)
  return found
}

const zoneOf = (zone: string | undefined): string | undefined => {
  try {
    if (zone !== undefined) Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
    return zone
  } catch {
    throw new Unasked(`--zone=${zone}: 没有这个时区 no such zone; e.g. Asia/Shanghai, Europe/Amsterdam, +08:00`)
  }
}

const asked = (): Question => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new Unasked('请写明一个文件 name one file')
  const said = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : { [key]: value })
  const list = (value: string | undefined) => value?.split(',').map((one) => one.trim())
  return {
    file,
    output: values['against-r'] ? 'against-r' : values.units ? 'units' : values.csv ? 'csv' : 'json',
    reading: {
      called: Object.fromEntries(
        [...caseColumns, ...eventColumns].flatMap((one) => (values[one] === undefined ? [] : [[one, values[one]]])),
      ),
      ...said('until', values.until),
      ...said('order', oneOf('dates', values.dates, ['dmy', 'mdy'] as const)),
      ...said('zone', zoneOf(values.zone)),
      ...said('numbers', oneOf('numbers', values.numbers, numberUnits)),
      ...said('goesOn', list(values['goes-on'])),
      ...said('begins', list(values.begins)),
      ...said('ends', list(values.ends)),
      ...{ isExact: values.exact, leavesOut: values['leave-out'] },
    },
  }
}

const answer = ({ file, output, reading }: Question): void => {
  const { text: read, encoding } = textOf(readFileSync(file))
  const log = readForeignLog(read, reading)
  if (log.leftOut.length > 0)
    process.stderr.write(
      `${new UnreadableLog(log.leftOut).message}\n没有计入${log.leftOut.length}处 ${log.leftOut.length} left out\n`,
    )
  if (output === 'units') process.stdout.write(csvOfUnits(log))
  const curves = { encoding, ...foreignCurves(log) }
  if (output === 'csv') process.stdout.write(csvOfCurves(curves))
  if (output === 'json') process.stdout.write(`${JSON.stringify(curves, null, 2)}\n`)
  if (output === 'against-r') compare(curves, csvOfUnits(log))
}

const compare = (curves: Parameters<typeof againstR>[0], units: string): void => {
  const { compared, isSame } = againstR(curves, units)
  const lines = compared.map(
    ({ estimator, numbers, greatest }) => `${estimator}: ${numbers} 个数 numbers, 最大相差 greatest difference ${greatest}`,
  )
  process.stdout.write(`${curves.n} 件 cases, ${curves.open} 件未结 go on, ${curves.groups} 组 groups\n${lines.join('\n')}\n`)
  process.stdout.write(isSame ? '与 R 一致 the same as R (1e-9)\n' : '与 R 不一致 not the same as R\n')
  if (!isSame) process.exitCode = 1
}

/** What stood in the way, in words; null = a bug. */
const told = (error: unknown): { readonly words: string; readonly code: number } | null => {
  if (error instanceof UnreadableLog) {
    const { length } = error.faults
    const hint =
      length > 1 || error.faults[0]?.line !== 1 ? '；加 --leave-out 则不计入这些行 --leave-out counts the other lines' : ''
    return {
      words: `${error.message}\n共${length}处错误，没有算。 ${length} mistake(s), nothing was computed${hint}.\n`,
      code: 1,
    }
  }
  if (error instanceof NoTable || error instanceof NoR) return { words: `${error.message}\n`, code: 1 }
  if (error instanceof Unasked) return { words: `${error.message}\n${usage}`, code: 2 }
  if (!(error instanceof Error && 'code' in error)) return null
  // An option that there is none of, a file that is not there.
  return { words: `${error.message}\n${usage}`, code: String(error.code).startsWith('ERR_PARSE_ARGS') ? 2 : 1 }
}

try {
  answer(asked())
} catch (error) {
  const { words, code } = told(error) ?? {}
  if (words === undefined) throw error
  process.stderr.write(words)
  process.exitCode = code
}
