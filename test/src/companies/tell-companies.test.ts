import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, pileClient, taken } from '../../../src/client/client.ts'
import { randomId } from '../../../src/random-id.ts'
import { sealJson } from '../../../src/sealing/seal.ts'
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

describe('a company that gave a phone', () => {
  const contact = (organisationId: string) => ({ params: { path: { organisationId } } })
  const path = '/api/organisations/{organisationId}/contact' as const
  const phone = '13500000077'
  let otherId = ''

  test('its own people set it and see it whole, the operator masked, another company and the centre not at all', async () => {
    const head = { party: 'property' as const, kind: 'propertyCompany' as const, name: '只有电话物业', districts: ['430204'] }
    otherId = taken(await city.operator.http.POST('/api/organisations', { body: head })).organisationId
    const own = contact(company.organisationId)
    expect(taken(await company.client.http.GET(path, own))).toEqual({
      phone: null,
      mail: null,
      rhythm: 'daily',
      language: 'zh',
      setAt: null,
    })
    taken(await company.client.http.PUT(path, { ...own, body: { phone } }))
    expect(taken(await company.client.http.GET(path, own)).phone).toBe(phone)
    expect(taken(await city.operator.http.GET(path, own)).phone).toBe('135****0077')
    const strange = await company.client.http.PUT(path, { ...contact(otherId), body: { phone } })
    expect(strange.response.status).toBe(404)
    expect((await centre.client.http.GET(path, own)).response.status).toBe(404)
    const offices = await city.operator.http.PUT(path, { ...contact(centre.organisationId), body: { phone } })
    expect(offices.response.status).toBe(404)
    const kept = JSON.stringify(city.demo.service.database.connection.prepare('select * from company_contacts').all())
    expect([kept.includes(company.organisationId), kept.includes(phone)]).toEqual([true, false])
  })

  test('is told there as well, in the words and with the days of the inbox', async () => {
    await city.moveTo('2026-04-01T01:00:00.000Z')
    const [notice] = await noticesOf(company.client)
    expect(notice).toMatchObject({ quarter: '2026Q2', toldAt: expect.stringMatching(/^2026-04-01/) })
    expect(await city.lastMessage(phone)).toBe(notice?.text)
  })

  test('without an account it is told by phone alone, and is not among the unreached any more', async () => {
    const { caseId } = await city.file(await city.compound('430204', '电话小区', otherId))
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await openByLink(caseId)
    await city.moveTo('2026-04-02T01:00:00.000Z')
    expect((await unreached()).map(({ organisation }) => organisation)).toEqual(['只有电话物业'])
    taken(await city.operator.http.PUT(path, { ...contact(otherId), body: { phone: '13500000078' } }))
    await city.moveTo('2026-04-03T01:00:00.000Z')
    expect(await city.lastMessage('13500000078')).toMatch(/^只有电话物业：2026年第2季度的统计将单列贵单位.*以前可以回复/)
    expect(await unreached()).toEqual([])
  })

  test('without an account and with an address alone, it is told by mail in its language; the operator sees the address masked', async () => {
    const body = { party: 'property' as const, kind: 'propertyCompany' as const, name: '只有邮箱物业', districts: ['430204'] }
    const { organisationId } = taken(await city.operator.http.POST('/api/organisations', { body }))
    const { caseId } = await city.file(await city.compound('430204', '邮箱小区', organisationId))
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await openByLink(caseId)
    await city.moveTo('2026-04-04T01:00:00.000Z')
    expect((await unreached()).map(({ organisation }) => organisation)).toEqual(['只有邮箱物业'])
    const mail = 'service@company.example.cn'
    taken(await city.operator.http.PUT(path, { ...contact(organisationId), body: { mail, language: 'en' } }))
    expect(taken(await city.operator.http.GET(path, contact(organisationId)))).toMatchObject({
      phone: null,
      mail: 's***@company.example.cn',
    })
    await city.moveTo('2026-04-05T01:00:00.000Z')
    expect(await city.lastMessage(mail)).toMatch(/^只有邮箱物业: .*2026.* reply .*https?:/i)
    expect(await unreached()).toEqual([])
  })

  test('an address beside a phone is set and taken away by itself', async () => {
    const own = contact(company.organisationId)
    taken(await company.client.http.PUT(path, { ...own, body: { mail: 'office@shifeng.example.cn' } }))
    expect(taken(await company.client.http.GET(path, own))).toMatchObject({ phone, mail: 'office@shifeng.example.cn' })
    for (const mail of ['office', 'a@b', 'office@shifeng.example.cn\r\nBcc: x@example.cn']) {
      expect((await company.client.http.PUT(path, { ...own, body: { mail } })).response.status).toBe(400)
    }
    taken(await company.client.http.PUT(path, { ...own, body: { mail: null } }))
    expect(taken(await company.client.http.GET(path, own))).toMatchObject({ phone, mail: null })
  })

  test('a phone that was kept before there were addresses is still read', async () => {
    const { database, keys } = city.demo.service
    const key = keys.keyFor(`company ${company.organisationId}`, 'contact')
    database.connection
      .prepare('update company_contacts set key_id = ?, sealed = ? where organisation_id = ?')
      .run(key.keyId, sealJson(key, phone), company.organisationId)
    expect(taken(await company.client.http.GET(path, contact(company.organisationId)))).toMatchObject({ phone, mail: null })
  })

  test('taken away, nothing is sent there any more', async () => {
    taken(await company.client.http.PUT(path, { ...contact(company.organisationId), body: { phone: null } }))
    const before = await city.lastMessage(phone)
    await city.moveTo('2026-07-01T01:00:00.000Z')
    expect((await noticesOf(company.client))[0]?.quarter).toBe('2026Q3')
    expect(await city.lastMessage(phone)).toBe(before)
  })
})
