import { dayIn } from './foreign-days.ts'
import { type LineFault, UnreadableLog } from './foreign-faults.ts'
import type { TableLine } from './foreign-text.ts'

/** What a log of cases has to say of each, and what a log of events. */
export const caseColumns = ['start', 'end', 'ended', 'group', 'entry'] as const
export const eventColumns = ['case', 'activity', 'time'] as const
export type CaseColumn = (typeof caseColumns)[number]
export type EventColumn = (typeof eventColumns)[number]
export type LogColumn = CaseColumn | EventColumn

/** How a log calls its columns, where otherwise than here. */
export type Called = Readonly<Partial<Record<LogColumn, string>>>

// As pm4py and XES, and most exports, call them.
const usual: Readonly<Record<EventColumn, readonly string[]>> = {
  case: ['case', 'case:concept:name', 'case_id', 'case id', 'caseid'],
  activity: ['activity', 'concept:name'],
  time: ['time', 'time:timestamp', 'timestamp', 'complete timestamp'],
}

/** The columns of a table by what they are for. */
export interface Columns {
  readonly names: readonly string[]
  readonly nameOf: (column: LogColumn) => string
  readonly has: (column: LogColumn) => boolean
  readonly cell: (line: TableLine, column: LogColumn) => string
}

export const columnsOf = (head: TableLine | undefined, called: Called): Columns => {
  const names = head?.cells.map((name) => name.trim().toLowerCase()) ?? []
  const nameOf = (column: LogColumn): string => {
    const said = called[column]?.trim().toLowerCase()
    if (said !== undefined) return said
    return (usual[column as EventColumn] ?? []).find((one) => names.includes(one)) ?? column
  }
  return {
    ...{ names, nameOf },
    has: (column) => names.includes(nameOf(column)),
    cell: ({ cells }, column) => cells[names.indexOf(nameOf(column))]?.trim() ?? '',
  }
}

/** Whether each line is an event of a case, and no case. */
export const isOfEvents = (columns: Columns, called: Called): boolean =>
  eventColumns.some((column) => called[column] !== undefined) ||
  (called.start === undefined && !columns.has('start') && eventColumns.every((column) => columns.has(column)))

const orDrawn = '，或用 --until=抽取日期 or --until=DAY on which the log was drawn: what has no end goes on'

// Enough to tell a column of days from another.
const looked = 200

/** Refuses a table without the columns that are needed, and says which of its columns may be meant. */
export const refuseWithout = (columns: Columns, needed: readonly LogColumn[], lines: readonly TableLine[]): void => {
  const { names, nameOf, has } = columns
  const missing = [...new Set(needed)].filter((column) => !has(column))
  const twice = needed.filter((column) => names.indexOf(nameOf(column)) !== names.lastIndexOf(nameOf(column)))
  const days = names.filter((_, at) => {
    const cells = lines.slice(0, looked).flatMap(({ cells: all }) => all[at]?.trim() || [])
    return cells.length > 0 && cells.every((cell) => dayIn(cell, 'dmy') !== null || dayIn(cell, 'mdy') !== null)
  })
  const hint = days.length === 0 ? '' : `；像日期的列 those that hold days: ${days.join(', ')}`
  const faults = [
    ...missing.map(
      (column): LineFault => ({
        ...{ line: 1, column: nameOf(column) },
        sentence: `没有这一列，请用 --${column}=列名 指明 there is no such column: say --${column}=NAME${column === 'ended' ? orDrawn : ''}; there are: ${names.join(', ')}${hint}`,
      }),
    ),
    ...[...new Set(twice)].map(
      (column): LineFault => ({ line: 1, column: nameOf(column), sentence: '这一列有两个 there are two of it' }),
    ),
  ]
  if (faults.length > 0) throw new UnreadableLog(faults)
}
