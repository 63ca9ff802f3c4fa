import { readCsv } from './read-csv.ts'
import { type CountedTable, countRows, type Table } from './table.ts'
import { decodeText } from './text-encoding.ts'
import type { WorkbookParts } from './unpack-workbook.ts'

/** What the reader is given: the bytes of a text file, or the parts of a workbook. */
export type TableSource = { readonly text: Uint8Array } | { readonly workbook: WorkbookParts }

/** What it answers: the table, or null where the file is none. */
export type TableAnswer = { readonly table: CountedTable | null } | { readonly tooLarge: true }

const read = async (source: TableSource): Promise<Table | null | 'tooLarge'> => {
  if ('workbook' in source) {
    // Loaded when needed: the process starts for every table, and most are text.
    const { readWorkbook } = await import('./read-workbook.ts')
    return readWorkbook(source.workbook)
  }
  const text = decodeText(source.text)
  return text === null ? null : readCsv(text)
}

const answerOf = async (source: TableSource): Promise<TableAnswer> => {
  const table = await read(source)
  const counted = table === null || table === 'tooLarge' ? table : countRows(table)
  return counted === 'tooLarge' ? { tooLarge: true } : { table: counted }
}

// `read-table.ts` starts this file as a process of its own and sends one source.
process.once('message', async (source: TableSource) => {
  process.send?.(await answerOf(source), () => process.disconnect?.())
})
