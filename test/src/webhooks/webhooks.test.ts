import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { taken } from '../../../src/client/client.ts'
import { randomId } from '../../../src/random-id.ts'
import { httpHookSender } from '../../../src/webhooks/http-sender.ts'
import { HookNotTaken } from '../../../src/webhooks/ports.ts'
import { reachableAddresses } from '../../../src/webhooks/reachable-address.ts'
import { type HttpCity, openHttpCity } from '../../helpers/http-city.ts'

const servers: Server[] = []
const serverThat = async (answers: RequestListener): Promise<string> => {
  const server = createServer(answers)
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A listening TCP server has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
}
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections()
    server.close()
  }
})

describe('a system', () => {
  const inside = reachableAddresses(['127.0.0.0/8'])
  const failureOf = (url: string, timeoutMs?: number): Promise<unknown> =>
    httpHookSender(inside, timeoutMs)
      .send({ url, headers: {}, body: '{}' })
      .then(
        () => 'taken',
        (error: unknown) => error,
      )

  test.each([200, 202, 204])('that answers %i has taken the message', async (code) => {
    expect(await failureOf(await serverThat((_, answer) => answer.writeHead(code).end()))).toBe('taken')
  })

  test.each([301, 400, 401, 410, 429, 500])('that answers %i has not', async (code) => {
    const failure = await failureOf(await serverThat((_, answer) => answer.writeHead(code, { location: '/other' }).end('why')))
    expect(failure).toBeInstanceOf(HookNotTaken)
    expect(String(failure)).toContain(String(code))
  })

  test('that redirects is not followed', async () => {
    const paths: (string | undefined)[] = []
    await failureOf(
      await serverThat((request, answer) => {
        paths.push(request.url)
        answer.writeHead(307, { location: '/elsewhere' }).end()
      }),
    )
    expect(paths).toEqual(['/hook'])
  })

  test('that never answers, breaks off or is not there is given up, and its address is not repeated', async () => {
    const hanging = await failureOf(await serverThat(() => undefined), 100)
    const broken = await failureOf(await serverThat((request) => request.socket.destroy()))
    const gone = await failureOf('http://127.0.0.1:1/hook')
    for (const failure of [hanging, broken, gone]) {
      expect(failure).toBeInstanceOf(HookNotTaken)
      expect(String(failure)).not.toContain('127.0.0.1')
    }
  })

  test('whose name leads inside is not connected to, whatever was found when it was added', async () => {
    let isAsked = false
    const url = await serverThat((_, answer) => {
      isAsked = true
      answer.end()
    })
    const { lookup } = reachableAddresses([])
    const failure = await httpHookSender({ fault: () => null, lookup })
      .send({ url: url.replace('127.0.0.1', 'localhost'), headers: {}, body: '{}' })
      .catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(HookNotTaken)
    expect(isAsked).toBe(false)
  })
})

describe('the system of a company', () => {
  let city: HttpCity
  let company: Awaited<ReturnType<HttpCity['body']>>
  let centre: Awaited<ReturnType<HttpCity['body']>>
  let compoundId = ''
  let url = ''
  let answersWith = 204
  const got: { headers: IncomingHttpHeaders; body: string }[] = []
  const hook = { webhookId: '', secret: '' }
  const at = () => ({ params: { path: { webhookId: hook.webhookId } } })

  beforeAll(async () => {
    city = await openHttpCity('2026-03-02T01:00:00.000Z', { WEBHOOK_NETWORKS: '127.0.0.0/8' })
    await city.district('430204', '石峰区', 'Shifeng', 'zhuzhou-2022')
    company = await city.body('property', '石峰物业', ['430204'])
    centre = await city.body('centre', '石峰区中心', ['430204'])
    for (const party of ['fire', 'grid'] as const) await city.body(party, party, ['430204'])
    compoundId = await city.compound('430204', '响水湾', company.organisationId)
    url = await serverThat((request, answer) => {
      const pieces: Buffer[] = []
      request.on('data', (piece: Buffer) => pieces.push(piece))
      request.on('end', () => {
        got.push({ headers: request.headers, body: Buffer.concat(pieces).toString() })
        answer.writeHead(answersWith).end()
      })
    })
  }, 300_000)
  afterAll(() => city.close())
  afterEach(() => {
    got.length = 0
    answersWith = 204
  })

  /** A request that comes into the inbox of the company. */
  const arrives = async (): Promise<string> => {
    const { caseId } = await city.file(compoundId)
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await city.demo.service.rounds.send()
    return caseId
  }
  const round = () => city.demo.service.rounds.hooks()
  const verified = ({ headers, body }: (typeof got)[number], secret = hook.secret): unknown => {
    // The verifier of the specification holds the time of a message against the clock of this machine; the city has its own.
    const sent = Number(headers['webhook-timestamp'])
    expect(Math.abs(sent - Date.parse(city.demo.service.time.now()) / 1000)).toBeLessThan(60)
    const expected = new Webhook(secret).sign(String(headers['webhook-id']), new Date(sent * 1000), body)
    expect(String(headers['webhook-signature']).split(' ')).toContain(expected)
    return JSON.parse(body)
  }
  const deliveries = async (state: 'waiting' | 'failing' | 'givenUp' | 'delivered') =>
    taken(
      await city.operator.http.GET('/api/webhooks/{webhookId}/deliveries', {
        params: { path: { webhookId: hook.webhookId }, query: { state } },
      }),
    )

  test('is added by the operator alone, under an address that is safe; its secret is shown once', async () => {
    const body = { organisationId: company.organisationId, url }
    for (const { client } of [company, centre])
      expect((await client.http.POST('/api/webhooks', { body })).response.status).toBe(403)
    for (const wrong of ['https://10.0.0.1/hook', 'http://example.cn/hook', 'ftp://example.cn/', 'hook']) {
      const refused = await city.operator.http.POST('/api/webhooks', { body: { ...body, url: wrong } })
      expect([wrong, refused.response.status]).toEqual([wrong, 400])
    }
    const nobody = await city.operator.http.POST('/api/webhooks', { body: { ...body, organisationId: randomId() } })
    expect(nobody.response.status).toBe(404)
    const added = taken(await city.operator.http.POST('/api/webhooks', { body }))
    expect(added).toMatchObject({ organisation: '石峰物业', url, isActive: true, secret: expect.stringMatching(/^whsec_/) })
    Object.assign(hook, added)
    const listed = taken(await city.operator.http.GET('/api/webhooks')).webhooks
    expect(listed).toHaveLength(1)
    expect(JSON.stringify(listed)).not.toContain(hook.secret)
    const kept = JSON.stringify(city.demo.service.database.connection.prepare('select * from webhooks').all())
    expect(kept).not.toContain(hook.secret)
  })

  test('is tried with a ping, and told what came of it', async () => {
    expect(taken(await city.operator.http.POST('/api/webhooks/{webhookId}/test', at()))).toEqual({ taken: true, error: null })
    expect(verified(got[0] as (typeof got)[number])).toMatchObject({ type: 'ping' })
    answersWith = 500
    const { taken: isTaken, error } = taken(await city.operator.http.POST('/api/webhooks/{webhookId}/test', at()))
    expect([isTaken, error]).toEqual([false, 'the system answered 500'])
  })

  test('is told what comes into the inbox, signed, without a person', async () => {
    const caseId = await arrives()
    await round()
    expect(got.length).toBeGreaterThan(0)
    const { rows } = { rows: got.map((one) => verified(one)) }
    for (const row of rows) {
      expect(row).toMatchObject({
        type: expect.stringMatching(/^notice\./),
        data: {
          caseId,
          party: 'property',
          organisationId: company.organisationId,
          district: '430204',
          caseNumber: expect.stringMatching(/\d/),
          url: `${city.url}/desk/cases/${caseId}`,
          title: { zh: expect.any(String), en: expect.any(String) },
        },
      })
    }
    for (const secret of ['李女士', '5-1802', '1380000']) expect(got.map(({ body }) => body).join()).not.toContain(secret)
    got.length = 0
    await round()
    expect(got).toEqual([])
    expect((await deliveries('delivered')).deliveries.map(({ label }) => label)[0]).toMatch(/\p{Script=Han}/u)
  })

  test('that is away is tried again after its wait under the same id, and the operator sees why', async () => {
    answersWith = 503
    await arrives()
    await arrives()
    await round()
    const ids = () => got.map(({ headers }) => headers['webhook-id'])
    const [first] = ids()
    // One failure is enough in a round: whatever else waits for this system is left for the next.
    expect(ids()).toHaveLength(1)
    const failing = await deliveries('failing')
    expect(failing.deliveries[0]).toMatchObject({ messageId: first, attempts: 1, lastError: 'the system answered 503' })
    const nextTryAt = failing.deliveries[0]?.nextTryAt ?? ''
    const wait = Date.parse(nextTryAt) - Date.parse(city.demo.service.time.now())
    expect([wait > 30_000, wait <= 60_000]).toEqual([true, true])
    got.length = 0
    answersWith = 204
    await round()
    expect(ids()).not.toContain(first)
    await city.moveTo(nextTryAt)
    await round()
    expect(ids()).toContain(first)
    expect((await deliveries('failing')).deliveries).toEqual([])
  })

  test('that never comes back is given up on after sixteen tries; the operator has it told again', async () => {
    answersWith = 500
    await arrives()
    for (let hours = 0; hours < 24 * 8; hours += 4) {
      await city.moveTo(new Date(Date.parse(city.demo.service.time.now()) + 4 * 3_600_000).toISOString())
      for (let messages = 0; messages < 6; messages += 1) await round()
    }
    const { counts, deliveries: given } = await deliveries('givenUp')
    expect(counts).toMatchObject({ waiting: 0, failing: 0 })
    expect(given.length).toBe(counts.givenUp)
    expect(given[0]).toMatchObject({ attempts: 16, nextTryAt: null, lastError: 'the system answered 500' })
    got.length = 0
    answersWith = 204
    const messageId = given[0]?.messageId ?? ''
    const path = { webhookId: hook.webhookId, messageId }
    const again = '/api/webhooks/{webhookId}/deliveries/{messageId}/replay' as const
    taken(await city.operator.http.POST(again, { params: { path } }))
    const strange = await city.operator.http.POST(again, { params: { path: { ...path, messageId: 'no-such-message' } } })
    expect(strange.response.status).toBe(404)
    await round()
    expect(got.map(({ headers }) => headers['webhook-id'])).toEqual([messageId])
  })

  test('a new secret takes over: for a day both sign', async () => {
    const old = hook.secret
    const renewed = taken(await city.operator.http.POST('/api/webhooks/{webhookId}/secret', at()))
    expect(renewed.secret).not.toBe(old)
    taken(await city.operator.http.POST('/api/webhooks/{webhookId}/test', at()))
    const [both] = got
    if (!both) throw new Error('nothing came')
    verified(both, old)
    verified(both, renewed.secret)
    await city.moveTo(new Date(Date.parse(renewed.oldUntil) + 1000).toISOString())
    got.length = 0
    taken(await city.operator.http.POST('/api/webhooks/{webhookId}/test', at()))
    expect(String(got[0]?.headers['webhook-signature']).split(' ')).toHaveLength(1)
    verified(got[0] as (typeof got)[number], renewed.secret)
    Object.assign(hook, { secret: renewed.secret })
  })

  test('set aside it is told nothing of what comes; another address is held to the same rules', async () => {
    const change = (body: { isActive?: boolean; url?: string }) =>
      city.operator.http.PATCH('/api/webhooks/{webhookId}', { ...at(), body })
    expect((await change({})).response.status).toBe(400)
    expect((await change({ url: 'https://192.168.0.1/' })).response.status).toBe(400)
    taken(await change({ isActive: false }))
    await round()
    got.length = 0
    await arrives()
    await round()
    taken(await change({ isActive: true }))
    await round()
    expect(got).toEqual([])
  })

  test('what was taken is forgotten after thirty days; a system that is removed is gone with what waits for it', async () => {
    const { forgetTaken } = await import('../../../src/webhooks/send-webhooks.ts')
    const { sqliteWebhooks } = await import('../../../src/database/sqlite-webhooks.ts')
    const { database, keys, time } = city.demo.service
    const webhooks = sqliteWebhooks({ database, keys })
    const before = (await deliveries('delivered')).counts.delivered
    expect(before).toBeGreaterThan(0)
    await forgetTaken(webhooks, time.now())
    expect((await deliveries('delivered')).counts.delivered).toBe(before)
    const later = new Date(Date.parse(time.now()) + 31 * 24 * 3_600_000).toISOString()
    await forgetTaken(webhooks, later)
    expect((await deliveries('delivered')).counts.delivered).toBe(0)
    answersWith = 500
    await arrives()
    taken(await city.operator.http.DELETE('/api/webhooks/{webhookId}', at()))
    expect((await city.operator.http.DELETE('/api/webhooks/{webhookId}', at())).response.status).toBe(404)
    const left = database.connection.prepare('select count(*) as n from webhook_messages').get()
    expect(left).toEqual({ n: 0 })
  })
})
