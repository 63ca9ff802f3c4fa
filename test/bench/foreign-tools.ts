import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import pino from 'pino'
import { z } from 'zod'
import { pileClient, type Schemas, taken } from '../../src/client/client.ts'
import { readConfig } from '../../src/config.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { startDemo } from '../../src/demo/start-demo.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../helpers/simulated-database.ts'

const counts = z.record(z.string(), z.number())

const Figures = z.object({
  cases: z.number(),
  events: z.number(),
  first: counts,
  last: counts,
  follows: counts,
  seconds: z.array(z.number()),
  ways: z.object({ entered: counts, waiting: counts, follows: counts, medianDays: counts }),
})
const Read = z.union([
  z.object({ missing: z.string() }),
  z.object({
    tool: z.string(),
    xes: Figures,
    csv: Figures,
    ocel: Figures.extend({
      objects: counts,
      relations: z.number(),
      objectRelations: z.number(),
      filedOn: counts,
      outcomes: counts,
    }),
    faults: z.record(z.string(), z.array(z.string())),
  }),
])

const forms = { xes: 'record.xes', csv: 'record.csv', ocel: 'record.ocel.json' } as const

/**
 * Another tool reads the exports, and has to come to the figures of the service: `--cases=300`, `--python=…` where pm4py is
 * installed, and with `--schemas=FILE.xsd,FILE.json` what the schemas of both formats find wrong. pm4py is no part of this
 * product: where it is missing, that is said and nothing is measured.
 */
export const foreignBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const city = simulatedDatabase({ cases: Number(options.get('cases') ?? 300), seed: Number(options.get('seed') ?? 1) })
  try {
    const folder = dirname(city.databaseFile)
    const said = await exportAll(city, folder)
    const python = options.get('python') ?? 'python3'
    const schemas = options.get('schemas')?.split(',') ?? []
    const script = fileURLToPath(new URL('foreign-tools.py', import.meta.url))
    const run = spawnSync(python, [script, folder, ...schemas], { encoding: 'utf8', maxBuffer: 1 << 28 })
    if (run.error || run.status !== 0)
      return tell(`not measured: ${run.error?.message ?? run.stderr.trim()}`, run.error !== undefined)
    const read = Read.parse(JSON.parse(run.stdout))
    if ('missing' in read) return tell(`not measured: ${python} has no ${read.missing} (pip install pm4py)`, true)
    const expected = { ...figuresOfRecord(city), ways: said.ways }
    const { xes, csv, ocel, faults } = read
    const { objects, relations, objectRelations, filedOn, outcomes, ...flat } = ocel
    tell(`${expected.cases} requests, ${expected.events} events, read by ${read.tool}`, true)
    const results = [
      ...Object.entries({ xes, csv, ocel: flat }).flatMap(([form, found]) => compared(form, found, expected)),
      ...compared('ocel', { objects, relations, objectRelations, filedOn, outcomes }, objectsOfRecord(city, said.ocel)),
      ...Object.entries(faults).map(([schema, found]) =>
        tell(`${schema}: ${found.join('; ') || 'nothing wrong'}`, found.length === 0),
      ),
    ]
    return results.every(Boolean)
  } finally {
    city.close()
  }
}

const tell = (sentence: string, isGood: boolean): boolean => {
  process.stdout.write(`  ${sentence}\n`)
  return isGood
}

const compared = (form: string, found: object, expected: object): boolean[] =>
  Object.entries(expected).map(([name, value]) => {
    const own = (found as Readonly<Record<string, unknown>>)[name]
    const isSame = isDeepStrictEqual(own, value)
    return tell(`${form.padEnd(5)} ${name.padEnd(16)} ${isSame ? 'the same' : `differs: ${differenceOf(own, value)}`}`, isSame)
  })

const flatOf = (value: unknown, path = ''): [string, unknown][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flatOf(inner, `${path} ${key}`))
    : [[path, value]]

const differenceOf = (found: unknown, expected: unknown): string => {
  const [own, other] = [new Map(flatOf(found)), new Map(flatOf(expected))]
  const paths = [...new Set([...own.keys(), ...other.keys()])].filter((path) => own.get(path) !== other.get(path))
  const some = paths.slice(0, 5).map((path) => `${path}: ${own.get(path) ?? 'none'} read, ${other.get(path) ?? 'none'} recorded`)
  return `${paths.length} values; ${some.join('; ')}`
}

/** Takes the files over HTTP, as the office of the whole city; gives what its pages say beside them. */
const exportAll = async ({ databaseFile, database, districts }: SimulatedDatabase, folder: string) => {
  const last = database.connection.prepare<[], { at: string }>('select max(recorded_at) as at from case_events').get()
  const time = demoTime(
    Temporal.Instant.from(last?.at ?? '2026-01-01T00:00:00Z')
      .add({ hours: 1 })
      .toString(),
  )
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${databaseFile}` })
  const demo = await startDemo(config, { logger: pino({ level: 'error' }), time, pollMs: null })
  try {
    const { url } = demo.service
    const logIn = async (login: string, password: string) =>
      taken(await pileClient(url).http.POST('/api/login', { body: { method: 'password', login, password } })).token
    const operator = pileClient(url, await logIn(demo.operator.login, demo.operator.password))
    const office = { party: 'bureau' as const, kind: null, name: '住房和城乡建设局（统计）', districts: [...districts] }
    const { organisationId } = taken(await operator.http.POST('/api/organisations', { body: office }))
    const account = { party: 'bureau', organisationId, login: 'statistics', password: 'what-a-city-counts' } as const
    taken(await operator.http.POST('/api/accounts', { body: account }))
    const bureau = pileClient(url, await logIn(account.login, account.password))
    const texts = new Map<string, string>()
    for (const [form, file] of Object.entries(forms) as [keyof typeof forms, string][]) {
      const path = { form }
      const text = taken(await bureau.http.GET('/api/exports/{form}', { params: { path }, parseAs: 'text' })) as string
      writeFileSync(join(folder, file), text)
      texts.set(form, text)
    }
    const { map } = taken(await bureau.http.GET('/api/statistics/map', { params: { query: {} } }))
    return { ways: map.groups.map(waysOf)[0], ocel: texts.get('ocel') ?? '' }
  } finally {
    await demo.stop()
  }
}

type MapGroup = Schemas['MapGroup']

// Where a track ends, the map tells by which outcome; another tool sees only that nothing follows.
const waysOf = ({ stages, ways }: MapGroup) => {
  const onward = ways.filter(({ to }) => to !== null)
  const way = ({ track, from, to }: MapGroup['ways'][number]): string => `${track}/${from} > ${track}/${to}`
  const place = ({ track, stage }: MapGroup['stages'][number]): string => `${track}/${stage}`
  return {
    entered: Object.fromEntries(stages.map((one) => [place(one), one.entered])),
    waiting: Object.fromEntries(stages.flatMap((one) => (one.waiting > 0 ? [[place(one), one.waiting]] : []))),
    follows: Object.fromEntries(onward.map((one) => [way(one), one.times])),
    medianDays: Object.fromEntries(onward.map((one) => [way(one), one.medianDays.calendarDays ?? 0])),
  }
}

const tally = (values: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(values, (value) => value)].map(([value, all]) => [value, all.length]))

/** The same figures straight from the rows of the record. */
const figuresOfRecord = ({ database }: SimulatedDatabase) => {
  const rows = database.connection
    .prepare<[], { caseId: string; type: string; at: string }>(
      `select case_id as caseId, type, case_events.recorded_at as at from case_events join cases using (case_id)
       where kind = 'request' and filed_on is not null order by case_id, seq`,
    )
    .all()
  const traces = [...Map.groupBy(rows, ({ caseId }) => caseId).values()]
  const instantOf = (row: { readonly at: string } | undefined): number => Date.parse(row?.at ?? '')
  return {
    cases: traces.length,
    events: rows.length,
    first: tally(traces.flatMap((trace) => trace[0]?.type ?? [])),
    last: tally(traces.flatMap((trace) => trace.at(-1)?.type ?? [])),
    follows: tally(traces.flatMap((trace) => trace.slice(1).map(({ type }, before) => `${trace[before]?.type ?? ''} > ${type}`))),
    seconds: traces.map((trace) => (instantOf(trace.at(-1)) - instantOf(trace[0])) / 1000).toSorted((a, b) => a - b),
  }
}

const Sent = z.object({
  events: z.array(z.object({ relationships: z.array(z.unknown()) })),
  objects: z.array(z.object({ type: z.string(), relationships: z.array(z.unknown()) })),
})

/** What the record holds of the objects; of relations, which the record does not keep as such, what was sent. */
const objectsOfRecord = ({ database }: SimulatedDatabase, text: string) => {
  const sent = Sent.parse(JSON.parse(text))
  const rows = database.connection
    .prepare<[], { filedOn: string; outcome: string | null }>(
      "select filed_on as filedOn, outcome from cases where kind = 'request' and filed_on is not null",
    )
    .all()
  const related = (entries: readonly { readonly relationships: readonly unknown[] }[]): number =>
    entries.reduce((sum, { relationships }) => sum + relationships.length, 0)
  return {
    objects: tally(sent.objects.map(({ type }) => type)),
    relations: related(sent.events),
    objectRelations: related(sent.objects),
    filedOn: tally(rows.map(({ filedOn }) => filedOn)),
    outcomes: tally(rows.flatMap(({ outcome }) => outcome ?? [])),
  }
}
