import { sqliteFigures } from '../../src/database/sqlite-figures.ts'
import { openStandingRecord } from '../../src/database/standing-record.ts'
import type { FigureRows, StandingTrace } from '../../src/statistics/ports.ts'
import { endOfDay } from '../../workflows/calendar/days.ts'
import { accountsFigure, accountsOf } from '../../workflows/statistics/accounts.ts'
import { answerFigures, answersOf } from '../../workflows/statistics/answers.ts'
import { asItWas, asKnownThen } from '../../workflows/statistics/as-of.ts'
import { changesFigure, changesOf } from '../../workflows/statistics/changes.ts'
import { companiesFigure, companiesOf } from '../../workflows/statistics/companies.ts'
import { curvesFigure, curvesOf } from '../../workflows/statistics/curves.ts'
import { workingDayCounter } from '../../workflows/statistics/days.ts'
import { familiesFigure, familiesOf } from '../../workflows/statistics/families.ts'
import { officeLoadFigure, officesOf } from '../../workflows/statistics/office-load.ts'
import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import { mapOf, processMap } from '../../workflows/statistics/process-map.ts'
import { stageFigures, stagesOf } from '../../workflows/statistics/stages.ts'
import { type OpenStayColumns, openStayColumns } from '../../workflows/statistics/stay-columns.ts'
import { stuckFigure, stuckOf } from '../../workflows/statistics/stuck.ts'
import { simulatedDatabase } from '../helpers/simulated-database.ts'

const rounds = 3
const kinds = ['stays', 'ends', 'clocks', 'answers', 'grounds', 'words'] as const

/** What something cost, in milliseconds of this processor. */
const costOf = async <T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly found: T }> => {
  const before = process.threadCpuUsage()
  const found = await work()
  const { user, system } = process.threadCpuUsage(before)
  return { ms: (user + system) / 1000, found }
}

const medianOf = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const say = (what: string, ms: number, families: number): void => {
  process.stdout.write(
    `  ${what.padEnd(52)} ${(ms / 1000).toFixed(2).padStart(8)} s  ${((1000 * ms) / families).toFixed(1)} µs a family\n`,
  )
}

/** The same families again and again in compounds of their own, until there are enough. */
const manyTimes = (traces: readonly StandingTrace[], wanted: number): StandingTrace[] =>
  Array.from({ length: wanted }, (_, index) => {
    const trace = traces[index % traces.length] as StandingTrace
    const round = Math.floor(index / traces.length)
    return {
      ...trace,
      chainId: `${trace.chainId} ${round}`,
      caseId: `${trace.caseId} ${round}`,
      compoundId: `${trace.compoundId} ${round}`,
    }
  })

/** The stays of the same families in columns, again and again. */
export const columnsOf = (rows: FigureRows, places: ReadonlyMap<string, CasePlace>, wanted: number): OpenStayColumns => {
  const opened = openStayColumns()
  const families = [...Map.groupBy(rows.stays, ({ chainId }) => chainId)]
  const endsOf = Map.groupBy(rows.ends, ({ chainId }) => chainId)
  const answersIn = Map.groupBy(rows.answers, ({ chainId }) => chainId)
  const clocksIn = Map.groupBy(rows.clocks, ({ caseId }) => caseId)
  const groundsIn = Map.groupBy(rows.grounds, ({ caseId }) => caseId)
  for (let index = 0; index < wanted; index += 1) {
    const [chainId, own] = families[index % families.length] ?? ['', []]
    const round = Math.floor(index / families.length)
    const stays = round === 0 ? own : own.map((stay) => ({ ...stay, compoundId: `${stay.compoundId} ${round % 20}` }))
    const caseIds = new Set(own.map(({ caseId }) => caseId))
    opened.put(`${chainId} ${round}`, {
      ...{ stays, ends: endsOf.get(chainId) ?? [], places, answers: answersIn.get(chainId) ?? [] },
      clocks: [...caseIds].flatMap((caseId) => clocksIn.get(caseId) ?? []),
      grounds: [...caseIds].flatMap((caseId) => groundsIn.get(caseId) ?? []),
    })
  }
  return opened
}

/**
 * What the figures of the bureau’s first page cost: from the record, and from what is kept ready of each family, for as many
 * families as are asked for. `--families=1000000`; `--cases`: how many different ones are simulated. Seconds of one processor.
 */
export const figuresBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const families = Number(options.get('families') ?? 100_000)
  const city = simulatedDatabase({ cases: Number(options.get('cases') ?? 1_000), seed: Number(options.get('seed') ?? 1) })
  try {
    const { database, library, districts } = city
    const last = database.connection
      .prepare<[], { day: string }>('select substr(max(recorded_at), 1, 10) as day from cases')
      .get()
    const day = last?.day ?? '2026-01-01'
    const question = {
      at: asKnownThen(day),
      since: Temporal.PlainDate.from(day).subtract({ days: 7 }).toString(),
      split: 'all',
      workingDaysBetween: workingDayCounter(library.calendar('cn').value),
      // As the pages ask: what stands behind a number is asked for by itself.
      withCases: false,
    } as const
    const before = '9999-12-31T00:00:00.000Z'
    const read = await costOf(() => sqliteFigures(database, library).rows({ districts, before }, kinds))
    const standing = openStandingRecord(database, library)
    const first = await costOf(() => standing.ready({ districts, before, at: question.at }))
    const traces = first.found?.traces() ?? []
    say(`${traces.length} simulated families: reading the record`, read.ms, traces.length)
    say(`${traces.length} simulated families: making them ready, once`, first.ms, traces.length)
    const halfAYearAgo = Temporal.PlainDate.from(day).subtract({ months: 6 }).toString()
    for (const at of [asKnownThen(halfAYearAgo), asItWas(halfAYearAgo, day)]) {
      const until = at.meaning === 'asKnownThen' ? endOfDay(halfAYearAgo, 'Asia/Shanghai') : before
      const past = await costOf(() => standing.ready({ districts, before: until, at }))
      say(`half a year ago, ${at.meaning}: making them ready, once`, past.ms, past.found.traces().length)
      const again = await costOf(() => standing.ready({ districts, before: until, at }))
      say(`half a year ago, ${at.meaning}: the next figure`, again.ms, again.found.traces().length)
    }
    const many = manyTimes(traces, families)
    const places = await sqliteFigures(database, library).places(districts)
    const filled = await costOf(() => columnsOf(read.found, places, families))
    const stays = filled.found.standing()
    say(`${families} families: laying their stays into columns`, filled.ms, families)
    const ofStages = { ...question, period: { from: question.since, to: day }, withOrganisations: true }
    const ofCurves = { ...question, groupBy: 'garage', filters: {}, stage: null, between: question.workingDaysBetween } as const
    const figures = {
      families: [(rows: FigureRows) => familiesFigure({ ...rows, places }, question), () => familiesOf(many, question)],
      stuck: [(rows: FigureRows) => stuckFigure({ ...rows, places }, question), () => stuckOf(many, question)],
      changes: [(rows: FigureRows) => changesFigure({ ...rows, places }, question), () => changesOf(many, question)],
      stages: [(rows: FigureRows) => stageFigures({ ...rows, places }, ofStages), () => stagesOf(stays, ofStages)],
      map: [(rows: FigureRows) => processMap({ ...rows, places }, question), () => mapOf(stays, question)],
      accounts: [(rows: FigureRows) => accountsFigure({ ...rows, places }, question), () => accountsOf(stays, question)],
      offices: [(rows: FigureRows) => officeLoadFigure({ ...rows, places }, question.at), () => officesOf(stays, question)],
      answers: [(rows: FigureRows) => answerFigures({ ...rows, places }, question), () => answersOf(stays, question)],
      companies: [(rows: FigureRows) => companiesFigure({ ...rows, places }, question), () => companiesOf(stays, question)],
      curves: [(rows: FigureRows) => curvesFigure({ ...rows, places }, ofCurves), () => curvesOf(stays, ofCurves)],
      'curves of a stage': [
        (rows: FigureRows) => curvesFigure({ ...rows, places }, { ...ofCurves, stage: 'reviewing' }),
        () => curvesOf(stays, { ...ofCurves, stage: 'reviewing' }),
      ],
    } as const
    const costs = new Map<string, number[]>()
    for (let round = 0; round < rounds; round += 1) {
      for (const [name, [ofRows, ofTraces]] of Object.entries(figures)) {
        for (const [way, work] of [
          ['rows', () => ofRows(read.found)],
          ['ready', ofTraces],
        ] as const) {
          const { ms } = await costOf<object>(work)
          costs.set(`${name} ${way}`, [...(costs.get(`${name} ${way}`) ?? []), ms])
        }
      }
    }
    for (const name of Object.keys(figures)) {
      say(`${name}: ${traces.length} families of the rows`, medianOf(costs.get(`${name} rows`) ?? []), traces.length)
      say(`${name}: ${families} families of what is ready`, medianOf(costs.get(`${name} ready`) ?? []), families)
    }
    return true
  } finally {
    city.close()
  }
}
