import { localDay } from '../../workflows/calendar/days.ts'
import type { ApplicantField } from '../../workflows/case/sight.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { Standing, Viewer } from './standing.ts'

/** Somebody saw personal fields of a case in full, or opened a document of its owner. */
export interface PersonalRead {
  readonly caseId: string
  readonly viewer: Viewer
  readonly party: Party
  readonly at: string
  readonly fields: readonly ApplicantField[]
  readonly document: { readonly documentId: string; readonly kind: DocumentKind } | null
}

/** What a reader read of a case on one day. */
export interface PersonalReadRow {
  readonly caseId: string
  readonly day: string
  readonly readerId: string
  readonly what: string
  readonly documentId: string
  readonly party: string
  readonly organisationId: string | null
  readonly byLink: boolean
  readonly firstAt: string
  readonly lastAt: string
  readonly times: number
}

/** Where it is kept who read what. */
export interface PersonalReadStore {
  /** Adds to what is kept of the same reader, field and day. */
  add(rows: readonly PersonalReadRow[]): Promise<void>
  /** The latest days before one on which something of a case was read; `since`: by the present owner’s time. */
  of(
    caseId: string,
    ask: { readonly before: string | null; readonly since: string; readonly days: number },
  ): Promise<{ readonly rows: readonly PersonalReadRow[]; readonly nextBefore: string | null }>
}

/** The log of who read which personal field. */
export interface PersonalReads {
  /** Notes a reading: at once in memory, soon on disk, so that no reader waits for it. */
  note(read: PersonalRead): void
  /** Writes down what was noted. */
  flush(): Promise<void>
  of: PersonalReadStore['of']
}

/** The days of the log are those of the city. */
const timeZone = 'Asia/Shanghai'

/** More than this many readings in memory are written at once, whatever the time. */
const mostInMemory = 5000

/**
 * Gathers readings in memory: a page that is read again and again counts, and is one row. What was noted in the second
 * before a crash is lost; nothing else is.
 */
export const openPersonalReads = (store: PersonalReadStore): PersonalReads => {
  let noted = new Map<string, PersonalReadRow>()
  const flush = async (): Promise<void> => {
    if (noted.size === 0) return
    const rows = [...noted.values()]
    noted = new Map()
    try {
      await store.add(rows)
    } catch (error) {
      // The storage is away just now: kept for the next time, behind what came meanwhile.
      for (const row of rows) gather(noted, row)
      throw error
    }
  }
  return {
    note: (read) => {
      for (const row of rowsOf(read)) gather(noted, row)
      if (noted.size > mostInMemory) void flush().catch(() => {})
    },
    flush,
    of: async (caseId, ask) => {
      await flush()
      return store.of(caseId, ask)
    },
  }
}

const rowsOf = ({ caseId, viewer, party, at, fields, document }: PersonalRead): PersonalReadRow[] => {
  const { accountId, organisationId, byLink = false } = viewer
  // Nobody reads a case without an account or a link.
  if (accountId === null) return []
  const common = { caseId, day: localDay(at, timeZone), readerId: accountId, party, organisationId, byLink }
  const row = (what: string, documentId: string) => ({ ...common, what, documentId, firstAt: at, lastAt: at, times: 1 })
  return [...fields.map((field) => row(field, '')), ...(document ? [row(document.kind, document.documentId)] : [])]
}

const gather = (noted: Map<string, PersonalReadRow>, row: PersonalReadRow): void => {
  const key = [row.caseId, row.day, row.readerId, row.what, row.documentId].join(' ')
  const known = noted.get(key)
  if (!known) noted.set(key, row)
  else {
    const firstAt = known.firstAt < row.firstAt ? known.firstAt : row.firstAt
    const lastAt = known.lastAt > row.lastAt ? known.lastAt : row.lastAt
    noted.set(key, { ...known, firstAt, lastAt, times: known.times + row.times })
  }
}

/** Whether a reading is noted: the owner’s own data are the owner’s own. */
export const isNoted = ({ party }: Standing): boolean => party !== 'owner'
