import { and, asc, desc, eq, gt, lt, sql } from 'drizzle-orm'
import { type FoundRecords, openChainCheck } from '../record/check-chain.ts'
import { type Fault, faultTexts, sentenceOf } from '../record/faults.ts'
import type { Entry, RecordKind } from '../record/links.ts'
import { matterEvents } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { recordEntries, recordHeads, recordLinks } from './record-tables.ts'
import { entriesOf, headColumns } from './sqlite-record.ts'
import * as tables from './tables.ts'
import type { Difference } from './verify.ts'

/** Links read at a time. */
const page = 500

/** Holds the chain across cases and matters against the records: every link, every head, and what no link covers. */
export const verifyChain = (db: Db): Difference[] => {
  const differences: Difference[] = []
  const note = (fault: Fault) => differences.push(differenceOf(fault))
  const check = openChainCheck(note)
  const heads = new Map(
    db
      .select({ ...headColumns, lastLink: recordHeads.lastLink })
      .from(recordHeads)
      .orderBy(asc(recordHeads.number))
      .all()
      .map(({ lastLink, ...head }) => [lastLink, head] as const),
  )
  for (const link of linksOf(db)) {
    check.link(link)
    for (const entry of entriesOf(db, link.number)) check.entry(entry, foundOf(db, entry, link.number))
    check.linkEnds()
    const head = heads.get(link.number)
    if (head) check.head(head)
    heads.delete(link.number)
  }
  for (const head of heads.values()) check.head(head)
  for (const fault of uncovered(db)) note(fault)
  return differences
}

/** A link as it stands, so that nothing is hidden by how it is read. */
type LinkRow = typeof recordLinks.$inferSelect

/** All links, in the order of their numbers. */
export const linksOf = function* (db: Db): Generator<LinkRow> {
  const { number } = recordLinks
  for (let after: number | null = Number.MIN_SAFE_INTEGER; after !== null; ) {
    const found: LinkRow[] = db.select().from(recordLinks).where(gt(number, after)).orderBy(asc(number)).limit(page).all()
    yield* found
    after = found.at(-1)?.number ?? null
  }
}

const foundOf = (db: Db, { kind, id, fromSeq, toSeq }: Entry, link: number): FoundRecords => {
  const before = and(eq(recordEntries.kind, kind), eq(recordEntries.id, id), lt(recordEntries.link, link))
  const covered = db.select().from(recordEntries).where(before).orderBy(desc(recordEntries.link)).limit(1).get()?.toSeq ?? 0
  const [first, last] = [recordOf(db, kind, id, fromSeq), recordOf(db, kind, id, toSeq)]
  return {
    covered,
    last: last ? { seq: toSeq, hash: last.hash } : null,
    firstAt: first?.recordedAt ?? null,
  }
}

const recordOf = (db: Db, kind: RecordKind, id: string, seq: number) => {
  const { caseEvents } = tables
  return kind === 'case'
    ? db
        .select({ hash: caseEvents.hash, recordedAt: caseEvents.recordedAt })
        .from(caseEvents)
        .where(and(eq(caseEvents.caseId, id), eq(caseEvents.seq, seq)))
        .get()
    : db
        .select({ hash: matterEvents.hash, recordedAt: matterEvents.recordedAt })
        .from(matterEvents)
        .where(and(eq(matterEvents.matterId, id), eq(matterEvents.seq, seq)))
        .get()
}

/** Records that no link covers and that do not wait for one; and marks whose record is gone. */
const uncovered = (db: Db): Fault[] => {
  const at = (kind: RecordKind, id: string, seq: number) => ({ of: { kind, id, seq }, what: 'record' as const })
  const of = (kind: RecordKind, table: string, column: string): Fault[] => {
    const unseen = db.all<{ id: string; seq: number }>(
      sql.raw(`select ${column} as id, max(seq) as seq from ${table} e group by ${column}
        having max(seq) > coalesce((select max(to_seq) from record_entries r where r.kind = '${kind}' and r.id = e.${column}), 0)
        and max(seq) > coalesce((select max(m.seq) from record_marks m where m.kind = '${kind}' and m.id = e.${column}), 0)`),
    )
    const gone = db.all<{ id: string; seq: number }>(
      sql.raw(`select m.id as id, m.seq as seq from record_marks m where m.kind = '${kind}'
        and not exists (select 1 from ${table} e where e.${column} = m.id and e.seq = m.seq)`),
    )
    return [
      ...unseen.map(({ id, seq }): Fault => ({ ...at(kind, id, seq), said: faultTexts.neverCovered() })),
      ...gone.map(({ id, seq }): Fault => ({ ...at(kind, id, seq), said: faultTexts.markedAndGone() })),
    ]
  }
  return [...of('case', 'case_events', 'case_id'), ...of('matter', 'matter_events', 'matter_id')]
}

const differenceOf = (fault: Fault): Difference => {
  const what = fault.what === 'head' ? 'head' : 'link'
  if (fault.of?.kind === 'case') return { caseId: fault.of.id, seq: fault.of.seq, what, detail: fault.said.en }
  return { caseId: null, seq: null, what, detail: sentenceOf(fault).en }
}
