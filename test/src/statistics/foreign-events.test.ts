import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { againstR } from '../../../src/statistics/against-r.ts'
import { csvOfUnits, type ForeignCurves, foreignCurves } from '../../../src/statistics/foreign-curves.ts'
import { momentIn } from '../../../src/statistics/foreign-days.ts'
import { UnreadableLog } from '../../../src/statistics/foreign-faults.ts'
import { type LogReading, readForeignLog } from '../../../src/statistics/foreign-log.ts'

const folder = mkdtempSync(join(tmpdir(), 'foreign-events-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const script = fileURLToPath(new URL('../../../src/scripts/stats.ts', import.meta.url))

const run = (content: string | Uint8Array, args: readonly string[], env = process.env) => {
  const file = join(folder, 'log')
  writeFileSync(file, content)
  return spawnSync(process.execPath, [script, file, ...args], { encoding: 'utf8', env })
}
const unitsOf = (text: string, reading: LogReading) =>
  readForeignLog(text, reading).units.map(({ exit, end, cluster }) => [exit, end, cluster.startsWith('\u0000') ? '' : cluster])
const faultsOf = (text: string, reading: LogReading): string[] => {
  try {
    readForeignLog(text, reading)
    return []
  } catch (error) {
    if (!(error instanceof UnreadableLog)) throw error
    return error.faults.map(({ line, column, sentence }) => `${line} ${column}: ${sentence}`)
  }
}

// Out of order, as logs are that were put together; permit 3 goes on.
const events = [
  'Permit;Step;At;Office',
  '1;filed;2024-03-01 09:00:00+01:00;north',
  '2;filed;2024-03-02 10:00:00+01:00;',
  '1;issued;2024-03-06 23:30:00+01:00;south',
  '2;returned;2024-03-04 10:00:00+01:00;south',
  '2;filed;2024-03-05 08:00:00+01:00;',
  '2;refused;2024-03-05 17:00:00+01:00;',
  '3;filed;2024-03-05 09:00:00+01:00;north',
  '1;seen;2024-03-03 09:00:00+01:00;north',
  '1;archived;2024-03-09 09:00:00+01:00;north',
].join('\n')
const called = { case: 'permit', activity: 'Step', time: 'AT' }

/** The same as XES, with what such files carry besides: defaults, nested attributes, comments, entities. */
const xes = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generated; a <trace> in a comment is none -->
<log xes.version="1.0" xmlns="http://www.xes-standard.org/">
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="event"><date key="time:timestamp" value="1970-01-01T00:00:00.000+01:00"/></global>
  <string key="origin" value="a > b"><string key="nested" value="x"/></string>
  <trace>
    <string key="concept:name" value="A &amp; B"/>
    <string key="office" value="&#21335;"/>
    <date key="filed" value="2024-03-01T23:30:00.000Z"/>
    <date key="issued" value="2024-03-06T22:30:00.000Z"/>
    <event><string key="concept:name" value="filed"><string key="concept:name" value="not this"/></string>
      <date key="time:timestamp" value="2024-03-01T23:30:00.000Z"/></event>
    <event><string key='concept:name' value='issued'/><date key="time:timestamp" value="2024-03-06T22:30:00.000Z"/></event>
  </trace>
  <trace>
    <string key="concept:name" value="C"/>
    <date key="filed" value="2024-03-02T12:00:00Z"/>
    <event><string key="concept:name" value="filed"/><date key="time:timestamp" value="2024-03-02T12:00:00Z"/></event>
  </trace>
</log>`

describe('a log with one line an event', () => {
  test('counts a case from its first event to the first that ends it; what has not ended goes on until the last event of all', () => {
    const log = readForeignLog(events, { called: { ...called, group: 'Office' }, ends: ['issued', 'refused'] })
    expect(log).toMatchObject({ each: 'event', until: '2024-03-09 09:00:00+01:00', notBegun: 0, withoutGroup: 0 })
    expect(unitsOf(events, { called: { ...called, group: 'Office' }, ends: ['issued', 'refused'] })).toEqual([
      [5, 'issued', 'north'],
      [3, 'refused', 'south'],
      [4, null, 'north'],
    ])
  })

  test('counts to the second where asked, and the days of another place', () => {
    const exact = unitsOf(events, { called, ends: ['issued', 'refused'], isExact: true }).map(([exit]) => exit)
    expect(exact).toEqual([5 + 14.5 / 24, 3 + 7 / 24, 4])
    // Half past eleven at night in Paris is the next day in Shanghai.
    expect(unitsOf(events, { called, ends: ['issued'], zone: 'Asia/Shanghai' })[0]).toEqual([6, 'issued', ''])
  })

  test('begins where asked, leaves out and counts what never began, and takes the last event for the end', () => {
    const begins = { called, begins: ['returned', 'seen'], ends: ['issued', 'refused'] }
    expect(unitsOf(events, begins)).toEqual([
      [3, 'issued', ''],
      [1, 'refused', ''],
    ])
    expect(readForeignLog(events, begins).notBegun).toBe(1)
    expect(unitsOf(events, { called, ends: ['*'] })).toEqual([
      [8, 'archived', ''],
      [3, 'refused', ''],
      [0, 'filed', ''],
    ])
  })

  test('as it was known on an earlier day: what ended later goes on, what began later is not there', () => {
    const reading = { called, ends: ['issued', 'refused'], until: '2024-03-04' }
    expect(unitsOf(events, reading)).toEqual([
      [3, null, ''],
      [2, null, ''],
    ])
    expect(readForeignLog(events, reading).notBegun).toBe(1)
  })

  test('is known by the usual names of its columns', () => {
    const usual = 'case_id,activity,timestamp\na,x,2024-03-01\na,y,2024-03-03'
    expect(unitsOf(usual, { ends: ['y'] })).toEqual([[2, 'y', '']])
    expect(
      unitsOf(usual.replace('case_id,activity,timestamp', 'case:concept:name,concept:name,time:timestamp'), { ends: ['y'] }),
    ).toEqual([[2, 'y', '']])
  })

  test('asks which activities end a case, and knows the names that there are', () => {
    const [unsaid] = faultsOf(events, { called })
    expect(unsaid).toMatch(/--ends=NAME.*the last ones here: archived \(1\), refused \(1\), filed \(1\)/)
    expect(faultsOf(events, { called, ends: ['isued'] })).toEqual([expect.stringMatching(/^1 step: .*“isued”.*filed \(4\)/)])
    expect(run(events, ['--case=permit', '--activity=step', '--time=at']).status).toBe(1)
  })

  test('with an event without a time or a case says where', () => {
    const broken = `${events}\n4;filed;;north\n;filed;2024-03-01;north\n5;filed;soon;north`
    expect(faultsOf(broken, { called, ends: ['issued'] }).map((fault) => fault.slice(0, 9))).toEqual([
      '11 at: 空着',
      '12 permit',
      '13 at: “s',
    ])
    const log = readForeignLog(broken, { called, ends: ['issued'], leavesOut: true })
    expect([log.units.length, log.leftOut.length]).toEqual([3, 3])
  })
})

describe('a log in XES', () => {
  test('is read by its events, also packed by gzip, with the attributes of its traces under case:', () => {
    const { stdout, stderr } = run(gzipSync(xes), ['--ends=issued', '--group=case:office', '--until=2024-03-10'])
    expect(stderr).toBe('')
    expect(JSON.parse(stdout) as ForeignCurves).toMatchObject({ n: 2, open: 1, groups: 2, withoutGroup: 1, lines: 'event' })
    expect(unitsOf(xes, { ends: ['issued'], called: { group: 'case:office' }, zone: 'Asia/Shanghai' })).toEqual([
      [5, 'issued', '南'],
      [5, null, ''],
    ])
  })

  test('…or by the attributes of its traces, where these are named', () => {
    const reading = { called: { start: 'filed', end: 'issued', group: 'concept:name' }, until: '2024-03-10' }
    expect(unitsOf(xes, reading)).toEqual([
      [5, 'ended', 'A & B'],
      [8, null, 'C'],
    ])
  })

  test('that is cut off, or has a trace without an event, says so', () => {
    expect(faultsOf(xes.slice(0, -20), { ends: ['issued'] })).toEqual([expect.stringMatching(/^\d+ XES: .*never closed/)])
    expect(faultsOf(xes.replace('</trace>', '</log>'), { ends: ['issued'] })).toEqual([
      expect.stringMatching(/^15 XES: .*closes/),
    ])
    const empty = xes.replace('</log>', '<trace><string key="concept:name" value="D"/></trace></log>')
    expect(faultsOf(empty, { ends: ['issued'] })).toEqual([expect.stringMatching(/^21 time:timestamp: .*\(D\)/)])
  })
})

describe('troubles that logs of others have', () => {
  const cases = 'start,end\n2024-03-01,2024-03-05\n2024-03-04,2024-03-02\n2024-03-06,\n2024-04-01,2024-04-02'

  test('lines that cannot be are left out where asked, and told; what began after the log was drawn is not there', () => {
    const { status, stdout, stderr } = run(cases, ['--until=2024-03-10', '--leave-out'])
    expect([status, stderr]).toEqual([0, expect.stringContaining('第3行')])
    expect(JSON.parse(stdout)).toMatchObject({ n: 2, open: 1, leftOut: 1, notBegun: 1, until: '2024-03-10' })
    expect(run(cases, ['--until=2024-03-10']).stderr).toContain('--leave-out')
  })

  test('columns that hold days are offered where start and end are called otherwise', () => {
    expect(faultsOf('no,InDate,IssueDate\n7,2024-03-01,2024-03-05', { until: '2024-03-10' })).toEqual([
      expect.stringMatching(/--start=NAME.*hold days: indate, issuedate/),
      expect.stringMatching(/--end=NAME.*hold days: indate, issuedate/),
    ])
    expect(faultsOf('start,end\n2024-03-01,', {})).toEqual([expect.stringMatching(/--until=DAY/)])
  })

  test('numbers that cannot be days are not taken for days', () => {
    // As ArcGIS writes times: milliseconds since 1970.
    const lines = 'start,end,ended\n1709251200000,1709510400000,x'
    expect(faultsOf(lines, {})).toEqual([expect.stringContaining('--numbers=milliseconds'), expect.stringContaining('--numbers')])
    expect(unitsOf(lines, { numbers: 'milliseconds' })).toEqual([[3, 'x', '']])
    expect(unitsOf('start,end,ended\n45352,45355,x', {})).toEqual([[3, 'x', '']])
  })

  test.each([
    ['2024-03-01T08:30:00.400+08:00', null, '2024-03-01T00:30:00Z'],
    ['2024-03-01 12:05 AM', null, '2024-03-01T00:05:00Z'],
    ['03/01/2024 01:00:07 PM', null, '2024-03-01T13:00:07Z'],
    ['2024-07-01 12:00:00', 'Europe/Amsterdam', '2024-07-01T10:00:00Z'],
    ['2024-01-01 12:00:00', 'Europe/Amsterdam', '2024-01-01T11:00:00Z'],
    ['2024-03-01 12:00:00 UTC', 'Europe/Amsterdam', '2024-03-01T12:00:00Z'],
    ['2024-03-01 12:00:00-0330', null, '2024-03-01T15:30:00Z'],
    ['2024-03-01', 'Asia/Shanghai', '2024-02-29T16:00:00Z'],
    ['2024-03-01 25:00', null, null],
  ])('the moment of “%s” in %s is %s', (text, zone, instant) => {
    const moment = momentIn(text, { order: 'mdy', zone, isExact: true })
    expect(moment).toBe(instant === null ? null : Date.parse(instant) / 1000)
  })

  test('a zone, a unit or a packing that there is none of is told, and what to do', () => {
    expect(run(cases, ['--zone=Mars/Base']).stderr).toContain('Asia/Shanghai')
    expect(run(cases, ['--numbers=weeks']).stderr).toContain('days | seconds | milliseconds')
    expect(run(cases, ['--frobnicate']).status).toBe(2)
    expect(run(Buffer.from('504b0304ffff', 'hex'), [])).toMatchObject({ status: 1, stderr: expect.stringContaining('CSV') })
    expect(run(gzipSync(cases).subarray(0, 30), [])).toMatchObject({ status: 1, stderr: expect.stringContaining('gzip') })
  })
})

const hasR = spawnSync('Rscript', ['-e', 'library(survival)']).status === 0

describe('the same by R', () => {
  // Two kinds of end, delayed entry, ties, groups, zero-length stays and open ones.
  const lines = Array.from({ length: 60 }, (_, at) => {
    const exit = (at * 7) % 23
    return `0,${exit},${['granted', 'refused', ''][at % 3]},${at % 9},${at % 4 === 0 && exit > 5 ? 3 : ''}`
  })
  const log = ['start,end,ended,group,entry', ...lines].join('\n')

  test.skipIf(!hasR)(
    'is asked for by one word, and is the same',
    () => {
      const { status, stdout } = run(log, ['--against-r'])
      expect(stdout).toContain('与 R 一致 the same as R')
      expect(status).toBe(0)
      const compared = [...stdout.matchAll(/^(\S+.*): (\d+) 个数/gm)].map(([, name, count]) => [name, Number(count) >= 4])
      expect(compared).toEqual([
        ['kaplan-meier', true],
        ['kaplan-meier-greenwood', true],
        ['aalen-johansen granted', true],
        ['aalen-johansen refused', true],
        ['kaplan-meier-quantile', true],
      ])
    },
    60_000,
  )

  test.skipIf(!hasR)(
    'is not the same where a day is missing, or a number is another',
    () => {
      const read = readForeignLog(log)
      const curves = foreignCurves(read)
      expect(againstR(curves, csvOfUnits(read)).isSame).toBe(true)
      expect(againstR({ ...curves, stillOpen: curves.stillOpen.slice(0, -1) }, csvOfUnits(read)).isSame).toBe(false)
      const [first, ...others] = curves.stillOpen
      if (!first) throw new Error('no day')
      const wrong = { ...first, share: first.share + 1e-8 }
      expect(againstR({ ...curves, stillOpen: [wrong, ...others] }, csvOfUnits(read)).isSame).toBe(false)
    },
    60_000,
  )

  test('is told how to get where it is not there', () => {
    expect(run(log, ['--against-r'], { ...process.env, PATH: folder })).toMatchObject({
      ...{ status: 1, stderr: expect.stringContaining('r-cran-survival') },
    })
  })

  test('takes what was read, a case a line', () => {
    const [head, first] = run(log, ['--units']).stdout.split('\r\n')
    expect([head, first]).toEqual(['entry,exit,ended,group,group_number', '-1,0,granted,0,1'])
  })
})
