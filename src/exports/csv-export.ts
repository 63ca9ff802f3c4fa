import { columns } from './columns.ts'
import type { ExportedCase } from './ports.ts'
import type { Pseudonyms } from './pseudonyms.ts'

// A spreadsheet takes what begins so for a formula; a Chinese one takes the wide signs too.
const formula = /^[=+\-@\t\r\n＝＋－＠]/

/** A value as it stands in a CSV file (RFC 4180), never one that a spreadsheet would run. */
export const csvCell = (value: string | number | boolean | null): string => {
  if (value === null) return ''
  const text = typeof value === 'string' && formula.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const line = (cells: readonly (string | number | boolean | null)[]): string => `${cells.map(csvCell).join(',')}\r\n`

// Spreadsheets read UTF-8 only where the file says so at its beginning.
const byteOrderMark = '\ufeff'

/** The table of events, line by line: one row per event, in the order of their cases. */
export async function* csvOf(batches: AsyncIterable<readonly ExportedCase[]>, called: Pseudonyms): AsyncGenerator<string> {
  yield byteOrderMark + line(columns.map(({ name }) => name))
  for await (const batch of batches) {
    for (const exported of batch) {
      for (const event of exported.events) yield line(columns.map((column) => column.of({ exported, event, called })))
    }
  }
}

/** What each column of the table means. */
export function* dictionaryOf(): Generator<string> {
  yield byteOrderMark + line(['column', 'type', '含义', 'meaning'])
  for (const { name, type, meaning } of columns) yield line([name, type, meaning.zh, meaning.en])
}
