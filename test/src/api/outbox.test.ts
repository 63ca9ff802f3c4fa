import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taken } from '../../../src/client/client.ts'
import * as tables from '../../../src/database/tables.ts'
import type { HttpCity } from '../../helpers/http-city.ts'
import { openWebCity, type WebCity } from '../../helpers/web-city.ts'

let web: WebCity
let city: HttpCity
beforeAll(async () => {
  web = await openWebCity()
  city = web.city
})
afterAll(() => web.close())

const outbox = () => city.demo.service.database.db
const listed = async (state: 'waiting' | 'failing' | 'givenUp' | 'notReachable') =>
  taken(await city.operator.http.GET('/api/outbox', { params: { query: { state } } }))
const fail = (messageId: string, gaveUpAt: string | null) =>
  outbox()
    .update(tables.outbox)
    .set({ attempts: 16, lastError: 'the message gateway answered 502', gaveUpAt, notBefore: '2026-03-05T01:00:00.000Z' })
    .where(eq(tables.outbox.messageId, messageId))
    .run()

test('the operator sees what waits, fails and was given up, without a name, a phone or a text, and sends it again', async () => {
  await city.file(web.compoundId)
  const { counts, messages } = await listed('waiting')
  const mine = messages.find(({ party }) => party === 'owner')!
  expect(counts.waiting).toBe(messages.length)
  expect(mine).toMatchObject({ state: 'waiting', partyLabel: '业主', organisation: null, attempts: 0, lastError: null })
  expect(mine.caseNumber).toMatch(/^430204-/)
  expect(mine.label).toMatch(/\p{Script=Han}/u)
  expect(JSON.stringify(messages)).not.toMatch(/李女士|138\d{8}|5-1802/)

  fail(mine.messageId, null)
  expect((await listed('failing')).messages).toMatchObject([
    { messageId: mine.messageId, attempts: 16, lastError: 'the message gateway answered 502', endedAt: null },
  ])
  fail(mine.messageId, '2026-03-03T01:00:00.000Z')
  const givenUp = await listed('givenUp')
  expect(givenUp.counts).toMatchObject({ failing: 0, givenUp: 1 })
  expect(givenUp.messages).toMatchObject([{ messageId: mine.messageId, nextTryAt: null, endedAt: '2026-03-03T01:00:00.000Z' }])

  const path = { messageId: mine.messageId }
  taken(await city.operator.http.POST('/api/outbox/{messageId}/retry', { params: { path } }))
  expect((await listed('givenUp')).messages).toEqual([])
  // Its attempts begin anew, and the next round of the sender takes it.
  expect((await listed('failing')).messages).toMatchObject([{ messageId: mine.messageId, attempts: 0 }])
  await city.demo.service.rounds.send()
  const after = [...(await listed('waiting')).messages, ...(await listed('failing')).messages]
  expect(after.some(({ messageId }) => messageId === mine.messageId)).toBe(false)
  const again = await city.operator.http.POST('/api/outbox/{messageId}/retry', { params: { path } })
  expect(again.error).toMatchObject({ status: 404, code: 'NOT_FOUND' })
})

test('what is only waiting for its first try is not sent out of turn', async () => {
  await city.file(web.compoundId)
  const waiting = (await listed('waiting')).messages[0]!
  const answer = await city.operator.http.POST('/api/outbox/{messageId}/retry', {
    params: { path: { messageId: waiting.messageId } },
  })
  expect(answer.error).toMatchObject({ status: 404 })
})

test('a body without an account is named as not reachable', async () => {
  const lone = await city.operator.http.POST('/api/organisations', {
    body: { party: 'property', kind: 'propertyCompany', name: '没有账号的物业', districts: [] },
  })
  const compoundId = await city.compound('430204', '无人小区', taken(lone).organisationId)
  const { caseId } = await city.file(compoundId)
  await web.centre.client.send(caseId, { type: 'centre.confirmComplete', evidence: [] })
  await city.moveTo('2026-03-02T02:00:00.000Z')
  await city.demo.service.rounds.send()
  const { messages, counts } = await listed('notReachable')
  expect(messages.some(({ organisation }) => organisation === '没有账号的物业')).toBe(true)
  expect(counts.notReachable).toBe(messages.length)
})
