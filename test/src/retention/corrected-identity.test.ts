import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyRecord } from '../../../src/database/verify.ts'
import { type ApiCity, openApiCity } from '../../helpers/api-city.ts'
import { energised, type LivedCase, sentinels, served } from '../../helpers/lived-case.ts'

let city: ApiCity
let done: LivedCase
let runs: LivedCase
beforeAll(async () => {
  city = await openApiCity({ spaces: 3 })
  runs = await served(city, { space: 0 })
  done = await energised(city, { space: 1 })
})
afterAll(() => city.close())

const seen = (of: LivedCase) => city.client('owner').read(of.caseId)
const papersOf = async (of: LivedCase) => (await seen(of)).documents.map(({ documentId }) => documentId)
const erase = () => city.service.rounds.erase()

/** An instant comes; the owner logs in anew. */
const comes = async (instant: string) => {
  city.time.set(instant)
  await city.logInOwner('owner')
}

const corrects = async (of: LivedCase, correction: { fields: ['name'] | ['idNumber']; personal: object }) => {
  const paper = await of.upload('owner', 'identity')
  await of.send('owner', { type: 'owner.correctData', ...correction, evidence: [paper] })
  return paper
}
const settles = async (of: LivedCase) => {
  const record = (await city.client('centre').read(of.caseId)).dataCorrections.at(-1)?.record ?? 0
  await of.send('centre', { type: 'centre.settleCorrection', record, corrected: true, words: '与证件一致' })
}

describe('an ID paper that shows a name, brought after those of the request were erased', () => {
  let paper: string
  test('stays while the centre looks at it', async () => {
    expect(await erase()).toBe(1)
    paper = await corrects(done, { fields: ['name'], personal: { name: '王晓明' } })
    await comes('2026-03-03T15:59:00.000Z')
    expect(await erase()).toBe(0)
    expect(await papersOf(done)).toContain(paper)
  })

  test('goes with the next day once it has looked, and what it showed stays', async () => {
    await settles(done)
    expect(await erase()).toBe(1)
    expect(await papersOf(done)).not.toContain(paper)
    expect((await seen(done)).applicant).toEqual({ ...sentinels, name: '王晓明', idNumber: null })
    expect(await erase()).toBe(0)
  })

  test('goes on the day after it came, and not before', async () => {
    paper = await corrects(done, { fields: ['name'], personal: { name: '王小明' } })
    await settles(done)
    expect(await erase()).toBe(0)
    await comes('2026-03-03T16:00:00.000Z')
    expect(await erase()).toBe(1)
    expect(await papersOf(done)).not.toContain(paper)
  })
})

describe('an ID number that was corrected', () => {
  test('is erased with the one before it, wherever it lies', async () => {
    const idNumber = '430204198807094329'
    await corrects(runs, { fields: ['idNumber'], personal: { idNumber } })
    await settles(runs)
    expect((await seen(runs)).applicant.idNumber).toBe(idNumber)
    await runs.send('owner', { type: 'owner.withdraw', reason: 'other', evidence: [] })
    await comes('2026-07-01T01:00:00.000Z')
    expect(await erase()).toBe(1)
    const { applicant, dataCorrections } = await seen(runs)
    expect(applicant.idNumber).toBeNull()
    expect(dataCorrections.flatMap(({ fields }) => fields)).toMatchObject([{ field: 'idNumber', before: null, after: null }])
    const { database, library, keys } = city.service
    expect(verifyRecord(database.db, library, { keys }).differences).toEqual([])
  })
})
