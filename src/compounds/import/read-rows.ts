import type { CellReading } from './cells.ts'
import { type ColumnId, columns, type Said } from './columns.ts'
import { findHeader, type Header } from './header.ts'
import { type CountedTable, mostFilledRows, mostRows, type TableFault, tableFault } from './table.ts'

/** A row of the table: which space it speaks of, and what it says. */
export interface SpaceRow {
  readonly row: number
  readonly said: Said
  /** The cells as written, for reports. */
  readonly written: Readonly<Partial<Record<ColumnId, string>>>
}

/** The rows that can be read, the headers as written, and everything that is wrong. */
export interface RowsRead {
  readonly rows: readonly SpaceRow[]
  /** How many rows were passed over as remarks. */
  readonly remarks: number
  readonly headers: Readonly<Partial<Record<ColumnId, string>>>
  readonly faults: readonly TableFault[]
}

/** How a row begins that is a remark: the template explains itself in such rows. `#023` is a label. */
export const remarkMark = '# '

/** Reads the rows of a table that are no remarks. */
export const readRows = (table: CountedTable): RowsRead => {
  const header = findHeader(table.rows)
  const headers = Object.fromEntries([...header.places].map(([id, { header: text }]) => [id, text]))
  const only = (...faults: TableFault[]): RowsRead => ({ rows: [], remarks: 0, headers, faults })
  const broken = brokenFaults(table, header)
  const tooLong = tableFault({}, 'TABLE_TOO_LONG', { limit: mostRows })
  if (table.filled > mostFilledRows) return only(tooLong)
  if (table.filled === 0 && broken.length === 0) return only(tableFault({}, 'TABLE_EMPTY'))
  if (table.rows.length > 0 && header.faults.length > 0) return only(...header.faults)
  const filled = table.rows
    .map((cells, index) => ({ cells, row: index + 1 }))
    .slice(header.at + 1)
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
  const read = filled.filter(({ cells }) => !isRemark(cells)).map(({ cells, row }) => readRow(cells, row, header))
  if (read.length > mostRows) return only(tooLong)
  const faults = [...broken, ...read.flatMap((row) => row.faults)]
  if (read.length === 0 && faults.length === 0) faults.push(tableFault({}, 'TABLE_EMPTY'))
  return { rows: read.map(({ row }) => row), remarks: filled.length - read.length, headers, faults }
}

const isRemark = (cells: readonly string[] | undefined): boolean => cells?.[0]?.trimStart().startsWith(remarkMark) ?? false

const brokenFaults = (table: CountedTable, header: Header): TableFault[] => {
  const fieldAt = new Map([...header.places].map(([id, { index }]) => [index + 1, id]))
  const cells = table.broken
    .filter(({ row, column }) => {
      const counts = fieldAt.has(column) && row > header.at + 1 && !isRemark(table.rows[row - 1])
      return table.rows.length === 0 || counts
    })
    .map(({ row, column, code, value }) =>
      tableFault(
        { row, column: header.written[column - 1] ?? columnLetters(column), field: fieldAt.get(column) ?? null, value },
        code,
      ),
    )
  return table.brokenFrom === null ? cells : [...cells, tableFault({ row: table.brokenFrom }, 'QUOTES_BROKEN')]
}

const columnLetters = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)

const readRow = (cells: readonly string[], row: number, header: Header): { row: SpaceRow; faults: TableFault[] } => {
  const said: Partial<Record<ColumnId, unknown>> = {}
  const written: Partial<Record<ColumnId, string>> = {}
  const faults: TableFault[] = []
  for (const [field, { index, header: column }] of header.places) {
    const text = cells[index]?.trim() ?? ''
    const place = { row, column, field, value: text }
    if (text === '') {
      if (columns[field].required) faults.push(tableFault({ ...place, value: null }, 'VALUE_MISSING'))
      continue
    }
    const reading: CellReading<unknown> = columns[field].read(text)
    if ('code' in reading) {
      faults.push(tableFault(place, reading.code, reading.words))
      continue
    }
    said[field] = reading.said
    written[field] = text
  }
  // Each field was read by the reader of its own column.
  return { row: { row, said: said as Said, written }, faults: [...faults, ...unnamed(said, row, header, faults)] }
}

/** What is said about a transformer or a company that is not named would be lost. */
const unnamed = (
  said: Partial<Record<ColumnId, unknown>>,
  row: number,
  header: Header,
  known: readonly TableFault[],
): TableFault[] => {
  const faults: TableFault[] = []
  for (const [subject, field, code] of [
    ['transformer', 'transformer', 'TRANSFORMER_NOT_NAMED'],
    ['fireZone', 'fireZone', 'FIRE_ZONE_NOT_NAMED'],
    ['company', 'company', 'COMPANY_NOT_NAMED'],
  ] as const) {
    const hasMore = Object.keys(said).some((id) => id !== field && columns[id as ColumnId].subject === subject) // keys of `said` are columns
    if (hasMore && said[field] === undefined && !known.some((fault) => fault.field === field)) {
      faults.push(tableFault({ row, column: header.places.get(field)?.header ?? null, field }, code))
    }
  }
  return faults
}
