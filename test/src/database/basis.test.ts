import { afterAll, describe, expect, test } from 'vitest'
import { sqliteCityFigures } from '../../../src/database/sqlite-city-figures.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { figureEngine } from '../../../src/statistics/figure-engine.ts'
import type { TaskName, TaskParams } from '../../../src/statistics/figure-tasks.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { bareReports } from '../../../workflows/statistics/basis.ts'
import { simulatedDatabase } from '../../helpers/simulated-database.ts'

const city = simulatedDatabase({ cases: 120, seed: 5 })
afterAll(() => city.close())

const { database, library, districts } = city
const dayOf = (sql: string): string => database.connection.prepare<[], { day: string }>(sql).get()?.day ?? ''
const last = dayOf('select substr(max(recorded_at), 1, 10) as day from cases')
const amid = dayOf(
  'select substr(recorded_at, 1, 10) as day from case_events order by recorded_at limit 1 offset (select count(*) / 2 from case_events)',
)

const ask = async <N extends TaskName>(name: N, asOf: string, params: TaskParams<N>) => {
  const engine = figureEngine({
    ...{ record: sqliteFigures(database, library), city: sqliteCityFigures(database, library) },
    ...{ calendarByHash: library.calendarByHash, packOfDistrict: library.packOfDistrict },
    now: () => `${asOf}T12:00:00.000Z`,
  })
  const days = { at: asKnownThen(asOf), period: { from: asOf, to: asOf }, since: '2025-01-01' }
  const about = { districts, before: `${asOf}T16:00:00.000Z`, calendar: library.calendar('cn').hash }
  return (await engine.compute({ ...about, days, name, params })).figures
}

/** Cases in which one of these events was recorded by a day, and which the day's figure has. */
const reportedBy = (asOf: string): number =>
  database.connection
    .prepare<[string, string], { n: number }>(
      `select count(distinct case_id) as n from case_events
       where recorded_at < ? and type in (select value from json_each(?))`,
    )
    .get(`${asOf}T16:00:00.000Z`, JSON.stringify(bareReports))?.n ?? 0

describe('what the cases of a lived city rest on', () => {
  test.each([
    ['the last day', last],
    ['a day amid', amid],
  ])('is on %s what its events say', async (_, asOf) => {
    const { n, shareSelfReported } = await ask('map', asOf, { split: 'all' })
    expect(reportedBy(asOf)).toBeGreaterThan(0)
    expect((shareSelfReported ?? 0) * n).toBeCloseTo(reportedBy(asOf))
  })

  test('is what the register knows of its places', async () => {
    const { n, shareUnknownFacts } = await ask('map', last, { split: 'all' })
    const unknown = [...(await sqliteFigures(database, library).places(districts)).values()].filter(
      ({ transformer }) => transformer === 'unknown',
    )
    expect(unknown.length).toBeGreaterThan(0)
    expect((shareUnknownFacts ?? 0) * n).toBeCloseTo(unknown.length)
  })
})
