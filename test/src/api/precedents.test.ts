import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PileClient } from '../../../src/client/client.ts'
import { type HttpCity, openHttpCity, type Request } from '../../helpers/http-city.ts'

let city: HttpCity
let company: Awaited<ReturnType<HttpCity['body']>>
let centre: Awaited<ReturnType<HttpCity['body']>>
let second: Request
beforeAll(async () => {
  city = await openHttpCity('2026-03-02T01:30:00.000Z')
  await city.district('430204', '天元区', 'Tianyuan', 'zhuzhou-2022')
  company = await city.body('property', '示例物业', ['430204'])
  centre = await city.body('centre', '天元中心', ['430204'])
  const compoundId = await city.compound('430204', '示例小区', company.organisationId)
  const first = await city.file(compoundId)
  second = await city.file(compoundId)
  for (const { caseId } of [first, second]) {
    await centre.client.send(caseId, { type: 'centre.confirmComplete' })
    await company.client.send(caseId, { type: 'property.open' })
  }
  await company.client.send(first.caseId, { type: 'property.approve' })
})
afterAll(() => city.close())

const precedents = async (client: Pick<PileClient, 'read'>) => (await client.read(second.caseId)).precedents

describe('the same facts, the same answer', () => {
  test('the company sees its earlier yes before it answers; the owner sees nothing yet', async () => {
    expect(await precedents(company.client)).toMatchObject([
      { month: '2026-03', answer: 'approve', answerLabel: expect.stringMatching(/.+/), sameFacts: true, otherwise: false },
    ])
    expect(await precedents(await second.owner())).toEqual([])
    expect(await precedents(centre.client)).toEqual([])
  })

  test('once it has answered otherwise, owner and centre see it, without a word on whose request that was', async () => {
    await company.client.send(second.caseId, { type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }] })
    for (const client of [await second.owner(), centre.client]) {
      const [entry, ...more] = await precedents(client)
      expect(more).toEqual([])
      expect(entry).toMatchObject({ sameFacts: true, otherwise: true, answer: 'approve' })
      expect(Object.keys(entry ?? {}).toSorted()).not.toEqual(expect.arrayContaining(['caseId', 'caseNumber', 'space']))
    }
  })
})
