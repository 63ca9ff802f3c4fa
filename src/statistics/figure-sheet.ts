import writeXlsxFile from 'write-excel-file/node'
import { csvCell } from '../exports/csv-export.ts'

type Cell = string | number | boolean | null

/** A figure as a plain table: one row per smallest number, with the names of its group before it. */
export interface FigureSheet {
  readonly name: string
  readonly head: FigureSheetHead
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** What stands over a figure wherever it is kept. */
interface FigureSheetHead {
  readonly definition: { readonly id: string; readonly version: number; readonly text: string }
  readonly meaningLabel: string
  readonly asOf: string
  readonly knownAt: string
  readonly n: number
  readonly open: number
  readonly compounds: number
  readonly shareOnBehalf: number | null
  readonly shareSelfReported: number | null
  readonly shareUnknownFacts: number | null
}

interface FigureInBody extends FigureSheetHead {
  readonly groups: readonly unknown[]
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFigure = (value: unknown): value is FigureInBody & Record<string, unknown> =>
  isRecord(value) && isRecord(value['definition']) && Array.isArray(value['groups'])

type Flat = ReadonlyMap<string, Cell>

/**
 * The rows of a value: plain fields become columns named by their path; a list of records becomes rows of its own, the
 * plain fields repeated in each. Two lists of one record stand below each other, never multiplied.
 */
const rowsOf = (value: Record<string, unknown>, path = ''): Flat[] => {
  const plain = new Map<string, Cell>()
  const lists: Flat[] = []
  const walk = (record: Record<string, unknown>, under: string): void => {
    for (const [key, entry] of Object.entries(record)) {
      const name = under === '' ? key : `${under}.${key}`
      if (isRecord(entry)) walk(entry, name)
      else if (!Array.isArray(entry)) plain.set(name, (entry ?? null) as Cell)
      else if (entry.every(isRecord)) for (const one of entry) lists.push(...rowsOf(one, name))
      else plain.set(name, entry.join(' '))
    }
  }
  walk(value, path)
  return lists.length === 0 ? [plain] : lists.map((row) => new Map([...plain, ...row]))
}

/** The figures of an answer as tables. */
export const sheetsOf = (body: object): FigureSheet[] =>
  Object.entries(body).flatMap(([name, figure]): FigureSheet[] => {
    if (!isFigure(figure)) return []
    const rows = figure.groups.filter(isRecord).flatMap((group) => rowsOf(group))
    const columns = [...new Set(rows.flatMap((row) => [...row.keys()]))]
    return [{ name, head: figure, columns, rows: rows.map((row) => columns.map((column) => row.get(column) ?? null)) }]
  })

/** What is repeated on every line of a file that has room for lines alone. */
const headColumns = [
  ...['definition', 'version', 'as_of', 'known_at', 'meaning', 'figure_n', 'figure_open'],
  ...['figure_share_on_behalf', 'figure_share_self_reported', 'figure_share_unknown_facts'],
]
const headCells = ({ head }: FigureSheet): Cell[] => [
  ...[head.definition.id, head.definition.version, head.asOf, head.knownAt, head.meaningLabel],
  ...[head.n, head.open, head.shareOnBehalf, head.shareSelfReported, head.shareUnknownFacts],
]

/** A figure as CSV (RFC 4180, UTF-8 with its mark): each line says of which figure, which version and which day it is. */
export const csvOfSheet = (sheet: FigureSheet): string => {
  const lines = [[...headColumns, ...sheet.columns], ...sheet.rows.map((row) => [...headCells(sheet), ...row])]
  return `\ufeff${lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('')}`
}

// A workbook keeps texts as texts: a formula is a type of its own, and none is ever written.
const cellOf = (value: Cell) => {
  if (typeof value === 'string') return { value, type: String, format: '@' }
  if (typeof value === 'number') return { value, type: Number }
  return value === null ? null : { value, type: Boolean }
}
const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const })

/** Figures as a workbook: a sheet for each, and one that says what they count. */
export const workbookOf = (sheets: readonly FigureSheet[]): Promise<Buffer> => {
  const about = [
    headColumns.concat('text').map(bold),
    ...sheets.map((sheet) => [...headCells(sheet), sheet.head.definition.text].map(cellOf)),
  ]
  return writeXlsxFile([
    ...sheets.map((sheet) => ({
      data: [sheet.columns.map(bold), ...sheet.rows.map((row) => row.map(cellOf))],
      sheet: sheet.name,
      stickyRowsCount: 1,
    })),
    { data: about, sheet: '口径 definitions' },
  ]).toBuffer()
}
