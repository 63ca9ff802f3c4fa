import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'
import { sqliteOf } from '../../helpers/sqlite-of.ts'

let city: HttpCity
let nobody: PileClient
let compoundId: string
let companyId: string
beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:30:00.000Z')
  nobody = pileClient(city.demo.service.url)
  await city.district('430204', '天元区', 'Tianyuan', 'zhuzhou-2022')
  const company = await city.body('property', '示例物业', ['430204'])
  companyId = company.organisationId
  compoundId = await city.compound('430204', '示例小区', companyId)
  await city.file(compoundId)
})
afterAll(() => city.close())

const look = async (query: object, of = compoundId): Promise<Schemas['Precheck']> =>
  taken(await nobody.http.GET('/api/compounds/{compoundId}/precheck', { params: { path: { compoundId: of }, query } }))

/** The transformer has no room from now on. */
const fillUp = async (of: string): Promise<void> => {
  const sqlite = sqliteOf(city.demo.service.database)
  const transformerId = sqlite
    .prepare<[string], string>('select transformer_id from transformers where compound_id = ?')
    .pluck()
    .get(of)
  const path = { compoundId: of, transformerId: transformerId ?? '' }
  const body = { name: '1号变', ownership: 'public', ratedKva: 630, peakKva: 629, peakMonth: '2025-08' } as const
  taken(await city.operator.http.PUT('/api/compounds/{compoundId}/transformers/{transformerId}', { params: { path }, body }))
}

describe('the look before filing', () => {
  test('is open to anybody: verdict, reasons with their basis, papers, and what earlier requests met', async () => {
    const found = await look({ space: 'A-1', power: 7 })
    expect(found.rules.packId).toBe('zhuzhou-2022')
    expect(found.papers.map(({ kind }) => kind)).toContain('spaceRight')
    expect(found.earlier).toMatchObject({ filed: 1, open: 1, energised: 0 })
    expect(found.reasons.map(({ topic }) => topic)).toEqual(
      expect.arrayContaining(['right', 'consent', 'fire', 'capacity', 'earlier']),
    )
    expect(found.reasons.find(({ topic }) => topic === 'capacity')?.text).toContain('630')
    expect(found.reasons.find(({ topic }) => topic === 'fire')?.basis.length).toBeGreaterThan(0)
  })

  test('says how long by the clocks, that too few got there to say more, where to get each paper, and guesses no price', async () => {
    const { time, costs, papers } = await look({ space: 'A-1' })
    expect(time.detour.weeks).toBeGreaterThan(time.smooth.weeks)
    expect(time.smooth.parts.every(({ basis }) => basis !== '')).toBe(true)
    expect(time.record).toBeNull()
    expect(costs).toEqual({ rules: [], estimates: [] })
    expect(papers.every(({ where }) => where !== null)).toBe(true)
  })

  test('takes no title and no lease from the register: the asker says by which right', async () => {
    const text = JSON.stringify(await look({ space: 'A-1', right: 'leased', leaseMonths: 6 }))
    expect(text).toContain('不到12个月')
    expect(text).not.toContain('leaseUntilOn')
  })

  test('of a garage without a space says that nothing about the space was looked at', async () => {
    const found = await look({})
    expect(found.reasons.find(({ topic }) => topic === 'space')).toMatchObject({ standing: 'unknown' })
    expect(found.reasons.find(({ topic }) => topic === 'capacity')?.text).toContain('630')
  })

  test('a larger pile is a larger load', async () => {
    const rate = async (power: number) => (await look({ power })).reasons.find(({ topic }) => topic === 'capacity')?.text
    expect(await rate(22)).not.toBe(await rate(7))
  })

  test('that says "not yet" is counted once a space and once a garage and day, without a word of who looked', async () => {
    const full = await city.compound('430204', '满载小区', companyId)
    const spaceId = await city.space(full)
    const counted = () => city.demo.service.database.connection.prepare('select * from precheck_noes').all()
    await look({ space: 'A-1' }, full)
    expect(counted()).toEqual([])
    await fillUp(full)
    expect((await look({ space: 'A-1' }, full)).verdict).toBe('notBefore')
    // Another program has the database: it can be read, and a look is no reason to fail because it cannot be counted.
    const sqlite = sqliteOf(city.demo.service.database)
    sqlite.pragma('busy_timeout = 20')
    const holder = new Database(sqlite.name)
    holder.exec('begin immediate')
    expect((await look({}, full)).verdict).toBe('notBefore')
    holder.exec('rollback')
    holder.close()
    sqlite.pragma('busy_timeout = 2000')
    for (const query of [{ space: 'A-1', power: 11 }, {}, { power: 3 }]) await look(query, full)
    const of = { compound_id: full, garage_id: expect.any(String), on: '2026-03-02' }
    expect(counted()).toEqual([
      { ...of, subject: spaceId, space_id: spaceId },
      { ...of, subject: expect.stringMatching(/^\S{22} 2026-03-02$/), space_id: null },
    ])
  })

  test.each([
    ['no such space', 'space=Z-9', 404],
    ['no such garage', `garage=${encodeURIComponent('别处')}`, 404],
    ['no power', 'power=0', 400],
    ['an unknown field', 'colour=red', 400],
  ])('%s is told', async (_, query, status) => {
    expect((await city.ask(`/api/compounds/${compoundId}/precheck?${query}`, null)).status).toBe(status)
  })
})
