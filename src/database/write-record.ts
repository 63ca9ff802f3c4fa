import { and, asc, between, eq, gt, max, sql } from 'drizzle-orm'
import type { Entry, RecordKind } from '../record/links.ts'
import { closingText, openLineHash, type RecordLine } from '../record/record-file.ts'
import type { SigningKey } from '../sealing/signing.ts'
import { type EventRow, fromRow } from './event-record.ts'
import { fromMatterRow, type MatterEventRow } from './matter-record.ts'
import { matterEvents } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { recordEntries, recordHeads, recordMarks } from './record-tables.ts'
import { entriesOf, headColumns } from './sqlite-record.ts'
import * as tables from './tables.ts'
import { linksOf } from './verify-record.ts'

/** Records of one case read at a time. */
const page = 200

/**
 * The lines of the record as a file (src/record/record-file.ts), one after the other and never more than a few in memory.
 * To be called inside of one reading transaction: the file is the record at one moment.
 */
export const recordLines = function* (db: Db, key: SigningKey, madeAt: string): Generator<string> {
  const written = openLineHash()
  const write = (line: RecordLine): string => {
    const text = JSON.stringify(line)
    written.add(text)
    return text
  }
  const eventsOf = openEvents(db)
  yield write({ line: 'record', format: 1, madeAt, keyId: key.keyId, publicKey: key.publicKey })
  for (const link of linksOf(db)) {
    yield write({ line: 'link', ...link })
    for (const entry of entriesOf(db, link.number)) {
      yield write({ line: 'entry', ...entry })
      for (const event of eventsOf(entry)) yield write(event)
    }
    const head = db.select(headColumns).from(recordHeads).where(eq(recordHeads.lastLink, link.number)).get()
    if (head) yield write({ line: 'head', ...head })
  }
  yield write({ line: 'rest' })
  for (const entry of uncoveredOf(db)) {
    for (const event of eventsOf(entry)) yield write(event)
  }
  const closing = written.closing()
  yield JSON.stringify({ line: 'end', ...closing, signature: key.sign(closingText(closing)) } satisfies RecordLine)
}

type Range = Pick<Entry, 'kind' | 'id' | 'fromSeq' | 'toSeq'>

/** Reads records by two statements made once: one for each reading would be kept until somebody tidies up. */
const openEvents = (db: Db): ((of: Range) => Generator<RecordLine>) => {
  const { caseEvents } = tables
  const [id, from, until] = [sql.placeholder('id'), sql.placeholder('from'), sql.placeholder('until')]
  const ofCase = db
    .select()
    .from(caseEvents)
    .where(and(eq(caseEvents.caseId, id), between(caseEvents.seq, from, until)))
    .orderBy(asc(caseEvents.seq))
    .prepare()
  const ofMatter = db
    .select()
    .from(matterEvents)
    .where(and(eq(matterEvents.matterId, id), between(matterEvents.seq, from, until)))
    .orderBy(asc(matterEvents.seq))
    .prepare()
  return function* ({ kind, id: of, fromSeq, toSeq }) {
    for (let first = fromSeq; first <= toSeq; first += page) {
      const range = { id: of, from: first, until: Math.min(toSeq, first + page - 1) }
      yield* kind === 'case' ? ofCase.all(range).map(caseLine) : ofMatter.all(range).map(matterLine)
    }
  }
}

const caseLine = (row: EventRow): RecordLine => {
  const { causeSeq, ...body } = fromRow(row)
  // As it is hashed: records from before causes were kept have none.
  return { line: 'event', kind: 'case', hash: row.hash, body: causeSeq === null ? body : { ...body, causeSeq } }
}

const matterLine = (row: MatterEventRow): RecordLine => ({
  line: 'event',
  kind: 'matter',
  hash: row.hash,
  body: { ...fromMatterRow(row) },
})

/** What waits for a link, in the order of the links: from after the last one that covers it up to its last mark. */
const uncoveredOf = function* (db: Db): Generator<Range> {
  for (const kind of ['case', 'matter'] as const) {
    for (let after = ''; ; ) {
      const waiting = waitingAfter(db, kind, after)
      if (!waiting) break
      after = waiting.id
      yield { kind, id: after, fromSeq: coveredUpTo(db, kind, after) + 1, toSeq: waiting.seq ?? 0 }
    }
  }
}

const waitingAfter = (db: Db, kind: RecordKind, after: string) =>
  db
    .select({ id: recordMarks.id, seq: max(recordMarks.seq) })
    .from(recordMarks)
    .where(and(eq(recordMarks.kind, kind), gt(recordMarks.id, after)))
    .groupBy(recordMarks.id)
    .orderBy(asc(recordMarks.id))
    .limit(1)
    .get()

const coveredUpTo = (db: Db, kind: RecordKind, id: string): number =>
  db
    .select({ seq: max(recordEntries.toSeq) })
    .from(recordEntries)
    .where(and(eq(recordEntries.kind, kind), eq(recordEntries.id, id)))
    .get()?.seq ?? 0
