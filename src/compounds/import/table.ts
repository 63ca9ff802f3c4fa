import type { Bilingual } from '../../../workflows/rules/schema.ts'
import { type FaultCode, type FaultWords, faultSentence } from '../faults.ts'
import type { ColumnId } from './columns.ts'

/** The most rows of spaces that one import takes: the largest compounds have some thousands. */
export const mostRows = 20_000

/** The last row that is looked at: remarks and blank lines may follow the spaces. */
export const furthestRow = 100_000

/** A table as read from a file. Cells are texts; row numbers are those that the spreadsheet shows. */
export interface Table {
  /** The rows from the first one on, blank ones included. */
  readonly rows: readonly (readonly string[])[]
  /** Cells that cannot be read, with the number of their row and column, both from 1. */
  readonly broken: readonly BrokenCell[]
  /** Set when the rest of the file cannot be read: the row from which on. */
  readonly brokenFrom: number | null
}

/** More rows that hold anything than a table with its titles and remarks can have. */
export const mostFilledRows = mostRows + 200

/** A table with the number of its rows that hold anything; the rows themselves are missing when they are too many. */
export interface CountedTable extends Table {
  readonly filled: number
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cell === '')

/** Counts the rows that hold anything. Blank rows keep their place; too many rows are not handed over at all. */
export const countRows = ({ rows, broken, brokenFrom }: Table): CountedTable | 'tooLarge' => {
  if (rows.length > furthestRow) return 'tooLarge'
  const filled = rows.filter((row) => !isBlank(row)).length
  const handedOver = filled > mostFilledRows ? [] : rows.map((row) => (isBlank(row) ? [] : row.slice(0, 100)))
  return { rows: handedOver, broken: broken.slice(0, mostFilledRows), brokenFrom, filled }
}

/** A cell whose formula failed or was saved without its result. */
export interface BrokenCell {
  readonly row: number
  readonly column: number
  readonly code: 'CELL_HAS_ERROR' | 'FORMULA_WITHOUT_VALUE'
  readonly value: string
}

/** Why a file is no table at all. */
export type Unreadable = 'unsupported' | 'notWhatItSays' | 'tooLarge'

/** Something wrong in the table: where, what was written there (shortened), and what to do. */
export interface TableFault {
  readonly row: number | null
  /** The other row that says something else. */
  readonly otherRow: number | null
  /** The header as written in the file. */
  readonly column: string | null
  readonly field: ColumnId | null
  readonly value: string | null
  readonly code: FaultCode
  readonly sentence: Bilingual
}

/** The longest value that a report repeats. */
const shown = 40

/** A value as a report shows it: shortened, without line breaks. */
const shortened = (value: string): string => {
  const signs = [...value.replace(/\s+/gu, ' ').trim()]
  return signs.length > shown ? `${signs.slice(0, shown - 1).join('')}…` : signs.join('')
}

/** Names a place in the table and what is wrong there. */
export const tableFault = (
  place: Partial<Pick<TableFault, 'row' | 'otherRow' | 'column' | 'field' | 'value'>>,
  code: FaultCode,
  words: FaultWords = {},
): TableFault => {
  const { row = null, otherRow = null, column = null, field = null } = place
  const value = place.value === undefined || place.value === null ? null : shortened(place.value)
  const filled = { ...(otherRow === null ? {} : { otherRow }), ...(value === null ? {} : { value }), ...words }
  return { row, otherRow, column, field, value, code, sentence: faultSentence(code, filled) }
}
