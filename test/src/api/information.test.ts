import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { type LivedCase, served } from '../../helpers/lived-case.ts'

/* A request for information in a district whose rules know one, over HTTP. */

let city: ApiCity
let lived: LivedCase

const read = (who: Who) => city.client(who).read(lived.caseId)
const replyOf = async (who: Who) => (await read(who)).clocks.find(({ name }) => name === 'propertyReply')

beforeAll(async () => {
  city = await openApiCity({ spaces: 2, at: '2026-03-02T09:00:00.000Z' })
  const body = { rulesPackId: 'california-4745' }
  const changed = await city.call('operator', 'PATCH', '/api/districts/430211', { body })
  if (changed.status !== 200) throw new Error(changed.text)
  lived = await served(city)
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('a request for information', () => {
  test('is offered to the company alone, and rests its clock', async () => {
    const types = async (who: Who) => (await read(who)).allowedEvents.filter(({ allowed }) => allowed).map(({ type }) => type)
    expect(await types('property')).toContain('property.requestInformation')
    await lived.send('property', { type: 'property.requestInformation', asks: ['routeDrawing'], words: '请画出走线' })
    expect(await types('owner')).toEqual(expect.arrayContaining(['owner.answerInformation', 'owner.contestInformation']))
    expect(await replyOf('property')).toMatchObject({ dueOn: null, paused: true })
    const steps = (await read('owner')).nextStep.map(({ sentence }) => sentence)
    expect(steps.filter((sentence) => sentence.includes('补充物业要求的信息'))).toHaveLength(1)
  })

  test.each(['owner', 'property', 'centre', 'bureau'] as const)('the %s sees what was asked for', async (who) => {
    expect((await read(who)).informationRequests).toMatchObject([
      { asks: [{ kind: 'routeDrawing' }], contest: null, end: null, foundReasonable: false },
    ])
  })

  test('the company cannot settle it, the centre can; struck out, the account shows both figures', async () => {
    await lived.send('owner', { type: 'owner.contestInformation', because: 'notNeeded' })
    const settles = { type: 'centre.settleInformation', stands: false } as const
    await expect(lived.send('property', settles)).rejects.toThrow('EVENT_OF_ANOTHER_PARTY')
    city.time.forward({ days: 2 })
    await lived.send('centre', settles)
    const account = await city.call('centre', 'GET', `/api/cases/${lived.caseId}/account`)
    const { clocks } = account.json() as { clocks: { name: string; used: number; elapsed: number; pauses: unknown[] }[] }
    const reply = clocks.find(({ name }) => name === 'propertyReply')
    expect(reply).toMatchObject({ used: 2, elapsed: 2, pauses: [{ struck: true, why: '物业要求补充信息' }] })
    expect((await read('centre')).informationRequests[0]).toMatchObject({ end: 'struck', contest: { because: 'notNeeded' } })
  })

  test('is not made a second time', async () => {
    const again = lived.send('property', { type: 'property.requestInformation', asks: ['quote'] })
    await expect(again).rejects.toThrow('EVENT_BLOCKED')
  })
})
