import { sqliteFigures } from '../../src/database/sqlite-figures.ts'
import { asKnownThen } from '../../workflows/statistics/as-of.ts'
import { curvesOf } from '../../workflows/statistics/curves.ts'
import { calendarDaysBetween, dayNumber, workingDayCounter } from '../../workflows/statistics/days.ts'
import { stagesOf } from '../../workflows/statistics/stages.ts'
import type { PlacedStays } from '../../workflows/statistics/stay-columns.ts'
import { simulatedDatabase } from '../helpers/simulated-database.ts'
import { inWords, type Spread, spreadOf } from './events/measured.ts'
import { columnsOf } from './figures.ts'
import { type DuckGroup, duckStays } from './statistics/duckdb-stays.ts'

/** What one size of the city came to: seconds on the wall, and ours for every one of DuckDB’s, round by round. */
interface SizeFields {
  readonly standingSeconds: Spread
  readonly standingVsDuckDb: Spread
  readonly filterSeconds: Spread
  readonly filterVsDuckDb: Spread
  readonly isIdentical: boolean
}

const secondsOf = async <T>(work: () => T | Promise<T>): Promise<{ readonly seconds: number; readonly found: T }> => {
  const before = performance.now()
  const found = await work()
  return { seconds: (performance.now() - before) / 1000, found }
}

const measure = async (
  stays: PlacedStays,
  day: string,
  workingDays: ReturnType<typeof workingDayCounter>,
  rounds: number,
): Promise<SizeFields> => {
  const at = asKnownThen(day)
  const period = { from: Temporal.PlainDate.from(day).subtract({ years: 1 }).toString(), to: day }
  const numbers = { asOf: dayNumber(day), period: { from: dayNumber(period.from), to: dayNumber(day) } }
  const duck = await duckStays(stays)
  const ours = {
    standing: () =>
      stagesOf(stays, {
        at,
        period,
        split: 'district',
        withOrganisations: true,
        withCases: false,
        workingDaysBetween: workingDays,
      }),
    filter: () =>
      curvesOf(stays, {
        ...{ at, groupBy: null, stage: 'reviewing' as const, between: calendarDaysBetween, withCases: false },
        filters: { garage: 'underground' as const },
      }),
  }
  const theirs = {
    standing: () => duck.ask({ groupBy: 'district', filters: [], ...numbers }),
    filter: () =>
      duck.ask({
        groupBy: 'all',
        ...numbers,
        filters: [
          { column: 'garage', is: 'underground' },
          { column: 'stage', is: 'reviewing' },
        ],
      }),
  }
  try {
    const times: Record<string, [number, number][]> = { standing: [], filter: [] }
    let isIdentical = true
    for (let round = 0; round <= rounds; round += 1) {
      const pages = [await secondsOf(ours.standing), await secondsOf(theirs.standing)] as const
      const filters = [await secondsOf(ours.filter), await secondsOf(theirs.filter)] as const
      isIdentical &&= sameGroups(pages[0].found, pages[1].found) && sameCurve(filters[0].found, filters[1].found)
      // Nothing is at its speed at first.
      if (round === 0) continue
      times['standing']?.push([pages[0].seconds, pages[1].seconds])
      times['filter']?.push([filters[0].seconds, filters[1].seconds])
    }
    const of = (name: string, read: (pair: [number, number]) => number): Spread => spreadOf((times[name] ?? []).map(read))
    return {
      standingSeconds: of('standing', ([own]) => own),
      standingVsDuckDb: of('standing', ([own, other]) => own / other),
      filterSeconds: of('filter', ([own]) => own),
      filterVsDuckDb: of('filter', ([own, other]) => own / other),
      isIdentical,
    }
  } finally {
    duck.close()
  }
}

/** The counts and the days of every desk, as DuckDB gives them and as the figures do: equal to the last of them. */
const sameGroups = ({ stay, waiting, flow }: ReturnType<typeof stagesOf>, duck: readonly DuckGroup[]): boolean => {
  const nameOf = ({
    district,
    track,
    stage,
    holder,
  }: {
    district: string | null
    track: string
    stage: string
    holder: string
  }) => `${district} ${track} ${stage} ${holder}`
  const open = new Map(waiting.groups.map((group) => [nameOf(group), group.n]))
  const moved = new Map(flow.groups.map((group) => [nameOf(group), group]))
  const own = stay.groups.map((group): DuckGroup => {
    const name = nameOf(group)
    const { median, p90 } = group.days.calendarDays
    return {
      ...{ group: name, n: group.n, open: open.get(name) ?? 0 },
      ...{ entered: moved.get(name)?.entered ?? 0, left: moved.get(name)?.left ?? 0 },
      ...{ medianDays: median.value, p90Days: p90.value },
    }
  })
  const inTurn = (groups: readonly DuckGroup[]) => groups.toSorted((a, b) => (a.group < b.group ? -1 : 1))
  return JSON.stringify(inTurn(own)) === JSON.stringify(inTurn(duck))
}

const sameCurve = ({ groups: [own] }: ReturnType<typeof curvesOf>, [duck]: readonly DuckGroup[]): boolean =>
  own?.n === duck?.n && own?.quantiles.median.value === duck?.medianDays && own?.quantiles.p90.value === duck?.p90Days

/**
 * The figures against DuckDB on two threads, which is asked for less: the standing page of the stages by district (all of its
 * seven figures, in both units; DuckDB counts each desk and gives days by Kaplan–Meier in one unit), and a free filter (one
 * stage in one kind of garage; with bands by compound, which DuckDB leaves out). Fails where a number differs.
 * `--families=100000,1000000`; `--quick`: 20,000; `--json`.
 */
export const statisticsBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const isQuick = options.has('quick')
  const say = options.has('json') ? () => {} : (line: string) => void process.stdout.write(`  ${line}\n`)
  const sizes = options.get('families')?.split(',').map(Number) ?? (isQuick ? [20_000] : [100_000, 1_000_000])
  const city = simulatedDatabase({
    cases: Number(options.get('cases') ?? (isQuick ? 200 : 1_000)),
    seed: Number(options.get('seed') ?? 1),
  })
  try {
    const { database, library, districts } = city
    const record = sqliteFigures(database, library)
    const rows = await record.rows({ districts, before: '9999-12-31T00:00:00.000Z' }, [
      'stays',
      'ends',
      'clocks',
      'answers',
      'grounds',
    ])
    const places = await record.places(districts)
    const last = database.connection
      .prepare<[], { day: string }>('select substr(max(recorded_at), 1, 10) as day from cases')
      .get()
    const day = Temporal.PlainDate.from(last?.day ?? '2026-01-01')
      .add({ days: 1 })
      .toString()
    const bySize: Record<string, SizeFields> = {}
    for (const families of sizes) {
      const fields = await measure(
        columnsOf(rows, places, families).standing(),
        day,
        workingDayCounter(library.calendar('cn').value),
        Number(options.get('rounds') ?? (isQuick ? 3 : 5)),
      )
      bySize[families] = fields
      const { standingSeconds, standingVsDuckDb, filterSeconds, filterVsDuckDb, isIdentical } = fields
      say(`${families} families: standing page ${inWords(standingSeconds)} s, ${inWords(standingVsDuckDb)} of DuckDB`)
      say(`${families} families: free filter ${inWords(filterSeconds)} s, ${inWords(filterVsDuckDb)} of DuckDB`)
      say(isIdentical ? 'both say the same' : 'THEY DIFFER')
    }
    const [least, most] = [bySize[100_000], bySize[1_000_000]]
    const growth = least && most ? { growth100kTo1M: most.standingSeconds.median / least.standingSeconds.median } : {}
    const largest = bySize[sizes.toSorted((a, b) => a - b).at(-1) ?? 0]
    const fields = {
      statistics: { vsDuckDb: { standing: largest?.standingVsDuckDb, filter: largest?.filterVsDuckDb }, ...growth, bySize },
    }
    if (options.has('json')) process.stdout.write(`${JSON.stringify(fields, null, 2)}\n`)
    return Object.values(bySize).every(({ isIdentical }) => isIdentical)
  } finally {
    city.close()
  }
}
