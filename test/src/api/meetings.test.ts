import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity, type Who } from '../../helpers/api-city.ts'
import { freshKey, type LivedCase, served } from '../../helpers/lived-case.ts'

/* A joint meeting as people meet it over HTTP: who sees what was promised there, and what becomes of it. */

let city: ApiCity
let lived: LivedCase
const words = '物业经理当场说下周三前一定答复'

const read = (who: Who): Promise<Schemas['Case']> => city.client(who).read(lived.caseId)
const meetingOf = async (who: Who) => (await read(who)).meetings[0]

beforeAll(async () => {
  city = await openApiCity({ spaces: 2 })
  lived = await served(city, { space: 0 })
  await lived.send('property', { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }] })
  await lived.send('owner', { type: 'owner.requestCoordination', track: 'consent' })
  const documentId = await lived.upload('centre', 'minutes')
  await lived.send('centre', {
    type: 'centre.holdJointMeeting',
    track: 'consent',
    present: ['owner', 'property', 'grid', 'centre'],
    minutes: { documentId },
    promises: [{ by: 'property', promise: 'decide', byOn: '2026-03-11', words }],
  })
  await lived.send('centre', { type: 'centre.closeCoordination', track: 'consent', result: 'meetingPromised' })
})
afterAll(async () => {
  const { database, library } = city.service
  const { differences } = verifyRecord(database.db, library)
  await city.close()
  expect(differences).toEqual([])
})

describe('what was promised at a joint meeting', () => {
  test.each(['owner', 'property', 'centre'] as const)('is seen by the %s with its words and its clock', async (who) => {
    const view = await read(who)
    const [promise] = view.meetings[0]?.promises ?? []
    expect(promise).toMatchObject({ by: 'property', label: '作出答复或决定', byOn: '2026-03-11', words, outcome: null })
    expect(view.clocks.find(({ clockId }) => clockId === promise?.clockIds[0])).toMatchObject({
      name: 'promise',
      party: 'property',
    })
  })

  test('is seen without its words by who sat at the table, and by the bureau', async () => {
    expect(await meetingOf('grid')).toMatchObject({ track: 'consent', promises: [{ by: 'property', words: null }] })
    expect(await meetingOf('bureau')).toMatchObject({ promises: [{ words: null }] })
  })

  test('is not seen by an office that was not there', async () => {
    expect(await meetingOf('fire')).toBeUndefined()
  })

  test('is not confirmed by its maker', async () => {
    const promiseId = (await meetingOf('property'))?.promises[0]?.promiseId ?? ''
    await lived.send('property', { type: 'property.reportPromise', promiseId })
    const sending = { body: { type: 'property.confirmPromise', promiseId }, headers: { ...freshKey(), 'if-match': '*' } }
    const answer = await city.call('property', 'POST', `/api/cases/${lived.caseId}/events`, sending)
    expect([answer.status, answer.json()['code']]).toEqual([422, 'CONFIRMED_BY_ITS_PERFORMER'])
  })

  test('confirmed by the owner it is kept, and without the paper the centre has the case again', async () => {
    const promiseId = (await meetingOf('owner'))?.promises[0]?.promiseId ?? ''
    await lived.send('owner', { type: 'owner.confirmPromise', promiseId })
    expect((await meetingOf('owner'))?.promises[0]).toMatchObject({
      outcome: 'kept',
      outcomeLabel: '已按时兑现',
      confirmed: true,
    })
    const position = (await read('owner')).positions.find(({ track }) => track === 'consent')
    expect(position).toMatchObject({ stage: 'coordination', step: 'underway', holder: 'centre' })
  })
})
