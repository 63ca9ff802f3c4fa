import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { CountedTable, Unreadable } from './table.ts'
import type { TableAnswer, TableSource } from './table-process.ts'
import { unpackWorkbook } from './unpack-workbook.ts'

/** A file as it was uploaded. */
export interface UploadedTable {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Buffer
}

/** The longest that reading may take, in milliseconds: a full table takes two seconds. */
const longest = 20_000

/** What reading one file may take of the memory, in megabytes: a full table takes a tenth. */
const mostMemory = 512

const textTypes = ['text/csv', 'text/plain', 'text/tab-separated-values', 'application/csv']
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
// What browsers say of a .csv where a spreadsheet is installed, or of what they do not know.
const vagueTypes = ['application/vnd.ms-excel', 'application/octet-stream']

/** What the file claims to be, by the ending of its name and by its media type, which must not contradict each other. */
const claimOf = ({ name, mediaType }: UploadedTable): 'text' | 'workbook' | 'unsupported' => {
  const ending = /\.([a-z0-9]+)$/iu.exec(name)?.[1]?.toLowerCase()
  const isVague = vagueTypes.includes(mediaType)
  const byName = ending === 'xlsx' ? 'workbook' : ['csv', 'txt', 'tsv'].includes(ending ?? '') ? 'text' : 'unsupported'
  const byType = mediaType === workbookType ? 'workbook' : textTypes.includes(mediaType) ? 'text' : 'unsupported'
  if (isVague) return byName
  return ending === undefined || byName === byType ? byType : 'unsupported'
}

/**
 * Reads an uploaded table: CSV in UTF-8, UTF-16 or GB18030, or the first sheet of an XLSX workbook. What claims to be a
 * workbook and is no archive cannot be unpacked; an archive that claims to be text holds zero bytes, which no text does.
 */
export const readTable = async (file: UploadedTable): Promise<CountedTable | Unreadable> => {
  const claim = claimOf(file)
  if (claim === 'unsupported') return 'unsupported'
  if (file.bytes.length === 0) return { rows: [], broken: [], brokenFrom: null, filled: 0 }
  if (claim === 'text') return readApart({ text: file.bytes })
  const parts = await unpackWorkbook(file.bytes)
  if (typeof parts === 'string') return parts === 'tooLarge' ? 'tooLarge' : 'notWhatItSays'
  return readApart({ workbook: parts })
}

/**
 * Reads in a process of its own with bounds on time and memory. A thread would not do: the reader of workbooks fills the
 * gap before a cell that claims to stand in column a thousand million, and running out of memory ends the whole process.
 */
const readApart = (source: TableSource): Promise<CountedTable | Unreadable> =>
  new Promise((resolve, reject) => {
    const reader = fork(fileURLToPath(new URL('./table-process.ts', import.meta.url)), {
      execArgv: [`--max-old-space-size=${mostMemory}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: longest,
      killSignal: 'SIGKILL',
    })
    // The process answers with what `table-process.ts` declares.
    reader.once('message', (message) => resolve(outcomeOf(message as TableAnswer)))
    reader.on('error', reject)
    // Out of memory or out of time; whatever was answered before counts.
    reader.once('exit', () => resolve('tooLarge'))
    reader.send(source)
  })

const outcomeOf = (answer: TableAnswer): CountedTable | Unreadable => {
  if ('tooLarge' in answer) return 'tooLarge'
  return answer.table ?? 'notWhatItSays'
}
