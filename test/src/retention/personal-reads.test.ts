import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { personalReads } from '../../../src/database/access-tables.ts'
import type { Who } from '../../helpers/api-city.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { type LivedCase, linkOf, sentinels, served, surveyed } from '../../helpers/lived-case.ts'

let city: ApiCity
let quiet: LivedCase
let callable: LivedCase
beforeAll(async () => {
  city = await openApiCity({ spaces: 4 })
  quiet = await served(city, { space: 0 })
  callable = await served(city, { space: 1, mayCall: true })
  await city.service.reads.flush()
  city.service.database.db.delete(personalReads).run()
})
afterAll(() => city.close())

type Read = {
  party: string
  organisation: string | null
  byLink: boolean
  times: number
  fields: string[]
  papers: string[]
  purpose: string
  day: string
}
const readsOf = async ({ caseId }: LivedCase, query = ''): Promise<{ reads: Read[]; nextBefore: string | null }> =>
  (await city.call('owner', 'GET', `/api/cases/${caseId}/personal-data/reads${query}`)).json() as never
const looks = (who: Who, { caseId }: LivedCase, path = '') => city.call(who, 'GET', `/api/cases/${caseId}${path}`)
const fieldsReadBy = async (party: string, of: LivedCase): Promise<string[]> =>
  (await readsOf(of)).reads.filter((read) => read.party === party).flatMap((read) => read.fields)

describe('who read what', () => {
  test('nobody yet, and what the owner reads is the own', async () => {
    await looks('owner', quiet)
    await looks('owner', quiet, `/documents/${quiet.documents.identity}`)
    expect((await readsOf(quiet)).reads).toEqual([])
  })

  test('a company that looks twice is one line with what it saw in full, and nothing of what was masked', async () => {
    await looks('property', quiet)
    await looks('property', quiet)
    expect((await readsOf(quiet)).reads).toMatchObject([
      {
        ...{ party: 'property', organisation: expect.stringContaining('物业'), byLink: false, times: 2, day: '2026-03-02' },
        ...{ fields: ['姓名', '房号'], papers: [], purpose: '审核申请、约定时间、配合施工' },
      },
    ])
  })

  test('a phone that the owner lets it call is told of', async () => {
    await looks('property', callable)
    expect(await fieldsReadBy('property', callable)).toEqual(['姓名', '手机号', '房号'])
  })

  test('the bureau sees masked fields, and is not said to have seen them', async () => {
    const seen = await looks('bureau', quiet)
    expect(seen.status).toBe(200)
    expect(await fieldsReadBy('bureau', quiet)).toEqual([])
  })

  test('an ID paper that is opened is named, one that is refused is not', async () => {
    expect((await looks('property', quiet, `/documents/${quiet.documents.identity}`)).status).toBe(404)
    await surveyed(quiet)
    expect((await looks('grid', quiet, `/documents/${quiet.documents.identity}`)).status).toBe(200)
    const { reads } = await readsOf(quiet)
    expect(reads.find(({ party }) => party === 'grid')).toMatchObject({ papers: ['身份证明'] })
    expect(reads.find(({ party }) => party === 'property')).toMatchObject({ papers: [] })
  })

  test('whoever holds a link is told of as such', async () => {
    const { token } = await linkOf(city, callable.caseId, 'fire')
    expect((await city.call('nobody', 'GET', `/api/links/${token}`)).status).toBe(200)
    expect((await readsOf(callable)).reads.find(({ party }) => party === 'fire')).toMatchObject({
      byLink: true,
      fields: ['手机号'],
    })
  })

  test('a paper that is printed tells what stands on it; the list of papers tells nothing', async () => {
    const before = await fieldsReadBy('community', quiet)
    await looks('community', quiet, '/papers')
    expect(await fieldsReadBy('community', quiet)).toEqual(before)
    const other = await served(city, { space: 2 })
    await city.service.reads.flush()
    city.service.database.db.delete(personalReads).run()
    const printed = await looks('property', other, '/papers/serviceRecord/text')
    expect(printed.status).toBe(200)
    const words = (printed.json() as unknown as { text: string }).text
    const stands = [
      ['姓名', sentinels.name],
      ['房号', sentinels.room],
    ].flatMap(([label, value]) => (words.includes(value!) ? [label] : []))
    expect(stands.length).toBeGreaterThan(0)
    expect(await fieldsReadBy('property', other)).toEqual(stands)
  })
})

describe('the log', () => {
  test('is written after the answer, and holds nothing of what the fields say', async () => {
    const { db } = city.service.database
    db.delete(personalReads).run()
    await looks('property', callable)
    expect(db.select().from(personalReads).all()).toEqual([])
    await city.service.reads.flush()
    const rows = db.select().from(personalReads).all()
    expect(rows.map(({ what }) => what).toSorted()).toEqual(['name', 'phone', 'room'])
    for (const value of Object.values(sentinels)) expect(JSON.stringify(rows)).not.toContain(value)
  })

  test('goes back day by day, and is for the owner alone', async () => {
    for (let day = 0; day < 31; day += 1) {
      city.time.forward({ days: 1 })
      await looks('property', callable)
    }
    await city.logInOwner('owner')
    await city.logInOwner('otherOwner')
    const first = await readsOf(callable)
    expect(first.reads).toHaveLength(30)
    expect(first.nextBefore).toBe('2026-03-04')
    const second = await readsOf(callable, `?before=${first.nextBefore}`)
    expect(second.reads.map(({ day }) => day)).toEqual(['2026-03-03', '2026-03-02'])
    expect((await looks('otherOwner', callable, '/personal-data/reads')).status).toBe(404)
    for (const who of ['property', 'centre', 'bureau', 'operator'] as const) {
      expect((await looks(who, callable, '/personal-data/reads')).status).toBe(403)
    }
  })

  test('is kept when the storage is away for a moment', async () => {
    const { openPersonalReads } = await import('../../../src/cases/personal-reads.ts')
    let isAway = true
    const kept: { times: number }[] = []
    const reads = openPersonalReads({
      add: async (rows) => {
        if (isAway) throw new Error('away')
        kept.push(...rows)
      },
      of: async () => ({ rows: [], nextBefore: null }),
    })
    const viewer = { party: 'property', accountId: 'a', organisationId: 'b' } as const
    const read = { caseId: 'c', viewer, party: 'property', fields: ['phone'], document: null } as const
    reads.note({ ...read, at: '2026-03-02T01:00:00.000Z' })
    await expect(reads.flush()).rejects.toThrow('away')
    reads.note({ ...read, at: '2026-03-02T02:00:00.000Z' })
    isAway = false
    await reads.flush()
    expect(kept).toMatchObject([{ times: 2, firstAt: '2026-03-02T01:00:00.000Z', lastAt: '2026-03-02T02:00:00.000Z' }])
  })
})
