import { backTestBench } from './back-test.ts'
import { coverageBench } from './coverage.ts'
import { eventsBench } from './events.ts'
import { exportsBench } from './exports.ts'
import { failoverBench } from './failover.ts'
import { figuresBench } from './figures.ts'
import { foreignBench } from './foreign-tools.ts'
import { fuzzBench } from './fuzz.ts'
import { pagesBench } from './pages.ts'
import { speedBench } from './speed.ts'
import { statisticsBench } from './statistics.ts'
import { walkBench } from './walks.ts'

/** The benches by name. Each prints what it measured; false = it found a fault. */
const benches: Readonly<Record<string, (options: ReadonlyMap<string, string>) => boolean | Promise<boolean>>> = {
  walks: walkBench,
  pages: pagesBench,
  coverage: coverageBench,
  'back-test': backTestBench,
  figures: figuresBench,
  events: eventsBench,
  exports: exportsBench,
  fuzz: fuzzBench,
  speed: speedBench,
  statistics: statisticsBench,
  foreign: foreignBench,
  failover: failoverBench,
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
    if (!(await benches[name]?.(options))) process.exitCode = 1
  }
}
