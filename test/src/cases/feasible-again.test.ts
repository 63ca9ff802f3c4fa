import { eq, lt } from 'drizzle-orm'
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

test('a compound that all its cases know is passed by, until one comes back that knows an older record of it', async () => {
  const { db } = city.database
  const isLeft = () =>
    db.select().from(tables.compounds).where(lt(tables.compounds.spreadVersion, tables.compounds.version)).all()
  const [open, withdrawn] = [await city.file(1), await city.file(2)]
  await city.send(withdrawn, { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }, 'owner')
  raiseVersion(db, ids.compound)
  expect(isLeft()).toHaveLength(1)
  // The one that ended is not told.
  expect(await spread()).toBe(1)
  expect(isLeft()).toEqual([])
  await city.send(withdrawn, { type: 'owner.reopen', evidence: [] }, 'owner')
  expect(isLeft()).toHaveLength(1)
  expect(await spread()).toBe(1)
  expect(isLeft()).toEqual([])
  const versionOf = async (caseId: string) => (await city.store.read(caseId))?.file.memory.facts?.version
  expect([await versionOf(open), await versionOf(withdrawn)]).toEqual([2, 2])
})

test('a case that cannot be told keeps its compound among those that are left to do', async () => {
  const { db } = city.database
  const caseId = await city.file(1)
  raiseVersion(db, ids.compound)
  const { now } = city.time
  db.insert(tables.sweepFailures)
    .values({ caseId, clockId: 'facts.changed', failures: 1, lastError: '-', nextTryAt: later(now(), 5) })
    .run()
  expect(await spread()).toBe(0)
  city.time.forward({ minutes: 10 })
  expect(await spread()).toBe(1)
})

const later = (now: string, minutes: number): string =>
  Temporal.Instant.from(now).add({ minutes }).toString({ fractionalSecondDigits: 3 })
