import { gunzipSync } from 'node:zlib'
import { CsvError, parse } from 'csv-parse/sync'

/** A line of a table, and where in the file it ends. */
export interface TableLine {
  readonly cells: readonly string[]
  readonly line: number
}

/** That a file is no table, and on which line. */
export class NoTable extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

const decoded = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const begins = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** What is packed by gzip, unpacked. @throws NoTable for what is packed otherwise. */
const unpacked = (bytes: Uint8Array): Uint8Array => {
  if (begins(bytes, 0x50, 0x4b, 3, 4))
    throw new NoTable(1, '这是 ZIP 或 Excel 文件，请解压，或另存为 CSV a ZIP or Excel file: unpack it, or save it as CSV')
  if (!begins(bytes, 0x1f, 0x8b)) return bytes
  try {
    return gunzipSync(bytes)
  } catch (error) {
    throw new NoTable(1, `gzip: ${error instanceof Error ? error.message : ''}；文件不完整，请重新下载 not whole: fetch it again`)
  }
}

/**
 * The text of a file, packed by gzip or not: UTF-8, UTF-16 where it says so in its first two bytes, and else what Chinese spreadsheets write
 * (GB 18030, which GBK is part of). @throws NoTable
 */
export const textOf = (file: Uint8Array): { readonly text: string; readonly encoding: string } => {
  const bytes = unpacked(file)
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    const text = decoded(bytes, encoding)
    if (text !== null) return { text, encoding }
  }
  // Western files of old: every byte is a letter there.
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
}

const separators = [',', ';', '\t', '|'] as const

// The one that the head has most of; names of columns hardly hold one.
const separatorOf = (text: string): string => {
  const [head = ''] = text.split(/\r?\n/, 1)
  return separators.reduce((best, one) => (head.split(one).length > head.split(best).length ? one : best))
}

/** The lines of a table as text, cells by comma, semicolon or tab. @throws NoTable */
export const linesOf = (text: string): TableLine[] => {
  try {
    const read: unknown = parse(text, { bom: true, info: true, skip_empty_lines: true, delimiter: separatorOf(text) })
    // With `info` each record comes with the line on which it ends; the types of the library know only the other case.
    const records = read as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[]
    return records.map(({ record, info }) => ({ cells: record, line: info.lines }))
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new NoTable(Number((error as CsvError & { readonly lines?: number }).lines ?? 1), error.message)
  }
}
