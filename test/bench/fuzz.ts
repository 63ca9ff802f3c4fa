import { fuzz } from '../helpers/fuzz/fuzz.ts'

/** Calls every operation with many seeds; `--seeds=5 --seed=100 --rounds=6`. Prints each fault with what asked for it. */
export const fuzzBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const first = Number(options.get('seed') ?? 1)
  const seeds = Number(options.get('seeds') ?? 20)
  const rounds = Number(options.get('rounds') ?? 6)
  let faults = 0
  for (let seed = first; seed < first + seeds; seed += 1) {
    const report = await fuzz(seed, rounds)
    const good = [...report.statuses.values()].filter((statuses) => [...statuses.keys()].some((status) => status < 400)).length
    process.stdout.write(
      `  seed ${seed}: ${report.sent} requests, ${good} of ${report.statuses.size} operations answered well, ` +
        `${report.events.size} kinds of events taken, ${report.faults.length + report.errors.length} faults\n`,
    )
    for (const { operation, who, fault, request } of report.faults) {
      process.stdout.write(`    ${operation} as ${who}: ${fault}\n      ${request}\n`)
    }
    for (const line of report.errors) process.stdout.write(`    log: ${line}`)
    faults += report.faults.length + report.errors.length
  }
  return faults === 0
}
