import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { ForeignCurves } from '../../../src/statistics/foreign-curves.ts'
import { dayIn } from '../../../src/statistics/foreign-days.ts'
import { UnreadableLog } from '../../../src/statistics/foreign-faults.ts'
import { readForeignLog } from '../../../src/statistics/foreign-log.ts'
import { linesOf, textOf } from '../../../src/statistics/foreign-text.ts'
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
    expect(stdout.split('\r\n').slice(0, 4)).toEqual([
      'estimator,end,day,at_risk,share,standard_error,lower,upper',
      expect.stringMatching(/^kaplan-meier,,3,2,0\.5,0\.35355\d*,/),
      expect.stringMatching(/^kaplan-meier-greenwood,,3,2,0\.5,0\.35355\d*,/),
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
    ['with an empty end', ['start,end,ended', '0,1,1', '2024-03-01,,'], [[3, 'end']]],
    ['with days that may be read both ways', ['start,end,ended', '01/03/2024,02/04/2024,1'], [[2, '日期 days']]],
    ['with days of both orders', ['start,end,ended', '13/03/2024,04/25/2024,1'], [[2, '日期 days']]],
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

  test('that nobody made for this is read as its columns are called, up to the day on which it was drawn', () => {
    const lines = [
      'Permit Number,Filed Date,Status Date,Current Status,Neighborhood',
      '"1",03/01/2024 11:55:00 PM,03/13/2024 08:38:41 AM,complete,Mission',
      '"2",03/02/2024,03/03/2024,withdrawn,Marina',
      // What was told last of the one that goes on is no day on which it was looked at last.
      '"3",03/02/2024,03/05/2024,issued,Mission',
      '"4",03/04/2024,,,',
    ]
    const said = ['--start=Filed Date', '--end=status date', '--ended=Current Status', '--group=Neighborhood']
    const { stdout, stderr } = run(lines, ...said, '--goes-on=issued,filed', '--until=2024-03-22')
    expect(stderr).toBe('')
    const curves = JSON.parse(stdout) as ForeignCurves
    expect(curves).toMatchObject({ n: 4, open: 2, groups: 3, withoutGroup: 1, dates: 'mdy', ignoredColumns: ['permit number'] })
    expect(curves.stillOpen.map(({ day, atRisk }) => [day, atRisk])).toEqual([
      [1, 4],
      [12, 3],
    ])
    expect(curves.ends.map(({ end }) => end)).toEqual(['complete', 'withdrawn'])
    expect(run(lines, ...said).stderr).toContain('--until=')
  })

  test('without a column of how it ended has ended where it has an end', () => {
    const { stdout } = run(['start,end', '2024-03-01,2024-03-03', '2024-03-01,'], '--until=2024-03-09')
    expect(JSON.parse(stdout)).toMatchObject({ n: 2, open: 1, ends: [{ end: 'ended' }] })
    expect(faultsOf(['start,end', '0,1'])).toEqual([[1, 'ended']])
  })

  test('says day or month first where its days do not, and is read so', () => {
    const lines = ['start,end,ended', '01/03/2024,02/05/2024,1']
    const dayOf = (order: string) =>
      (JSON.parse(run(lines, `--dates=${order}`).stdout) as ForeignCurves).stillOpen.map(({ day }) => day)
    expect([dayOf('dmy'), dayOf('mdy')]).toEqual([[62], [33]])
    expect([dayIn('01/03/2024', 'dmy'), dayIn('01/03/2024', 'mdy')]).toEqual(['2024-03-01', '2024-01-03'])
    expect(run(lines, '--dates=ymd').status).toBe(2)
  })

  test.each([
    ['2024-03-01', '2024-03-01'],
    ['2024/3/1', '2024-03-01'],
    ['2024.03.01', '2024-03-01'],
    ['20240301', '2024-03-01'],
    ['2024年3月1日', '2024-03-01'],
    ['2024-03-01T23:59:59.123Z', '2024-03-01'],
    ['2024-03-01 00:10:00+08:00', '2024-03-01'],
    ['2024/10/03 00:00:00+00', '2024-10-03'],
    ['2024-03-01 9:05', '2024-03-01'],
    ['13/3/2024', '2024-03-13'],
    ['13.03.2024 08:38:41 PM', '2024-03-13'],
    ['1-Mar-2024', '2024-03-01'],
    ['01-MAR-2024 12:00:00 AM', '2024-03-01'],
    ['1 March 2024', '2024-03-01'],
    ['Mar 1, 2024', '2024-03-01'],
    ['September 30 2024', '2024-09-30'],
    ['30-Feb-2024', null],
    ['1-Foo-2024', null],
    ['2024-13-01', null],
    ['2023-02-29', null],
    ['20241301', null],
    ['01/03/24', null],
    ['2024-03-01 or so', null],
    ['5', null],
  ])('reads “%s” as %s', (text, day) => expect(dayIn(text, 'dmy')).toBe(day))

  test('may come from a Chinese spreadsheet, or from any other', () => {
    // “开始”“结束”“结果”“小区” in GB 18030, as a spreadsheet saves them.
    const gb = Buffer.from('bfaacabc2cbde1caf82cbde1b9fb2cd0a1c7f80a323032342f332f312c323032342f332f352ccda8b5e72cbcd70a', 'hex')
    const { text, encoding } = textOf(gb)
    expect([text, encoding]).toEqual(['开始,结束,结果,小区\n2024/3/1,2024/3/5,通电,甲\n', 'gb18030'])
    const called = { start: '开始', end: '结束', ended: '结果', group: '小区' }
    expect(readForeignLog(text, { called }).units).toEqual([{ cluster: '甲', enter: null, exit: 4, end: '通电' }])
    const semicolons = Buffer.from('\ufeffstart;end;ended\n0;1,;x\n', 'utf16le')
    expect([textOf(semicolons).encoding, linesOf(textOf(semicolons).text).map(({ cells }) => cells)]).toEqual([
      'utf-16le',
      [
        ['start', 'end', 'ended'],
        ['0', '1,', 'x'],
      ],
    ])
    expect(textOf(Buffer.from('start\nMünchen', 'utf8')).encoding).toBe('utf-8')
    expect(textOf(Buffer.from('4dfc206e ff0a'.replaceAll(' ', ''), 'hex')).text).toBe('Mü nÿ\n')
  })

  test('with many mistakes tells the first twenty and how many there are', () => {
    const { stderr } = run(['start,end,ended', ...Array.from({ length: 30 }, () => 'x,1,1')])
    expect(stderr.match(/第\d+行/g)).toHaveLength(20)
    expect(stderr).toContain('and 10 more')
    expect(stderr).toContain('30 mistake(s)')
  })

  test('that is not there, or nothing at all, is told with the usage', () => {
    const asked = (...args: string[]) => spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    expect([asked().status, asked().stderr]).toEqual([2, expect.stringContaining('npm run stats --silent -- FILE')])
    expect([asked(join(folder, 'nowhere.csv')).status, asked(join(folder, 'nowhere.csv')).stderr]).toEqual([
      1,
      expect.stringContaining('nowhere.csv'),
    ])
  })
})
