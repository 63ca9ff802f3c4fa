import { describe, expect, test } from 'vitest'
import { type Advisory, advisoriesIn, allowances, faultsOfAudit } from '../../../src/scripts/audit.ts'

const today = '2026-12-01'
const weakness = (severity: Advisory['severity']): Advisory => ({
  id: 'GHSA-1',
  package: 'left',
  severity,
  title: 'reads too far',
})
const allowed = (untilOn: string) => [{ id: 'GHSA-1', why: 'not reached', untilOn }]

describe('a known weakness of a package', () => {
  test.each(['moderate', 'high', 'critical'] as const)('that is %s stands against a release', (severity) => {
    expect(faultsOfAudit([weakness(severity)], [], today)).toEqual([`left: ${severity}, reads too far (GHSA-1)`])
  })

  test('that is low waits for the next update', () => {
    expect(faultsOfAudit([weakness('low')], [], today)).toEqual([])
  })

  test('may be allowed with a last day, for thirty days at most', () => {
    expect(faultsOfAudit([weakness('high')], allowed('2026-12-20'), today)).toEqual([])
    expect(faultsOfAudit([weakness('high')], allowed('2026-11-30'), today)).toHaveLength(1)
    expect(faultsOfAudit([weakness('high')], allowed('2027-02-01'), today)).toEqual([
      expect.stringContaining('more than 30 days'),
    ])
  })

  test('that is gone is taken off the list', () => {
    expect(faultsOfAudit([], allowed('2026-12-20'), today)).toEqual([expect.stringContaining('no longer found')])
  })
})

test('a report of npm is read: each weakness once, and not those who only bring it along', () => {
  const via = { url: 'https://github.com/advisories/GHSA-9', name: 'qs', severity: 'high', title: 'slow' }
  const report = { vulnerabilities: { qs: { via: [via] }, express: { via: ['qs'] }, body: { via: [via] } } }
  expect(advisoriesIn(report)).toEqual([{ id: 'GHSA-9', package: 'qs', severity: 'high', title: 'slow' }])
})

test('every allowance says why', () => {
  for (const { why, untilOn } of allowances) expect([why.length > 20, /^\d{4}-\d\d-\d\d$/.test(untilOn)]).toEqual([true, true])
})
