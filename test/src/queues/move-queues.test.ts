import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseStore } from '../../../src/cases/ports.ts'
import { sweepDueClocks } from '../../../src/cases/sweep.ts'
import { ledgerEntries, ledgers } from '../../../src/database/ledger-tables.ts'
import { sqliteQueues } from '../../../src/database/sqlite-queues.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { moveQueues } from '../../../src/queues/move-queues.ts'
import { localDay } from '../../../workflows/calendar/days.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { packLike } from '../../helpers/case-facts.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity

beforeEach(() => {
  city = smallCity()
})

afterEach(() => city.close())

const move = (more: { store?: CaseStore; shouldStop?: () => boolean } = {}) =>
  moveQueues({
    queues: sqliteQueues(city),
    store: city.store,
    time: city.time,
    logger: pino({ level: 'silent' }),
    today: (now) => localDay(now, 'Asia/Shanghai'),
    ...more,
  })
const sweep = () => sweepDueClocks({ store: city.store, time: city.time, logger: pino({ level: 'silent' }) })
const verified = () => verifyRecord(city.database.db, city.library, { keys: city.keys }).differences

const withdraw: CaseEvent = { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }
const send = async (caseId: string, event: CaseEvent, party: 'owner' | 'grid' | 'centre') => {
  const result = await city.send(caseId, event, party)
  if (result.kind !== 'recorded')
    throw new Error(`${event.type}: ${result.kind === 'refused' ? result.refusal.code : result.kind}`)
}
const stateOf = (caseId: string) =>
  city.database.db.select().from(ledgerEntries).where(eq(ledgerEntries.caseId, caseId)).get()?.state
const typesOf = async (caseId: string) => (await city.store.events(caseId, 0, 100)).map(({ type }) => type)
const offersOf = async (caseId: string) => (await typesOf(caseId)).filter((type) => type === 'queue.offered').length

/** Filed, surveyed, and found by the grid: there is room for the first pile at this peak, and in ordered charging for the next. */
const found = async (space: number, result: 'available' | 'orderedChargingOnly', peakKva = 496): Promise<string> => {
  city.time.forward({ minutes: 1 })
  const caseId = await city.file(space)
  await send(caseId, { type: 'grid.acceptIntake', orderNumber: '4300001', evidence: [] }, 'grid')
  await send(caseId, { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox', evidence: [] }, 'grid')
  const stage = (await city.store.read(caseId))?.file.positions.find(({ track }) => track === 'grid')?.stage
  // The first finding answers for the others by arithmetic.
  if (stage === 'capacity') {
    const peak = { ratedKva: 630, peakKva, peakMonth: '2025-08' }
    await send(caseId, { type: 'grid.reportCapacity', result, ...peak, upheld: [], evidence: [] }, 'grid')
  }
  return caseId
}

/** One who has room kept, and three who wait with places one after the other. */
const oneAndThree = async () => {
  const first = await found(1, 'available')
  const waiting = [
    await found(2, 'orderedChargingOnly'),
    await found(3, 'orderedChargingOnly'),
    await found(4, 'orderedChargingOnly'),
  ]
  expect([first, ...waiting].map(stateOf)).toEqual(['reserved', 'waiting', 'waiting', 'waiting'])
  return { first, waiting: waiting as [string, string, string] }
}

describe('a freed place is offered in order (H38)', () => {
  test('to the first that waits, for ten working days; not taken, to the next', async () => {
    const { first, waiting } = await oneAndThree()
    expect(await move()).toBe(0)
    await send(first, withdraw, 'owner')
    expect(await move()).toBe(1)
    expect(waiting.map(stateOf)).toEqual(['offered', 'waiting', 'waiting'])
    city.time.set('2026-03-17T01:00:00.000Z')
    await sweep()
    expect(stateOf(waiting[0])).toBe('lapsed')
    await move()
    expect(waiting.map(stateOf)).toEqual(['lapsed', 'offered', 'waiting'])
    await send(waiting[1], { type: 'owner.takeFreedPlace', evidence: [] }, 'owner')
    await move()
    expect(waiting.map(stateOf)).toEqual(['lapsed', 'reserved', 'waiting'])
    expect(verified()).toEqual([])
  })

  test('declined, to the next at once', async () => {
    const { first, waiting } = await oneAndThree()
    await send(first, withdraw, 'owner')
    await move()
    await send(waiting[0], { type: 'owner.declineFreedPlace', evidence: [] }, 'owner')
    await move()
    expect(waiting.map(stateOf)).toEqual(['lapsed', 'offered', 'waiting'])
    expect(await offersOf(waiting[0])).toBe(1)
  })
})

describe('ordered charging for both is tried first (H38)', () => {
  beforeEach(() => {
    city.close()
    const rules = packLike('zhuzhou-2022', { id: 'own-kx', version: 1, capacity: { orderedCharging: { kx: 0.3 } } })
    city = smallCity({ rules, spaces: 7 })
  })

  /** Four have room kept for plain charging; a winter later there is none for a fifth, unless they charge in order. */
  const fourAndOne = async () => {
    const kept = [await found(1, 'available', 466), await found(2, 'available', 466)]
    kept.push(await found(3, 'available', 466), await found(4, 'available', 466))
    const { transformers, compounds } = tables
    city.database.db.update(transformers).set({ peakKva: 600, peakMonth: '2026-01' }).run()
    city.database.db.update(compounds).set({ version: 2 }).run()
    const waiting = await found(5, 'orderedChargingOnly')
    return { kept, waiting }
  }

  test('who has not built is asked once; what that frees is offered to who waits', async () => {
    const { kept, waiting } = await fourAndOne()
    expect([...kept, waiting].map(stateOf)).toEqual(['reserved', 'reserved', 'reserved', 'reserved', 'waiting'])
    await send(waiting, { type: 'owner.acceptOrderedCharging', evidence: [] }, 'owner')
    expect(await move()).toBe(4)
    expect((await typesOf(kept[0]!)).at(-1)).toBe('queue.orderedAsked')
    expect(await move()).toBe(0)
    for (const caseId of kept) await send(caseId, { type: 'owner.agreeOrderedCharging', evidence: [] }, 'owner')
    expect(await move()).toBe(1)
    expect(stateOf(waiting)).toBe('offered')
    expect(verified()).toEqual([])
  })

  test('who keeps plain charging loses nothing and is not asked again', async () => {
    const { kept, waiting } = await fourAndOne()
    await send(waiting, { type: 'owner.acceptOrderedCharging', evidence: [] }, 'owner')
    await move()
    for (const caseId of kept) await send(caseId, { type: 'owner.keepPlainCharging', evidence: [] }, 'owner')
    expect(await move()).toBe(0)
    expect([...kept, waiting].map(stateOf)).toEqual(['reserved', 'reserved', 'reserved', 'reserved', 'waiting'])
  })
})

describe('the worker that moves queues', () => {
  test('does nothing twice, and looks again when the ledger changes', async () => {
    const { first, waiting } = await oneAndThree()
    expect(await move()).toBe(0)
    const settled = () => city.database.db.select().from(ledgers).get()?.settled
    expect(settled()).toBe('2026-03-02')
    await send(first, withdraw, 'owner')
    expect(settled()).toBe('')
    expect([await move(), await move(), await move()]).toEqual([1, 0, 0])
    expect(await offersOf(waiting[0])).toBe(1)
  })

  test('two at once offer once', async () => {
    const { first, waiting } = await oneAndThree()
    await send(first, withdraw, 'owner')
    await Promise.all([move(), move()])
    expect(await Promise.all(waiting.map(offersOf))).toEqual([1, 0, 0])
    expect(verified()).toEqual([])
  })

  test('crashes before its write, and the next round does what is still to be done', async () => {
    const { first, waiting } = await oneAndThree()
    await send(first, withdraw, 'owner')
    const crashing: CaseStore = {
      ...city.store,
      record: async () => {
        throw Object.assign(new Error('power cut'), { name: 'StorageUnavailable' })
      },
    }
    await expect(move({ store: crashing })).rejects.toThrow('power cut')
    expect(waiting.map(stateOf)).toEqual(['waiting', 'waiting', 'waiting'])
    await move()
    expect(waiting.map(stateOf)).toEqual(['offered', 'waiting', 'waiting'])
  })

  test('crashes after its write and before it noted that, and offers nothing twice', async () => {
    const { first, waiting } = await oneAndThree()
    await send(first, withdraw, 'owner')
    const crashing: CaseStore = {
      ...city.store,
      record: async (command) => {
        await city.store.record(command)
        throw Object.assign(new Error('power cut'), { name: 'StorageUnavailable' })
      },
    }
    await expect(move({ store: crashing })).rejects.toThrow('power cut')
    await move()
    expect(await Promise.all(waiting.map(offersOf))).toEqual([1, 0, 0])
    expect(verified()).toEqual([])
  })

  test('sets a request aside that cannot be written to: it keeps its place, and nobody is let past it', async () => {
    const { first, waiting } = await oneAndThree()
    const { cases, sweepFailures } = tables
    await send(first, withdraw, 'owner')
    const { file } = city.database.db.select().from(cases).where(eq(cases.caseId, waiting[0])).get()!
    const setFile = (text: string) => city.database.db.update(cases).set({ file: text }).where(eq(cases.caseId, waiting[0])).run()
    setFile('null')
    expect(await move()).toBe(0)
    expect(waiting.map(stateOf)).toEqual(['waiting', 'waiting', 'waiting'])
    expect(city.database.db.select().from(sweepFailures).all()).toMatchObject([{ caseId: waiting[0], clockId: 'queue.offered' }])
    setFile(file)
    city.time.forward({ minutes: 11 })
    expect(await move()).toBe(1)
    expect(stateOf(waiting[0])).toBe('offered')
    expect(verified()).toEqual([])
  })

  test('a ledger that cannot be read holds up no other', async () => {
    const { first, waiting } = await oneAndThree()
    await send(first, withdraw, 'owner')
    city.database.db
      .insert(ledgers)
      .values({ transformerId: '-bad', version: 1, lastHash: '', figures: 'null', settled: null })
      .run()
    expect(await move()).toBe(1)
    expect(stateOf(waiting[0])).toBe('offered')
    expect(await move()).toBe(0)
    city.database.db.delete(ledgers).where(eq(ledgers.transformerId, '-bad')).run()
  })

  test('stops when it is told to', async () => {
    const { first } = await oneAndThree()
    await send(first, withdraw, 'owner')
    expect(await move({ shouldStop: () => true })).toBe(0)
    expect(await move()).toBe(1)
    expect(ids.transformer).toBe(city.database.db.select().from(ledgers).get()?.transformerId)
  })
})
