import { describe, expect, test } from 'vitest'
import type { FamilyState } from '../../../workflows/statistics/family-state.ts'
import type { CaseEnd, Stay } from '../../../workflows/statistics/rows.ts'
import { type HeldShare, heldAgainst } from '../../../workflows/trials/fact.ts'
import type { FamilyPoint, TrialResult } from '../../../workflows/trials/result.ts'

type Said = Pick<TrialResult, 'recorded' | 'scenarios'>

const point = (days: number, runs: number): FamilyPoint => ({
  days,
  followed: 100,
  shares: [
    { state: 'runs', share: runs },
    { state: 'waitsOnCompany', share: 1 - runs },
  ],
})

/** A trial that says of 100 families how many run after 30 and 90 days; 180 were followed by nobody. */
const said = (before: number, ...scenarios: readonly number[]): Said => {
  const families = (runs: number) => [point(30, 0), point(90, runs), { days: 180, followed: 0, shares: null }]
  const outlook = { families: families(before) }
  // Only the families are read.
  return { recorded: outlook, scenarios: scenarios.map((runs) => ({ families: families(runs) })) } as unknown as Said
}

/** Families that asked on 2 March, each in a compound of its own or all in few; so many of them run since 1 April. */
const since = (n: number, runs: number, compounds = n): { stays: Stay[]; ends: CaseEnd[] } => {
  const stays = Array.from({ length: n }, (_, index): Stay => {
    const place = { caseId: `case-${index}`, chainId: `case-${index}`, district: '430211', compoundId: `c-${index % compounds}` }
    return {
      ...place,
      caseRecordedOn: '2026-03-02',
      track: 'consent',
      stage: 'reviewing',
      step: null,
      holder: 'property',
      organisationId: 'company',
      visit: 1,
      awaits: ['property'],
      enteredBy: 'owner.submit',
      enteredOn: '2026-03-02',
      enteredRecordedOn: '2026-03-02',
      leftOn: index < runs ? '2026-04-15' : null,
      leftRecordedOn: index < runs ? '2026-04-15' : null,
      leftBy: index < runs ? 'grid.energise' : null,
      onBehalf: false,
    }
  })
  const ends = stays
    .filter(({ leftOn }) => leftOn !== null)
    .map(
      ({ caseId, chainId, district, compoundId }): CaseEnd => ({
        caseId,
        chainId,
        district,
        compoundId,
        caseRecordedOn: '2026-03-02',
        outcome: 'energised',
        endedOn: '2026-04-15',
      }),
    )
  return { stays, ends }
}

const share = (shares: readonly HeldShare[], days: number, state: FamilyState) =>
  shares.find((one) => one.days === days && one.state === state)

describe('a trial held against what happened since', () => {
  test('has nothing to regret where the fact lies within its range', () => {
    const { shares } = heldAgainst(said(0.2, 0.3, 0.6), since(100, 50), '2026-07-01')
    expect(share(shares, 90, 'runs')).toMatchObject({ low: 0.3, high: 0.6, before: 0.2, fact: 0.5, miss: 0, reading: 'within' })
    expect(share(shares, 90, 'runs')?.missBefore).toBeCloseTo(0.3, 9)
  })

  test('a miss that the families of the record may make by chance is told apart from one of the assumptions', () => {
    const banded = (runs: number, lower: number, upper: number): Said => {
      const shares = [
        { state: 'runs' as const, share: runs, lower, upper },
        { state: 'waitsOnCompany' as const, share: 1 - runs, lower: 1 - upper, upper: 1 - lower },
      ]
      const families = [point(30, 0), { ...point(90, runs), shares }, { days: 180, followed: 0, shares: null }]
      return { recorded: { families }, scenarios: [{ families }] } as unknown as Said
    }
    const read = (of: Said) => share(heldAgainst(of, since(100, 50), '2026-07-01').shares, 90, 'runs')
    expect(read(banded(0.3, 0.15, 0.48))).toMatchObject({ low: 0.3, high: 0.3, rangeLower: 0.15, rangeUpper: 0.48 })
    expect(read(banded(0.3, 0.15, 0.48))?.reading).toBe('withinError')
    expect(read(banded(0.3, 0.28, 0.32))?.reading).toBe('missed')
    // A result of an older service knows no bands: its range stands alone.
    expect(read(said(0.3, 0.3))).toMatchObject({ rangeLower: null, rangeUpper: null, reading: 'missed' })
  })

  test('of many replays: in the replays, in the range with the luck of so many families, or missed', () => {
    const replayed = (least: number, mean: number, most: number): Said => {
      const { recorded, scenarios } = said(0.2, mean)
      const shares = [{ state: 'runs', least, mean, most, lower: 0, upper: 1, independent: 100 }]
      const replays = { families: [{ days: 90, followed: 100, shares }] }
      return { recorded, scenarios: scenarios.map((one) => ({ ...one, replays })) } as unknown as Said
    }
    const read = (of: Said, runs: number, n = 100) => share(heldAgainst(of, since(n, runs), '2026-07-01').shares, 90, 'runs')
    expect(read(replayed(0.25, 0.3, 0.35), 34)).toMatchObject({ low: 0.25, high: 0.35, miss: 0, reading: 'within' })
    // 30 of 100 seen and 100 to come: R says 0.1815 to 0.4336; of ten to come, more.
    expect(read(replayed(0.25, 0.3, 0.35), 43)).toMatchObject({ reading: 'withinError' })
    expect(read(replayed(0.25, 0.3, 0.35), 43)?.rangeUpper).toBeCloseTo(0.433581367, 8)
    expect(read(replayed(0.25, 0.3, 0.35), 44)?.reading).toBe('missed')
    expect(read(replayed(0.25, 0.3, 0.35), 6, 10)?.reading).toBe('withinError')
    expect(heldAgainst(replayed(0.3, 0.3, 0.3), since(10, 5), '2026-07-01').definition.version).toBe(3)
    expect(heldAgainst(said(0.2, 0.3), since(10, 5), '2026-07-01').definition.version).toBe(2)
  })

  test('says how far it missed, and whether chance alone could be so far', () => {
    const near = share(heldAgainst(said(0.2, 0.3, 0.48), since(100, 50), '2026-07-01').shares, 90, 'runs')
    expect(near?.reading).toBe('withinError')
    expect(near?.miss).toBeCloseTo(0.02, 9)
    const far = share(heldAgainst(said(0.2, 0.05, 0.1), since(100, 50), '2026-07-01').shares, 90, 'runs')
    expect(far?.reading).toBe('missed')
    expect(far?.miss).toBeCloseTo(0.4, 9)
    const above = share(heldAgainst(said(0.2, 0.9, 0.95), since(100, 50), '2026-07-01').shares, 90, 'runs')
    expect(above?.miss).toBeCloseTo(0.4, 9)
  })

  test('does not take a none of twenty for certainly none', () => {
    const { shares } = heldAgainst(said(0.2, 0.1, 0.3), since(20, 0), '2026-07-01')
    const runs = share(shares, 90, 'runs')
    expect(runs).toMatchObject({ fact: 0, factLower: 0, reading: 'withinError' })
    // binom.test(0, 20)$conf.int[2] of R.
    expect(runs?.factUpper).toBeCloseTo(0.1684335, 6)
    expect(share(heldAgainst(said(0.2, 0.2, 0.3), since(20, 0), '2026-07-01').shares, 90, 'runs')?.reading).toBe('missed')
  })

  test('claims no error where all families are of one compound', () => {
    const { shares, compounds } = heldAgainst(said(0.2, 0.3, 0.48), since(100, 50, 1), '2026-07-01')
    expect(compounds).toBe(1)
    expect(share(shares, 90, 'runs')).toMatchObject({ factLower: null, factUpper: null, reading: 'missed' })
  })

  test('is silent on days that nobody was followed to, on either side', () => {
    const held = heldAgainst(said(0.2, 0.3), since(10, 5), '2026-04-20')
    expect(held.followed).toEqual([
      { days: 30, predicted: 100, fact: 10 },
      { days: 90, predicted: 100, fact: 5 },
      { days: 180, predicted: 0, fact: 5 },
    ])
    expect(held.shares.filter(({ days }) => days === 180)).toEqual([])
    expect(held.open).toBe(5)
  })

  test('compares nothing with nobody', () => {
    expect(heldAgainst(said(0.2, 0.3), { stays: [], ends: [] }, '2026-04-20')).toMatchObject({ families: 0, shares: [] })
  })
})
