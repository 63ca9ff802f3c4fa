import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { type LivedCase, served } from '../../helpers/lived-case.ts'

/* A fee that a gate guard asked for, over HTTP: said without any paper, answered, paid, claimed back. */

let city: ApiCity
let lived: LivedCase
const words = '门岗说不交八百元进场费，施工队就不让进'
const read = (who: Who): Promise<Schemas['Case']> => city.client(who).read(lived.caseId)

beforeAll(async () => {
  city = await openApiCity({ spaces: 1 })
  lived = await served(city, { space: 0 })
  await lived.send('owner', {
    type: 'owner.reportFeeDemand',
    demandedBy: 'property',
    kind: 'accessFee',
    channel: 'gate',
    amountYuan: 800,
    paid: false,
    words,
  })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('a fee demanded at the gate', () => {
  test.each(['owner', 'property', 'centre'] as const)(
    'the %s sees who asked for how much, and that nobody has answered',
    async (who) => {
      const seen = await read(who)
      expect(seen.feeDemands).toMatchObject([
        { demandedBy: 'property', label: '进场费', channelLabel: '门岗当面', amountYuan: 800, paidYuan: null, answer: null },
      ])
      expect(seen.nextStep.map(({ sentence }) => sentence).join()).toContain('需说明是否要求业主交这笔费用，最晚')
    },
  )

  test.each(['bureau', 'grid'] as const)('money between the sides is not for the %s', async (who) => {
    expect((await read(who)).feeDemands).toEqual([])
    const told = (await city.call(who, 'GET', `/api/cases/${lived.caseId}/events`)).json()
    const { events } = told as { events: { type: string; input: object }[] }
    // Neither the amount nor anything else of it; the digits alone may stand in any hash.
    expect(events.find(({ type }) => type === 'owner.reportFeeDemand')?.input).toEqual({})
    expect(JSON.stringify(events)).not.toContain(words)
    expect(JSON.stringify(events)).not.toContain('amountYuan')
  })

  test('answered by the company, paid all the same, and claimed back without a receipt', async () => {
    const record = (await read('owner')).feeDemands[0]?.record ?? 0
    await lived.send('property', { type: 'property.answerFeeDemand', record, answer: 'demands' })
    await lived.send('owner', { type: 'owner.reportFeePaid', record, amountYuan: 800 })
    await lived.send('owner', { type: 'owner.claimFeeBack', record })
    const seen = await read('property')
    expect(seen.feeDemands).toMatchObject([{ answerLabel: '确实要收', paidYuan: 800 }])
    expect(seen.moneyClaims).toMatchObject([{ demand: record, obligationId: null, amountYuan: 800, answer: null }])
    const claim = seen.moneyClaims[0]?.record ?? 0
    await lived.send('property', { type: 'property.answerMoneyClaim', record: claim, pays: true })
    expect((await read('owner')).moneyClaims).toMatchObject([{ label: '同意退还' }])
  })
})
