import { eq, sql } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseStore } from '../../../src/cases/ports.ts'
import { sweepDueClocks } from '../../../src/cases/sweep.ts'
import { matterLinks } from '../../../src/database/matter-tables.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { passReports } from '../../../src/matters/pass-reports.ts'
import { tellCases } from '../../../src/matters/tell-cases.ts'
import { localDay } from '../../../workflows/calendar/days.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { type CityMatters, cityMatters, matterEvent } from '../../helpers/city-matters.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
let of: CityMatters

beforeEach(() => {
  city = smallCity({ spaces: 7 })
  of = cityMatters(city)
})

afterEach(() => city.close())

const silent = pino({ level: 'silent' })
const tell = (more: { store?: CaseStore; shouldStop?: () => boolean } = {}) =>
  tellCases({ matters: of.store, store: city.store, time: city.time, logger: silent, ...more })
const verified = () => verifyRecord(city.database.db, city.library, { keys: city.keys }).differences

const found = (result: 'needsRetrofit' | 'passed'): CaseEvent => ({
  type: 'fire.report',
  result,
  scope: 'garage',
  upheld: [],
  gaps: [],
  evidence: [],
})
const stageOf = async (caseId: string, track = 'fire') =>
  (await city.store.read(caseId))?.file.positions.find((position) => position.track === track)?.stage ?? null
const typesOf = async (caseId: string) => (await city.store.events(caseId, 0, 100)).map(({ type }) => type)

/** Filed one after the other, found lacking, and waiting on the retrofit of the garage. */
const sixWaiting = async (): Promise<{ matterId: string; caseIds: string[] }> => {
  const matterId = await of.open('retrofit')
  const caseIds: string[] = []
  for (const space of [1, 2, 3, 4, 5, 6]) {
    city.time.forward({ minutes: 1 })
    const caseId = await city.file(space)
    // What the first found out answers for the others at once.
    if (space === 1) await city.send(caseId, found('needsRetrofit'), 'fire')
    const waits = await city.send(caseId, { type: 'owner.waitOnMatter', track: 'fire', matterId, evidence: [] }, 'owner')
    expect(waits.kind).toBe('recorded')
    caseIds.push(caseId)
  }
  return { matterId, caseIds }
}

const close = async (matterId: string, result: 'done' | 'refused') =>
  of.send(
    matterId,
    matterEvent({ type: 'matter.close', result, evidence: [await city.document(matterId, 'fireDocument')] }),
    'centre',
  )

describe('what becomes of a matter reaches every request that is linked with it', () => {
  test('done: all go on, the first in the queue first, and what was found before answers nobody any more', async () => {
    const { matterId, caseIds } = await sixWaiting()
    expect((await of.store.context((await of.store.read(matterId))!)).waiting).toBe(6)
    await close(matterId, 'done')
    expect(await tell()).toBe(6)
    expect(await Promise.all(caseIds.map((caseId) => stageOf(caseId)))).toEqual(caseIds.map(() => 'assessing'))
    const order = city.database.db
      .select()
      .from(tables.caseEvents)
      .where(eq(tables.caseEvents.type, 'matter.changed'))
      .orderBy(sql`rowid`)
      .all()
    expect(order.map(({ caseId }) => caseId)).toEqual(caseIds)
    expect(await tell()).toBe(0)
    const later = await city.file(7)
    expect(await stageOf(later)).toBe('assessing')
    expect(verified()).toEqual([])
  })

  test('done, and one of them is found in order before the others are told: that answers for them', async () => {
    const { matterId, caseIds } = await sixWaiting()
    await close(matterId, 'done')
    let looks = 0
    expect(await tell({ shouldStop: () => ++looks > 1 })).toBe(1)
    await city.send(caseIds[0]!, found('passed'), 'fire')
    expect(await tell()).toBe(5)
    const stages = await Promise.all(caseIds.map(async (caseId) => (await city.store.read(caseId))?.file.memory.fire?.source))
    expect(stages).toEqual(['report', ...caseIds.slice(1).map(() => 'reused')])
    expect(verified()).toEqual([])
  })

  test('refused: back to the decision of their owners, with the paper', async () => {
    const { matterId, caseIds } = await sixWaiting()
    await close(matterId, 'refused')
    await tell()
    expect(await Promise.all(caseIds.map((caseId) => stageOf(caseId)))).toEqual(caseIds.map(() => 'needsRetrofit'))
    const [link] = (await city.store.read(caseIds[0]!))!.file.memory.matters
    expect(link?.matter).toMatchObject({ result: 'refused', endPapers: [expect.any(String)] })
    expect(verified()).toEqual([])
  })

  test('a report that did not come: on record in every case, and the clock of its office has passed', async () => {
    const { caseIds } = await sixWaiting()
    city.time.set('2026-04-02T01:00:00.000Z')
    await sweepDueClocks({ store: city.store, time: city.time, logger: silent })
    await passReports({ matters: of.store, time: city.time, logger: silent, today: (now) => localDay(now, 'Asia/Shanghai') })
    expect(await tell()).toBe(6)
    const { caseClocks } = tables
    const clocks = city.database.db.select().from(caseClocks).where(eq(caseClocks.name, 'matterReport')).all()
    expect(clocks).toHaveLength(6)
    for (const clock of clocks)
      expect(clock).toMatchObject({
        party: 'property',
        organisationId: ids.property,
        dueOn: '2026-04-01',
        passedOn: '2026-04-02',
      })
    expect(await typesOf(caseIds[0]!)).toEqual(expect.arrayContaining(['deadline.passed', 'matter.changed']))
    expect(verified()).toEqual([])
  })
})

describe('the round that tells them', () => {
  test('that is stopped in the middle goes on where it was', async () => {
    const { matterId, caseIds } = await sixWaiting()
    await close(matterId, 'done')
    let looks = 0
    expect(await tell({ shouldStop: () => ++looks > 2 })).toBe(2)
    const stages = await Promise.all(caseIds.map((caseId) => stageOf(caseId)))
    expect(stages.filter((stage) => stage === 'assessing')).toHaveLength(2)
    expect(await tell()).toBe(4)
    for (const caseId of caseIds) expect((await typesOf(caseId)).filter((type) => type === 'matter.changed')).toHaveLength(1)
    expect(verified()).toEqual([])
  })

  test('that crashes between two writes loses and doubles nothing', async () => {
    const { matterId, caseIds } = await sixWaiting()
    await close(matterId, 'done')
    let written = 0
    const crashing: CaseStore = {
      ...city.store,
      record: async (command) => {
        written += 1
        // The power goes: nothing after this is written, and no failure is noted either.
        if (written > 3) throw Object.assign(new Error('power cut'), { name: 'StorageUnavailable' })
        return city.store.record(command)
      },
    }
    await expect(tell({ store: crashing })).rejects.toThrow('power cut')
    await tell()
    for (const caseId of caseIds) expect((await typesOf(caseId)).filter((type) => type === 'matter.changed')).toHaveLength(1)
    expect(verified()).toEqual([])
  })

  test('two at once tell everybody once', async () => {
    const { matterId, caseIds } = await sixWaiting()
    await close(matterId, 'done')
    await Promise.all([tell(), tell()])
    for (const caseId of caseIds) expect((await typesOf(caseId)).filter((type) => type === 'matter.changed')).toHaveLength(1)
    expect(verified()).toEqual([])
  })

  test('a case that cannot be read is set aside and holds up no other', async () => {
    const { matterId, caseIds } = await sixWaiting()
    const { cases, sweepFailures } = tables
    const [bad, ...good] = caseIds
    const { file } = city.database.db.select().from(cases).where(eq(cases.caseId, bad!)).get()!
    const setFile = (text: string) => city.database.db.update(cases).set({ file: text }).where(eq(cases.caseId, bad!)).run()
    setFile('null')
    await close(matterId, 'done')
    expect(await tell()).toBe(5)
    expect(await Promise.all(good.map((caseId) => stageOf(caseId)))).toEqual(good.map(() => 'assessing'))
    expect(city.database.db.select().from(sweepFailures).all()).toMatchObject([{ caseId: bad, clockId: 'matter.changed' }])
    setFile(file)
    city.time.forward({ minutes: 11 })
    expect(await tell()).toBe(1)
    expect(verified()).toEqual([])
  })
})

test('verify sees a link that was changed by hand', async () => {
  await sixWaiting()
  city.database.db.update(matterLinks).set({ waiting: false }).run()
  expect(verified().map(({ what }) => what)).toContain('matterLinks')
})
