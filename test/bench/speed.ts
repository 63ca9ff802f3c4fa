import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { measureEvents } from './events.ts'
import { measurePeers } from './peers/measure-peers.ts'

/**
 * All figures of speed in one object, each a median with its spread of rounds in which both sides were measured in turn.
 * `--quick`: short rounds over cities of 1,000 and 10,000 cases; `--cases=10000,1000000`: how the event path grows to a
 * million. What a growth was measured between stands in `measured`.
 */
export const speedBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const isQuick = options.has('quick')
  const say = options.has('json') ? () => {} : (line: string) => void process.stdout.write(`  ${line}\n`)
  const events = await measureEvents(options, say)
  const plan = {
    cases: isQuick ? 1000 : 20_000,
    rounds: isQuick ? 3 : 5,
    seconds: isQuick ? 0.5 : 4,
    warmSeconds: isQuick ? 3 : 12,
  }
  const peers = await measurePeers(plan, say)
  const { statistics } = await statisticsFields(isQuick)
  const { machine, eventPath, coldStart, web, p99UnderStatistics, faults } = events
  const fields = {
    machine,
    eventPath: {
      vsBareGroupCommit: eventPath.vsBareGroupCommit,
      vsDbos: peers.vsDbos,
      vsBpmnEngine: peers.vsBpmnEngine,
      vsPgBoss: peers.vsPgBoss,
      growth10kTo1M: eventPath.growth,
    },
    postgres: { vsDbos: peers.postgresVsDbos },
    statistics: { vsDuckDb: statistics.vsDuckDb, growth100kTo1M: statistics.growth100kTo1M ?? null },
    p99UnderStatistics,
    coldStart: { seconds: coldStart.seconds },
    web,
    // What stands behind a figure that a short round cannot take over its whole way.
    measured: { growth10kTo1M: `from ${eventPath.sizes[0]} to ${eventPath.sizes.at(-1)} cases`, isQuick },
  }
  if (options.has('json')) process.stdout.write(`${JSON.stringify(fields, null, 2)}\n`)
  return faults.length === 0 && peers.faults.length === 0
}

/** What the bench of the statistics says of itself, in a process of its own: it leaves no heap behind for the others. */
const statisticsFields = async (
  isQuick: boolean,
): Promise<{ readonly statistics: { readonly vsDuckDb: unknown; readonly growth100kTo1M?: number } }> => {
  const script = fileURLToPath(new URL('./bench.ts', import.meta.url))
  const args = [script, 'statistics', '--json', ...(isQuick ? ['--quick', '--families=10000', '--rounds=2'] : [])]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 })
  return JSON.parse(stdout)
}
