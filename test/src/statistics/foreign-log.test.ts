import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { ForeignCurves } from '../../../src/statistics/foreign-curves.ts'
import { readForeignLog, UnreadableLog } from '../../../src/statistics/foreign-log.ts'
import fixtures from '../../workflows/statistics/fixtures/estimators.json' with { type: 'json' }

const folder = mkdtempSync(join(tmpdir(), 'foreign-log-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const script = fileURLToPath(new URL('../../../src/scripts/stats.ts', import.meta.url))

/** What `npm run stats` does with a file of these lines. */
const run = (lines: readonly string[], ...more: string[]) => {
  const file = join(folder, 'log.csv')
  writeFileSync(file, lines.join('\n'))
  return spawnSync(process.execPath, [script, file, ...more], { encoding: 'utf8' })
}
const curvesOf = (lines: readonly string[]): ForeignCurves => {
  const { stdout, stderr } = run(lines)
  expect(stderr).toBe('')
  return JSON.parse(stdout) as ForeignCurves
}
const faultsOf = (lines: readonly string[]): (string | number)[][] => {
  try {
    readForeignLog(lines.join('\n'))
    return []
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error
    return error.faults.map(({ line, column }) => [line, column])
  }
}
const close = (seen: number | null | undefined, wanted: number): void => {
  expect(Math.abs((seen ?? Number.NaN) - wanted), `${seen} is not ${wanted}`).toBeLessThan(1e-9 * Math.max(1, Math.abs(wanted)))
}

describe('a log that is not of this service', () => {
  test.each(fixtures.survivals)('gives what R survival gives of it: $name', (r) => {
    const lines = r.exit.map((exit, at) => {
      const enter = r.enter[at] ?? -1
      return `0,${exit},${r.ended[at]},${r.cluster[at]},${enter < 0 ? '' : enter}`
    })
    const { stillOpen, ends, groups, n, notAtRisk } = curvesOf(['start,end,ended,group,entry', ...lines])
    expect([groups, n + notAtRisk]).toEqual([new Set(r.cluster).size, r.exit.length])
    let compared = 0
    for (const point of stillOpen) {
      const at = r.time.indexOf(point.day)
      close(point.atRisk, r.atRisk[at] ?? Number.NaN)
      close(point.share, r.survival[at] ?? Number.NaN)
      const [error, lower, upper] = [r.standardError[at], r.lower[at], r.upper[at]]
      // R has no error and no band once nobody is left.
      if (typeof error !== 'number' || typeof lower !== 'number' || typeof upper !== 'number' || point.lower === null) continue
      close(point.standardError, error)
      close(point.lower, lower)
      close(point.upper, upper)
      // With one kind of end, its probability is what is missing to the curve.
      const ended = ends[0]?.points.find(({ day }) => day === point.day)
      close(ended?.share, 1 - point.share)
      close(ended?.standardError, error)
      compared += 1
    }
    expect(compared).toBeGreaterThan(10)
  })

  test('reads days of the calendar, and tells ends apart: never by one minus the curve', () => {
    const curves = curvesOf([
      'permit,Start,End,Ended',
      '"B-1, north",2024-02-28,2024-03-01,granted',
      'B-2,2024-03-01,2024-03-05,refused',
      'B-3,2024-03-01,2024-03-07,granted',
      'B-4,2024-03-01,2024-03-09,',
    ])
    // 2024 has a 29th of February: two days, then four, six and, going on, eight.
    expect(curves).toMatchObject({ n: 4, open: 1, groups: 4, ignoredColumns: ['permit'] })
    expect(curves.stillOpen.map(({ day, share }) => [day, share])).toEqual([
      [2, 0.75],
      [4, 0.5],
      [6, 0.25],
    ])
    const end = (name: string) => curves.ends.find((one) => one.end === name)?.points.map(({ share }) => share)
    expect(end('granted')).toEqual([0.25, 0.25, 0.5])
    expect(end('refused')).toEqual([0, 0.25, 0.25])
  })

  test('is written as CSV too, a share a line', () => {
    const { stdout } = run(['start,end,ended,group', '0,3,done,a', '0,5,,b'], '--csv')
    expect(stdout.split('\r\n').slice(0, 3)).toEqual([
      'estimator,end,day,at_risk,share,standard_error,lower,upper',
      expect.stringMatching(/^kaplan-meier,,3,2,0\.5,0\.35355\d*,/),
      expect.stringMatching(/^aalen-johansen,done,3,2,0\.5,0\.35355\d*,/),
    ])
  })

  test.each([
    ['without a column', ['start,ended', '1,1'], [[1, 'end']]],
    ['with a column twice', ['start,end,ended,end', '1,1,1,1'], [[1, 'end']]],
    ['of a head alone', ['start,end,ended'], [[1, 'start']]],
    ['with a day that is none', ['start,end,ended', '2024-02-30,2024-03-01,1'], [[2, 'start']]],
    ['with an end before its start', ['start,end,ended', '0,1,1', '2024-03-02,2024-03-01,1'], [[3, 'end']]],
    [
      'with days and numbers mixed',
      ['start,end,ended,entry', '2024-03-02,5,1,', '0,5,1,2024-03-02'],
      [
        [2, 'end'],
        [3, 'entry'],
      ],
    ],
    ['with an empty group', ['start,end,ended,group', '0,1,1,a', '0,1,1,'], [[3, 'group']]],
    ['with a line too short', ['start,end,ended', '0,1,1', '0,1'], [[3, 'CSV']]],
    [
      'with every mistake told',
      ['start,end,ended', 'x,y,1', '0,1,1', 'z,1,1'],
      [
        [2, 'start'],
        [2, 'end'],
        [4, 'start'],
      ],
    ],
  ] as const)('%s gives no figure, and says where', (_, lines, faults) => {
    expect(faultsOf(lines)).toEqual(faults)
    const { status, stdout, stderr } = run(lines)
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(`第${faults[0]?.[0]}行`)
  })

  test('that is not there, or nothing at all, is told with the usage', () => {
    const asked = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    expect([asked().status, asked().stderr]).toEqual([2, expect.stringContaining('npm run stats -- FILE.csv')])
    expect([asked(join(folder, 'nowhere.csv')).status, asked(join(folder, 'nowhere.csv')).stderr]).toEqual([
      1,
      expect.stringContaining('nowhere.csv'),
    ])
  })
})
