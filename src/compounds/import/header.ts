import { nameKey } from '../names.ts'
import { type ColumnId, columnIds, columns } from './columns.ts'
import { type TableFault, tableFault } from './table.ts'

/** Where the columns stand in a table. */
export interface Header {
  /** Index of the header row, from 0. */
  readonly at: number
  readonly places: ReadonlyMap<ColumnId, { readonly index: number; readonly header: string }>
  /** The header as written, by index. */
  readonly written: readonly string[]
  readonly faults: readonly TableFault[]
}

/** Offices put a title or two above the header. */
const mostTitleRows = 10

const byKey = new Map<string, ColumnId>(
  columnIds.flatMap((id) => {
    const { zh, en, also } = columns[id]
    return [zh, en, ...also].map((name) => [nameKey(name), id] as const)
  }),
)

/** Columns that offices keep for themselves. */
const passedOver = ['备注', '说明', 'remarks', 'notes', '序号', '编号', 'no.', 'no'].map(nameKey)

/** A header, or each half of one in two languages such as `小区 / compound`. A star marks what must be filled in. */
const columnOf = (text: string): ColumnId | 'passedOver' | null => {
  for (const name of [text, ...text.split(/[/\n]/u)]) {
    const key = nameKey(name.replaceAll(/[*＊]/gu, ''))
    const id = byKey.get(key)
    if (id) return id
    if (passedOver.includes(key)) return 'passedOver'
  }
  return null
}

/** Finds the header row: the one of the first rows in which most columns are known. */
export const findHeader = (rows: readonly (readonly string[])[]): Header => {
  const known = rows.slice(0, mostTitleRows).map((row) => row.filter((cell) => columnOf(cell) !== null).length)
  const at = Math.max(0, known.indexOf(Math.max(0, ...known)))
  const written = rows[at] ?? []
  const places = new Map<ColumnId, { index: number; header: string }>()
  const faults: TableFault[] = []
  for (const [index, text] of written.entries()) {
    const header = text.trim()
    const id = header === '' ? 'passedOver' : columnOf(header)
    const place = { row: at + 1, column: header, value: header }
    if (id === null) faults.push(tableFault(place, 'COLUMN_UNKNOWN'))
    else if (id !== 'passedOver' && places.has(id)) faults.push(tableFault({ ...place, field: id }, 'COLUMN_TWICE'))
    else if (id !== 'passedOver') places.set(id, { index, header })
  }
  for (const id of columnIds) {
    if (columns[id].required && !places.has(id)) {
      faults.push(tableFault({ row: at + 1, field: id, value: columns[id].zh }, 'COLUMN_MISSING'))
    }
  }
  return { at, places, written, faults }
}
