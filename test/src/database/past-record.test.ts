import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { movedSinceQuery } from '../../../src/database/past-record.ts'
import { sqliteCityFigures } from '../../../src/database/sqlite-city-figures.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { openStandingRecord } from '../../../src/database/standing-record.ts'
import { type EngineQuestion, type FigureEngine, figureEngine } from '../../../src/statistics/figure-engine.ts'
import type { TaskName, TaskParams } from '../../../src/statistics/figure-tasks.ts'
import { endOfDay } from '../../../workflows/calendar/days.ts'
import { type AsOf, asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../../helpers/simulated-database.ts'

let city: SimulatedDatabase
/** Of what is kept ready, and of the record read as a whole. */
let ready: FigureEngine
let read: FigureEngine
/** The last day on record. */
let today = ''
let companies: readonly string[] = []
let caseIds: readonly string[] = []

beforeAll(() => {
  city = simulatedDatabase({ cases: 150, seed: 23 })
  const { database, library } = city
  const parts = {
    record: sqliteFigures(database, library),
    city: sqliteCityFigures(database, library),
    calendarByHash: library.calendarByHash,
    packOfDistrict: library.packOfDistrict,
    now: () => new Date(0).toISOString(),
  }
  ready = figureEngine({ ...parts, standing: openStandingRecord(database, library) })
  read = figureEngine(parts)
  const textsOf = (query: string) => database.connection.prepare<[], { text: string }>(query).all()
  today = textsOf('select substr(max(recorded_at), 1, 10) as text from case_events')[0]?.text ?? ''
  companies = textsOf('select distinct organisation_id as text from answers').map(({ text }) => text)
  caseIds = textsOf(`select case_id as text from cases where kind = 'request' and filed_on is not null`).map(({ text }) => text)
})
afterAll(() => city.close())

const monthsAgo = (months: number): string => Temporal.PlainDate.from(today).subtract({ months }).toString()

/** What is asked of every figure that can be read off what is kept ready. */
const asked = (): { [N in TaskName]?: readonly TaskParams<N>[] } => ({
  families: [{ split: 'district' }],
  stuck: [{ split: 'district', longest: 10_000 }],
  changes: [{ split: 'all' }],
  map: [{ split: 'district' }],
  accounts: [{ split: 'all' }],
  stages: [{ split: 'district', withOrganisations: true }],
  answers: [{ split: 'organisation' }, { split: 'district' }],
  overdue: [{ splitBy: ['district', 'party', 'name', 'organisationId'] }],
  reasons: [{ split: 'organisation' }],
  curves: [
    { groupBy: 'garage', filters: {}, stage: null, unit: 'workingDays' },
    { groupBy: null, filters: { garage: 'underground' }, stage: 'reviewing', unit: 'calendarDays' },
  ],
  companies: [undefined],
  cohorts: [undefined],
  offices: [undefined],
  costs: [{ split: 'district' }],
  conduct: [undefined],
  behind: [{ caseIds, longest: caseIds.length }],
  ownAnswers: [{ groups: [companies.slice(0, 3)] }],
  ownReasons: [{ groups: [companies.slice(0, 3)] }],
})

const questionOf = <N extends TaskName>(name: N, params: TaskParams<N>, at: AsOf): EngineQuestion<N> => ({
  ...{ name, params, districts: city.districts, calendar: city.library.calendar('cn').hash, withCases: true },
  days: {
    at,
    period: { from: Temporal.PlainDate.from(at.asOf).subtract({ years: 1 }).toString(), to: at.asOf },
    since: Temporal.PlainDate.from(at.asOf).subtract({ days: 7 }).toString(),
  },
  before: endOfDay(at.knownAt, 'Asia/Shanghai'),
})

/** A figure without the order in which its cases were met. */
const plain = (figure: unknown) =>
  JSON.parse(JSON.stringify(figure), (key, value) => (key === 'caseIds' ? (value as string[]).toSorted() : value))

/** What both say of every figure of a day: as many numbers as there are different answers. */
const saysTheSame = async (at: AsOf): Promise<number> => {
  const answers = new Set<string>()
  for (const [name, all] of Object.entries(asked())) {
    for (const params of all) {
      const question = questionOf(name as TaskName, params as TaskParams<TaskName>, at)
      const [own, other] = [plain((await ready.compute(question)).figures), plain((await read.compute(question)).figures)]
      expect(own, `${name} ${JSON.stringify(params)} ${at.meaning} on ${at.asOf}`).toEqual(other)
      answers.add(JSON.stringify(own))
    }
  }
  return answers.size
}

describe('what is kept ready of a day that is over', () => {
  test.for([1, 6, 12])('says as known then what the record says, %i months ago', async (months) => {
    expect(await saysTheSame(asKnownThen(monthsAgo(months)))).toBeGreaterThan(15)
  })

  test.for([1, 9])('says as it was what the record says, %i months ago', async (months) => {
    expect(await saysTheSame(asItWas(monthsAgo(months), today))).toBeGreaterThan(15)
    // And as it was known in between.
    expect(await saysTheSame(asItWas(monthsAgo(months + 2), monthsAgo(months)))).toBeGreaterThan(15)
  })

  test('finds who moved on since without reading a file of a case', () => {
    const plan = city.database.connection
      .prepare<[string], { detail: string }>(`explain query plan ${movedSinceQuery}`)
      .all(today)
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringContaining('COVERING INDEX requests_for_figures')])
  })

  test('tells both apart', async () => {
    const day = monthsAgo(9)
    const of = async (at: AsOf) => plain((await ready.compute(questionOf('overdue', { splitBy: ['name'] }, at))).figures.groups)
    expect(await of(asKnownThen(day))).not.toEqual(await of(asItWas(day, today)))
  })
})
