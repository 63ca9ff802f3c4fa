import { afterAll, beforeAll, expect, test } from 'vitest'
import { type PileClient, taken } from '../../../src/client/client.ts'
import { openWebCity, type WebCity } from '../../helpers/web-city.ts'

let web: WebCity
beforeAll(async () => {
  web = await openWebCity()
})
afterAll(() => web.close())

const lineOf = async ({ http }: Pick<PileClient, 'http'>, caseId: string) => {
  const { cases } = taken(await http.GET('/api/cases', { params: { query: { limit: 100 } } }))
  return cases.find((summary) => summary.caseId === caseId)!
}

test('a list shows each reader its own next step first, and the most urgent one to who has none', async () => {
  const { caseId, owner } = await web.served()
  await web.company.client.send(caseId, { type: 'property.open' })
  const view = await web.centre.client.read(caseId)
  const stepOf = (track: string) => {
    const position = view.positions.find((one) => one.track === track)
    return view.nextStep.find(({ positionId }) => positionId === position?.positionId)?.sentence
  }
  const lines = {
    company: await lineOf(web.company.client, caseId),
    fire: await lineOf(web.fire.client, caseId),
    grid: await lineOf(web.grid.client, caseId),
    owner: await lineOf(await owner(), caseId),
  }
  expect(new Set([stepOf('consent'), stepOf('fire'), stepOf('grid')]).size).toBe(3)
  expect(lines.company.nextStep?.sentence).toBe(stepOf('consent'))
  expect(lines.fire.nextStep?.sentence).toBe(stepOf('fire'))
  expect(lines.grid.nextStep?.sentence).toBe(stepOf('grid'))
  expect(lines.owner.nextStep?.sentence).toBe(view.nextStep[0]?.sentence)
})

test('a list still says that somebody is late, whoever it is', async () => {
  const { caseId } = await web.served()
  await web.company.client.send(caseId, { type: 'property.open' })
  await web.city.moveTo('2026-03-04T01:00:00.000Z')
  const before = await lineOf(web.grid.client, caseId)
  expect(before.lateness).toBe((await web.grid.client.read(caseId)).nextStep[0]?.lateness ?? null)
  await web.city.moveTo('2026-03-25T01:00:00.000Z')
  const after = await lineOf(web.fire.client, caseId)
  expect(after.lateness).not.toBeNull()
})

test('a list of what runs has nothing that is over, and says how many promises are not kept', async () => {
  const { caseId, owner } = await web.served()
  const listed = async (running?: 'true') => {
    const { cases } = taken(
      await web.centre.client.http.GET('/api/cases', { params: { query: { limit: 100, ...(running ? { running } : {}) } } }),
    )
    return cases.find((summary) => summary.caseId === caseId)
  }
  expect(await listed('true')).toMatchObject({ caseId, openPromises: 0 })
  await (await owner()).send(caseId, { type: 'owner.withdraw', reason: 'filedByMistake' })
  expect(await listed()).toMatchObject({ phase: 'closed' })
  expect(await listed('true')).toBeUndefined()
})
