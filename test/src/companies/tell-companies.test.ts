import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, taken } from '../../../src/client/client.ts'
import { randomId } from '../../../src/random-id.ts'
import { tokenFor } from '../../../src/stories/cast-accounts.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

let city: HttpCity
let company: Awaited<ReturnType<HttpCity['body']>>
let centre: Awaited<ReturnType<HttpCity['body']>>
/** A company of which nobody logs in. */
let quietId = ''

beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:00:00.000Z')
  await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
  company = await city.body('property', '石峰物业', ['430204'])
  centre = await city.body('centre', '石峰区中心', ['430204'])
  for (const party of ['fire', 'grid'] as const) await city.body(party, party, ['430204'])
  const head = { party: 'property' as const, kind: 'propertyCompany' as const, name: '不上网物业', districts: ['430204'] }
  quietId = taken(await city.operator.http.POST('/api/organisations', { body: head })).organisationId
  for (const organisationId of [company.organisationId, quietId]) {
    const { caseId } = await city.file(await city.compound('430204', `小区${organisationId.slice(0, 4)}`, organisationId))
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    if (organisationId === company.organisationId) await company.client.send(caseId, { type: 'property.open' })
    else await openByLink(caseId)
  }
  await city.moveTo('2026-03-02T02:00:00.000Z')
}, 300_000)
afterAll(() => city.close())

/** A named person opens the request by a link: it is served, and nobody has an account. */
const openByLink = async (caseId: string): Promise<void> => {
  const body = { party: 'property' as const, name: '门卫', validDays: 30 }
  const link = taken(await centre.client.http.POST('/api/cases/{caseId}/links', { params: { path: { caseId } }, body }))
  const path = { token: link.url.split('/').at(-1) ?? '' }
  const params = { path, header: { 'idempotency-key': randomId() } }
  taken(await pileClient(city.url).http.POST('/api/links/{token}', { params, body: { type: 'property.open', evidence: [] } }))
}

const noticesOf = async (client: PileClient, language = 'zh-CN') =>
  taken(await client.http.GET('/api/company/notices', { headers: { 'accept-language': language } })).notices
const unreached = async () =>
  taken(await city.operator.http.GET('/api/outbox', { params: { query: { state: 'notReachable' } } })).messages.filter(
    ({ notice }) => notice === 'companyRecord',
  )

describe('the notice that figures will name a company', () => {
  test('comes into its inbox: what is coming, by when it can reply, and the address where it does both', async () => {
    const [notice] = await noticesOf(company.client)
    expect(notice?.text).toBe(
      `石峰物业：2026年第1季度的统计将单列贵单位。请先看贵单位自己的记录；2026年3月16日周一以前可以回复，回复与数字一并显示。查看和回复：${city.url}/desk/company`,
    )
    expect((await noticesOf(company.client, 'en'))[0]?.text).toMatch(/quarter 1 of 2026 .* until Mon 16 Mar 2026 you can reply/)
    expect(notice?.toldAt).toMatch(/^2026-03-02T02:00:00/)
  })

  test('leaves once a quarter: what was told is not told again', async () => {
    const before = await noticesOf(company.client)
    await city.moveTo('2026-03-03T01:00:00.000Z')
    expect(await noticesOf(company.client)).toEqual(before)
  })

  test('reaches nobody where nobody logs in: the operator sees it with the others, without a text', async () => {
    const messages = await unreached()
    expect(messages).toMatchObject([
      {
        state: 'notReachable',
        caseNumber: null,
        label: '统计将单列贵单位',
        partyLabel: '物业公司',
        organisation: '不上网物业',
        endedAt: expect.stringMatching(/^2026-03-02T02:00:00/),
      },
    ])
    const { counts } = taken(await city.operator.http.GET('/api/outbox', { params: { query: { state: 'notReachable' } } }))
    expect(counts.notReachable).toBeGreaterThanOrEqual(1)
  })

  test('an account while it can still reply: it is told then', async () => {
    const account = { party: 'property' as const, organisationId: quietId, login: `quiet-${randomId()}`, password: randomId() }
    const { accountId } = taken(await city.operator.http.POST('/api/accounts', { body: account }))
    const client = pileClient(city.url, await tokenFor(city.operator, accountId))
    expect((await noticesOf(client)).map(({ toldAt }) => toldAt)).toEqual([null])
    await city.moveTo('2026-03-04T01:00:00.000Z')
    expect((await noticesOf(client)).map(({ toldAt }) => toldAt)).toEqual([expect.stringMatching(/^2026-03-04T01:00:00/)])
    expect(await unreached()).toEqual([])
  })
})
