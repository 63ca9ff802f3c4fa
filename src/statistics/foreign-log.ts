import { CsvError, parse } from 'csv-parse/sync'
import { calendarDaysBetween } from '../../workflows/statistics/days.ts'

/** A unit of a log that is not of this service: one permit, one request. */
export interface ForeignUnit {
  /** Units of one group are not independent: one authority, one compound. */
  readonly cluster: string
  /** Days of it that had gone by when it was first observed; null = seen from its beginning. */
  readonly enter: number | null
  readonly exit: number
  /** How it ended; null = it goes on. */
  readonly end: string | null
}

/** A line that is no unit, in words. */
interface LineFault {
  readonly line: number
  readonly column: string
  readonly sentence: string
}

/** A log that cannot be read: every fault with its line. */
export class UnreadableLog extends Error {
  readonly faults: readonly LineFault[]
  constructor(faults: readonly LineFault[]) {
    super(faults.map(({ line, column, sentence }) => `第${line}行 line ${line}, ${column}: ${sentence}`).join('\n'))
    this.faults = faults
  }
}

const needed = ['start', 'end', 'ended'] as const
const known = [...needed, 'group', 'entry'] as const
type Column = (typeof known)[number]

/** What was read, and which columns nobody asked for. */
export interface ForeignLog {
  readonly units: readonly ForeignUnit[]
  readonly ignored: readonly string[]
}

/**
 * Reads a log as CSV with a head: `start`, `end`: days of the calendar (2024-03-01) or plain numbers, `end` being the day of
 * the end or, of what goes on, the last day it was looked at; `ended`: how it ended, in any words, empty or 0 = it goes on;
 * `group`, may be left out: who belongs together; `entry`, may be left out: the last day before it was observed, where it was
 * first seen after its beginning. Other columns are left alone.
 * @throws UnreadableLog with every fault and its line; a log of which some lines cannot be read gives no figure at all.
 */
export const readForeignLog = (text: string): ForeignLog => {
  const rows = rowsOf(text)
  const [head, ...lines] = rows
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const missing = needed.filter((name) => !names.includes(name))
  const twice = known.filter((name) => names.indexOf(name) !== names.lastIndexOf(name))
  const faults = [
    ...missing.map((column) => faultAt(1, column, '没有这一列 there is no such column; needed are start, end, ended')),
    ...twice.map((column) => faultAt(1, column, '这一列有两个 there are two of it')),
  ]
  if (faults.length > 0) throw new UnreadableLog(faults)
  if (lines.length === 0) throw new UnreadableLog([faultAt(1, 'start', '只有表头 there is nothing under the head')])
  const units = lines.map(({ cells, line }) =>
    unitOf(line, (column) => cells[names.indexOf(column)]?.trim() ?? '', names.includes('group')),
  )
  const wrong = units.flatMap((unit) => ('faults' in unit ? unit.faults : []))
  if (wrong.length > 0) throw new UnreadableLog(wrong)
  return {
    units: units.flatMap((unit) => ('faults' in unit ? [] : [unit])),
    ignored: names.filter((name) => !known.some((one) => one === name)),
  }
}

const faultAt = (line: number, column: string, sentence: string): LineFault => ({ line, column, sentence })

const rowsOf = (text: string): { readonly cells: readonly string[]; readonly line: number }[] => {
  try {
    const read: unknown = parse(text, { bom: true, info: true, skip_empty_lines: true })
    // With `info` each record comes with the line on which it ends; the types of the library know only the other case.
    const records = read as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number((error as CsvError & { readonly lines?: number }).lines ?? 1)
    throw new UnreadableLog([faultAt(line, 'CSV', `读不懂 cannot be read: ${error.message}`)])
  }
}

type Cell = (column: Column) => string

const unitOf = (line: number, cell: Cell, isGrouped: boolean): ForeignUnit | { readonly faults: readonly LineFault[] } => {
  const faults: LineFault[] = []
  const fault = (column: Column, sentence: string): void => void faults.push(faultAt(line, column, sentence))
  const at = (column: Column): string | null => {
    if (isMoment(cell(column))) return cell(column)
    fault(column, `“${cell(column)}”不是日期（2024-03-01）也不是数 is neither a day (2024-03-01) nor a number`)
    return null
  }
  const [start, end] = [at('start'), at('end')]
  const entry = cell('entry') === '' ? null : at('entry')
  const exit = start === null || end === null ? null : daysBetween(start, end)
  const enter = start === null || entry === null ? null : daysBetween(start, entry)
  if (start !== null && end !== null && exit === null)
    fault('end', '与 start 一个是日期一个是数 one is a day, the other a number')
  if (start !== null && entry !== null && enter === null)
    fault('entry', '与 start 一个是日期一个是数 one is a day, the other a number')
  if (exit !== null && exit < 0) fault('end', `早于 start（${start}） lies before it`)
  const cluster = isGrouped ? cell('group') : String(line)
  if (cluster === '') fault('group', '空着 is empty; leave the column out where nothing belongs together')
  if (faults.length > 0 || exit === null) return { faults }
  const ended = cell('ended')
  // Who was seen before it began was seen from its beginning.
  return { cluster, enter: enter === null || enter < 0 ? null : enter, exit, end: ended === '' || ended === '0' ? null : ended }
}

const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number)
  return month >= 1 && month <= 12 && day >= 1 && day <= Temporal.PlainYearMonth.from({ year, month }).daysInMonth
}
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)
const isMoment = (text: string): boolean => isDay(text) || isNumber(text)

/** Null where one is a day and the other a number. */
const daysBetween = (from: string, to: string): number | null => {
  if (isDay(from) && isDay(to)) return calendarDaysBetween(from, to)
  return isNumber(from) && isNumber(to) ? Number(to) - Number(from) : null
}
