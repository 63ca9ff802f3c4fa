import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, type Schemas, taken } from '../../../src/client/client.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

type Body = Awaited<ReturnType<HttpCity['body']>>

let city: HttpCity
let company: Body
let other: Body
let bureau: Body
let centre: Body
let compoundId = ''

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:00:00.000Z')
  await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
  company = await city.body('property', '石峰物业', ['430204'])
  other = await city.body('property', '隔壁物业', ['430204'])
  centre = await city.body('centre', '石峰区中心', ['430204'])
  bureau = await city.body('bureau', '市住建局', ['430204'])
  await city.body('fire', '消防', ['430204'])
  await city.body('grid', '供电', ['430204'])
  compoundId = await city.compound('430204', '响石小区', company.organisationId)
  await city.compound('430204', '隔壁小区', other.organisationId)
  const { caseId } = await city.file(compoundId)
  await centre.client.send(caseId, { type: 'centre.confirmComplete' })
  await company.client.send(caseId, { type: 'property.open' })
  await company.client.send(caseId, { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
  // The service tells whom it has to tell.
  await city.moveTo('2026-03-02T02:00:00.000Z')
})
afterAll(() => city.close())

const notices = async (client: PileClient): Promise<Schemas['CompanyRecordNotices']['notices']> =>
  taken(await client.http.GET('/api/company/notices')).notices
const reply = (client: PileClient, words: string | null, quarter = '2026Q1') =>
  client.http.PUT('/api/company/notices/{quarter}/reply', { params: { path: { quarter } }, body: { words } })
const answersBy = async (client: PileClient, asOf?: string) =>
  taken(
    await client.http.GET('/api/statistics/answers', {
      params: { query: { groupBy: 'organisation' as const, ...(asOf === undefined ? {} : { asOf }) } },
    }),
  )
const every = async (client: PileClient) => ({
  answers: (await answersBy(client)).time.groups.map(({ organisation }) => organisation?.name),
  reasons: taken(
    await client.http.GET('/api/statistics/reasons', { params: { query: { groupBy: 'organisation' } } }),
  ).reasons.groups.map(({ organisation }) => organisation?.name),
  overdue: taken(
    await client.http.GET('/api/statistics/overdue', { params: { query: { groupBy: ['organisation'] } } }),
  ).overdue.groups.map(({ organisation }) => organisation?.name),
  stages: taken(
    await client.http.GET('/api/statistics/stages', { params: { query: { groupBy: ['organisation'] } } }),
  ).waiting.groups.flatMap(({ organisations }) => (organisations ?? []).map(({ organisation }) => organisation?.name)),
  stuck: JSON.stringify(taken(await client.http.GET('/api/statistics/stuck')).stuck),
})

/** The cases behind the first group that is told apart by company. */
const casesBehind = async (): Promise<number> =>
  (await city.ask('/api/statistics/answers/cases?groupBy=organisation&group=0', bureau.token)).status

describe('before a company is compared', () => {
  test('it is told once a request was served to it, with ten working days to reply; a company without requests is not', async () => {
    expect(await notices(company.client)).toMatchObject([
      { quarter: '2026Q1', openedOn: '2026-03-02', untilOn: '2026-03-16', open: true, reply: null, versions: [] },
    ])
    expect(await notices(other.client)).toEqual([])
    await city.moveTo('2026-03-03T01:00:00.000Z')
    expect(await notices(company.client)).toHaveLength(1)
  })

  test('bureau and centre read that it is not told apart yet, until when and why; the totals count it', async () => {
    for (const { client } of [bureau, centre]) {
      const { time, unanswered, standings } = await answersBy(client)
      expect([time.n, time.groups, unanswered.groups]).toEqual([1, [], []])
      expect(standings.notNamedYet).toMatchObject([
        { organisationId: company.organisationId, name: '石峰物业', untilOn: '2026-03-16' },
      ])
      expect(standings.notNamedYet[0]?.label).toContain('到2026年3月16日周一为止')
      const named = await every(client)
      expect([named.answers, named.reasons, named.overdue].flat()).not.toContain('石峰物业')
      expect(named.stages).not.toContain('石峰物业')
      expect(named.stuck).not.toContain('石峰物业')
    }
    expect(await casesBehind()).toBe(404)
    // Told apart by nothing, the same figures are whole.
    const whole = taken(await bureau.client.http.GET('/api/statistics/answers', { params: { query: {} } }))
    expect(whole.time.groups).toMatchObject([{ n: 1 }])
    expect(whole.standings).toEqual({ notNamedYet: [], replies: [] })
  })

  test('it reads its own record all the while', async () => {
    const own = taken(await company.client.http.GET('/api/company/record'))
    expect(own.answers.time.groups).toMatchObject([{ n: 1 }])
  })

  test('it replies, changes its reply and takes it back; every version is kept, and nobody else reads it yet', async () => {
    expect((await reply(company.client, '这件是交接前的。')).response.status).toBe(204)
    expect((await reply(company.client, null)).response.status).toBe(204)
    expect((await reply(company.client, '这件是交接前的申请，由原物业受理。')).response.status).toBe(204)
    const [notice] = await notices(company.client)
    expect(notice?.reply).toBe('这件是交接前的申请，由原物业受理。')
    expect(notice?.versions.map(({ words, writtenBy }) => [words, writtenBy])).toEqual([
      ['这件是交接前的申请，由原物业受理。', company.login.login.toLowerCase()],
      [null, company.login.login.toLowerCase()],
      ['这件是交接前的。', company.login.login.toLowerCase()],
    ])
    expect((await answersBy(bureau.client)).standings.replies).toEqual([])
    expect((await reply(other.client, '我们的')).response.status).toBe(404)
    expect((await reply(company.client, '上一季度', '2025Q4')).response.status).toBe(404)
    expect((await reply(company.client, '  ')).response.status).toBe(400)
  })

  test('what it wrote lies sealed on disk', () => {
    const rows = city.demo.service.database.connection.prepare('select * from company_record_replies').all()
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain('交接')
    expect(Buffer.concat(rows.flatMap((row) => (row as { sealed: Buffer | null }).sealed ?? [])).toString()).not.toContain('交接')
  })

  test('on the last day it can still reply, and is not told apart', async () => {
    await city.moveTo('2026-03-16T15:00:00.000Z')
    expect((await reply(company.client, '这件是交接前的申请，由原物业受理；现已补答。')).response.status).toBe(204)
    expect((await answersBy(bureau.client)).time.groups).toEqual([])
  })
})

describe('afterwards', () => {
  test('figures name it, its reply beside them, and the reply stands', async () => {
    await city.moveTo('2026-03-17T01:00:00.000Z')
    for (const { client } of [bureau, centre]) {
      const { time, standings } = await answersBy(client)
      expect(time.groups).toMatchObject([{ organisation: { name: '石峰物业' }, n: 1 }])
      expect(standings).toEqual({
        notNamedYet: [],
        replies: [
          {
            organisationId: company.organisationId,
            name: '石峰物业',
            quarter: '2026Q1',
            words: '这件是交接前的申请，由原物业受理；现已补答。',
            on: '2026-03-16',
          },
        ],
      })
    }
    expect((await every(bureau.client)).reasons).toContain('石峰物业')
    expect(await casesBehind()).toBe(200)
    const late = await reply(company.client, '再改')
    expect([late.response.status, (late.error as Schemas['Problem'] | undefined)?.code]).toEqual([409, 'RECORD_REPLY_OVER'])
  })

  test('the next quarter it is told anew: the figures of the last one still name it', async () => {
    await city.moveTo('2026-04-01T01:00:00.000Z')
    expect((await notices(company.client)).map(({ quarter, open }) => [quarter, open])).toEqual([
      ['2026Q2', true],
      ['2026Q1', false],
    ])
    expect((await answersBy(bureau.client)).standings.notNamedYet).toHaveLength(1)
    expect((await answersBy(bureau.client, '2026-03-31')).time.groups).toMatchObject([{ organisation: { name: '石峰物业' } }])
  })
})
