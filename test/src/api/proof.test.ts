import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Proof, proofFaults } from '../../../src/record/proof.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { draftOf, filed, type LivedCase } from '../../helpers/lived-case.ts'

let city: ApiCity
let lived: LivedCase
beforeAll(async () => {
  city = await openApiCity()
  lived = await filed(city)
})
afterAll(() => city.close())

const proof = async (caseId: string) => await city.call('owner', 'GET', `/api/cases/${caseId}/proof`)

test('a case has no proof before its first link, a draft none at all, and the answer says when to come again', async () => {
  const draft = await draftOf(city, { space: 1 })
  for (const { caseId } of [lived, draft]) {
    const answer = await proof(caseId)
    expect({ status: answer.status, code: answer.json()['code'] }).toEqual({ status: 404, code: 'NOT_LINKED_YET' })
  }
})

test('its owner gets the proof, with the head once the day is over; the hash is the one that the evidence pack prints', async () => {
  await city.service.rounds.link()
  expect((await proof(lived.caseId)).json()).toMatchObject({ head: null, entry: { id: lived.caseId, fromSeq: 1 } })
  city.time.forward({ days: 1 })
  await city.logInOwner('owner')
  await city.service.rounds.link()
  const shown = (await proof(lived.caseId)).json() as unknown as Proof
  expect(proofFaults(shown)).toEqual([])
  expect(shown.head?.day).toBe('2026-03-02')
  const last = city.service.database.connection
    .prepare<[string], { hash: string }>('select last_hash as hash from cases where case_id = ?')
    .get(lived.caseId)
  expect(shown.entry.hash).toBe(last?.hash)
})
