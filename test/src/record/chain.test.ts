import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../src/database/open-database.ts'
import { recordEntries, recordHeads, recordLinks, recordMarks } from '../../../src/database/record-tables.ts'
import { migrationsFolder } from '../../../src/database/schema-age.ts'
import { sqliteRecord } from '../../../src/database/sqlite-record.ts'
import * as tables from '../../../src/database/tables.ts'
import { type Difference, verifyRecord } from '../../../src/database/verify.ts'
import { verifyChain } from '../../../src/database/verify-record.ts'
import { keepChain } from '../../../src/record/keep-chain.ts'
import type { HeadBody } from '../../../src/record/links.ts'
import { type Proof, proofFaults, proofOf } from '../../../src/record/proof.ts'
import { signingKeyOf } from '../../../src/sealing/signing.ts'
import { type LinkedCity, linkedCity, rehashCase, resignHeads, rewriteLinks } from '../../helpers/linked-city.ts'
import { simulatedDatabase } from '../../helpers/simulated-database.ts'

let linked: LinkedCity
beforeAll(async () => {
  linked = await linkedCity()
})
afterAll(() => linked.city.close())

const verified = () => {
  const { database, library, keys } = linked.city
  return verifyRecord(database.db, library, { keys }).differences
}

/** What verification finds after a tampering that is taken back again. */
const afterTampering = async (tamper: () => void | Promise<void>): Promise<string[]> => {
  const { sqlite } = linked.city.database
  sqlite.exec('savepoint untouched')
  try {
    await tamper()
    return verified().map(said)
  } finally {
    sqlite.exec('rollback to untouched; release untouched')
  }
}

const said = ({ caseId, seq, what, detail }: Difference): string => {
  const names = { [linked.long]: 'long', [linked.short]: 'short', [linked.late]: 'late' }
  return `${caseId === null ? '' : `${names[caseId] ?? caseId} `}${seq === null ? '' : `${seq} `}${what}: ${detail}`
}
const run = (sql: string) => () => {
  linked.city.database.sqlite.exec(sql.replaceAll('LONG', linked.long).replaceAll('SHORT', linked.short))
}
const chainFaults = (found: readonly string[]) => found.filter((line) => / (link|head): |^(link|head): /.test(line))

describe('the chain across cases and matters', () => {
  test('covers every record once, in links that follow each other, and signs each day that is over', () => {
    const { db } = linked.city.database
    expect(verified()).toEqual([])
    expect(db.select().from(recordMarks).all()).toEqual([])
    expect(
      db
        .select()
        .from(recordLinks)
        .all()
        .map(({ number, entries, records }) => [number, entries, records]),
    ).toEqual([
      [1, 2, 3],
      [2, 2, 3],
      [3, 1, 1],
      [4, 1, 1],
    ])
    const heads = db.select().from(recordHeads).all()
    expect(heads.map(({ day, firstLink, lastLink }) => [day, firstLink, lastLink])).toEqual([
      ['2026-03-02', 1, 2],
      ['2026-03-03', 3, 3],
    ])
    expect((JSON.parse(heads[1]?.body ?? '') as HeadBody).previousHash).toBe(heads[0]?.hash)
  })

  test('a round with nothing new writes nothing', async () => {
    const before = linked.city.database.db.select().from(recordLinks).all()
    await linked.link()
    expect(linked.city.database.db.select().from(recordLinks).all()).toEqual(before)
  })

  test('still holds where personal data was erased', async () => {
    const other = await linkedCity()
    const { database, keys, library, time } = other.city
    for (const { keyId } of database.db.select().from(tables.sealedParts).all()) keys.destroy(keyId, time.now())
    database.db.delete(tables.sealedParts).run()
    expect(verifyRecord(database.db, library, { keys }).differences).toEqual([])
    other.city.close()
  })
})

const tamperings: readonly (readonly [string, string, string])[] = [
  [
    'a removed last record of a case whose row was made to fit',
    `delete from case_events where case_id = 'LONG' and seq = 4`,
    'long 4 link: link 3 covers it and it is not there: it was removed.',
  ],
  [
    'a case that was removed with all that is its own',
    ['cases', 'case_events', 'sealed_parts', 'case_clocks', 'stays', 'case_parties', 'outbox', 'deliveries']
      .map((table) => `delete from ${table} where case_id = 'SHORT'`)
      .join(';'),
    'short 1 link: link 1 covers it and it is not there: it was removed.',
  ],
  [
    'an entry removed with its case',
    `delete from case_events where case_id = 'SHORT'; delete from record_entries where id = 'SHORT'`,
    'link: link 1 names 2/3 (cases and matters/records), and there are 1/2.',
  ],
  [
    'an edited entry',
    `update record_entries set hash = replace(hash, substr(hash, 1, 8), '00000000') where id = 'LONG' and link = 1`,
    'link: link 1 was not made over these records',
  ],
  [
    'an entry that says less',
    `update record_entries set to_seq = 1 where id = 'LONG' and link = 1`,
    'long link: records 2 to 2 are in no link before link 2',
  ],
  ['a removed link', 'delete from record_links where number = 2', 'link: link 2 is missing: it was removed.'],
  ['a removed first link', 'delete from record_links where number = 1', 'link: link 1 is missing: it was removed.'],
  [
    'a removed last link with its entries: its records are covered by nothing',
    'delete from record_links where number = 4; delete from record_entries where link = 4',
    'late 1 link: no link covers it and none will',
  ],
  [
    'an edited link',
    `update record_links set linked_at = '2026-03-02T09:00:00.000Z' where number = 2`,
    'link: link 2 was changed',
  ],
  [
    'two swapped links',
    'update record_links set number = -number where number in (2, 3); update record_links set number = 5 + number where number < 0',
    'link: link 2 does not follow the link before it',
  ],
  ['a removed head', 'delete from record_heads where number = 1', 'head: head 1 is missing: it was removed.'],
  ['a removed last head', 'delete from record_heads where number = 2', 'head: the links of 2026-03-03 have no head'],
  [
    'an edited head',
    `update record_heads set body = replace(body, '"records":6', '"records":5') where number = 1`,
    'head: the head of 2026-03-02 was changed after it was signed.',
  ],
  [
    'a head under another day',
    `update record_heads set day = '2026-03-01' where number = 1`,
    'head: the head of 2026-03-01 was changed after it was signed.',
  ],
  [
    'a record that waited for its link and was removed',
    `insert into record_marks values ('case', 'LONG', 5)`,
    'long 5 link: it was recorded and waited for its link, and it is not there',
  ],
]

describe('a tampering is found and named', () => {
  test.each(tamperings)('%s', async (_, sql, sentence) => {
    expect((await afterTampering(run(sql))).join('\n')).toContain(sentence)
  })

  const edit = `update case_events set actor = replace(actor, 'account', 'another') where case_id = 'LONG' and seq = 3`

  test('an edited record whose case was written anew: found by the links, from that record on and not before', async () => {
    const found = await afterTampering(() => {
      run(edit)()
      rehashCase(linked.city, linked.long)
    })
    expect(chainFaults(found)).toEqual([
      'long link: records 3 to 3 are not those that link 2 covers: they were written anew afterwards.',
      'long link: records 4 to 4 are not those that link 3 covers: they were written anew afterwards.',
    ])
  })

  test('an edited record whose case and links were written anew: found by the signed heads', async () => {
    const found = await afterTampering(() => {
      run(edit)()
      rehashCase(linked.city, linked.long)
      rewriteLinks(linked.city)
    })
    expect(chainFaults(found)).toEqual([
      'head: the head of 2026-03-02 was not signed over these links: they were written anew or removed afterwards.',
      'head: the head of 2026-03-03 was not signed over these links: they were written anew or removed afterwards.',
    ])
  })

  test('a head signed with another key', async () => {
    const found = await afterTampering(() => {
      const { db } = linked.city.database
      const head = db.select().from(recordHeads).all()[1]!
      const { sign } = signingKeyOf(Buffer.alloc(32, 7))
      db.update(recordHeads)
        .set({ signature: sign(head.body) })
        .run()
    })
    expect(found).toContain('head: the head of 2026-03-03: its Ed25519 signature does not hold.')
  })

  test('somebody who also holds the key: everything here fits, and only the published heads say otherwise', async () => {
    const published = await linked.chain.heads(null, 10)
    const { sqlite } = linked.city.database
    sqlite.exec('savepoint untouched')
    run(edit)()
    rehashCase(linked.city, linked.long)
    rewriteLinks(linked.city)
    await resignHeads(linked)
    expect(chainFaults(verified().map(said))).toEqual([])
    const signed = await linked.chain.heads(null, 10)
    sqlite.exec('rollback to untouched; release untouched')
    expect(signed.map(({ day }) => day)).toEqual(published.map(({ day }) => day))
    for (const [at, head] of signed.entries()) expect(head.hash).not.toBe(published[at]?.hash)
  })

  test('a back-dated case that was written into the database later', async () => {
    const found = await afterTampering(async () => {
      linked.city.time.set('2026-03-02T01:30:00.000Z')
      await linked.city.file(4)
      linked.city.time.set('2026-03-04T05:00:00.000Z')
      await linked.link()
    })
    expect(found).toEqual([
      expect.stringMatching(
        /1 link: it says 2026-03-02T01:30:00.000Z, and it was not there yet when link 4 was made at 2026-03-04T01:00:00.000Z/,
      ),
    ])
  })

  test('a record that was written around the service', async () => {
    const found = await afterTampering(() => {
      run(`create temp table one as select * from case_events where case_id = 'SHORT'; update one set seq = 2;
        insert into case_events select * from one; drop table one`)()
    })
    expect(found.join('\n')).toContain('short 2 link: no link covers it and none will')
  })
})

describe('the proof of a case', () => {
  const proofIn = async (caseId: string): Promise<Proof> => proofOf((await linked.chain.covering('case', caseId))!)

  test('leads from its last record to the head of the day, and from nothing else', async () => {
    for (const caseId of [linked.long, linked.short]) {
      const proof = await proofIn(caseId)
      expect(proofFaults(proof)).toEqual([])
      expect(proof.head?.day).toBe(caseId === linked.long ? '2026-03-03' : '2026-03-02')
    }
    const proof = await proofIn(linked.short)
    const other = await proofIn(linked.long)
    expect(proofFaults({ ...proof, entry: other.entry })).toEqual(['the records are not in link 1'])
    expect(proofFaults({ ...proof, link: { ...proof.link, linkedAt: '2026-01-01T00:00:00.000Z' } })).toEqual([
      'link 1 was changed',
    ])
    expect(proofFaults({ ...proof, head: other.head })).toEqual(['link 1 is not under the head of 2026-03-03'])
  })

  test('has no head as long as the day goes on, and nothing is proven of a case without records', async () => {
    expect(await proofIn(linked.late)).toMatchObject({ head: null, linkPath: null, link: { number: 4 } })
    expect(await linked.chain.covering('case', 'nobody')).toBeNull()
  })
})

describe('a great many records', () => {
  test('of a simulated city come into links of at most a thousand cases, and an older database is covered as well', async () => {
    const city = simulatedDatabase({ cases: 1020, seed: 3 })
    const { db, connection } = city.database
    const chain = sqliteRecord(city.database)
    const round = () =>
      keepChain({
        chain,
        key: signingKeyOf(Buffer.alloc(32, 1)),
        now: () => '2026-11-01T00:00:00.000Z',
        today: () => '2026-11-01',
      })
    await round()
    const links = db.select().from(recordLinks).all()
    expect(links.length).toBeGreaterThan(1)
    expect(Math.max(...links.map(({ entries }) => entries))).toBe(1000)
    expect(links.reduce((sum, { records }) => sum + records, 0)).toBe(db.select().from(tables.caseEvents).all().length)
    expect(verifyChain(db)).toEqual([])
    // Rows get other numbers when SQLite packs a file; nothing here goes by them.
    connection.exec('vacuum')
    await round()
    expect(db.select().from(recordLinks).all()).toEqual(links)
    city.close()
  })

  test('are covered from the marks that the migration leaves in an older database', async () => {
    const other = await linkedCity()
    const { db, sqlite } = other.city.database
    // What that migration and all after it have added: tables, and columns and indexes on older ones.
    const undone = readMigrationFiles({ migrationsFolder }).slice(19)
    const written = undone.flatMap(({ sql }) => sql).join('\n')
    for (const [, name] of written.matchAll(/CREATE (?:UNIQUE )?INDEX `(\w+)`/g)) sqlite.exec(`drop index if exists ${name}`)
    for (const [, table, column] of written.matchAll(/ALTER TABLE `(\w+)` ADD `(\w+)`/g))
      sqlite.exec(`alter table ${table} drop column ${column}`)
    const made = [...written.matchAll(/CREATE TABLE `(\w+)`/g)].map(([, name]) => name)
    expect(made).toContain('record_marks')
    for (const name of made) sqlite.exec(`drop table ${name}`)
    sqlite.prepare('delete from __drizzle_migrations where created_at >= ?').run(undone[0]?.folderMillis)
    openDatabase(sqlite.name).sqlite.close()
    await other.link()
    const { library, keys } = other.city
    expect(verifyRecord(db, library, { keys }).differences).toEqual([])
    expect(db.select().from(recordEntries).all()).toHaveLength(4)
    other.city.close()
  })
})
