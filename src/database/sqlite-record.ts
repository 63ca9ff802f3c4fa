import { and, asc, desc, eq, gt, gte, lt, lte } from 'drizzle-orm'
import { endOfDay, localDay } from '../../workflows/calendar/days.ts'
import { type Entry, firstLinkFollows, type Head, type Link, leafOfEntry, linkHash, type RecordKind } from '../record/links.ts'
import { rootOf } from '../record/merkle.ts'
import type { Covering, RecordChain } from '../record/ports.ts'
import { openInserts } from './bulk-insert.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { recordEntries, recordHeads, recordLinks, recordMarks } from './record-tables.ts'
import { insertRow } from './row-writes.ts'
import { guarded } from './storage-errors.ts'

/** Cases and matters in one link: a link is written while nobody else can write, so it is kept short. */
const mostEntries = 1000

/** One installation is one place: its days are those of its own clock. */
const timeZone = 'Asia/Shanghai'

/** Marks that an event was recorded, in its own transaction: the next link covers it. */
export const markRecord = (tx: Db, kind: RecordKind, id: string, seq: number): void => {
  insertRow(tx, recordMarks, { kind, id, seq })
}

/** The chain across cases and matters on SQLite. */
export const sqliteRecord = ({ db, connection }: OpenDatabase): RecordChain => {
  const fresh = openFresh(connection)
  const insert = openInserts(connection)
  const unmark = connection.prepare<[string, string, number]>('delete from record_marks where kind = ? and id = ? and seq <= ?')
  const cover = (entries: readonly FreshEntry[], link: number | null): void => {
    for (const { firstAt: _, lastAt: __, ...entry } of entries) {
      unmark.run(entry.kind, entry.id, entry.toSeq)
      if (link !== null) insert(recordEntries, { ...entry, link })
    }
  }
  return {
    link: async (now) =>
      guarded(() => {
        // Nothing is locked where there is nothing to do.
        if (!db.select().from(recordMarks).limit(1).get()) return null
        return db.transaction((tx) => writeLink(tx, { marked: fresh(), now, cover }), { behavior: 'immediate' })
      }),
    linksOfNextHead: async (today) => guarded(() => linksOfNextHead(db, today)),
    addHead: async (head, { firstLink, lastLink }) =>
      guarded(() => {
        db.insert(recordHeads)
          .values({ ...head, firstLink, lastLink })
          .onConflictDoNothing()
          .run()
      }),
    heads: async (before, limit) =>
      guarded(() =>
        db
          .select(headColumns)
          .from(recordHeads)
          .where(before === null ? undefined : lt(recordHeads.number, before))
          .orderBy(desc(recordHeads.number))
          .limit(limit)
          .all(),
      ),
    headUntil: async (day) =>
      guarded(
        () =>
          db
            .select(headColumns)
            .from(recordHeads)
            .where(lte(recordHeads.day, day))
            .orderBy(desc(recordHeads.number))
            .limit(1)
            .get() ?? null,
      ),
    covering: async (kind, id) => guarded(() => db.transaction((tx) => covering(tx, kind, id))),
  }
}

const { number, day, body, hash, signature, keyId, publicKey } = recordHeads
/** A head as it is published. */
export const headColumns = { number, day, body, hash, signature, keyId, publicKey } satisfies Record<keyof Head, unknown>

/** An entry that is about to be written, with the instants of its first and its last record. */
interface FreshEntry extends Entry {
  readonly firstAt: string
  readonly lastAt: string
}

/**
 * Reads what no link covers yet, by the marks. A mark whose record is not there stays behind and is named by `verify`; it
 * holds nobody up.
 */
const openFresh = (connection: OpenDatabase['connection']): (() => FreshEntry[]) => {
  const of = (kind: RecordKind, table: string, column: string) =>
    connection.prepare<[number], FreshEntry>(`
      with marked as (
        select m.id, max(m.seq) as to_seq from record_marks m
        where m.kind = '${kind}' and exists (select 1 from ${table} e where e.${column} = m.id and e.seq = m.seq)
        group by m.id order by m.id limit ?),
      ranged as (
        select id, to_seq, coalesce(
          (select r.to_seq from record_entries r where r.kind = '${kind}' and r.id = marked.id order by r.link desc limit 1), 0
        ) + 1 as from_seq from marked)
      select '${kind}' as kind, ranged.id as id, from_seq as "fromSeq", to_seq as "toSeq", last.hash as hash,
        coalesce(first.recorded_at, last.recorded_at) as "firstAt", last.recorded_at as "lastAt"
      from ranged join ${table} last on last.${column} = ranged.id and last.seq = to_seq
      left join ${table} first on first.${column} = ranged.id and first.seq = from_seq
      order by ranged.id`)
  const [cases, matters] = [of('case', 'case_events', 'case_id'), of('matter', 'matter_events', 'matter_id')]
  return () => {
    const found = cases.all(mostEntries)
    return found.length < mostEntries ? [...found, ...matters.all(mostEntries - found.length)] : found
  }
}

/** What a link is written of. */
interface LinkWriting {
  readonly marked: readonly FreshEntry[]
  readonly now: string
  /** Takes the marks away, and writes the entries of a link where there is one. */
  readonly cover: (entries: readonly FreshEntry[], link: number | null) => void
}

const writeLink = (tx: Db, { marked, now, cover }: LinkWriting): Link | null => {
  const entries = marked.filter(({ fromSeq, toSeq }) => fromSeq <= toSeq)
  // A mark of what is covered already covers nothing.
  cover(
    marked.filter(({ fromSeq, toSeq }) => fromSeq > toSeq),
    null,
  )
  if (entries.length === 0) return null
  const last = tx.select().from(recordLinks).orderBy(desc(recordLinks.number)).limit(1).get()
  const body = {
    number: (last?.number ?? 0) + 1,
    linkedAt: last && last.linkedAt > now ? last.linkedAt : now,
    firstAt: entries.reduce((first, { firstAt }) => (firstAt < first ? firstAt : first), '9999'),
    lastAt: entries.reduce((latest, { lastAt }) => (lastAt > latest ? lastAt : latest), ''),
    entries: entries.length,
    records: entries.reduce((sum, { fromSeq, toSeq }) => sum + toSeq - fromSeq + 1, 0),
    complete: marked.length < mostEntries,
    root: rootOf(entries.map(leafOfEntry)),
    previousHash: last?.hash ?? firstLinkFollows,
  }
  const link = { ...body, hash: linkHash(body) }
  tx.insert(recordLinks).values(link).run()
  cover(entries, link.number)
  return link
}

const linksOfNextHead = (db: Db, today: string): { day: string; links: Link[] } | null => {
  const covered = db.select().from(recordHeads).orderBy(desc(recordHeads.number)).limit(1).get()?.lastLink ?? 0
  const isOpen = gt(recordLinks.number, covered)
  const first = db.select().from(recordLinks).where(isOpen).orderBy(asc(recordLinks.number)).limit(1).get()
  if (!first) return null
  const of = localDay(first.linkedAt, timeZone)
  if (of >= today) return null
  const ofThatDay = and(isOpen, lt(recordLinks.linkedAt, endOfDay(of, timeZone)))
  return { day: of, links: db.select().from(recordLinks).where(ofThatDay).orderBy(asc(recordLinks.number)).all() }
}

const covering = (tx: Db, kind: RecordKind, id: string): Covering | null => {
  const of = and(eq(recordEntries.kind, kind), eq(recordEntries.id, id))
  const own = tx.select().from(recordEntries).where(of).orderBy(desc(recordEntries.link)).limit(1).get()
  const link = own && tx.select().from(recordLinks).where(eq(recordLinks.number, own.link)).get()
  if (!own || !link) return null
  const signed = tx
    .select()
    .from(recordHeads)
    .where(gte(recordHeads.lastLink, link.number))
    .orderBy(asc(recordHeads.number))
    .limit(1)
    .get()
  return {
    entry: toEntry(own),
    entries: entriesOf(tx, link.number),
    link,
    signed: signed ? { head: headOf(signed), linkHashes: linkHashes(tx, signed) } : null,
  }
}

const headOf = ({ firstLink: _, lastLink: __, ...head }: typeof recordHeads.$inferSelect): Head => head

const linkHashes = (db: Db, { firstLink, lastLink }: { readonly firstLink: number; readonly lastLink: number }): string[] =>
  db
    .select({ hash: recordLinks.hash })
    .from(recordLinks)
    .where(and(gte(recordLinks.number, firstLink), lte(recordLinks.number, lastLink)))
    .orderBy(asc(recordLinks.number))
    .all()
    .map((row) => row.hash)

/** The entries of a link, in their order. */
export const entriesOf = (db: Db, link: number): Entry[] =>
  db
    .select()
    .from(recordEntries)
    .where(eq(recordEntries.link, link))
    .orderBy(asc(recordEntries.kind), asc(recordEntries.id))
    .all()
    .map(toEntry)

// Written by `writeLink` from this very type.
const toEntry = ({ link: _, kind, ...row }: typeof recordEntries.$inferSelect): Entry => ({ ...row, kind: kind as RecordKind })
