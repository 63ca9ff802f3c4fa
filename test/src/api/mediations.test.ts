import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { type LivedCase, served } from '../../helpers/lived-case.ts'

/* A mediation that failed and a dispute closed as settled, over HTTP: what stays at the table, and who hears what of it. */

let city: ApiCity
let lived: LivedCase
const words = '物业说交三千元押金就盖章'

const read = (who: Who): Promise<Schemas['Case']> => city.client(who).read(lived.caseId)
const failureFor = async (who: Who): Promise<string> => {
  const answer = await city.call(who, 'GET', `/api/cases/${lived.caseId}/events`)
  return JSON.stringify(answer.json())
}

beforeAll(async () => {
  city = await openApiCity({ spaces: 2 })
  lived = await served(city, { space: 0 })
  await lived.send('property', { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
  await lived.send('owner', { type: 'owner.requestMediation', track: 'consent' })
  await lived.send('centre', { type: 'centre.openMediation', track: 'consent', mediator: 'peoplesMediationCommittee' })
  await lived.send('property', { type: 'property.acceptMediation', track: 'consent' })
  await lived.send('centre', {
    type: 'centre.failMediation',
    track: 'consent',
    routesTold: true,
    positions: [
      { by: 'owner', position: 'asksForPaper' },
      { by: 'property', position: 'asksForMoney', words },
    ],
  })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('a mediation that failed', () => {
  test.each(['owner', 'property', 'centre'] as const)('the %s sees how it ended and where both sides stood', async (who) => {
    const [mediation] = (await read(who)).mediations
    expect(mediation).toMatchObject({ end: 'failed', endLabel: '调解不成', mediator: 'peoplesMediationCommittee' })
    expect(mediation?.positions).toMatchObject([
      { by: 'owner', label: '要求出具证明' },
      { by: 'property', label: '要求缴费或交押金', words },
    ])
  })

  test.each(['bureau', 'grid'] as const)('the %s sees that there was one, and nothing of what was said', async (who) => {
    expect((await read(who)).mediations).toMatchObject([{ end: 'failed', positions: [] }])
    const events = await failureFor(who)
    expect(events).not.toContain('asksForMoney')
    expect(events).not.toContain(words)
    expect(await failureFor('owner')).toContain('asksForMoney')
  })

  test('each side sees its own rating, the bureau counts both, the centre sees none', async () => {
    const [mediation] = (await read('owner')).mediations
    expect(mediation?.mayRate).toBe(true)
    const record = mediation?.record ?? 0
    await lived.send('owner', { type: 'owner.rateMediation', record, score: 4 })
    await lived.send('property', { type: 'property.rateMediation', record, score: 1 })
    const ratings = async (who: Who) => (await read(who)).mediations[0]?.ratings
    expect(await ratings('owner')).toEqual([{ by: 'owner', score: 4 }])
    expect(await ratings('property')).toEqual([{ by: 'property', score: 1 }])
    expect(await ratings('bureau')).toHaveLength(2)
    expect(await ratings('centre')).toEqual([])
    expect(await failureFor('centre')).not.toContain('"score"')
    expect((await read('owner')).mediations[0]?.mayRate).toBe(false)
  })
})

describe('a dispute that the centre closed without the paper', () => {
  test('shows unconfirmed to everybody, until the owner says that nothing is settled', async () => {
    await lived.send('owner', { type: 'owner.requestCoordination', track: 'consent' })
    await lived.send('centre', { type: 'centre.closeCoordination', track: 'consent', result: 'consent' })
    const [closing] = (await read('bureau')).closings
    expect(closing).toMatchObject({ result: 'consent', standing: 'unconfirmed', standingLabel: '业主尚未确认' })
    await lived.send('owner', { type: 'owner.denyClosing', record: closing?.record ?? 0, reason: 'notAsked' })
    expect((await read('property')).closings).toMatchObject([{ standing: 'denied', standingLabel: '业主认为没有解决' }])
  })
})
