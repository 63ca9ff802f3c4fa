import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CaseStore } from '../../../src/cases/ports.ts'
import { type SweepReport, sweepDueClocks } from '../../../src/cases/sweep.ts'
import { openSyncConnection } from '../../../src/database/postgres/sync-connection.ts'
import { sqliteCaseStore } from '../../../src/database/sqlite-case-store.ts'
import { openStorage } from '../../../src/database/storage.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { parties } from '../../../workflows/parties.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let city: SmallCity

// Monday 2026-03-02, nine o'clock in the morning: no holiday in the weeks after it.
beforeEach(() => {
  city = smallCity()
})

afterEach(() => city.close())

const confirm: CaseEvent = { type: 'centre.confirmComplete', evidence: [] }

/** Filed, complete and served today: the company has three working days, the grid two and five, the fire assessor ten. */
const served = async (space: number): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, confirm, 'centre')
  await city.send(caseId, { type: 'property.open', evidence: [] }, 'property')
  return caseId
}

interface Round {
  readonly store?: CaseStore
  readonly shouldStop?: () => boolean
}

const sweep = ({ store = city.store, ...rest }: Round = {}): Promise<SweepReport> =>
  sweepDueClocks({ store, time: city.time, logger: pino({ level: 'silent' }), ...rest })

/** The clocks that the record says have run out, in the order of the record. */
const ranOut = (caseId: string): string[] => {
  const { caseEvents } = tables
  const rows = city.database.db.select().from(caseEvents).where(eq(caseEvents.caseId, caseId)).orderBy(caseEvents.seq).all()
  return rows.filter(({ type }) => type === 'deadline.passed').map(({ input }) => String(JSON.parse(input).clockId))
}

const nameOf = (clockId = ''): string => clockId.split('/')[0] ?? ''
const namesRanOut = (caseId: string): string[] => ranOut(caseId).map(nameOf)

interface Try {
  readonly caseId: string
  readonly clock: string
  readonly kind: string
}

/** The same store, with a note of every clock it was asked to end. */
const watched = (store: CaseStore, tries: Try[]): CaseStore => ({
  ...store,
  record: async (command) => {
    const { caseId, event } = command
    const result = await store.record(command)
    if (event.type === 'deadline.passed') tries.push({ caseId, clock: nameOf(event.clockId), kind: result.kind })
    return result
  },
})

const typesOf = async (caseId: string) => (await city.store.events(caseId, 0, 100)).map(({ type }) => type)
const clockOf = async (caseId: string, name: string) =>
  (await city.store.read(caseId))?.file.clocks.find((clock) => clock.name === name)

const expectVerified = (): void => {
  expect(verifyRecord(city.database.db, city.library, { keys: city.keys }).differences).toEqual([])
}

const afterThreeWeeks = '2026-03-23T01:00:00.000Z'
/** What a filed request waits for: the centre's look at the papers, and the grid. */
const firstTwo = ['documentCheck', 'gridIntake']
const whatRunsOut = ['gridIntake', 'propertyReply', 'gridTotal', 'fireCheck']

describe('a clock that has run out is recorded once', () => {
  test.runIf(isOnPostgres())('and a case that another node is at is passed by until it has left', async () => {
    const [atWork, free] = [await served(1), await served(2)]
    city.time.set(afterThreeWeeks)
    const other = openSyncConnection(city.database.where)
    other.exec('begin')
    other.prepare('select case_id from cases where case_id = ? for update').get(atWork)
    expect(await sweep()).toEqual({ recorded: whatRunsOut.length, failed: 0 })
    expect([namesRanOut(atWork), namesRanOut(free)]).toEqual([[], whatRunsOut])
    other.exec('rollback')
    other.close()
    expect(await sweep()).toEqual({ recorded: whatRunsOut.length, failed: 0 })
    expect(namesRanOut(atWork)).toEqual(whatRunsOut)
    expectVerified()
  })

  test('with two sweeps at once, each on a connection of its own', async () => {
    const caseIds = [await served(1), await served(2), await served(3)]
    city.time.set(afterThreeWeeks)
    const database = openStorage(city.database.where)
    const other = sqliteCaseStore({ database, keys: city.keys, library: city.library })
    const tries: Try[] = []
    const reports = await Promise.all([sweep({ store: watched(city.store, tries) }), sweep({ store: watched(other, tries) })])
    database.connection.close()
    for (const caseId of caseIds) expect(namesRanOut(caseId)).toEqual(whatRunsOut)
    expect(reports.map(({ failed }) => failed)).toEqual([0, 0])
    expect(reports.reduce((sum, { recorded }) => sum + recorded, 0)).toBe(12)
    // They did meet: what one had recorded the other tried too, and was refused.
    expect(tries.filter(({ kind }) => kind === 'refused').length).toBeGreaterThan(0)
    expectVerified()
  })

  test('after a sweep that was stopped in the middle', async () => {
    const caseIds = [await served(1), await served(2)]
    city.time.set(afterThreeWeeks)
    let looks = 0
    const stopped = await sweep({
      shouldStop: () => {
        looks += 1
        return looks > 3
      },
    })
    expect(stopped).toEqual({ recorded: 3, failed: 0 })
    expect(caseIds.flatMap(ranOut)).toHaveLength(3)
    expect(await sweep()).toEqual({ recorded: 5, failed: 0 })
    expect(await sweep()).toEqual({ recorded: 0, failed: 0 })
    for (const caseId of caseIds) expect(namesRanOut(caseId)).toEqual(whatRunsOut)
    expectVerified()
  })
})

describe('a case that cannot be read', () => {
  const failures = (caseId: string) => {
    const { sweepFailures } = tables
    const rows = city.database.db.select().from(sweepFailures).where(eq(sweepFailures.caseId, caseId)).all()
    return rows.map((row) => `${row.failures} ${row.nextTryAt}`)
  }
  const setFile = (caseId: string, file: string) =>
    city.database.db.update(tables.cases).set({ file }).where(eq(tables.cases.caseId, caseId)).run()

  test('does not stop the others, is set aside, and is tried again ten minutes later', async () => {
    const [bad, good] = [await city.file(1), await city.file(2)]
    const { file } = city.database.db.select().from(tables.cases).where(eq(tables.cases.caseId, bad)).get()!
    setFile(bad, 'null')
    city.time.set('2026-03-05T01:00:00.000Z')
    expect(await sweep()).toEqual({ recorded: 2, failed: 2 })
    expect(namesRanOut(good)).toEqual(firstTwo)
    expect(failures(bad)).toEqual(['1 2026-03-05T01:10:00.000Z', '1 2026-03-05T01:10:00.000Z'])

    city.time.set('2026-03-05T01:09:59.999Z')
    expect(await sweep()).toEqual({ recorded: 0, failed: 0 })
    city.time.set('2026-03-05T01:10:00.000Z')
    expect(await sweep()).toEqual({ recorded: 0, failed: 2 })
    expect(failures(bad)).toEqual(['2 2026-03-05T01:20:00.000Z', '2 2026-03-05T01:20:00.000Z'])

    setFile(bad, file)
    city.time.set('2026-03-05T01:20:00.000Z')
    expect(await sweep()).toEqual({ recorded: 2, failed: 0 })
    expect(namesRanOut(bad)).toEqual(firstTwo)
    expect(city.database.db.select().from(tables.sweepFailures).all()).toEqual([])
    expectVerified()
  })
})

describe('a service that was down over several deadlines', () => {
  test('records them oldest first over all cases, each as an event of its own', async () => {
    const first = await served(1)
    city.time.set('2026-03-06T01:00:00.000Z')
    const second = await served(2)
    const tries: Try[] = []
    city.time.set(afterThreeWeeks)
    expect(await sweep({ store: watched(city.store, tries) })).toEqual({ recorded: 8, failed: 0 })
    const names = new Map([
      [first, 'first'],
      [second, 'second'],
    ])
    expect(tries.map(({ caseId, clock, kind }) => `${names.get(caseId)} ${clock} ${kind}`)).toEqual([
      'first gridIntake recorded',
      'first propertyReply recorded',
      'first gridTotal recorded',
      'second gridIntake recorded',
      'second propertyReply recorded',
      'second gridTotal recorded',
      'first fireCheck recorded',
      'second fireCheck recorded',
    ])
    expectVerified()
  })

  test('gives the party whose time one of them opens its days from the day it is recorded', async () => {
    const caseId = await served(1)
    city.time.set(afterThreeWeeks)
    await sweep()
    expect(await clockOf(caseId, 'centreAccept')).toMatchObject({
      startOn: '2026-03-23',
      dueOn: '2026-03-26',
      dueAt: '2026-03-26T16:00:00.000Z',
      state: 'running',
    })
    const [passed] = (await city.store.events(caseId, 0, 100)).filter(({ type }) => type === 'deadline.passed')
    expect(passed?.recordedAt).toBe(afterThreeWeeks)
    expect(await sweep()).toEqual({ recorded: 0, failed: 0 })
  })
})

describe('the last day of a time belongs to its party', () => {
  const accept: CaseEvent = { type: 'grid.acceptIntake', orderNumber: '4300001', evidence: [] }
  const refuse: CaseEvent = { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }], evidence: [] }

  test('until 23:59:59.999 in Shanghai', async () => {
    const caseId = await served(1)
    city.time.set('2026-03-04T15:59:59.999Z')
    expect((await city.send(caseId, accept, 'grid')).kind).toBe('recorded')
    city.time.set('2026-03-05T15:59:59.999Z')
    expect(await sweep()).toEqual({ recorded: 0, failed: 0 })
    expect((await city.send(caseId, refuse, 'property')).kind).toBe('recorded')
    expect((await typesOf(caseId)).slice(3)).toEqual(['grid.acceptIntake', 'property.reject'])
    expectVerified()
  })

  test('not at 00:00:00.000 any more: what has run out is recorded before what the party sends', async () => {
    const caseId = await served(1)
    city.time.set('2026-03-04T16:00:00.000Z')
    expect((await city.send(caseId, accept, 'grid')).kind).toBe('recorded')
    expect((await typesOf(caseId)).slice(3)).toEqual(['deadline.passed', 'grid.acceptIntake'])
    const { caseClocks } = tables
    const kept = city.database.db.select().from(caseClocks).where(eq(caseClocks.name, 'gridIntake')).get()
    expect(kept).toMatchObject({ dueOn: '2026-03-04', passedOn: '2026-03-05', endedOn: '2026-03-05', how: 'answered' })
    city.time.set('2026-03-05T16:00:00.000Z')
    expect((await city.send(caseId, refuse, 'property')).kind).toBe('refused')
    expect(namesRanOut(caseId)).toEqual(['gridIntake', 'propertyReply'])
    expect((await typesOf(caseId)).at(-1)).toBe('deadline.passed')
    expectVerified()
  })
})

describe('the end of a time is nothing that a caller can say', () => {
  test('whoever sends it, before it is true and after', async () => {
    const caseId = await served(1)
    const { clockId } = (await clockOf(caseId, 'fireCheck'))!
    const event: CaseEvent = { type: 'deadline.passed', clockId }
    const before = await typesOf(caseId)
    for (const party of parties)
      expect({ party, kind: (await city.send(caseId, event, party)).kind }).toEqual({ party, kind: 'refused' })
    expect(await typesOf(caseId)).toEqual(before)
    // Once it is true the clock has said so itself.
    city.time.set(afterThreeWeeks)
    for (const party of parties)
      expect({ party, kind: (await city.send(caseId, event, party)).kind }).toEqual({ party, kind: 'refused' })
    const events = await city.store.events(caseId, before.length, 100)
    expect(namesRanOut(caseId)).toEqual(whatRunsOut)
    expect(events.map(({ type, actor }) => `${type} ${actor.party} ${actor.channel}`)).toEqual(
      whatRunsOut.map(() => 'deadline.passed system clock'),
    )
  })
})

describe('a date in a year whose holidays are not published', () => {
  test('is provisional: the clock does not run out on it, but fifteen days later', async () => {
    city.time.set('2026-12-30T01:00:00.000Z')
    const caseId = await city.file(1)
    expect(await clockOf(caseId, 'documentCheck')).toMatchObject({ dueOn: '2027-01-04', provisional: true })
    for (const instant of ['2027-01-04T16:00:00.000Z', '2027-01-19T15:59:59.999Z']) {
      city.time.set(instant)
      expect(await sweep()).toEqual({ recorded: 0, failed: 0 })
    }
    city.time.set('2027-01-19T16:00:00.000Z')
    expect(await sweep()).toEqual({ recorded: 2, failed: 0 })
    expect(namesRanOut(caseId)).toEqual(firstTwo)
    expectVerified()
  })
})
