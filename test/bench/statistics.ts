import type { DuckDBConnection } from '@duckdb/node-api'
import { sqliteFigures } from '../../src/database/sqlite-figures.ts'
import { asKnownThen } from '../../workflows/statistics/as-of.ts'
import { type CurveFigure, curvesOf } from '../../workflows/statistics/curves.ts'
import { calendarDaysBetween, type DaysBetween, dayNumber, workingDayCounter } from '../../workflows/statistics/days.ts'
import { type OverdueFigure, overdueOf } from '../../workflows/statistics/overdue.ts'
import { mapOf, type ProcessMap } from '../../workflows/statistics/process-map.ts'
import type { StageKey } from '../../workflows/statistics/stage-view.ts'
import { type StageFigures, stagesOf } from '../../workflows/statistics/stages.ts'
import type { PlacedStays } from '../../workflows/statistics/stay-columns.ts'
import { simulatedDatabase } from '../helpers/simulated-database.ts'
import { inWords, type Spread, spreadOf } from './events/measured.ts'
import { columnsOf } from './figures.ts'
import { clockGroupOf, clockGroupsOf, clockQuery, lateMacro } from './statistics/duckdb-clocks.ts'
import { mapPartOf, mapPartsOf, mapQuery } from './statistics/duckdb-map.ts'
import { type DuckGroup, stayGroupOf, stayQuery } from './statistics/duckdb-stays.ts'
import { duckCity } from './statistics/duckdb-tables.ts'

/** The figures that are held against each other; those of the standing page together are `standing`. */
const page = ['stages', 'overdue', 'map'] as const
const asked = [...page, 'filter'] as const

/** What one size of the city came to: seconds on the wall, and ours for every one of DuckDB’s, round by round. */
interface SizeFields {
  readonly seconds: Readonly<Record<Measured, Spread>>
  readonly vsDuckDb: Readonly<Record<Measured, Spread>>
  /** What the standing page took when it was asked for first: everything is counted then, once for each start. */
  readonly firstSeconds: number
  readonly isIdentical: boolean
}
type Measured = (typeof asked)[number] | 'standing'

const secondsOf = async <T>(work: () => T | Promise<T>): Promise<{ readonly seconds: number; readonly found: T }> => {
  const before = performance.now()
  const found = await work()
  return { seconds: (performance.now() - before) / 1000, found }
}

/** The same question to both: the figure itself, what of it can be compared, and what DuckDB says. */
interface Pair<F> {
  readonly own: () => F
  readonly plain: (figure: F) => readonly object[]
  readonly duck: () => Promise<readonly object[]>
}

const questionsOf = (
  stays: PlacedStays,
  duck: DuckDBConnection,
  { day, workingDaysBetween }: { readonly day: string; readonly workingDaysBetween: DaysBetween },
) => {
  const at = asKnownThen(day)
  const period = { from: Temporal.PlainDate.from(day).subtract({ years: 1 }).toString(), to: day }
  const numbers = { asOf: dayNumber(day), period: { from: dayNumber(period.from), to: dayNumber(day) } }
  const common = { at, workingDaysBetween, withCases: false } as const
  const rows = async <T extends object>(query: string, of: (row: Readonly<Record<string, unknown>>) => T): Promise<T[]> =>
    (await duck.runAndReadAll(query)).getRowObjects().map(of)
  const stages: Pair<StageFigures> = {
    own: () => stagesOf(stays, { ...common, period, split: 'district', withOrganisations: true }),
    plain: stayGroupsOf,
    duck: () => rows(stayQuery({ groupBy: 'district', filters: [], ...numbers }), stayGroupOf),
  }
  const overdue: Pair<OverdueFigure> = {
    own: () => overdueOf(stays, { ...common, since: period.from, splitBy: ['district', 'party', 'name'] }),
    plain: clockGroupsOf,
    duck: () => rows(clockQuery(numbers.asOf, numbers.period.from), clockGroupOf),
  }
  const map: Pair<ProcessMap> = {
    own: () => mapOf(stays, { ...common, split: 'district' }),
    plain: mapPartsOf,
    duck: () => rows(mapQuery, mapPartOf),
  }
  const filter: Pair<CurveFigure> = {
    own: () =>
      curvesOf(stays, {
        ...{ ...common, groupBy: null, stage: 'reviewing', between: calendarDaysBetween },
        filters: { garage: 'underground' },
      }),
    plain: ({ groups }) => groups.map(({ n, quantiles: { median, p90 } }) => ({ n, median: median.value, p90: p90.value })),
    duck: async () => {
      const filters = [
        { column: 'garage', is: 'underground' },
        { column: 'stage', is: 'reviewing' },
      ] as const
      const found = await rows(stayQuery({ groupBy: 'all', filters, ...numbers }), stayGroupOf)
      return found.map(({ n, medianDays, p90Days }) => ({ n, median: medianDays, p90: p90Days }))
    },
  }
  return { stages, overdue, map, filter }
}

const measure = async (
  stays: PlacedStays,
  when: { readonly day: string; readonly workingDaysBetween: DaysBetween },
  rounds: number,
): Promise<SizeFields> => {
  const duck = await duckCity(stays)
  try {
    await duck.run(lateMacro)
    const questions = questionsOf(stays, duck, when)
    const times: Record<Measured, [number, number][]> = { stages: [], overdue: [], map: [], filter: [], standing: [] }
    let isIdentical = true
    let firstSeconds = 0
    for (let round = 0; round <= rounds; round += 1) {
      const both = new Map<string, [number, number]>()
      for (const name of asked) {
        const { own, plain, duck: theirs } = questions[name] as Pair<object>
        const [mine, other] = [await secondsOf(own), await secondsOf(theirs)]
        both.set(name, [mine.seconds, other.seconds])
        isIdentical &&= isSame(name, plain(mine.found), other.found)
      }
      const sum = (side: 0 | 1): number => page.reduce((total, name) => total + (both.get(name)?.[side] ?? 0), 0)
      both.set('standing', [sum(0), sum(1)])
      // Nothing is at its speed at first, and what is kept is counted then.
      if (round === 0) firstSeconds = sum(0)
      else for (const [name, pair] of both) times[name as Measured].push(pair)
    }
    const spreads = (read: (pair: [number, number]) => number) =>
      Object.fromEntries(Object.entries(times).map(([name, pairs]) => [name, spreadOf(pairs.map(read))])) as Record<
        Measured,
        Spread
      >
    return {
      seconds: spreads(([own]) => own),
      vsDuckDb: spreads(([own, other]) => own / other),
      firstSeconds: Number(firstSeconds.toPrecision(4)),
      isIdentical,
    }
  } finally {
    duck.closeSync()
  }
}

/** Both in the same order and to the ninth decimal; says where they differ. */
const isSame = (name: string, own: readonly object[], duck: readonly object[]): boolean => {
  const inTurn = (groups: readonly object[]) => groups.map((group) => JSON.stringify(group, toNinth)).toSorted()
  const [mine, theirs] = [inTurn(own), inTurn(duck)]
  const at = mine.findIndex((text, index) => text !== theirs[index])
  if (at < 0 && mine.length === theirs.length) return true
  process.stderr.write(`${name}: ${mine.length} and ${theirs.length} groups; ${mine[at]} here is ${theirs[at]} there\n`)
  return false
}

const toNinth = (_: string, value: unknown): unknown => (typeof value === 'number' ? Number(value.toFixed(9)) : value)

/** The counts and the days of every desk, as DuckDB gives them. */
const stayGroupsOf = ({ stay, waiting, flow }: StageFigures): DuckGroup[] => {
  const nameOf = ({ district, track, stage, holder }: Pick<StageKey, 'district' | 'track' | 'stage' | 'holder'>) =>
    `${district} ${track} ${stage} ${holder}`
  const open = new Map(waiting.groups.map((group) => [nameOf(group), group.n]))
  const moved = new Map(flow.groups.map((group) => [nameOf(group), group]))
  return stay.groups.map((group): DuckGroup => {
    const name = nameOf(group)
    const { median, p90 } = group.days.calendarDays
    return {
      ...{ group: name, n: group.n, open: open.get(name) ?? 0 },
      ...{ entered: moved.get(name)?.entered ?? 0, left: moved.get(name)?.left ?? 0 },
      ...{ medianDays: median.value, p90Days: p90.value },
    }
  })
}

/**
 * The figures against DuckDB on two threads, which is asked for less: of the standing page the stages by district (all of
 * their seven figures, in both units; DuckDB counts each desk and gives days by Kaplan–Meier in one unit), the overdue clocks
 * and the process map (both in both units, DuckDB in one); and a free filter (one stage in one kind of garage; with bands by
 * compound, which DuckDB leaves out). Fails where a number differs. `--families=100000,1000000`; `--quick`: 20,000; `--json`.
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
        { day, workingDaysBetween: workingDayCounter(library.calendar('cn').value) },
        Number(options.get('rounds') ?? (isQuick ? 3 : 5)),
      )
      bySize[families] = fields
      for (const name of ['standing', ...asked] as const)
        say(`${families} families: ${name} ${inWords(fields.seconds[name])} s, ${inWords(fields.vsDuckDb[name])} of DuckDB`)
      say(`${families} families: the standing page when it is asked for first ${fields.firstSeconds} s`)
      say(fields.isIdentical ? 'both say the same' : 'THEY DIFFER')
    }
    const [least, most] = [bySize[100_000], bySize[1_000_000]]
    const growth = least && most ? most.seconds.standing.median / least.seconds.standing.median : null
    if (growth !== null) say(`the standing page of 1,000,000 families takes ${growth.toFixed(2)} × that of 100,000`)
    const largest = bySize[sizes.toSorted((a, b) => a - b).at(-1) ?? 0]
    const fields = {
      statistics: { vsDuckDb: largest?.vsDuckDb, ...(growth === null ? {} : { growth100kTo1M: growth }), bySize },
    }
    if (options.has('json')) process.stdout.write(`${JSON.stringify(fields, null, 2)}\n`)
    return Object.values(bySize).every(({ isIdentical }) => isIdentical)
  } finally {
    city.close()
  }
}
