import { describe, expect, test } from 'vitest'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { familiesFigure } from '../../../workflows/statistics/families.ts'
import type { FamilyState } from '../../../workflows/statistics/family-state.ts'
import type { CaseEnd, Stay } from '../../../workflows/statistics/rows.ts'
import { day, stay } from './rows.ts'

const end = (caseId: string, on: number, outcome: CaseEnd['outcome'], rest: Partial<CaseEnd> = {}): CaseEnd => ({
  caseId,
  chainId: caseId,
  district: 'tianyuan',
  compoundId: 'compound-1',
  outcome,
  endedOn: day(on),
  ...rest,
})

/** The states that hold families after so many days, in hundredths. */
const whereAfter = (days: number, stays: readonly Stay[], ends: readonly CaseEnd[] = [], asOf = 200) => {
  const [group] = familiesFigure({ stays, ends }, { at: asKnownThen(day(asOf)), split: 'all' }).groups
  const found = group?.after.find((one) => one.days === days)
  return found?.shares
    ? Object.fromEntries(
        found.shares.filter(({ share }) => share > 0).map(({ state, share }) => [state, Math.round(share * 100)]),
      )
    : (found?.why ?? null)
}

const running = (caseId: string, until: number | null, rest: Partial<Stay> = {}) => stay(caseId, 0, until, rest)

describe('of the families who asked', () => {
  test('each is in one place: refused, waiting with somebody, in the works, or at its end', () => {
    const stays = [
      running('a', 20),
      stay('a', 20, null, { stage: 'rejected', holder: 'owner' }),
      running('b', null),
      running('c', 5),
      stay('c', 0, 25, { track: 'grid', stage: 'survey', holder: 'grid' }),
      stay('c', 25, 60, { track: 'main', stage: 'construction', holder: 'owner' }),
      running('d', 29),
    ]
    const ends = [end('c', 60, 'energised'), end('d', 29, 'withdrawn')]
    expect(whereAfter(20, stays, ends)).toEqual({ refused: 25, waitsOnCompany: 50, waitsOnGrid: 25 })
    expect(whereAfter(30, stays, ends)).toEqual({ refused: 25, waitsOnCompany: 25, inWorks: 25, gaveUp: 25 })
    expect(whereAfter(90, stays, ends)).toEqual({ refused: 25, waitsOnCompany: 25, runs: 25, gaveUp: 25 })
  })

  test('a holder is named in his own words', () => {
    const holders: [Stay['holder'], FamilyState][] = [
      ['community', 'waitsOnCompany'],
      ['fire', 'waitsOnFire'],
      ['centre', 'waitsOnCentre'],
      ['bureau', 'waitsOnBureau'],
      ['owner', 'waitsOnOwner'],
      ['court', 'waitsOnOthers'],
    ]
    for (const [holder, state] of holders) expect(whereAfter(30, [running('a', null, { holder })])).toEqual({ [state]: 100 })
  })

  test('the open are inside: a finished-only share would say all run, the figure says half at most', () => {
    // Ten asked; five ran after ten days, five still wait since a hundred.
    const stays = Array.from({ length: 10 }, (_, index) => running(`f${index}`, index < 5 ? 10 : null))
    const ends = Array.from({ length: 5 }, (_, index) => end(`f${index}`, 10, 'energised'))
    expect(whereAfter(90, stays, ends, 100)).toEqual({ waitsOnCompany: 50, runs: 50 })
  })

  test('who asked lately is followed as long as it goes, and no longer', () => {
    const young = [running('a', null), running('b', null)]
    expect(whereAfter(30, young, [], 20)).toBe('notFollowed')
    expect(whereAfter(20, young, [], 20)).toEqual({ waitsOnCompany: 100 })
    // The young ones are censored, not counted as waiting for ever: of those followed to day 45, all run.
    const mixed = [running('a', 40), stay('b', 170, null), stay('c', 170, null)]
    expect(whereAfter(45, mixed, [end('a', 40, 'energised')], 200)).toEqual({ runs: 100 })
  })

  test('a refiling goes on from the first request of the family, who had given up in between', () => {
    const stays = [running('a', 10, { chainId: 'x' }), stay('b', 40, null, { chainId: 'x' })]
    const ends = [end('a', 10, 'abandonedAfterDemand', { chainId: 'x' })]
    expect(whereAfter(30, stays, ends)).toEqual({ gaveUp: 100 })
    expect(whereAfter(45, stays, ends)).toEqual({ waitsOnCompany: 100 })
  })

  test('what began before it was recorded is under observation from then on', () => {
    const declared = { caseRecordedOn: day(50), enteredRecordedOn: day(50) }
    const stays = [running('a', 20), running('b', null, declared)]
    const figure = familiesFigure({ stays, ends: [end('a', 20, 'energised')] }, { at: asKnownThen(day(60)), split: 'all' })
    expect(figure.groups[0]?.after.find(({ days }) => days === 30)?.shares?.find(({ state }) => state === 'runs')?.share).toBe(1)
  })

  test('an end that was recorded later is not known yet on the day', () => {
    const late = [end('a', 20, 'energised', { endedRecordedOn: day(40) })]
    const stays = [running('a', 20, { leftRecordedOn: day(40) })]
    expect(whereAfter(20, stays, late, 30)).toEqual({ waitsOnCompany: 100 })
    const corrected = familiesFigure({ stays, ends: late }, { at: asItWas(day(30), day(41)), split: 'all' }).groups[0]
    expect(corrected?.after.find(({ days }) => days === 20)?.shares?.find(({ state }) => state === 'runs')?.share).toBe(1)
  })

  test('bands widen with few compounds, and a single compound has none', () => {
    const of = (compounds: number) => {
      const stays = Array.from({ length: 60 }, (_, index) => {
        const compound = index % compounds
        return running(`f${index}`, compound % 2 === 0 ? 10 : null, { compoundId: `k${compound}` })
      })
      const ends = stays
        .filter(({ leftOn }) => leftOn !== null)
        .map(({ caseId, compoundId }) => end(caseId, 10, 'energised', { compoundId }))
      const [group] = familiesFigure({ stays, ends }, { at: asKnownThen(day(100)), split: 'all' }).groups
      return group?.after.find(({ days }) => days === 30)?.shares?.find(({ state }) => state === 'runs')
    }
    const width = (compounds: number) => (of(compounds)?.upper ?? 0) - (of(compounds)?.lower ?? 0)
    expect(of(1)).toMatchObject({ share: 1, lower: null, upper: null })
    expect(width(4)).toBeGreaterThan(2 * width(30))
  })

  test('nobody asked: no group and no number', () => {
    expect(familiesFigure({ stays: [], ends: [] }, { at: asKnownThen(day(9)), split: 'district' })).toMatchObject({
      n: 0,
      groups: [],
    })
  })
})
