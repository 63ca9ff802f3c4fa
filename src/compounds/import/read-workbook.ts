import { readSheet } from 'read-excel-file/node'
import { plainArchive } from './plain-archive.ts'
import { type BrokenCell, furthestRow, type Table } from './table.ts'
import type { WorkbookParts } from './unpack-workbook.ts'

/**
 * Reads the first sheet of a workbook as texts. Formulas give the value they were saved with; merged cells give every row
 * that they cover their value, because offices merge the name of the compound. Null when it is no workbook.
 */
export const readWorkbook = async (parts: WorkbookParts): Promise<Table | null | 'tooLarge'> => {
  const sheet = firstSheet(parts)
  if (sheet === null) return null
  if (reachesTooFar(sheet)) return 'tooLarge'
  const broken = brokenCells(sheet)
  try {
    const cells: readonly (readonly unknown[])[] = await readSheet(plainArchive(parts))
    return {
      rows: unmerged(
        cells.map((row) => row.map(textOf)),
        sheet,
      ),
      broken,
      brokenFrom: null,
    }
  } catch {
    // The reader gives up at the first formula without a result; the report names them all.
    return broken.length > 0 ? { rows: [], broken, brokenFrom: null } : null
  }
}

/** The value of a cell as text. Days come without a time zone, as midnight UTC. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  // A sum such as 0.1 + 0.2 is shown by a spreadsheet with 15 digits.
  return typeof value === 'number' ? String(Number(value.toPrecision(15))) : String(value)
}

const textIn = (parts: WorkbookParts, path: string): string | null => {
  const bytes = parts.get(path)
  return bytes ? new TextDecoder().decode(bytes) : null
}

/** The XML of the first sheet, by way of the workbook's own list. */
const firstSheet = (parts: WorkbookParts): string | null => {
  const [, id] = /<(?:\w+:)?sheet\s[^>]*?\b\w+:id=["']([^"']+)["']/u.exec(textIn(parts, 'xl/workbook.xml') ?? '') ?? []
  const links = textIn(parts, 'xl/_rels/workbook.xml.rels')?.match(/<(?:\w+:)?Relationship\s[^>]*>/gu) ?? []
  const link = links.find((text) => /\sId=["']([^"']+)["']/u.exec(text)?.[1] === id)
  const target = link && /\sTarget=["']([^"']+)["']/u.exec(link)?.[1]
  if (!target) return null
  return textIn(parts, target.startsWith('/') ? target.slice(1) : `xl/${target}`)
}

/** The last column in which a cell may stand: the reader of workbooks fills everything before a cell. */
const furthestColumn = 256

/** Whether a cell stands further out than any table does. Whatever is not plainly a reference counts as too far. */
const reachesTooFar = (sheet: string): boolean => {
  let rows = 0
  for (const [, tag, reference = ''] of sheet.matchAll(/<(?:\w+:)?(row)\b|(?<!xmlns:)\br\s*=\s*["']([^"']*)["']/gu)) {
    if (tag !== undefined) rows += 1
    const [, letters, row] = /^([A-Z]{0,2})(\d{1,6})$/u.exec(reference) ?? []
    const isNear = letters !== undefined && Number(row) <= furthestRow && columnNumber(letters) <= furthestColumn
    if (rows > furthestRow || (tag === undefined && !isNear)) return true
  }
  return false
}

/** Cells whose formula failed or has no result: the reader would take them for empty ones. */
const brokenCells = (sheet: string): BrokenCell[] => {
  const broken: BrokenCell[] = []
  for (const [, signs = '', inner = ''] of sheet.matchAll(/<(?:\w+:)?c\s([^>]*?)(?:\/>|>(.*?)<\/(?:\w+:)?c>)/gsu)) {
    const failed = /\bt=["']e["']/u.test(signs)
    const value = /<(?:\w+:)?v>([^<]*)</u.exec(inner)?.[1]
    if (!failed && (value !== undefined || !/<(?:\w+:)?f[\s>/]/u.test(inner))) continue
    const [, letters = '', row = ''] = /\br=["']([A-Z]+)(\d+)["']/u.exec(signs) ?? []
    const code = failed ? 'CELL_HAS_ERROR' : 'FORMULA_WITHOUT_VALUE'
    broken.push({ row: Number(row), column: columnNumber(letters), code, value: value ?? '' })
  }
  return broken
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** Gives every row under a merged cell its value. */
const unmerged = (rows: string[][], sheet: string): string[][] => {
  for (const [, letters = '', from = '', until = ''] of sheet.matchAll(
    /<(?:\w+:)?mergeCell\s[^>]*?\bref=["']([A-Z]+)(\d+):[A-Z]+(\d+)["']/gu,
  )) {
    const column = columnNumber(letters) - 1
    const value = rows[Number(from) - 1]?.[column]
    if (value === undefined || value === '') continue
    for (const row of rows.slice(Number(from), Number(until))) if (column < row.length) row[column] = value
  }
  return rows
}
