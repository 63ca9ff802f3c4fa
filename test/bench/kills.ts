import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Killed, killAgainAndAgain } from '../helpers/killed/kill-harness.ts'
import { openPoints, type Points } from '../helpers/killed/points.ts'

/** So often one city is killed before the next begins: each life is a day later, and the calendar is not to run out. */
const killsOfCity = 24

const print = (line: string): void => void process.stdout.write(`  ${line}\n`)

const sum = (all: readonly Killed[], of: (killed: Killed) => number): number => all.reduce((total, one) => total + of(one), 0)

const tellPoints = (points: Points): void => {
  for (const { name, before, after } of points.all())
    print(`${String(before).padStart(4)} before, ${String(after).padStart(4)} after  ${name}`)
}

/**
 * The service is killed under load again and again: every acknowledged event and paper is looked for, every clock that ran out,
 * every message that was to leave. `--kills=2000`, `--seed=1`, `--beside=2`: so many services at once, `--seconds`: no new city after that.
 */
export const killsBench = async (options: ReadonlyMap<string, string>): Promise<boolean> => {
  const [kills, seed, beside] = (
    [
      ['kills', 2000],
      ['seed', 1],
      ['beside', 2],
    ] as const
  ).map(([name, usual]) => Number(options.get(name) ?? usual)) as [number, number, number]
  const until = performance.now() + 1000 * Number(options.get('seconds') ?? Number.POSITIVE_INFINITY)
  const folder = mkdtempSync(join(tmpdir(), 'kills-'))
  const points = openPoints()
  const cities: Killed[] = []
  let begun = 0
  let done = 0
  const faulty = new Set<number>()
  const live = async (): Promise<void> => {
    while (begun < kills && performance.now() < until) {
      const ofCity = Math.min(killsOfCity, kills - begun)
      const first = begun
      begun += ofCity
      const own = join(folder, String(first))
      const killed = await killAgainAndAgain({ kills: ofCity, seed: seed * 1_000_003 + first, folder: own, points })
      cities.push(killed)
      done += ofCity
      for (const fault of killed.faults) print(`kills ${first + 1} to ${first + ofCity}: ${fault}`)
      if (killed.faults.length > 0) faulty.add(first)
      else rmSync(own, { recursive: true })
      print(
        `${done} of ${kills} kills; acknowledged: ${sum(cities, ({ events }) => events)} events, ` +
          `${sum(cities, ({ papers }) => papers)} papers; messages: ${sum(cities, ({ messages }) => messages)}, ` +
          `${sum(cities, ({ repeated }) => repeated)} of them twice; faults: ${sum(cities, ({ faults }) => faults.length)}`,
      )
    }
  }
  await Promise.all(Array.from({ length: beside }, live))
  print('killed at these durable writes:')
  tellPoints(points)
  if (faulty.size === 0) rmSync(folder, { recursive: true })
  else print(`the files of the cities with faults are kept: ${folder}`)
  return faulty.size === 0
}
