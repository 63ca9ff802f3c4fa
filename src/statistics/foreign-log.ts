import {
  type Called,
  type CaseColumn,
  caseColumns,
  columnsOf,
  type EventColumn,
  isOfEvents,
  refuseWithout,
} from './foreign-columns.ts'
import { type DayOrder, type LogTime, momentIn, orderOf, secondsOfDay } from './foreign-days.ts'
import { casesOf, type EventQuestion } from './foreign-events.ts'
import { faultAt, type LineFault, refuse, UnreadableLog } from './foreign-faults.ts'
import { linesOf, NoTable, type TableLine } from './foreign-text.ts'
import { isXes, xesTable } from './foreign-xes.ts'

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

/** What plain numbers count. */
export const numberUnits = ['days', 'seconds', 'milliseconds'] as const
export type NumberUnit = (typeof numberUnits)[number]

/** How a log is to be read that was not made for this. */
export interface LogReading extends EventQuestion {
  /** How its columns are called, where otherwise than here. */
  readonly called?: Called
  /** The day on which the log was drawn: what goes on, or ends later, was looked at until then, whatever stands in its `end`. */
  readonly until?: string
  /** Whether 01/03/2024 is the first of March (dmy) or the third of January (mdy); else the log has to tell. */
  readonly order?: DayOrder
  /** Words of `ended` that mean that it goes on. */
  readonly goesOn?: readonly string[]
  /** The place whose days are counted. */
  readonly zone?: string
  /** To the second, and not by days of the calendar. */
  readonly isExact?: boolean
  /** What plain numbers count; left out: days, and what is too great for days is refused. */
  readonly numbers?: NumberUnit
  /** Lines that cannot be read are left out and told, and the others are counted. */
  readonly leavesOut?: boolean
}

/** What was read, and what was taken for what. */
export interface ForeignLog {
  readonly units: readonly ForeignUnit[]
  /** What a line was. */
  readonly each: 'case' | 'event'
  readonly ignored: readonly string[]
  /** Order of day and month before a year; null = no cell needed one. */
  readonly order: DayOrder | null
  /** Until when what goes on was looked at; null = its `end` says so. */
  readonly until: string | null
  /** Units whose group is empty: each stands for itself. */
  readonly withoutGroup: number
  /** Cases that had not begun when the log was drawn, or in which what begins never happened. */
  readonly notBegun: number
  readonly leftOut: readonly LineFault[]
}

/**
 * Reads a log as it is found: a table with a head, or XES.
 *
 * With one line a case: `start`, `end`: days in any of the usual forms or plain numbers, `end` being the day of
 * the end or, of what goes on, the last day it was looked at; `ended`: how it ended, in any words, empty or 0 = it goes on,
 * and where there is no such column, what has an `end` has ended; `group`, may be left out: who belongs together; `entry`, may
 * be left out: the last day before it was observed, where it was first seen after its beginning. Other columns are left alone.
 *
 * With one line an event: `case`, `activity`, `time`, and `group` if need be; which activities begin and end the time of a case
 * is asked for, and what has not ended goes on until the log was drawn, at the earliest the day of its last event. A log in XES
 * is one of events, or, where `start` or `end` is an attribute of its traces, one of cases.
 * @throws UnreadableLog with every fault and its line; a log of which some lines cannot be read gives no figure at all, unless
 * it is asked to leave them out.
 */
export const readForeignLog = (text: string, reading: LogReading = {}): ForeignLog => {
  const { called = {} } = reading
  const [head, ...lines] = rowsOf(text, called)
  const columns = columnsOf(head, called)
  const ofEvents = isOfEvents(columns, called)
  if (lines.length === 0 && columns.names.length > 0)
    refuse([faultAt(1, columns.nameOf(ofEvents ? 'case' : 'start'), '只有表头 there is nothing under the head')])
  const dated: readonly (CaseColumn | EventColumn)[] = ofEvents ? ['time'] : ['start', 'end', 'entry']
  const order = reading.order ?? orderIn(lines.flatMap((line) => dated.map((one) => columns.cell(line, one))))
  const time: LogTime = { order, zone: reading.zone ?? null, isExact: reading.isExact ?? false }
  const read = (ofEvents ? unitsOfEvents : unitsOfCases)(lines, { columns, called, reading, time })
  const faults = [...read.faults, ...read.units.flatMap((unit) => (unit !== 'notBegun' && 'faults' in unit ? unit.faults : []))]
  if (reading.leavesOut !== true) refuse(faults)
  const units = read.units.flatMap((unit) => (unit === 'notBegun' || 'faults' in unit ? [] : [unit]))
  const notBegun = read.notBegun + read.units.filter((unit) => unit === 'notBegun').length
  if (units.length === 0) refuse(faults.length > 0 ? faults : [faultAt(1, 'CSV', '没有一件 there is no case in it')])
  return {
    ...{ units, order, each: ofEvents ? 'event' : 'case', until: read.until, notBegun, leftOut: faults },
    ignored: columns.names.filter((name) => !read.used.some((column) => columns.nameOf(column) === name)),
    withoutGroup: columns.has('group') ? units.filter(({ cluster }) => cluster.startsWith(nobody)).length : 0,
  }
}

// Nobody knows whom it belongs to: it stands for itself, under a name that no group has.
const nobody = '\u0000'

const rowsOf = (text: string, called: Called): TableLine[] => {
  try {
    if (!isXes(text)) return linesOf(text)
    return xesTable(text, called.start !== undefined || called.end !== undefined ? 'cases' : 'events')
  } catch (error) {
    if (!(error instanceof NoTable)) throw error
    throw new UnreadableLog([faultAt(error.line, isXes(text) ? 'XES' : 'CSV', `读不懂 cannot be read: ${error.message}`)])
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

interface Asked {
  readonly columns: ReturnType<typeof columnsOf>
  readonly called: Called
  readonly reading: LogReading
  readonly time: LogTime
}
type Unit = ForeignUnit | { readonly faults: readonly LineFault[] } | 'notBegun'
interface Units extends Pick<ForeignLog, 'until' | 'notBegun'> {
  readonly units: readonly Unit[]
  readonly faults: readonly LineFault[]
  readonly used: readonly (CaseColumn | EventColumn)[]
}

const unitsOfEvents = (lines: readonly TableLine[], { columns, reading, time }: Asked): Units => {
  const { cases, faults, notBegun, last } = casesOf(lines, columns, reading, time)
  const until = reading.until ?? last
  const nameOf = (): string => columns.nameOf('time')
  const units = cases.map(({ line, start, end, ended, group }) =>
    unitOf(
      line,
      { start, end: end === '' ? until : end, entry: '', group, ended: end === '' ? null : ended },
      { reading, time, nameOf },
    ),
  )
  return { units, faults, until, notBegun, used: ['case', 'activity', 'time', 'group'] }
}

const unitsOfCases = (lines: readonly TableLine[], { columns, called, reading, time }: Asked): Units => {
  const { has, cell, nameOf } = columns
  const needed: readonly CaseColumn[] = reading.until === undefined || called.ended ? ['start', 'end', 'ended'] : ['start', 'end']
  refuseWithout(columns, [...needed, ...caseColumns.filter((column) => called[column] !== undefined || has(column))], lines)
  const units = lines.map((line) => {
    const ended = has('ended') ? cell(line, 'ended') : cell(line, 'end') === '' ? '' : 'ended'
    const isOpen = ended === '' || ended === '0' || (reading.goesOn ?? []).includes(ended)
    const end = isOpen && reading.until !== undefined ? reading.until : cell(line, 'end')
    const [start, entry, group] = [cell(line, 'start'), cell(line, 'entry'), cell(line, 'group')]
    return unitOf(line.line, { start, end, entry, group, ended: isOpen ? null : ended }, { reading, time, nameOf })
  })
  return { units, faults: [], until: reading.until ?? null, notBegun: 0, used: caseColumns }
}

interface UnitCells {
  readonly start: string
  readonly end: string
  readonly entry: string
  readonly group: string
  readonly ended: string | null
}

/** A moment as a number, how many of its units a day has, and whether it is one of the calendar. */
interface Moment {
  readonly isDay: boolean
  readonly value: number
  readonly perDay: number
}

const perDay: Readonly<Record<NumberUnit, number>> = { days: 1, seconds: secondsOfDay, milliseconds: secondsOfDay * 1000 }
// Nearly 300 years of days: what is greater counts something else.
const mostDays = 100_000

const unitOf = (
  line: number,
  cells: UnitCells,
  asked: Pick<Asked, 'reading' | 'time'> & { readonly nameOf: (column: CaseColumn) => string },
): Unit => {
  const { reading, time, nameOf } = asked
  const faults: LineFault[] = []
  const fault = (column: CaseColumn, sentence: string): void => void faults.push(faultAt(line, nameOf(column), sentence))
  const at = (column: CaseColumn, text: string): Moment | null => {
    const seconds = momentIn(text, time)
    if (seconds !== null) return { isDay: true, value: seconds, perDay: secondsOfDay }
    const sentence = text === '' || !isNumber(text) ? noMoment(text) : noDays(text, reading.numbers)
    if (sentence !== null) fault(column, sentence)
    return sentence === null ? { isDay: false, value: Number(text), perDay: perDay[reading.numbers ?? 'days'] } : null
  }
  const start = at('start', cells.start)
  const told = at('end', cells.end)
  const until = reading.until === undefined ? null : at('end', reading.until)
  // As known on the day on which it was drawn: what begins later is not there, and what ends later goes on then.
  const isAfter = (one: Moment | null) => one !== null && until !== null && one.isDay === until.isDay && one.value > until.value
  if (faults.length === 0 && isAfter(start)) return 'notBegun'
  const isLater = isAfter(told)
  const end = isLater ? until : told
  const entry = cells.entry === '' ? null : at('entry', cells.entry)
  const mixed = `与 ${nameOf('start')} 一个是日期一个是数 one is a day, the other a number`
  if (start && end && start.isDay !== end.isDay) fault('end', mixed)
  else if (start && end && end.value < start.value) fault('end', `早于 ${nameOf('start')}（${cells.start}） lies before it`)
  if (start && entry && start.isDay !== entry.isDay) fault('entry', mixed)
  if (faults.length > 0 || !start || !end) return { faults }
  const enter = entry && daysFrom(start, entry)
  return {
    cluster: cells.group === '' ? `${nobody}${line}` : cells.group,
    // Who was seen before it began was seen from its beginning.
    ...{ enter: enter === null || enter < 0 ? null : enter, exit: daysFrom(start, end), end: isLater ? null : cells.ended },
  }
}

const daysFrom = (from: Moment, to: Moment): number => (to.value - from.value) / from.perDay

const isNumber = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

const noMoment = (text: string): string =>
  text === ''
    ? '空着 is empty; of what goes on, say with --until=DAY when the log was drawn'
    : `“${text}”不是日期（2024-03-01）也不是数 is neither a day (2024-03-01) nor a number`

/** Why a number counts no days; null = it does, or was said to count something else. */
const noDays = (text: string, numbers: NumberUnit | undefined): string | null =>
  numbers !== undefined || Math.abs(Number(text)) <= mostDays
    ? null
    : `${text} 不像天数，请加 --numbers=seconds 或 --numbers=milliseconds is too great for days: say --numbers=seconds or --numbers=milliseconds (or days)`
