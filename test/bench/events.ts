import { cpus, loadavg, totalmem, type } from 'node:os'
import { firstLoads } from '../../src/pages/build-pages.ts'
import { bareCommits } from './events/bare-commits.ts'
import { bareStart, coldStart } from './events/cold-start.ts'
import { eventCity } from './events/event-city.ts'
import { inWords, type Measured, type Spread, spreadOf } from './events/measured.ts'
import { reloading } from './events/reloading.ts'
import { type ServedEvents, servedEvents } from './events/served-events.ts'

const connections = 64
/** Events a second while the bureau's pages are reloaded, and while they are not. */
const rateUnderStatistics = 200

/** What the event path comes to. Each ratio is taken round by round, both sides in turn in one run. */
interface EventFields {
  readonly machine: string
  readonly eventPath: {
    readonly vsBareGroupCommit: Spread | undefined
    /** Events a second in the largest city for every one in the smallest. */
    readonly growth: number | null
    readonly sizes: readonly number[]
    readonly bySize: Readonly<Record<string, SizeFields>>
  }
  readonly p99UnderStatistics: { readonly ratio: Spread | undefined }
  readonly coldStart: { readonly seconds: Spread; readonly vsBareNode: Spread }
  readonly web: { readonly ownerGzipKb: number | undefined }
  readonly faults: readonly string[]
}

/** How much is measured. */
interface Plan {
  readonly sizes: readonly number[]
  readonly rates: readonly number[]
  readonly rounds: number
  readonly seconds: number
  /** How long is sent before anything is measured: code that has hardly run is several times as slow, and a short round is nothing else. */
  readonly warmSeconds: number
  readonly starts: number
}

/** The size that every plan measures, so that a quick one says of it what a long one says. */
const usualSize = 10_000

const planOf = (options: ReadonlyMap<string, string>): Plan => {
  const isQuick = options.has('quick')
  const sizes = options.get('cases')?.split(',').map(Number)
  return {
    sizes: sizes ?? (isQuick ? [1000, usualSize] : [usualSize, 300_000]),
    rates: isQuick ? [] : [300, 1000],
    rounds: Number(options.get('rounds') ?? (isQuick ? 3 : 5)),
    seconds: Number(options.get('seconds') ?? (isQuick ? 0.5 : 4)),
    warmSeconds: isQuick ? 2.5 : 4,
    starts: isQuick ? 2 : 7,
  }
}

/**
 * The event path over HTTP, 64 connections, every request validated, decided and on the disk before its answer, against
 * SQLite that only writes the same rows, fifty events a transaction. `--cases=20000,300000`, picked at random; `--quick`;
 * `--json`. A million cases take about ten minutes and three times 10 GB to lay down: `--cases=10000,1000000`.
 */
export const eventsBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const say = options.has('json') ? () => {} : (line: string) => void process.stdout.write(`  ${line}\n`)
  const { faults, ...fields } = await measureEvents(options, say)
  if (options.has('json')) process.stdout.write(`${JSON.stringify(fields, null, 2)}\n`)
  return faults.length === 0
}

/** Measures it, and the start and the weight of the first page beside it. */
export const measureEvents = async (options: ReadonlyMap<string, string>, say: (line: string) => void): Promise<EventFields> => {
  const plan = planOf(options)
  const machine = `${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()}, Node.js ${process.version}, load ${loadavg()[0]?.toFixed(1)}`
  say(machine)
  const bySize: Record<string, SizeFields> = {}
  const largest = Math.max(...plan.sizes)
  for (const cases of plan.sizes) bySize[cases] = await measureSize(cases, { ...plan, isReloaded: cases === largest }, say)
  const sizes = plan.sizes.toSorted((a, b) => a - b)
  const [least, most] = [bySize[sizes[0] ?? 0], bySize[sizes.at(-1) ?? 0]]
  const starts = await inTurn(plan.starts, coldStart, bareStart)
  const seconds = spreadOf(starts.map(([own]) => own))
  const ownerGzipKb = firstLoads().find(({ page }) => page === 'app.html')?.gzipKb
  say(`cold start: ${inWords(seconds)} s, bare Node.js ${inWords(spreadOf(starts.map(([, bare]) => bare)))} s`)
  say(`an owner’s first load: ${String(ownerGzipKb)} kB gzip`)
  return {
    machine,
    eventPath: {
      vsBareGroupCommit: (bySize[usualSize] ?? least)?.vsBareGroupCommit,
      growth: sizes.length > 1 && least && most ? most.perSecond.median / least.perSecond.median : null,
      sizes,
      bySize,
    },
    p99UnderStatistics: { ratio: most?.p99UnderStatistics ?? undefined },
    coldStart: { seconds, vsBareNode: spreadOf(starts.map(([own, bare]) => own / bare)) },
    web: { ownerGzipKb },
    faults: Object.values(bySize).flatMap(({ faults }) => faults),
  }
}

/** What one size of the city came to. */
interface SizeFields {
  readonly vsBareGroupCommit: Spread
  readonly perSecond: Spread
  readonly barePerSecond: Spread
  readonly cpuMicros: Spread
  readonly bareCpuMicros: Spread
  readonly openLoop: Readonly<Record<string, OpenLoop>>
  /** The p99 of an event while the bureau's pages are reloaded, for every one while they are not; null = the size was not asked. */
  readonly p99UnderStatistics: Spread | null
  readonly faults: readonly string[]
}

/** Milliseconds from when a request was due to its answer, at a fixed rate. */
interface OpenLoop {
  readonly p99: Spread
  readonly p99OfOneTransactionEach: Spread
  readonly ratio: Spread
}

const measureSize = async (
  cases: number,
  plan: Plan & { readonly isReloaded: boolean },
  say: (line: string) => void,
): Promise<SizeFields> => {
  const city = await eventCity(cases)
  const bare = bareCommits(city)
  const served = await servedEvents(city, city.folder)
  const oneEach = plan.rates.length > 0 ? await servedEvents(city, city.copy(), ['--one-each']) : null
  const faults: string[] = []
  const rounds: [Measured, Measured][] = []
  const serve = async (service: ServedEvents, rate: number | null, seconds = plan.seconds) => {
    const report = await service.round({ seconds, connections, rate })
    faults.push(...report.faults)
    return report
  }
  try {
    // Nothing is at its speed at first.
    await serve(served, null, plan.warmSeconds)
    if (oneEach) await serve(oneEach, null, plan.warmSeconds)
    for (let n = 0; n < plan.rounds; n += 1) rounds.push([await serve(served, null), bare.round(20 * plan.seconds)])
    const openLoop: Record<string, OpenLoop> = {}
    for (const rate of oneEach ? plan.rates : []) {
      const times = await inTurn(
        plan.rounds,
        async () => (await serve(served, rate)).p99,
        async () => (oneEach ? (await serve(oneEach, rate)).p99 : Number.NaN),
      )
      openLoop[`${rate} a second`] = {
        p99: spreadOf(times.map(([own]) => own)),
        p99OfOneTransactionEach: spreadOf(times.map(([, one]) => one)),
        ratio: spreadOf(times.map(([own, one]) => own / one)),
      }
    }
    const under = await inTurn(
      plan.isReloaded ? plan.rounds : 0,
      async () => {
        const pages = reloading(served.url, city.tokens.get('bureau') ?? '')
        const { p99 } = await serve(served, rateUnderStatistics)
        await pages.stop()
        return p99
      },
      async () => (await serve(served, rateUnderStatistics)).p99,
    )
    const fields: SizeFields = {
      vsBareGroupCommit: spreadOf(rounds.map(([own, limit]) => own.perSecond / limit.perSecond)),
      perSecond: spreadOf(rounds.map(([own]) => own.perSecond)),
      barePerSecond: spreadOf(rounds.map(([, limit]) => limit.perSecond)),
      cpuMicros: spreadOf(rounds.map(([own]) => own.cpuMicros)),
      bareCpuMicros: spreadOf(rounds.map(([, limit]) => limit.cpuMicros)),
      openLoop,
      p99UnderStatistics: plan.isReloaded ? spreadOf(under.map(([busy, alone]) => busy / alone)) : null,
      faults: faults.slice(0, 3),
    }
    tell(cases, fields, say)
    return fields
  } finally {
    await served.close()
    await oneEach?.close()
    bare.close()
    city.close()
  }
}

const tell = (cases: number, fields: SizeFields, say: (line: string) => void): void => {
  const { vsBareGroupCommit, perSecond, barePerSecond, cpuMicros, bareCpuMicros, openLoop, p99UnderStatistics, faults } = fields
  say(`${cases} cases: ${inWords(vsBareGroupCommit)} of bare group commit`)
  say(`  events a second: ${inWords(perSecond)}, bare ${inWords(barePerSecond)}`)
  say(`  µs of the processor an event: ${inWords(cpuMicros)}, bare ${inWords(bareCpuMicros)}`)
  for (const [rate, { p99, p99OfOneTransactionEach, ratio }] of Object.entries(openLoop)) {
    say(
      `  p99 at ${rate}: ${inWords(p99)} ms, one transaction each ${inWords(p99OfOneTransactionEach)} ms, ratio ${inWords(ratio)}`,
    )
  }
  if (p99UnderStatistics) {
    say(`  p99 at ${rateUnderStatistics} a second while the bureau’s pages reload: ${inWords(p99UnderStatistics)} of that alone`)
  }
  for (const fault of faults) say(`  answered otherwise: ${fault}`)
}

const inTurn = async (rounds: number, own: () => Promise<number>, other: () => Promise<number>): Promise<[number, number][]> => {
  const found: [number, number][] = []
  for (let n = 0; n < rounds; n += 1) found.push([await own(), await other()])
  return found
}
