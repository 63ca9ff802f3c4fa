import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { readDatabase } from '../../../src/database/open-database.ts'
import { StorageUnavailable } from '../../../src/database/storage-errors.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { startService } from '../../../src/service.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { tokenOf } from '../../helpers/tokens.ts'

let city: SmallCity

beforeEach(() => {
  city = smallCity({ spaces: 12 })
})

afterEach(() => city.close())

const count = (sqlite = city.database.sqlite): number =>
  sqlite.prepare<[], { n: number }>('select count(*) as n from case_events').get()?.n ?? -1

/** Whatever somebody else sees of the file now. */
const seenElsewhere = (): number => {
  const { sqlite } = readDatabase(join(city.folder, 'pile.db'))
  try {
    return count(sqlite)
  } finally {
    sqlite.close()
  }
}

const filedCases = async (wanted: number): Promise<string[]> => {
  const caseIds: string[] = []
  for (let space = 1; space <= wanted; space += 1) caseIds.push(await city.file(space))
  return caseIds
}

const confirm = (caseId: string, more = {}) => city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre', more)

const expectVerified = (): void =>
  expect(
    verifyRecord(city.database.db, city.library, { keys: city.keys, filesDir: join(city.folder, 'files') }).differences,
  ).toEqual([])

describe('writes that come at the same time', () => {
  test('share one transaction, and nobody is told before it is on the disk', async () => {
    const caseIds = await filedCases(8)
    const before = seenElsewhere()
    const told: number[] = []
    const seenWithin: number[] = []
    await Promise.all([
      ...caseIds.map(async (caseId) => {
        expect((await confirm(caseId)).kind).toBe('recorded')
        told.push(seenElsewhere())
      }),
      // The last piece of the same turn: what came before it is written, and not yet there for anybody else.
      new Promise((resolve) => process.nextTick(resolve)).then(() =>
        city.database.write(() => {
          seenWithin.push(count(), seenElsewhere())
        }),
      ),
    ])
    expect(seenWithin).toEqual([before + 8, before])
    expect(told).toEqual(caseIds.map(() => before + 8))
    expectVerified()
  })

  test('are done in the order in which they were asked for', async () => {
    const order: string[] = []
    const pieces = ['a', 'b', 'c'].map((name) => city.database.write(() => void order.push(`done ${name}`)))
    await Promise.all(pieces.map((piece, index) => piece.then(() => order.push(`told ${'abc'[index]}`))))
    expect(order).toEqual(['done a', 'done b', 'done c', 'told a', 'told b', 'told c'])
  })

  test('of two events on one case that saw the same version, the second sees the first', async () => {
    const [caseId = ''] = await filedCases(1)
    const [first, second] = await Promise.all([confirm(caseId, { ifVersion: 1 }), confirm(caseId, { ifVersion: 1 })])
    expect([first.kind, second.kind]).toEqual(['recorded', 'stale'])
    expectVerified()
  })

  test('a repeat beside its first gets the same answer, and nothing twice', async () => {
    const [caseId = ''] = await filedCases(1)
    const more = {
      idempotency: { scope: 'clerk', key: 'once', requestHash: 'a' },
      answer: () => ({ httpCode: 201, body: 'first' }),
    }
    const [first, second] = await Promise.all([confirm(caseId, more), confirm(caseId, more)])
    expect([first.kind, second.kind]).toEqual(['recorded', 'repeated'])
    expect(count()).toBe(2)
  })

  test('two requests for one space: one is filed, the other told, and the neighbours are filed', async () => {
    const drafts = await Promise.all([1, 1, 2, 3].map((space) => city.openDraft(space)))
    const results = await Promise.all(
      drafts.map((caseId) => city.send(caseId, { type: 'owner.submit', undertaking: true, evidence: [] }, 'owner')),
    )
    expect(results.map(({ kind }) => kind)).toEqual(['recorded', 'spaceTaken', 'recorded', 'recorded'])
    expectVerified()
  })
})

describe('a write that fails', () => {
  test('is taken back alone: its neighbours are recorded as if it had not been there', async () => {
    const caseIds = await filedCases(5)
    const broken = caseIds[2] ?? ''
    const before = city.database.sqlite.prepare('select * from cases where case_id = ?').get(broken)
    // In the middle of its writes: the record and the case are written already.
    city.database.sqlite.exec(
      `create temp trigger broken before insert on main.stays when new.case_id = '${broken}' begin select raise(abort, 'broken here'); end`,
    )
    const results = await Promise.allSettled(caseIds.map((caseId) => confirm(caseId)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect(city.database.sqlite.prepare('select * from cases where case_id = ?').get(broken)).toEqual(before)
    expect(seenElsewhere()).toBe(9)
    city.database.sqlite.exec('drop trigger broken')
    expect((await confirm(broken)).kind).toBe('recorded')
    expectVerified()
  })

  test('on a full disk it is "not now" for whoever has no room, and for nobody else', async () => {
    const { sqlite, write } = city.database
    sqlite.exec('create table heap (bytes blob)')
    sqlite.pragma(`max_page_count = ${Number(sqlite.pragma('page_count', { simple: true })) + 4}`)
    const put = (bytes: number) => write(() => void sqlite.prepare('insert into heap values (zeroblob(?))').run(bytes))
    const results = await Promise.allSettled([put(10), put(1_000_000), put(20)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(sqlite.prepare('select length(bytes) as n from heap').all()).toEqual([{ n: 10 }, { n: 20 }])
    expect(sqlite.inTransaction).toBe(false)
  })

  test('that only the commit finds wrong is told so, and its neighbours are on the disk', async () => {
    const { sqlite, write } = city.database
    sqlite.exec('create table child (of text references compounds (compound_id) deferrable initially deferred)')
    const put = (of: string | null) => write(() => void sqlite.prepare('insert into child values (?)').run(of))
    const results = await Promise.allSettled([put(null), put('nowhere'), put(null)])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(sqlite.prepare('select of from child').all()).toEqual([{ of: null }, { of: null }])
  })

  test('where somebody else holds the file, all of them are told so after one wait', async () => {
    const caseIds = await filedCases(3)
    const other = smallCity({ folder: city.folder })
    city.database.sqlite.pragma('busy_timeout = 100')
    other.database.sqlite.exec('begin immediate')
    const from = performance.now()
    const results = await Promise.allSettled(caseIds.map((caseId) => confirm(caseId)))
    expect(performance.now() - from).toBeLessThan(250)
    expect(results).toEqual(caseIds.map(() => ({ status: 'rejected', reason: expect.any(StorageUnavailable) })))
    other.database.sqlite.exec('rollback')
    other.close()
    expect((await confirm(caseIds[0] ?? '')).kind).toBe('recorded')
  })
})

test('a service that is stopped in the middle of it answers what it took, and has on the disk what it answered', async () => {
  const caseIds = await filedCases(12)
  const token = await tokenOf({ database: city.database, now: Temporal.Now.instant().toString() }, 'centre')
  const environment = {
    PORT: '0',
    DATABASE_URL: `file:${join(city.folder, 'pile.db')}`,
    KEYS_FILE: join(city.folder, 'pile.keys.db'),
  }
  const service = await startService(readConfig(environment), {
    logger: pino({ level: 'silent' }),
    time: city.time,
    pollMs: null,
  })
  const sent = caseIds.map(async (caseId, index) => {
    const answer = await fetch(`${service.url}/api/cases/${caseId}/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': `stopped-in-the-middle-${index}`,
        'if-match': '*',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ type: 'centre.confirmComplete' }),
    })
    return answer.status
  })
  await Promise.race(sent)
  await service.stop()
  const statuses = (await Promise.allSettled(sent)).map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))
  const taken = statuses.filter((status) => status === 201).length
  expect(taken).toBeGreaterThan(0)
  expect(statuses.filter((status) => status !== 201 && status !== 'refused' && status !== 503)).toEqual([])
  expect(count()).toBe(caseIds.length + taken)
  expectVerified()
})
