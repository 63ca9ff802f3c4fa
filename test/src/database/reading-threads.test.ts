import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readingThreads } from '../../../src/database/reading-threads.ts'
import { type FamiliesRead, openStandingRecord } from '../../../src/database/standing-record.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import { mapOf } from '../../../workflows/statistics/process-map.ts'
import { stagesOf } from '../../../workflows/statistics/stages.ts'
import { openStayColumns, stayColumnsOf } from '../../../workflows/statistics/stay-columns.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../../helpers/simulated-database.ts'

let city: SimulatedDatabase
beforeAll(() => {
  city = simulatedDatabase({ cases: 900, seed: 11 })
}, 300_000)
afterAll(() => city.close())

const now = '2027-07-01T00:00:00.000Z'
const threadsOver = (databaseFile: () => string, threads: number) =>
  readingThreads(() => ({ databaseFile: databaseFile(), rulesDir: null, now }), { threads, fewest: 0, batchesOfTask: 1 })

const open = (threads: number, told: (FamiliesRead | null)[] = []) => {
  const readers = threads === 0 ? null : threadsOver(() => city.databaseFile, threads)
  return openStandingRecord(city.database, city.library, null, (reading) => void told.push(reading), readers)
}
type Standing = ReturnType<typeof open>

const ready = (standing: Standing) =>
  standing.ready({ districts: city.districts, before: '9999-12-31T00:00:00.000Z', at: asKnownThen('2027-06-30') })

/** Everything that is kept ready, to the last number, and where each of them lies. */
const kept = async (standing: Standing) => {
  const found = await ready(standing)
  const { kept: _, ...stays } = found.stays()
  return { traces: found.traces(), stays: structuredClone(stays) }
}

/** What is counted of all families beside their columns. */
const counted = async (standing: Standing) => {
  const stays = (await ready(standing)).stays()
  const question = { at: asKnownThen('2027-06-30'), split: 'district', workingDaysBetween: calendarDaysBetween } as const
  const period = { from: '2026-07-01', to: '2027-06-30' }
  return [mapOf(stays, question), stagesOf(stays, { ...question, period, withOrganisations: true, withCases: false })]
}

describe('families that several threads read', () => {
  test.each([1, 2, 3])(
    'are with %i threads, to the last number, what one thread reads by itself',
    async (threads) => {
      const [one, many] = [open(0), open(threads)]
      const alone = await kept(one)
      expect(alone.traces.length).toBeGreaterThan(800)
      expect(await kept(many)).toEqual(alone)
      expect(await counted(many)).toEqual(await counted(one))
    },
    120_000,
  )

  test('are read again like any others', async () => {
    const [one, many] = [open(0), open(2)]
    await Promise.all([counted(one), counted(many)])
    // Another company, in every compound: all families are put in place of themselves.
    city.database.connection.exec(`update stays set holder = 'court' where holder = 'property'`)
    city.database.connection.exec('update compounds set version = version + 1')
    const after = await kept(many)
    expect(after).toEqual(await kept(one))
    expect(await counted(many)).toEqual(await counted(one))
    expect(after.traces).not.toEqual([])
    city.database.connection.exec(`update stays set holder = 'property' where holder = 'court'`)
    city.database.connection.exec('update compounds set version = version + 1')
  }, 120_000)

  test('say how far they are, task by task', async () => {
    const told: (FamiliesRead | null)[] = []
    const { traces } = await kept(open(2, told))
    const read = told.flatMap((one) => one?.read ?? [])
    expect(read.length).toBeGreaterThan(3)
    expect(read).toEqual(read.toSorted((a, b) => a - b))
    expect([read[0], read.at(-1), told.at(-1)]).toEqual([0, traces.length, null])
  }, 120_000)

  test('that cannot be read are told as an error, and are read anew when asked for again', async () => {
    let file = `${city.databaseFile}.nowhere`
    const standing = openStandingRecord(
      city.database,
      city.library,
      null,
      undefined,
      threadsOver(() => file, 2),
    )
    await expect(ready(standing)).rejects.toThrow(/nowhere/)
    file = city.databaseFile
    expect(await kept(standing)).toEqual(await kept(open(0)))
  }, 120_000)

  test('are left to the one thread where there are few', async () => {
    const readers = readingThreads(() => ({ databaseFile: 'nowhere', rulesDir: null, now }), { threads: 2 })
    const standing = openStandingRecord(city.database, city.library, null, undefined, readers)
    expect((await ready(standing)).traces().length).toBeGreaterThan(800)
  }, 120_000)

  test('are in no columns twice', () => {
    const stay = { chainId: 'a', caseId: 'a', district: 'd', compoundId: 'c', track: 'consent', stage: 'serving' } as const
    const row = {
      ...{ ...stay, step: null, holder: 'centre', organisationId: null, visit: 1, awaits: ['centre'], enteredBy: 'owner.submit' },
      ...{ enteredOn: '2026-03-01', enteredRecordedOn: '2026-03-01', leftOn: null, leftRecordedOn: null, leftBy: null },
      ...{ onBehalf: false, caseRecordedOn: '2026-03-01' },
    } as unknown as Parameters<typeof stayColumnsOf>[0]['stays'][number]
    const pieces = [...stayColumnsOf({ stays: [row], ends: [], places: new Map() }).pieces()]
    const into = openStayColumns()
    const next = () => {
      const each = pieces[Symbol.iterator]()
      return () => each.next().value
    }
    const by = { split: 'all', withCases: false } as const
    const question = { at: asKnownThen('2026-03-02'), ...by, workingDaysBetween: calendarDaysBetween }
    // Asked before: what is counted beside the columns goes on with what they take in.
    expect(JSON.stringify(mapOf(into.standing(), question))).not.toContain('serving')
    into.append(next())
    expect(into.placed().places).toHaveLength(1)
    expect(JSON.stringify(mapOf(into.standing(), question))).toContain('serving')
    expect(() => into.append(next())).toThrow(/family a is there already/)
  })
})
