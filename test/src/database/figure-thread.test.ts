import { readdirSync, readFileSync } from 'node:fs'
import { platform } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type FigureThread, figuresInThread } from '../../../src/database/figure-thread.ts'
import { sqliteCityFigures } from '../../../src/database/sqlite-city-figures.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import type { Reading } from '../../../src/statistics/being-read.ts'
import { type EngineQuestion, type FigureEngine, figureEngine } from '../../../src/statistics/figure-engine.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../../helpers/simulated-database.ts'

let city: SimulatedDatabase
let engine: FigureEngine
let thread: FigureThread
beforeAll(() => {
  city = simulatedDatabase({ cases: 60, seed: 3 })
  const { database, library } = city
  engine = figureEngine({
    record: sqliteFigures(database, library),
    city: sqliteCityFigures(database, library),
    calendarByHash: library.calendarByHash,
    packOfDistrict: library.packOfDistrict,
    now: () => now,
  })
})
afterAll(() => city.close())
beforeEach(() => {
  thread = figuresInThread({ databaseFile: city.databaseFile, rulesDir: null, now: () => now })
})
afterEach(() => thread.close())

const now = '2026-11-02T02:00:00.000Z'
const day = '2026-11-01'
const about = () => ({
  districts: city.districts,
  days: { at: asKnownThen(day), period: { from: '2025-11-02', to: day }, since: '2026-10-26' },
  before: '2026-11-01T16:00:00.000Z',
  calendar: city.library.calendar('cn').hash,
})
const families = (): EngineQuestion<'families'> => ({ ...about(), name: 'families', params: { split: 'district' } })

/** How far the threads of this process stand back, by their number; the main one has that of the process. */
const standsBack = (): ReadonlyMap<number, number> =>
  new Map(
    readdirSync('/proc/self/task').map((thread) => {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8')
      // The name in brackets may hold anything; the niceness is the seventeenth field after it.
      return [Number(thread), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])]
    }),
  )

describe('the thread of the figures', () => {
  test.runIf(platform() === 'linux')('stands back behind those that answer people', async () => {
    const before = standsBack()
    await thread.compute(families())
    const after = standsBack()
    expect(after.get(process.pid)).toBe(before.get(process.pid))
    const opened = [...after].filter(([id]) => !before.has(id)).map(([, back]) => back)
    expect(opened).toContain(Math.max(before.get(process.pid) ?? 0, 10))
  })

  test('says what is said where it is asked', async () => {
    const questions: EngineQuestion[] = [
      families(),
      { ...about(), name: 'stuck', params: { split: 'all', longest: 5 } },
      { ...about(), name: 'stages', params: { split: 'all', withOrganisations: true } },
      { ...about(), name: 'reasons', params: { split: 'organisation' } },
      { ...about(), name: 'matters', params: undefined },
    ]
    for (const question of questions)
      expect((await thread.compute(question)).figures).toEqual((await engine.compute(question)).figures)
    const [first] = (await thread.compute(families())).figures.groups
    expect(first?.n).toBeGreaterThan(0)
  })

  test('says how far it is while the whole record is read, and nothing of it afterwards', async () => {
    expect(thread.reading?.()).toBeNull()
    let isThere = false
    const asked = thread.compute({ ...about(), name: 'stuck', params: { split: 'all', longest: 5 } }).finally(() => {
      isThere = true
    })
    const told: (Reading | null)[] = []
    while (!isThere) {
      told.push(thread.reading?.() ?? null)
      await setImmediate()
    }
    await asked
    const all = told.filter((one) => one !== null)
    expect(all.length).toBeGreaterThan(0)
    for (const { read, of } of all) expect(of > 0 && read <= of).toBe(true)
    expect(thread.reading?.()).toBeNull()
    // What is kept ready is not read again.
    await thread.compute({ ...about(), name: 'stuck', params: { split: 'district', longest: 5 } })
    expect(thread.reading?.()).toBeNull()
  })

  test('leaves whoever files meanwhile alone', async () => {
    await thread.compute(families())
    const names = ['accounts', 'map', 'safety', 'costs'] as const
    const before = process.threadCpuUsage()
    const found = await Promise.all(names.map((name) => thread.compute({ ...about(), name, params: { split: 'all' } })))
    const { user, system } = process.threadCpuUsage(before)
    const there = found.reduce((sum, { cpuMs }) => sum + cpuMs, 0)
    expect((user + system) / 1000, 'what it cost here, of what it cost there').toBeLessThan(there / 2)
  })

  test('works out once what several wait for, and anew what is asked after it began', async () => {
    const [under, ...waiting] = [thread.compute(families()), thread.compute(families()), thread.compute(families())]
    const [begun, second, third] = await Promise.all([under, ...waiting])
    expect(second).toBe(third)
    expect(begun).not.toBe(second)
    expect(begun?.figures).toEqual(second?.figures)
  })

  test('gives an error to who asked and goes on', async () => {
    const wrong = thread.compute({ ...about(), name: 'offices', params: undefined, calendar: 'no such calendar' })
    const right = thread.compute(families())
    await expect(wrong).rejects.toThrow('no calendar with hash no such calendar')
    expect((await right).figures.n).toBeGreaterThan(0)
  })

  test('lets nobody wait who still asks when it is closed', async () => {
    const asked = [thread.compute(families()), thread.compute({ ...about(), name: 'never', params: undefined })]
    const told = Promise.all(asked.map((one) => expect(one).rejects.toThrow('the service stops')))
    await thread.close()
    await told
  })
})
