import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openSyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { type HttpCity, openHttpCity } from '../../../helpers/http-city.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'
import { type PostgresProxy, postgresProxy } from '../../../helpers/postgres-proxy.ts'

// A server that does not answer is waited for.
vi.setConfig({ testTimeout: 120_000 })

let database: PostgresDatabase
let proxy: PostgresProxy
let city: HttpCity
let token: string
let compound: string

beforeAll(async () => {
  database = postgresDatabase()
  const direct = new URL(database.url)
  proxy = await postgresProxy(Number(direct.port))
  direct.port = String(proxy.port)
  city = await openHttpCity('2026-03-02T01:00:00.000Z', { DATABASE_URL: direct.href }, 'sqlite')
  await city.district('430211', '天元区', 'Tianyuan District', 'zhuzhou-2022')
  const company = await city.body('property', '湘水湾物业', ['430211'])
  const centre = await city.body('centre', '天元区物业服务指导中心', ['430211'])
  token = centre.token
  compound = await city.compound('430211', '湘水湾', company.organisationId)
})

afterAll(async () => {
  await proxy.set('pass')
  await city.close()
  await proxy.close()
  database.drop()
})

let caseId: string
let key = 0
beforeEach(async () => {
  caseId = (await city.file(compound)).caseId
  key += 1
})

const confirm = async (): Promise<{ status: number; body: { code?: string; title?: string }; retryAfter: string | null }> => {
  const answer = await fetch(`${city.url}/api/cases/${caseId}/events`, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...{ 'if-match': '*', 'idempotency-key': `confirmed-once-${key}` },
    },
    body: JSON.stringify({ type: 'centre.confirmComplete', evidence: [] }),
  })
  return {
    status: answer.status,
    body: (await answer.json()) as { code?: string },
    retryAfter: answer.headers.get('retry-after'),
  }
}

/** What the server itself says was recorded, past the service. */
const recorded = (): string[] => {
  const direct = openSyncConnection(database.url, { readOnly: true })
  const rows = direct.prepare('select type from case_events where case_id = ? order by seq').all(caseId) as { type: string }[]
  direct.close()
  return rows.map(({ type }) => type)
}

const statusOf = async (path: string): Promise<number> => (await fetch(`${city.url}${path}`)).status

describe('a database that is lost', () => {
  test('before it says that it kept something: nobody is told that nothing was kept, and a repeat does nothing twice', async () => {
    // That this login was used is noted once in a while, in a transaction of its own: not in the next request.
    await fetch(`${city.url}/api/me`, { headers: { authorization: `Bearer ${token}` } })
    await proxy.set('loseCommit')
    const lost = await confirm()
    expect(lost).toMatchObject({ status: 503, body: { code: 'STORAGE_UNSURE' } })
    expect(Number(lost.retryAfter)).toBeGreaterThan(0)
    expect(recorded()).toEqual(['owner.submit', 'centre.confirmComplete'])
    expect(await confirm()).toMatchObject({ status: 201 })
    expect(recorded()).toEqual(['owner.submit', 'centre.confirmComplete'])
  })

  test('altogether is a 503 at once, kept from balancers, and found again without a new start', async () => {
    await proxy.set('cut')
    expect(await confirm()).toMatchObject({ status: 503, body: { code: 'STORAGE_UNAVAILABLE' } })
    const from = performance.now()
    for (let times = 0; times < 20; times += 1) expect((await confirm()).status).toBe(503)
    // Whoever asks while it is away is not kept waiting.
    expect(performance.now() - from).toBeLessThan(4000)
    expect(await statusOf('/readyz')).toBe(503)
    expect(await statusOf('/healthz')).toBe(200)
    expect(recorded()).toEqual(['owner.submit'])
    await proxy.set('pass')
    await expect.poll(() => statusOf('/readyz'), { timeout: 15_000, interval: 500 }).toBe(200)
    expect(await confirm()).toMatchObject({ status: 201 })
    expect(recorded()).toEqual(['owner.submit', 'centre.confirmComplete'])
  })

  test('ends no deadline, and each once when it is back', async () => {
    await city.moveTo('2026-03-02T02:00:00.000Z')
    await proxy.set('cut')
    await expect(city.demo.service.rounds.sweep()).rejects.toThrow()
    await proxy.set('pass')
    await setTimeout(5500)
    await city.moveTo('2026-03-06T02:00:00.000Z')
    await city.demo.service.rounds.sweep()
    const first = recorded().filter((type) => type === 'deadline.passed').length
    expect(first).toBeGreaterThan(0)
    await city.demo.service.rounds.sweep()
    expect(recorded().filter((type) => type === 'deadline.passed')).toHaveLength(first)
  })

  test('and hangs is waited for ten seconds once, then everybody is told at once', async () => {
    await proxy.set('hold')
    const from = performance.now()
    expect((await confirm()).status).toBe(503)
    expect(performance.now() - from).toBeGreaterThan(9000)
    // The next one tries to reach it anew, for two seconds; whoever comes then is answered.
    await confirm()
    const rested = performance.now()
    for (let times = 0; times < 10; times += 1) expect((await confirm()).status).toBe(503)
    expect(performance.now() - rested).toBeLessThan(2000)
    expect(await statusOf('/healthz')).toBe(200)
    await proxy.set('cut')
    await proxy.set('pass')
    await expect.poll(() => statusOf('/readyz'), { timeout: 20_000, interval: 500 }).toBe(200)
    expect(await confirm()).toMatchObject({ status: 201 })
    expect(recorded().filter((type) => type === 'centre.confirmComplete')).toHaveLength(1)
  })
})
