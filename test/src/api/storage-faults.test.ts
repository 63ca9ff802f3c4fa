import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { forgetAnswers } from '../../../src/database/idempotency.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import type { Party } from '../../../workflows/parties.ts'
import { type ServedCity, servedCity } from '../../helpers/served-city.ts'
import { ids } from '../../helpers/small-city.ts'
import { sqliteOf } from '../../helpers/sqlite-of.ts'

let served: ServedCity
let caseId: string

beforeEach(async () => {
  served = await servedCity()
  caseId = await served.city.file()
  // The accounts are made before anything is out of order.
  for (const party of ['centre', 'owner', 'operator'] as const) await served.get('/api/me', party)
})

afterEach(() => served.close())

const confirm: CaseEvent = { type: 'centre.confirmComplete', evidence: [], words: '已核对' }
const typesOf = async () => (await served.city.store.events(caseId, 0, 100)).map(({ type }) => type)

/** What a caller is told, whatever is wrong with the storage. */
const expectNotNow = async (answer: Response): Promise<void> => {
  expect(answer.status).toBe(503)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await answer.json()).toMatchObject({
    code: 'STORAGE_UNAVAILABLE',
    status: 503,
    title: '系统暂时无法保存，本次提交未写入任何内容。',
    todo: '请稍后用同一标识重新提交。',
  })
}

describe('a database that another program has locked', () => {
  test('is a 503 that says when to come back; reading goes on, and the same key goes through afterwards', async () => {
    const { service, city } = served
    sqliteOf(service.database).pragma('busy_timeout = 20')
    const holder = new Database(`${city.folder}/pile.db`)
    holder.exec('begin immediate')
    await expectNotNow(await served.post(caseId, confirm, 'centre', 'first-key'))
    await expectNotNow(await served.get('/readyz'))
    expect((await served.get('/healthz')).status).toBe(200)
    expect((await served.get(`/api/cases/${caseId}`, 'centre')).status).toBe(200)
    expect(await typesOf()).toEqual(['owner.submit'])
    holder.exec('rollback')
    holder.close()
    expect((await served.get('/readyz')).status).toBe(200)
    const taken = await served.post(caseId, confirm, 'centre', 'first-key')
    expect(taken.status).toBe(201)
    expect(await typesOf()).toEqual(['owner.submit', 'centre.confirmComplete'])
  })

  test('sets no case aside: the clock worker tries again as soon as it can', async () => {
    const { service, city } = served
    city.time.set('2026-03-20T00:00:00.000Z')
    sqliteOf(service.database).pragma('busy_timeout = 20')
    const holder = new Database(`${city.folder}/pile.db`)
    holder.exec('begin immediate')
    await expect(service.rounds.sweep()).rejects.toMatchObject({ name: 'StorageUnavailable' })
    holder.exec('rollback')
    holder.close()
    expect(await service.rounds.sweep()).toMatchObject({ failed: 0 })
    expect(await typesOf()).toContain('deadline.passed')
  })
})

const newCase = (space: number) => ({
  spaceId: ids.space(space),
  right: 'owned',
  powerKw: 7,
  personal: { name: '王小明', phone: '13800000000', room: '3-1201' },
})

const paper = (): FormData => {
  const form = new FormData()
  form.set('kind', 'identity')
  form.set('file', new Blob(['%PDF-1.4 paper'], { type: 'application/pdf' }), '身份证.pdf')
  return form
}

describe('a full disk', () => {
  const rows = (table: string): number =>
    served.city.database.sqlite.prepare<[], { n: number }>(`select count(*) as n from ${table}`).get()?.n ?? 0

  const writes: readonly [string, string, Party, (n: number) => [string, object]][] = [
    [
      'an event',
      'case_events',
      'centre',
      (n: number) => [`/api/cases/${caseId}/events`, { type: 'centre.confirmComplete', words: `地${n}`.repeat(400) }],
    ],
    ['a draft', 'cases', 'owner', () => ['/api/cases', newCase(2)]],
    ['a paper', 'documents', 'owner', () => [`/api/cases/${caseId}/documents`, paper()]],
  ]

  test.each(writes)(
    'is a 503 for %s, half-writes nothing, and with room again the same key goes through',
    async (_, table, party, make) => {
      const sqlite = sqliteOf(served.service.database)
      sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
      let taken = rows(table)
      for (let n = 1; ; n += 1) {
        const [path, body] = make(n)
        const answer = await served.write(path, body, party, `full-disk-${n}`)
        if (answer.status === 503) {
          await expectNotNow(answer)
          expect(rows(table)).toBe(taken)
          sqlite.pragma('max_page_count = 1073741823')
          expect((await served.write(path, body, party, `full-disk-${n}`)).status).not.toBe(503)
          break
        }
        taken = rows(table)
      }
      const { differences } = verifyRecord(served.city.database.db, served.city.library, { keys: served.city.keys })
      expect(differences).toEqual([])
    },
  )

  test('is not ready', async () => {
    const sqlite = sqliteOf(served.service.database)
    sqlite.exec(`create temp trigger full before update on main.counters begin select raise(fail, 'no room'); end`)
    // A trigger of the test stands for the disk: the probe must really write to meet it.
    expect((await served.get('/readyz')).status).not.toBe(200)
    sqlite.exec('drop trigger full')
  })
})

describe('papers whose folder cannot be written', () => {
  test('are a 503, and no row speaks of them', async () => {
    const { city } = served
    rmSync(join(city.folder, 'files'), { recursive: true, force: true })
    writeFileSync(join(city.folder, 'files'), 'in the way')
    await expectNotNow(await served.write(`/api/cases/${caseId}/documents`, paper(), 'owner', 'first-paper'))
    rmSync(join(city.folder, 'files'))
    expect(await city.documents.list(caseId)).toEqual([])
    expect((await served.write(`/api/cases/${caseId}/documents`, paper(), 'owner', 'first-paper')).status).toBe(201)
  })
})

describe('a repeat', () => {
  test('gets the very bytes of the first answer, for what was taken and for what was refused', async () => {
    const wrong: CaseEvent = { type: 'centre.settleContest', record: 1, stands: true, evidence: [] }
    for (const [event, status] of [
      [confirm, 201],
      [wrong, 422],
    ] as const) {
      const first = await served.post(caseId, event, 'centre', event.type)
      expect(first.status).toBe(status)
      const bytes = await first.text()
      served.city.time.forward({ minutes: 5 })
      const again = await served.post(caseId, event, 'centre', event.type)
      expect({ status: again.status, bytes: await again.text() }).toEqual({ status, bytes })
    }
    expect(await typesOf()).toEqual(['owner.submit', 'centre.confirmComplete'])
  })

  test('gets it too when the write itself ended the role of whoever sent it', async () => {
    await served.post(caseId, confirm, 'centre', 'confirmed')
    const event = {
      type: 'community.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-02',
      evidence: [await served.city.document(caseId, 'serviceProof')],
    }
    const first = await served.post(caseId, event, 'community', 'was-served')
    expect(first.status).toBe(201)
    expect(await served.city.store.roles(caseId, ids.community)).toMatchObject([{ untilSeq: 3 }])
    const again = await served.post(caseId, event, 'community', 'was-served')
    expect({ status: again.status, bytes: await again.text() }).toEqual({ status: 201, bytes: await first.text() })
    expect((await served.post(caseId, event, 'community', 'another-key')).status).toBe(403)
  })

  test('is forgotten after seven days', async () => {
    const { service, city } = served
    await served.post(caseId, confirm, 'centre', 'confirmed')
    const kept = () => city.database.sqlite.prepare(`select key from idempotent_answers where key = 'confirmed'`).all().length
    forgetAnswers(service.database, '2026-03-09T00:59:00.000Z')
    expect(kept()).toBe(1)
    forgetAnswers(service.database, '2026-03-09T01:01:00.000Z')
    expect(kept()).toBe(0)
  })
})

describe('what is never taken over HTTP', () => {
  test.each(['deadline.passed', 'facts.changed', 'workflow.upgraded'])('%s', async (type) => {
    const { clockId } = (await served.city.store.read(caseId))!.file.clocks[0]!
    for (const party of ['owner', 'centre'] as const) {
      const answer = await served.post(caseId, { type, clockId } as { type: string }, party, `${type} ${party}`)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ code: 'EVENT_UNKNOWN' })
    }
    expect(await typesOf()).toEqual(['owner.submit'])
  })
})
