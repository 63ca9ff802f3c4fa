import { calendarDaysBetween } from '../../workflows/statistics/days.ts'
import { type DayOrder, dayIn, orderOf } from './foreign-days.ts'
import { linesOf, NoTable, type TableLine } from './foreign-text.ts'

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

// More would only scroll the first away.
const told = 20

/** A log that cannot be read: every fault with its line. */
export class UnreadableLog extends Error {
  readonly faults: readonly LineFault[]
  constructor(faults: readonly LineFault[]) {
    const sentences = faults
      .slice(0, told)
      .map(({ line, column, sentence }) => `第${line}行 line ${line}, ${column}: ${sentence}`)
    const more = faults.length > told ? [`另有${faults.length - told}处 and ${faults.length - told} more`] : []
    super([...sentences, ...more].join('\n'))
    this.faults = faults
  }
}

/** What a log has to say of each unit. */
export const logColumns = ['start', 'end', 'ended', 'group', 'entry'] as const
type Column = (typeof logColumns)[number]

/** How a log is to be read that was not made for this. */
export interface LogReading {
  /** How its columns are called, where otherwise than here. */
  readonly called?: Partial<Readonly<Record<Column, string>>>
  /** The day on which the log was drawn: what goes on was looked at until then, whatever stands in its `end`. */
  readonly until?: string
  /** Whether 01/03/2024 is the first of March (dmy) or the third of January (mdy); else the log has to tell. */
  readonly order?: DayOrder
  /** Words of `ended` that mean that it goes on. */
  readonly goesOn?: readonly string[]
}

/** What was read, and what was taken for what. */
export interface ForeignLog {
  readonly units: readonly ForeignUnit[]
  readonly ignored: readonly string[]
  /** Order of day and month before a year; null = no cell needed one. */
  readonly order: DayOrder | null
  /** Units whose group is empty: each stands for itself. */
  readonly withoutGroup: number
}

/**
 * Reads a log as a table with a head: `start`, `end`: days in any of the usual forms or plain numbers, `end` being the day of
 * the end or, of what goes on, the last day it was looked at; `ended`: how it ended, in any words, empty or 0 = it goes on,
 * and where there is no such column, what has an `end` has ended; `group`, may be left out: who belongs together; `entry`, may
 * be left out: the last day before it was observed, where it was first seen after its beginning. Other columns are left alone.
 * @throws UnreadableLog with every fault and its line; a log of which some lines cannot be read gives no figure at all.
 */
export const readForeignLog = (text: string, reading: LogReading = {}): ForeignLog => {
  const [head, ...lines] = rowsOf(text)
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const nameOf = (column: Column): string => (reading.called?.[column] ?? column).trim().toLowerCase()
  const needed: readonly Column[] =
    reading.until === undefined || reading.called?.ended ? ['start', 'end', 'ended'] : ['start', 'end']
  const wanted = [...needed, ...logColumns.filter((column) => reading.called?.[column] !== undefined)]
  const missing = [...new Set(wanted)].filter((column) => !names.includes(nameOf(column)))
  const twice = logColumns.filter((column) => names.indexOf(nameOf(column)) !== names.lastIndexOf(nameOf(column)))
  refuse([
    ...missing.map((column) => faultAt(1, nameOf(column), `没有这一列 there is no such column; there are: ${names.join(', ')}`)),
    ...twice.map((column) => faultAt(1, nameOf(column), '这一列有两个 there are two of it')),
  ])
  if (lines.length === 0) refuse([faultAt(1, nameOf('start'), '只有表头 there is nothing under the head')])
  const cellOf = ({ cells }: TableLine, column: Column): string => cells[names.indexOf(nameOf(column))]?.trim() ?? ''
  const order =
    reading.order ?? orderIn(lines.flatMap((line) => (['start', 'end', 'entry'] as const).map((one) => cellOf(line, one))))
  const has = (column: Column): boolean => names.includes(nameOf(column))
  const read = lines.map((line) => unitOf(line.line, { cell: (column) => cellOf(line, column), has, order, reading, nameOf }))
  refuse(read.flatMap((unit) => ('faults' in unit ? unit.faults : [])))
  return {
    units: read.flatMap((unit) => ('faults' in unit ? [] : [unit])),
    ignored: names.filter((name) => !logColumns.some((column) => nameOf(column) === name)),
    order,
    withoutGroup: has('group') ? lines.filter((line) => cellOf(line, 'group') === '').length : 0,
  }
}

const faultAt = (line: number, column: string, sentence: string): LineFault => ({ line, column, sentence })

const refuse = (faults: readonly LineFault[]): void => {
  if (faults.length > 0) throw new UnreadableLog(faults)
}

const rowsOf = (text: string): TableLine[] => {
  try {
    return linesOf(text)
  } catch (error) {
    if (!(error instanceof NoTable)) throw error
    throw new UnreadableLog([faultAt(error.line, 'CSV', `读不懂 cannot be read: ${error.message}`)])
  }
}

const orderIn = (cells: readonly string[]): DayOrder | null => {
  const order = orderOf(cells)
  if (order === 'unclear')
    refuse([
      faultAt(
        2,
        '日期 days',
        '分不清日月先后，请加 --dates=dmy 或 --dates=mdy day or month first? say --dates=dmy or --dates=mdy',
      ),
    ])
  if (order === 'both') refuse([faultAt(2, '日期 days', '日月先后不一 some have the day first, some the month: make them one')])
  return order === 'dmy' || order === 'mdy' ? order : null
}

interface UnitCells {
  readonly cell: (column: Column) => string
  readonly has: (column: Column) => boolean
  readonly order: DayOrder | null
  readonly reading: LogReading
  readonly nameOf: (column: Column) => string
}

const unitOf = (line: number, cells: UnitCells): ForeignUnit | { readonly faults: readonly LineFault[] } => {
  const { cell, has, order, reading, nameOf } = cells
  const faults: LineFault[] = []
  const fault = (column: Column, sentence: string): void => void faults.push(faultAt(line, nameOf(column), sentence))
  const at = (column: Column, text: string): string | null => {
    const moment = dayIn(text, order) ?? (isNumber(text) ? text : null)
    if (moment === null && text === '')
      fault(column, '空着 is empty; of what goes on, say with --until=DAY when the log was drawn')
    else if (moment === null) fault(column, `“${text}”不是日期（2024-03-01）也不是数 is neither a day (2024-03-01) nor a number`)
    return moment
  }
  const ended = has('ended') ? cell('ended') : cell('end') === '' ? '' : 'ended'
  const isOpen = ended === '' || ended === '0' || (reading.goesOn ?? []).includes(ended)
  const start = at('start', cell('start'))
  const end = at('end', isOpen && reading.until !== undefined ? reading.until : cell('end'))
  const entry = cell('entry') === '' ? null : at('entry', cell('entry'))
  const exit = start === null || end === null ? null : daysBetween(start, end)
  const enter = start === null || entry === null ? null : daysBetween(start, entry)
  const mixed = `与 ${nameOf('start')} 一个是日期一个是数 one is a day, the other a number`
  if (start !== null && end !== null && exit === null) fault('end', mixed)
  if (start !== null && entry !== null && enter === null) fault('entry', mixed)
  if (exit !== null && exit < 0) fault('end', `早于 ${nameOf('start')}（${start}） lies before it`)
  if (faults.length > 0 || exit === null) return { faults }
  return {
    // Nobody knows whom it belongs to: it stands for itself, under a name that no group has.
    cluster: cell('group') === '' ? `\u0000${line}` : cell('group'),
    // Who was seen before it began was seen from its beginning.
    ...{ enter: enter === null || enter < 0 ? null : enter, exit, end: isOpen ? null : ended },
  }
}

const isDay = (text: string): boolean => text.includes('-', 1)
const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** Null where one is a day and the other a number. */
const daysBetween = (from: string, to: string): number | null => {
  if (isDay(from) && isDay(to)) return calendarDaysBetween(from, to)
  return isNumber(from) && isNumber(to) ? Number(to) - Number(from) : null
}
