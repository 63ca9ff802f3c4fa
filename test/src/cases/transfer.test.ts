import { randomInt, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ApiProblem, type PileClient, pileClient, taken } from '../../../src/client/client.ts'
import { readConfig } from '../../../src/config.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { demoControl } from '../../../src/demo/demo-client.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { type Cast, castFor } from '../../../src/stories/cast.ts'
import { tokenFor } from '../../../src/stories/cast-accounts.ts'
import { xiangshuiwan } from '../../../src/stories/xiangshuiwan.ts'

const folder = mkdtempSync(join(tmpdir(), 'pile-transfer-'))
const photo = { bytes: new TextEncoder().encode('%PDF-1.4\n%%EOF\n'), name: '身份证.pdf', type: 'application/pdf' }
let demo: Demo
let cast: Cast
let seller: PileClient
let caseId: string
let code: string

const logIn = async (phone: string): Promise<PileClient> => {
  const { service } = demo
  const nobody = pileClient(service.url)
  taken(await nobody.http.POST('/api/login/codes', { body: { phone } }))
  const operator = taken(await nobody.http.POST('/api/login', { body: { method: 'password', ...demo.operator } }))
  const token = await tokenFor(pileClient(service.url, operator.token), operator.account.accountId)
  const oneTime = /\d{6}/.exec(await demoControl(service.url, token).lastMessage(phone))?.[0] ?? ''
  return pileClient(
    service.url,
    taken(await nobody.http.POST('/api/login', { body: { method: 'code', phone, code: oneTime } })).token,
  )
}

const newPhone = () => `137${String(randomInt(100_000_000)).padStart(8, '0')}`

const joinBy = (client: PileClient, by: string, phone: string, key = randomUUID()) =>
  client.http.POST('/api/transfers', {
    params: { header: { 'idempotency-key': key } },
    body: { code: by, accedes: false, undertaking: true, personal: { name: '买受人', phone, room: '5-1802' } },
  })

const refusedWith = async (answer: Promise<{ error?: unknown; response: Response }>) => {
  const { error } = await answer
  return (error as { code?: string } | undefined)?.code
}

beforeAll(async () => {
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  demo = await startDemo(config, { logger: pino({ level: 'error' }), time: demoTime('2026-03-02T01:30:00.000Z'), pollMs: null })
  const nobody = pileClient(demo.service.url)
  const session = taken(await nobody.http.POST('/api/login', { body: { method: 'password', ...demo.operator } }))
  const token = await tokenFor(pileClient(demo.service.url, session.token), session.account.accountId)
  const { lastMessage, ...control } = demoControl(demo.service.url, token)
  const now = async () => (await control.now())!
  const operator = pileClient(demo.service.url, token)
  cast = await castFor({ baseUrl: demo.service.url, operator, now, lastMessage }, xiangshuiwan.place)
  seller = cast.client('owner')!
  caseId = await cast.openDraft({})
  await seller.upload(caseId, 'identity', photo)
  await seller.upload(caseId, 'spacePlanOrPhoto', { ...photo, name: '车位.pdf' })
  await seller.send(caseId, { type: 'owner.submit', undertaking: true, words: '卖方写的话' })
  await cast.client('centre')!.send(caseId, { type: 'centre.confirmComplete' })
})

afterAll(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a space is sold in mid-case', () => {
  test('without a transfer there is no code', async () => {
    const answer = seller.http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId } } })
    expect(await refusedWith(answer)).toBe('NOT_FOUND')
  })

  test('the owner starts it and has a code with the day until which it serves', async () => {
    await seller.send(caseId, { type: 'owner.startTransfer', reason: 'sale' })
    const answer = taken(await seller.http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId } } }))
    expect(answer.joinBy).toBe('2026-03-30')
    code = answer.code
  })

  test('nobody joins without the code, and nobody oneself', async () => {
    const stranger = await logIn(newPhone())
    const wrong = `${code.slice(0, -3)}AAA`
    expect(await refusedWith(joinBy(stranger, wrong, newPhone()))).toBe('TRANSFER_UNKNOWN')
    expect(await refusedWith(joinBy(seller, code, newPhone()))).toBe('TRANSFER_TO_ONESELF')
    const byEvent = seller.send(caseId, {
      type: 'owner.joinTransfer',
      accedes: true,
      undertaking: true,
      personal: { name: '某某', phone: '13700000000' },
    })
    await expect(byEvent).rejects.toThrow(ApiProblem)
    expect((await seller.read(caseId)).you).toBe('owner')
  })

  test('the successor joins: the case is the successor’s, with facts and papers of the space but not of the person', async () => {
    const phone = newPhone()
    const buyer = await logIn(phone)
    const key = randomUUID()
    taken(await joinBy(buyer, code, phone, key))
    const again = await joinBy(buyer, code, phone, key)
    expect(again.response.status).toBe(201)
    const seen = await buyer.read(caseId)
    expect([seen.sight, seen.applicant.name, seen.applicant.phone]).toEqual(['full', '买受人', phone])
    expect(seen.documents.map(({ kind }) => kind)).toEqual(['spacePlanOrPhoto'])
    const { events } = taken(await buyer.http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } }))
    expect(JSON.stringify(events)).not.toContain('卖方写的话')
    expect(JSON.stringify(events)).not.toContain('李女士')
  })

  test('the seller keeps what the seller did and nothing else', async () => {
    const seen = await seller.read(caseId)
    expect([seen.sight, seen.applicant.phone, seen.documents]).toEqual(['ended', null, []])
    const { events } = taken(await seller.http.GET('/api/cases/{caseId}/events', { params: { path: { caseId } } }))
    expect(events.map(({ type }) => type)).toEqual(['owner.submit', 'owner.startTransfer'])
    await expect(seller.send(caseId, { type: 'owner.withdraw', reason: 'other' })).rejects.toThrow(ApiProblem)
  })

  test('the code has served, and the record verifies', async () => {
    const phone = newPhone()
    expect(await refusedWith(joinBy(await logIn(phone), code, phone))).toBe('TRANSFER_UNKNOWN')
    expect(verifyRecord(demo.service.database.db, demo.service.library).differences).toEqual([])
  })
})

describe('an owner dies in mid-case', () => {
  test('the centre reads no code that the owner has to hand over', async () => {
    const read = cast.client('centre')!.http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId } } })
    expect(await refusedWith(read)).toBe('NOT_FOUND')
  })

  test('it records the inheritance for the dead, reads the code, and the heir goes on with the case', async () => {
    const centre = cast.client('centre')!
    const proof = await centre.upload(caseId, 'other', { ...photo, name: '死亡证明.pdf' })
    await centre.send(caseId, {
      type: 'owner.startTransfer',
      reason: 'inheritance',
      onBehalf: { channel: 'counter', evidence: [proof] },
    })
    const answer = taken(await centre.http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId } } }))
    const phone = newPhone()
    const heir = await logIn(phone)
    taken(await joinBy(heir, answer.code, phone))
    const seen = await heir.read(caseId)
    expect([seen.sight, seen.you, seen.applicant.phone]).toEqual(['full', 'owner', phone])
    expect(seen.positions.map(({ track }) => track)).toContain('consent')
  })
})
