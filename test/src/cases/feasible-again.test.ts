import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { spreadFacts } from '../../../src/cases/spread-facts.ts'
import { raiseVersion } from '../../../src/database/compound-rows.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { cityMatters, matterEvent } from '../../helpers/city-matters.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity

beforeEach(() => {
  city = smallCity()
})

afterEach(() => city.close())

const spread = () => spreadFacts({ store: city.store, time: city.time, logger: pino({ level: 'silent' }) })
const noticesOf = (caseId: string) =>
  city.database.db
    .select()
    .from(tables.outbox)
    .where(eq(tables.outbox.caseId, caseId))
    .all()
    .filter(({ notice }) => notice === 'feasibleAgain')
    .map(({ party }) => party)

const barred: CaseEvent = { type: 'fire.report', result: 'hardStop', scope: 'space', upheld: [], gaps: [], evidence: [] }
const closed = async (space: number): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, barred, 'fire')
  await city.send(caseId, { type: 'owner.acceptInfeasible', evidence: [] }, 'owner')
  return caseId
}
const stageOf = async (caseId: string) =>
  (await city.store.read(caseId))?.file.positions.find(({ track }) => track === 'fire')?.stage
const verified = () => verifyRecord(city.database.db, city.library, { keys: city.keys }).differences

test('a changed garage is told to every owner whose request was infeasible because of it, once, and each may come back (H40)', async () => {
  const caseIds = [await closed(1), await closed(2)]
  const withdrawn = await city.file(3)
  await city.send(withdrawn, { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }, 'owner')
  expect(await spread()).toBe(0)
  const { db } = city.database
  db.update(tables.garages).set({ sprinkler: 'present' }).run()
  raiseVersion(db, ids.compound)
  expect(await spread()).toBe(2)
  expect([...caseIds, withdrawn].map(noticesOf)).toEqual([['owner'], ['owner'], []])
  expect(await spread()).toBe(0)
  expect((await city.send(caseIds[1]!, { type: 'owner.reopen', evidence: [] }, 'owner')).kind).toBe('recorded')
  expect(await stageOf(caseIds[1]!)).toBe('assessing')
  expect(verified()).toEqual([])
})

test('a retrofit that was done is told to owners who had given up, whether linked or not', async () => {
  const caseId = await closed(1)
  const of = cityMatters(city)
  const matterId = await of.open('retrofit')
  const evidence = [await city.document(matterId, 'fireDocument')]
  await of.send(matterId, matterEvent({ type: 'matter.close', result: 'done', evidence }), 'centre')
  expect(await spread()).toBe(1)
  expect(noticesOf(caseId)).toEqual(['owner'])
  await city.send(caseId, { type: 'owner.reopen', evidence: [] }, 'owner')
  expect(await stageOf(caseId)).toBe('assessing')
  expect(verified()).toEqual([])
})
