import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { CalendarStore } from '../../../src/calendars/ports.ts'
import type { CaseStore } from '../../../src/cases/ports.ts'
import { openSpreadPins } from '../../../src/cases/spread-pins.ts'
import { sqliteCalendars } from '../../../src/database/sqlite-calendars.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { NewNotice } from '../../../workflows/calendar/notices.ts'
import { corrected2027, year2027 } from '../../helpers/calendar-years.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
let calendars: CalendarStore

beforeEach(() => {
  // The grid's five working days go over New Year.
  city = smallCity({ spaces: 5, at: '2026-12-28T01:00:00.000Z' })
  calendars = sqliteCalendars({ database: city.database, library: city.library })
})

afterEach(() => city.close())

const spread = (more: { store?: CaseStore; shouldStop?: () => boolean } = {}) =>
  openSpreadPins({ store: more.store ?? city.store, time: city.time, logger: pino({ level: 'silent' }) })(more.shouldStop)
const verified = () => verifyRecord(city.database.db, city.library, { keys: city.keys }).differences
const imported = async (notice: NewNotice): Promise<string> => {
  const result = await calendars.importNotice('cn', notice, { now: city.time.now(), accountId: 'operator' })
  if (result.kind !== 'recorded') throw new Error(`not imported: ${JSON.stringify(result)}`)
  return result.number
}
const filed = async (): Promise<string[]> => {
  const caseIds: string[] = []
  for (const space of [1, 2, 3, 4, 5]) caseIds.push(await city.file(space))
  return caseIds
}
const timesTold = async (caseId: string) =>
  (await city.store.events(caseId, 0, 100)).filter(({ type }) => type === 'calendar.changed').length
const dueOf = async (caseId: string, name: string) =>
  (await city.store.read(caseId))!.file.clocks.find((clock) => clock.name === name)?.dueOn
const reach = async (number: string) => (await calendars.reach('cn', number, { cursor: null, limit: 50 }))!

describe('a year that is imported reaches every running case', () => {
  test('each by one event of its own; a second run does nothing, and what changed can be read case by case', async () => {
    const caseIds = await filed()
    const before = await dueOf(caseIds[0]!, 'fireCheck')
    const number = await imported(year2027)
    expect(number).toBe('cn-2027-1')
    expect(await reach(number)).toMatchObject({ reached: 0, waiting: 5, cases: [] })
    expect(await spread()).toBe(5)
    expect(await spread()).toBe(0)
    for (const caseId of caseIds) expect(await timesTold(caseId)).toBe(1)
    const { cases, ...rest } = await reach(number)
    expect(rest).toEqual({ reached: 5, waiting: 0, nextCursor: null })
    const changed = cases.find(({ caseId }) => caseId === caseIds[0])
    expect(changed?.dates.find(({ name }) => name === 'fireCheck')).toMatchObject({
      party: 'fire',
      dueBefore: before,
      dueAfter: await dueOf(caseIds[0]!, 'fireCheck'),
      provisionalBefore: true,
      provisionalAfter: false,
    })
    for (const { dates } of cases) for (const date of dates) expect(date.dueAfter! >= date.dueBefore!).toBe(true)
    expect(verified()).toEqual([])
  })

  test('page by page', async () => {
    await filed()
    const number = await imported(year2027)
    await spread()
    const first = (await calendars.reach('cn', number, { cursor: null, limit: 3 }))!
    const second = (await calendars.reach('cn', number, { cursor: first.nextCursor, limit: 3 }))!
    expect([first.cases.length, second.cases.length, second.nextCursor]).toEqual([3, 2, null])
    expect(new Set([...first.cases, ...second.cases].map(({ caseId }) => caseId)).size).toBe(5)
  })

  test('a case that is filed afterwards has it from the start', async () => {
    const number = await imported(year2027)
    const caseId = await city.file(1)
    expect(await spread()).toBe(0)
    expect((await city.store.read(caseId))!.calendar.notices.at(-1)?.notice).toBe(number)
    expect(verified()).toEqual([])
  })

  test('a wrong notice is withdrawn by another, which reaches them again; no told date comes earlier', async () => {
    const caseIds = await filed()
    const wrong = await imported(year2027)
    await spread()
    const told = await dueOf(caseIds[0]!, 'fireCheck')
    const right = await imported({ ...corrected2027, withdraws: wrong })
    expect(right).toBe('cn-2027-2')
    expect(await spread()).toBe(5)
    expect(await dueOf(caseIds[0]!, 'fireCheck')).toBe(told)
    expect((await city.store.read(caseIds[0]!))!.calendar.notices.at(-1)?.notice).toBe(right)
    expect((await reach(wrong)).reached).toBe(10)
    const [calendar] = await calendars.all()
    expect(calendar!.notices.map(({ number, stands, withdrawnBy }) => ({ number, stands, withdrawnBy }))).toEqual([
      { number: 'cn-2025', stands: true, withdrawnBy: null },
      { number: 'cn-2026', stands: true, withdrawnBy: null },
      { number: wrong, stands: false, withdrawnBy: right },
      { number: right, stands: true, withdrawnBy: null },
    ])
    expect(verified()).toEqual([])
  })

  test('withdrawn without another, the year is provisional again', async () => {
    const caseIds = await filed()
    const wrong = await imported(year2027)
    await spread()
    await imported(NewNotice.parse({ ...year2027, days: null, withdraws: wrong }))
    await spread()
    const { clocks } = (await city.store.read(caseIds[0]!))!.file
    expect(clocks.find(({ name }) => name === 'fireCheck')).toMatchObject({ provisional: true })
    expect(verified()).toEqual([])
  })

  test('a request that ended is left alone until it is reopened', async () => {
    const [caseId] = await filed()
    await city.send(caseId!, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    await imported(year2027)
    expect(await spread()).toBe(4)
    await city.send(caseId!, { type: 'owner.reopen', evidence: [] }, 'owner')
    expect(await spread()).toBe(1)
    expect(verified()).toEqual([])
  })
})

describe('the batch', () => {
  test('that is stopped in the middle goes on where it was', async () => {
    const caseIds = await filed()
    const number = await imported(year2027)
    let looks = 0
    expect(await spread({ shouldStop: () => ++looks > 2 })).toBe(2)
    expect(await reach(number)).toMatchObject({ reached: 2, waiting: 3 })
    expect(await spread()).toBe(3)
    for (const caseId of caseIds) expect(await timesTold(caseId)).toBe(1)
    expect(verified()).toEqual([])
  })

  test('that crashes between two writes loses and doubles nothing', async () => {
    const caseIds = await filed()
    await imported(year2027)
    let written = 0
    const crashing: CaseStore = {
      ...city.store,
      record: async (command) => {
        written += 1
        if (written > 3) throw Object.assign(new Error('power cut'), { name: 'StorageUnavailable' })
        return city.store.record(command)
      },
    }
    await expect(spread({ store: crashing })).rejects.toThrow('power cut')
    expect(await spread()).toBe(2)
    for (const caseId of caseIds) expect(await timesTold(caseId)).toBe(1)
    expect(verified()).toEqual([])
  })

  test('twice at once, by two services, tells everybody once', async () => {
    const caseIds = await filed()
    await imported(year2027)
    await Promise.all([spread(), spread()])
    for (const caseId of caseIds) expect(await timesTold(caseId)).toBe(1)
    expect(verified()).toEqual([])
  })

  test('sets a case that cannot be read aside, and it holds up no other', async () => {
    const [bad, ...good] = await filed()
    const { cases, sweepFailures } = tables
    const { file } = city.database.db.select().from(cases).where(eq(cases.caseId, bad!)).get()!
    const setFile = (text: string) => city.database.db.update(cases).set({ file: text }).where(eq(cases.caseId, bad!)).run()
    setFile('null')
    await imported(year2027)
    expect(await spread()).toBe(4)
    for (const caseId of good) expect(await timesTold(caseId)).toBe(1)
    expect(city.database.db.select().from(sweepFailures).all()).toMatchObject([{ caseId: bad, clockId: 'pins' }])
    setFile(file)
    city.time.forward({ minutes: 11 })
    expect(await spread()).toBe(1)
    expect(verified()).toEqual([])
  })
})

describe('the import', () => {
  test('of the very same notice again writes nothing and names it', async () => {
    const number = await imported(year2027)
    const again = await calendars.importNotice('cn', year2027, { now: city.time.now(), accountId: null })
    expect(again).toEqual({ kind: 'known', number })
    expect(city.database.db.select().from(tables.calendarNotices).all()).toHaveLength(1)
  })

  test('that is wrong writes nothing', async () => {
    await imported(year2027)
    const result = await calendars.importNotice('cn', corrected2027, { now: city.time.now(), accountId: null })
    expect(result).toMatchObject({ kind: 'wrong', faults: [{ code: 'YEAR_TAKEN', words: { number: 'cn-2027-1' } }] })
    expect(await calendars.importNotice('mars', year2027, { now: city.time.now(), accountId: null })).toEqual({ kind: 'unknown' })
    expect(city.database.db.select().from(tables.calendarNotices).all()).toHaveLength(1)
  })

  test('survives a restart: cases stay pinned, and new ones get it', async () => {
    const caseId = await city.file(1)
    await imported(year2027)
    await spread()
    const again = smallCity({ folder: city.folder })
    expect((await again.store.read(caseId))!.calendar.finalUntil).toBe('2027-12-31')
    expect(again.library.calendar('cn').value.finalUntil).toBe('2027-12-31')
    expect(verifyRecord(again.database.db, again.library, { keys: again.keys }).differences).toEqual([])
    again.close()
  })
})
