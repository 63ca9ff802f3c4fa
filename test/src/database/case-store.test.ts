import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordDueDeadlines } from '../../../src/cases/submit-event.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { actorOf, ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let city: SmallCity

beforeEach(() => {
  city = smallCity()
})

afterEach(() => {
  city.close()
})

const differences = () => verifyRecord(city.database.db, city.library).differences

/** Carries a case from filing to a rejection on one bare ground. */
const rejectedCase = async (space = 1): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  await city.send(
    caseId,
    { type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR', evidence: [] }], evidence: [] },
    'property',
  )
  return caseId
}

const stagesOf = async (caseId: string) => {
  const stored = await city.store.read(caseId)
  return stored?.file.positions.map((position) => `${position.track} ${position.stage}`).sort()
}

describe('the case store', () => {
  test.skipIf(isOnPostgres())('every acknowledged write is fsynced: synchronous stays FULL after the first write', async () => {
    await city.file()
    expect(city.database.sqlite.pragma('synchronous', { simple: true })).toBe(2)
    expect(city.database.sqlite.pragma('journal_mode', { simple: true })).toBe('wal')
  })

  test('filing gives a number for people with a check digit, and a chain', async () => {
    const stored = await city.store.read(await city.file())
    expect(stored?.caseNumber).toMatch(/^430211-2026-000001-\d$/)
    expect(stored?.chainId).toBe(stored?.caseId)
  })

  test('a rejection without opening first proves service by itself, then ends the reply clock', async () => {
    const caseId = await rejectedCase()
    const events = await city.store.events(caseId, 0, 100)
    expect(events.map((event) => event.type)).toEqual([
      'owner.submit',
      'centre.confirmComplete',
      'property.open',
      'property.reject',
    ])
    expect(await stagesOf(caseId)).toEqual(['consent rejected', 'fire assessing', 'grid intake'])
    expect(differences()).toEqual([])
  })

  test('a space has one open case at a time; a refiling continues the chain', async () => {
    const first = await city.file()
    const second = await city.openDraft()
    const refused = await city.send(second, { type: 'owner.submit', undertaking: true, evidence: [] }, 'owner')
    expect(refused.kind).toBe('spaceTaken')
    expect((await city.store.read(second))?.file.seq).toBe(0)
    await city.send(first, { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }, 'owner')
    const filed = await city.send(second, { type: 'owner.submit', undertaking: true, evidence: [] }, 'owner')
    expect(filed.kind).toBe('recorded')
    expect((await city.store.read(second))?.chainId).toBe(first)
    expect(differences()).toEqual([])
  })

  test('a repeat gets the first answer, a reused key is told, and nothing is written twice', async () => {
    const caseId = await city.file()
    const idempotency = { scope: 'clerk', key: 'k1', requestHash: 'a' }
    const answer = () => ({ httpCode: 201, body: 'first' })
    const event: CaseEvent = { type: 'centre.confirmComplete', evidence: [] }
    await city.send(caseId, event, 'centre', { idempotency, answer })
    const repeated = await city.send(caseId, event, 'centre', { idempotency, answer: () => ({ httpCode: 201, body: 'second' }) })
    expect(repeated).toEqual({ kind: 'repeated', answer: { httpCode: 201, body: 'first' } })
    const reused = await city.send(caseId, event, 'centre', { idempotency: { ...idempotency, requestHash: 'b' }, answer })
    expect(reused.kind).toBe('keyReused')
    expect((await city.store.read(caseId))?.file.seq).toBe(2)
  })

  test('a write is stale only when its own track moved', async () => {
    const caseId = await city.file()
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    const gridActs = await city.send(caseId, { type: 'grid.acceptIntake', orderNumber: '4300001', evidence: [] }, 'grid', {
      ifVersion: 1,
    })
    expect(gridActs.kind).toBe('recorded')
    const late = await city.send(caseId, { type: 'centre.requestCorrection', missing: ['identity'], evidence: [] }, 'centre', {
      ifVersion: 1,
    })
    expect(late.kind).toBe('stale')
  })

  test('due means due: a party’s late answer meets the silence that came before it', async () => {
    const caseId = await city.file()
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    await city.send(caseId, { type: 'property.open', evidence: [] }, 'property')
    city.time.set('2026-03-09T16:00:00.000Z')
    const result = await city.send(
      caseId,
      { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }], evidence: [] },
      'property',
    )
    expect(result.kind).toBe('refused')
    expect(await stagesOf(caseId)).toContain('consent coordination')
    const types = (await city.store.events(caseId, 0, 100)).map((event) => event.type)
    expect(types.filter((type) => type === 'deadline.passed').length).toBeGreaterThan(0)
    expect(differences()).toEqual([])
  })

  test('a deadline is recorded once, however often it is swept', async () => {
    const caseId = await city.file()
    city.time.set('2026-03-20T00:00:00.000Z')
    const first = await recordDueDeadlines(city.store, caseId, city.time.now())
    const second = await recordDueDeadlines(city.store, caseId, city.time.now())
    expect(first).toBeGreaterThan(0)
    expect(second).toBe(0)
    expect(differences()).toEqual([])
  })

  test('free text is sealed: not in the record, readable through its key, gone with it', async () => {
    const caseId = await city.file()
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [], words: '张三来过' }, 'centre')
    const row = city.database.db.select().from(tables.caseEvents).where(eq(tables.caseEvents.seq, 2)).get()
    expect(JSON.stringify(row)).not.toContain('张三')
    expect((await city.store.personal(caseId, [2])).get(2)).toEqual({ '/words': '张三来过' })
    const part = city.database.db.select().from(tables.sealedParts).where(eq(tables.sealedParts.seq, 2)).get()
    city.keys.destroy(part?.keyId ?? '', city.time.now())
    expect((await city.store.personal(caseId, [2])).get(2)).toBeUndefined()
    expect(differences()).toEqual([])
  })

  test('a recall takes the rejection back: no ground, no answer, no notice is left of it', async () => {
    const caseId = await rejectedCase()
    const recalled = await city.send(caseId, { type: 'property.recall', record: 4, evidence: [] }, 'property')
    expect(recalled.kind).toBe('recorded')
    expect(await stagesOf(caseId)).toContain('consent reviewing')
    const { db } = city.database
    expect(db.select().from(tables.grounds).all()).toEqual([])
    expect(db.select().from(tables.answers).get()).toMatchObject({ answeredOn: null, kind: null })
    expect(db.select().from(tables.outbox).where(eq(tables.outbox.seq, 4)).all()).toEqual([])
    expect(differences()).toEqual([])
  })

  test('new facts of a compound reach its running cases as events', async () => {
    const caseId = await city.file()
    const { db } = city.database
    db.update(tables.organisations)
      .set({ inboxSinceOn: '2026-01-01' })
      .where(eq(tables.organisations.organisationId, ids.property))
      .run()
    db.update(tables.compounds).set({ version: 2 }).run()
    const { spreadFacts } = await import('../../../src/cases/spread-facts.ts')
    const pino = (await import('pino')).default({ level: 'silent' })
    expect(await spreadFacts({ store: city.store, time: city.time, logger: pino })).toBe(1)
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    expect(await stagesOf(caseId)).toContain('consent reviewing')
    expect((await city.store.read(caseId))?.file.memory.service?.means).toBe('inbox')
    expect(differences()).toEqual([])
  })

  test('roles follow the case: fire and grid from the start of their track, a stranger never', async () => {
    const caseId = await city.file()
    expect(await city.store.roles(caseId, ids.fire)).toEqual([{ party: 'fire', untilSeq: null, overseen: false }])
    expect(await city.store.roles(caseId, 'somebody else')).toEqual([])
  })
})

test('actors of the small city carry their organisation', () => {
  expect(actorOf('grid').organisationId).toBe(ids.grid)
})
