import { and, asc, eq } from 'drizzle-orm'
import { fromRow, genesisHash, toRow } from '../../src/database/event-record.ts'
import { recordEntries, recordHeads, recordLinks } from '../../src/database/record-tables.ts'
import { sqliteRecord } from '../../src/database/sqlite-record.ts'
import * as tables from '../../src/database/tables.ts'
import { keepChain } from '../../src/record/keep-chain.ts'
import { firstLinkFollows, leafOfEntry, linkHash } from '../../src/record/links.ts'
import { rootOf } from '../../src/record/merkle.ts'
import type { RecordChain } from '../../src/record/ports.ts'
import { signingKeyOf } from '../../src/sealing/signing.ts'
import { localDay } from '../../workflows/calendar/days.ts'
import { cityMatters, matterEvent } from './city-matters.ts'
import { type SmallCity, smallCity } from './small-city.ts'

/** A small city whose record is linked and signed: three days, links 1 to 4, heads of the first two days. */
export interface LinkedCity {
  readonly city: SmallCity
  readonly chain: RecordChain
  /** Records 1 and 2 in link 1, record 3 in link 2, record 4 in link 3. */
  readonly long: string
  /** One record, in link 1. */
  readonly short: string
  /** Records 1 and 2, in link 2; a matter. */
  readonly matterId: string
  /** One record, in link 4, of a day that is not signed. */
  readonly late: string
  link(): Promise<void>
}

/** Makes it. */
export const linkedCity = async (options: { readonly folder?: string } = {}): Promise<LinkedCity> => {
  const city = smallCity(options)
  const chain = sqliteRecord(city.database)
  const key = signingKeyOf(city.keys.secret('signing'))
  const parts = { chain, key, now: city.time.now, today: (now: string) => localDay(now, 'Asia/Shanghai') }
  const link = () => keepChain(parts)
  const of = cityMatters(city)
  const long = await city.file(1)
  const short = await city.file(2)
  await city.send(long, { type: 'centre.confirmComplete', evidence: [], words: '张三当面核对' }, 'centre')
  await link()
  city.time.set('2026-03-02T03:00:00.000Z')
  await city.send(long, { type: 'property.open', evidence: [] }, 'property')
  const matterId = await of.open()
  await of.send(matterId, matterEvent({ type: 'matter.report', progress: 'underWay', words: '下周进场' }), 'grid')
  await link()
  city.time.set('2026-03-03T01:00:00.000Z')
  const grounds = [{ code: 'FIRE_SYSTEM_MISSING' as const, evidence: [], words: '没有喷淋' }]
  await city.send(long, { type: 'property.reject', grounds, evidence: [] }, 'property')
  await link()
  city.time.set('2026-03-04T01:00:00.000Z')
  const late = await city.file(3)
  await link()
  return { city, chain, long, short, matterId, late, link }
}

/** Writes all hashes of a case anew, as somebody would who knows how they are made. */
export const rehashCase = ({ database: { db } }: SmallCity, caseId: string): void => {
  let previousHash = genesisHash(caseId)
  const { caseEvents } = tables
  for (const row of db.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(asc(caseEvents.seq)).all()) {
    const fitted = toRow({ ...fromRow(row), previousHash })
    db.delete(caseEvents).where(eq(caseEvents.hash, row.hash)).run()
    db.insert(caseEvents).values(fitted).run()
    previousHash = fitted.hash
  }
  db.update(tables.cases).set({ lastHash: previousHash }).where(eq(tables.cases.caseId, caseId)).run()
}

/** Writes all entries and links anew over the records as they are now. */
export const rewriteLinks = ({ database: { db } }: SmallCity): void => {
  const { caseEvents } = tables
  for (const { caseId, seq, hash } of db.select().from(caseEvents).all()) {
    const covering = and(eq(recordEntries.id, caseId), eq(recordEntries.toSeq, seq))
    db.update(recordEntries).set({ hash }).where(covering).run()
  }
  let previousHash = firstLinkFollows
  for (const link of db.select().from(recordLinks).orderBy(asc(recordLinks.number)).all()) {
    const entries = db
      .select()
      .from(recordEntries)
      .where(eq(recordEntries.link, link.number))
      .orderBy(asc(recordEntries.kind), asc(recordEntries.id))
      .all()
    const leaves = entries.map((entry) => leafOfEntry({ ...entry, kind: entry.kind as 'case' }))
    const body = { ...link, root: rootOf(leaves), previousHash }
    previousHash = linkHash(body)
    db.update(recordLinks)
      .set({ ...body, hash: previousHash })
      .where(eq(recordLinks.number, link.number))
      .run()
  }
}

/** Signs all heads anew over the links as they are now, as somebody would who holds the key of the installation. */
export const resignHeads = async ({ city, chain, link }: LinkedCity): Promise<void> => {
  const newest = (await chain.heads(null, 1))[0]
  city.database.db.delete(recordHeads).run()
  await link()
  if ((await chain.heads(null, 1))[0]?.number !== newest?.number) throw new Error('not all heads were signed anew')
}
