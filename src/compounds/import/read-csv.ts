import { CsvError, parse } from 'csv-parse/sync'
import { furthestRow, type Table } from './table.ts'

/**
 * Reads text with separators. Offices save what their spreadsheet makes of it: comma, semicolon or tab, blank lines, rows
 * of uneven length. Row numbers are those of the spreadsheet, so a line break within a cell starts no new row.
 */
export const readCsv = (text: string): Table => {
  const rows: string[][] = []
  try {
    parse(text, {
      bom: true,
      // A file that was edited on two systems ends its lines in two ways; none of them may join two rows.
      record_delimiter: ['\r\n', '\n', '\r'],
      delimiter: delimiterOf(text),
      relax_column_count: true,
      // Only a cell that begins with a quotation mark is quoted: 6" in the middle of a cell is a text.
      relax_quotes: true,
      to: furthestRow + 1,
      onRecord: (record: string[]) => {
        rows.push(record)
        return null
      },
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { rows, broken: [], brokenFrom: rows.length + 1 }
  }
  return { rows, broken: [], brokenFrom: null }
}

/** The separator that the first lines hold most of. */
const delimiterOf = (text: string): string => {
  const head = text.slice(0, 4000)
  const counted = [',', '\t', ';'].map((sign) => ({ sign, count: head.split(sign).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign
}
