import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// What one start has made of the sources is found by the next, of this process and of those that it starts.
process.env['NODE_COMPILE_CACHE'] = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))
enableCompileCache(process.env['NODE_COMPILE_CACHE'])

type Bench = (options: ReadonlyMap<string, string>) => boolean | Promise<boolean>

/** The benches by name, each loaded when it is its turn. Each prints what it measured; false = it found a fault. */
const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  walks: async () => (await import('./walks.ts')).walkBench,
  pages: async () => (await import('./pages.ts')).pagesBench,
  coverage: async () => (await import('./coverage.ts')).coverageBench,
  'back-test': async () => (await import('./back-test.ts')).backTestBench,
  figures: async () => (await import('./figures.ts')).figuresBench,
  events: async () => (await import('./events.ts')).eventsBench,
  exports: async () => (await import('./exports.ts')).exportsBench,
  fuzz: async () => (await import('./fuzz.ts')).fuzzBench,
  speed: async () => (await import('./speed.ts')).speedBench,
  statistics: async () => (await import('./statistics.ts')).statisticsBench,
  foreign: async () => (await import('./foreign-tools.ts')).foreignBench,
  writers: async () => (await import('./writers.ts')).writersBench,
  failover: async () => (await import('./failover.ts')).failoverBench,
  kills: async () => (await import('./kills.ts')).killsBench,
}

const options = new Map(
  process.argv.slice(2).flatMap((arg) => (arg.startsWith('--') ? [arg.slice(2).split('=') as [string, string]] : [])),
)
const named = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
/** Those that measure speed; `--quick` makes them short, `--json` has them print one object and nothing else. */
const speed = ['speed']
const isSpeedAlone = options.has('quick') || options.has('json')
const unknown = named.filter((name) => benches[name] === undefined)

if (unknown.length > 0) {
  process.stderr.write(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.\n`)
  process.exitCode = 2
} else {
  for (const name of named.length > 0 ? named : isSpeedAlone ? speed : Object.keys(benches)) {
    if (!options.has('json')) process.stdout.write(`${name}\n`)
    const bench = await benches[name]?.()
    if (!(await bench?.(options))) process.exitCode = 1
  }
}
