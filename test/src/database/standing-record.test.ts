import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { type FamiliesRead, openStandingRecord } from '../../../src/database/standing-record.ts'
import type { StandingRecord } from '../../../src/statistics/ports.ts'
import { endOfDay } from '../../../workflows/calendar/days.ts'
import { accountsFigure, accountsOf } from '../../../workflows/statistics/accounts.ts'
import { answerFigures, answersOf } from '../../../workflows/statistics/answers.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { changesFigure, changesOf } from '../../../workflows/statistics/changes.ts'
import { cohortsFigure, cohortsOf } from '../../../workflows/statistics/cohorts.ts'
import { companiesFigure, companiesOf } from '../../../workflows/statistics/companies.ts'
import { curvesFigure, curvesOf } from '../../../workflows/statistics/curves.ts'
import { workingDayCounter } from '../../../workflows/statistics/days.ts'
import { familiesFigure, familiesOf } from '../../../workflows/statistics/families.ts'
import { costsOf, familyCostFigure } from '../../../workflows/statistics/family-cost.ts'
import { officeLoadFigure, officesOf } from '../../../workflows/statistics/office-load.ts'
import { overdueFigure, overdueOf } from '../../../workflows/statistics/overdue.ts'
import { mapOf, processMap } from '../../../workflows/statistics/process-map.ts'
import { reasonsFigure, reasonsOf } from '../../../workflows/statistics/reasons.ts'
import { stageFigures, stagesOf } from '../../../workflows/statistics/stages.ts'
import { stuckFigure, stuckOf } from '../../../workflows/statistics/stuck.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let city: SmallCity
let standing: StandingRecord
beforeEach(() => {
  city = smallCity()
  standing = openStandingRecord(city.database, city.library)
})
afterEach(() => city.close())

const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`
const asked = (n: number, districts: readonly string[] = [ids.district]) => ({
  districts,
  before: endOfDay(day(n), 'Asia/Shanghai'),
  at: asKnownThen(day(n)),
})

const splits = ['all', 'district'] as const
const answersBy = ['all', 'district', 'organisation'] as const
const kinds = ['stays', 'ends', 'clocks', 'answers', 'grounds', 'words'] as const

const tracesOf = async (query: ReturnType<typeof asked>) => {
  const ready = await standing.ready(query)
  return ready.traces()
}

/** What the figures say of a day, from what is kept ready and from the record itself, read again as a whole. */
const both = async (n: number) => {
  const at = asKnownThen(day(n))
  const figures = sqliteFigures(city.database, city.library)
  const places = await figures.places([ids.district])
  const rows = { ...(await figures.rows(asked(n), kinds)), places }
  const ready = await standing.ready(asked(n))
  const [traces, stays] = [ready.traces(), ready.stays()]
  const workingDaysBetween = workingDayCounter(city.library.calendar('cn').value)
  const question = { at, split: 'all', since: day(1), workingDaysBetween } as const
  const ofStages = { ...question, period: { from: day(1), to: day(n) }, withOrganisations: true }
  const ofClocks = { ...question, splitBy: ['district', 'party', 'name', 'organisationId'] } as const
  const ofGrounds = { at, period: ofStages.period, split: 'organisation', asksForDocument: () => true } as const
  const ofCurves = { at, groupBy: 'garage', filters: {}, stage: null, between: workingDaysBetween } as const
  return {
    ready: [
      familiesOf(traces, question),
      stuckOf(traces, question),
      changesOf(traces, question),
      stagesOf(stays, ofStages),
      mapOf(stays, question),
      officesOf(stays, question),
      curvesOf(stays, ofCurves),
      ...answersBy.map((split) => answersOf(stays, { ...question, split })),
      companiesOf(stays, question),
      overdueOf(stays, ofClocks),
      cohortsOf(stays, question),
      costsOf(stays, [], question),
      accountsOf(stays, question),
      reasonsOf(stays, ofGrounds),
      // Without the names of their cases, they are read off what is kept.
      ...splits.flatMap((split) => [
        stagesOf(stays, { ...ofStages, split, withCases: false }),
        mapOf(stays, { ...question, split, withCases: false }),
      ]),
    ].map(plain),
    read: [
      familiesFigure(rows, question),
      stuckFigure(rows, question),
      changesFigure(rows, question),
      stageFigures(rows, ofStages),
      processMap(rows, question),
      officeLoadFigure(rows, at),
      curvesFigure(rows, ofCurves),
      ...answersBy.map((split) => answerFigures(rows, { ...question, split })),
      companiesFigure(rows, question),
      overdueFigure(rows, ofClocks),
      cohortsFigure(rows, question),
      familyCostFigure({ ...rows, fees: [] }, question),
      accountsFigure(rows, question),
      reasonsFigure(rows, ofGrounds),
      ...splits.flatMap((split) => [
        stageFigures(rows, { ...ofStages, split, withCases: false }),
        processMap(rows, { ...question, split, withCases: false }),
      ]),
    ].map(plain),
  }
}

/** A figure without the order in which its cases were met. */
const plain = (figure: object) =>
  JSON.parse(JSON.stringify(figure), (key, value) => (key === 'caseIds' ? (value as string[]).toSorted() : value))

const saysTheSame = async (n: number) => {
  const { ready, read } = await both(n)
  expect(ready).toEqual(read)
  return ready
}

const act = async (...sent: Parameters<SmallCity['send']>): Promise<void> => {
  expect(await city.send(...sent)).toMatchObject({ kind: 'recorded' })
}

describe('what is kept ready of the families', () => {
  test('is after every event what the record says', async () => {
    expect(await tracesOf(asked(2))).toEqual([])
    const first = await city.file(1)
    const second = await city.file(2)
    expect(await tracesOf(asked(2))).toHaveLength(2)
    await saysTheSame(2)
    await act(first, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    await saysTheSame(2)
    await act(first, { type: 'property.open', evidence: [] }, 'property')
    await act(first, { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT', evidence: [] }], evidence: [] }, 'property')
    await act(second, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    const traces = await tracesOf(asked(2))
    await saysTheSame(2)
    expect(traces.map(({ open }) => open).toSorted()).toEqual([false, true])
    // The same person asks again for the same space: one family with two requests.
    await city.file(2)
    await saysTheSame(2)
    expect(await tracesOf(asked(2))).toHaveLength(2)
    // Nothing is recorded, and time alone makes them late and quiet.
    const [, soon] = await saysTheSame(4)
    const [, later] = await saysTheSame(31)
    expect([soon.n, later.n]).toEqual([0, 2])
    // Said no, and the owner has it in hand since: because of the company it waits.
    expect(later.because.groups.map(({ party, n }: { party: string; n: number }) => `${party} ${n}`)).toContain('property 1')
  })

  test('follows the places, of which no case says that they were changed', async () => {
    await city.file(1)
    await saysTheSame(2)
    const { sqlite } = city.database
    const { level } = sqlite.prepare<[], { level: string }>('select level from garages').get() ?? { level: '' }
    const other = level === 'ground' ? 'underground' : 'ground'
    sqlite.exec(`update garages set level = '${other}'; update compounds set version = version + 1`)
    const figures = await saysTheSame(2)
    expect(figures[6].groups.map(({ group }: { group: string }) => group)).toEqual([other])
  })

  test.runIf(isOnPostgres())('goes back for an event whose transaction ends after that of a later one', async () => {
    const [first, second] = [await city.file(1), await city.file(2)]
    await saysTheSame(2)
    await act(first, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    await act(second, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    const { connection } = city.database
    // What another node is about to commit is seen by nobody yet.
    connection.exec(`
      create table underway as select * from case_events
        where rowid = (select max(rowid) from case_events where case_id = '${first}');
      delete from case_events where rowid = (select rowid from underway)`)
    await tracesOf(asked(2))
    connection.exec('insert into case_events overriding system value select * from underway')
    await saysTheSame(2)
  })

  test('is nobody’s of another district', async () => {
    await city.file(1)
    expect(await tracesOf(asked(2, ['430204']))).toEqual([])
  })

  test('goes back to a day before something that is in it, and follows what is recorded later', async () => {
    await city.file(1)
    expect(await tracesOf(asked(1))).toEqual([])
    await saysTheSame(2)
    city.time.set(`${day(3)}T01:00:00.000Z`)
    const second = await city.file(2)
    await saysTheSame(2)
    expect(await tracesOf(asked(2))).toHaveLength(1)
    expect(await tracesOf(asked(3))).toHaveLength(2)
    city.time.set(`${day(4)}T01:00:00.000Z`)
    await act(second, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    const open = async (n: number) => (await tracesOf(asked(n))).map((trace) => trace.open)
    expect(await open(3)).toEqual([true, true])
    await saysTheSame(3)
    expect(await open(4)).toEqual([true, false])
    city.time.set(`${day(5)}T01:00:00.000Z`)
    await city.file(2)
    expect(await open(4)).toEqual([true, false])
    await saysTheSame(4)
  })
})

test('the first reading is counted family by family, and no later one', async () => {
  await city.file(1)
  await city.file(2)
  const told: (FamiliesRead | null)[] = []
  const counted = openStandingRecord(city.database, city.library, null, (reading) => told.push(reading))
  const ready = await counted.ready(asked(30))
  const of = ready.traces().length
  expect(of).toBeGreaterThan(0)
  expect(told.at(0)).toMatchObject({ read: 0 })
  expect(told.at(-2)).toEqual({ read: told.at(0)?.of, of: told.at(0)?.of })
  expect(told.at(-1)).toBeNull()
  const length = told.length
  await counted.ready(asked(30))
  expect(told).toHaveLength(length)
})
