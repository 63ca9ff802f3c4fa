import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type CurveQuestion, curvesFigure } from '../../../workflows/statistics/curves.ts'
import { calendarDaysBetween } from '../../../workflows/statistics/days.ts'
import { buildingAgeOf, type CasePlace } from '../../../workflows/statistics/place-facts.ts'
import type { Stay } from '../../../workflows/statistics/rows.ts'
import { day, casePlace as place, stay } from './rows.ts'

const ask = (stays: readonly Stay[], places: readonly CasePlace[], rest: Partial<CurveQuestion> = {}, asOf = 100) =>
  curvesFigure(
    { stays, places: new Map(places.map((one) => [one.caseId, one])) },
    { at: asKnownThen(day(asOf)), groupBy: null, filters: {}, stage: null, between: calendarDaysBetween, ...rest },
  )
const shares = (figure: ReturnType<typeof ask>, group: string | null = null) =>
  figure.groups.find((one) => one.group === group)?.points.map(({ days, share }) => [days, Math.round(share * 1000) / 1000])

describe('the share that still waits', () => {
  const four = [stay('a', 0, 10), stay('b', 0, 20), stay('c', 0, 20), stay('d', 60, null)]

  test('counts the open ones until the day, whatever ended the others', () => {
    // The fourth has waited 40 days by day 100: it was at risk at every end.
    expect(shares(ask(four, []))).toEqual([
      [10, 0.75],
      [20, 0.25],
    ])
    expect(ask(four, []).groups[0]).toMatchObject({ n: 4, open: 1, followedTo: 40, group: null })
    expect(ask(four, []).groups[0]?.quantiles).toMatchObject({ median: { value: 20 }, p90: { value: null, why: 'notReached' } })
  })

  test('says how many were followed on each day', () => {
    const atRisk = ask(four, []).groups[0]?.atRisk
    expect(atRisk?.filter(({ days }) => days <= 60)).toEqual([
      { days: 0, atRisk: 4 },
      { days: 30, atRisk: 1 },
      { days: 60, atRisk: 0 },
    ])
  })

  test('of a family that filed again runs on to the end of its last case', () => {
    const chain = { chainId: 'family' }
    expect(shares(ask([stay('first', 0, 10, chain), stay('second', 30, 50, chain)], []))).toEqual([[50, 0]])
  })

  test('of what began before the record is observed from its recording on', () => {
    const declared = { enteredRecordedOn: day(30), caseRecordedOn: day(30) }
    const figure = ask([stay('a', 0, 40, declared), stay('b', 0, 20, { ...declared, leftRecordedOn: day(30) })], [])
    // The second was over when it came into the record: in no share.
    expect(figure.groups[0]).toMatchObject({ n: 2, quantiles: { notAtRisk: 1 } })
    expect(shares(figure)).toEqual([[40, 0]])
  })

  test('in one stage is that of its stays alone', () => {
    const stays = [stay('a', 0, 5), stay('a', 5, 25, { stage: 'coordination', holder: 'centre' })]
    expect(shares(ask(stays, [], { stage: 'coordination' }))).toEqual([[20, 0]])
    expect(shares(ask(stays, [], { stage: 'reviewing' }))).toEqual([[5, 0]])
  })

  test('in one stage is that of all its stays, also of more than ten thousand families', () => {
    // Each third waits a day longer, so that none can stand for another.
    const stays = Array.from({ length: 12_000 }, (_, n) => stay(`case ${n}`, 0, n < 4_000 ? 1 : n < 8_000 ? 2 : 3))
    expect(shares(ask(stays, [], { stage: 'reviewing' }))).toEqual([
      [1, 0.667],
      [2, 0.333],
      [3, 0],
    ])
  })

  test('is told apart by the facts of the place, and looked at for some of them alone', () => {
    const places = [place('a', { garage: 'underground' }), place('b', { garage: 'underground' }), place('c'), place('d')]
    const byGarage = ask(four, places, { groupBy: 'garage' })
    expect(byGarage.groups.map(({ group, n }) => [group, n])).toEqual([
      ['ground', 2],
      ['underground', 2],
    ])
    expect(shares(byGarage, 'underground')).toEqual([
      [10, 0.5],
      [20, 0],
    ])
    expect(ask(four, places, { filters: { garage: 'underground' } }).n).toBe(2)
    expect(ask(four, places, { filters: { rules: 'changzhou-2023' } }).n).toBe(0)
    // A case whose place is not on record is in no group but that of the unknown.
    expect(ask(four, places.slice(0, 3), { groupBy: 'transformer' }).groups.map(({ group }) => group)).toEqual([
      'public',
      'unknown',
    ])
  })

  test('has no band from one compound, and one from several that holds the share', () => {
    const ofCompound = (id: string, days: readonly number[]) =>
      days.map((to, index) => stay(`${id}${index}`, 0, to, { compoundId: id }))
    const several = [...ofCompound('x', [5, 9, 12]), ...ofCompound('y', [7, 20, 30]), ...ofCompound('z', [6, 14, 40])]
    expect(ask(four, []).groups[0]?.points.every(({ lower, upper }) => lower === null && upper === null)).toBe(true)
    const point = ask(several, []).groups[0]?.points.find(({ days }) => days === 12)
    expect(point?.lower).toBeLessThan(point?.share ?? 0)
    expect(point?.upper).toBeGreaterThan(point?.share ?? 1)
  })
})

describe('whether groups differ', () => {
  const of = (id: string, to: number) => [0, 1, 2, 3].map((n) => stay(`${id}${n}`, 0, to + n, { compoundId: id }))
  const quick = ['q1', 'q2', 'q3', 'q4', 'q5'].flatMap((id) => of(id, 5))
  const slow = ['s1', 's2', 's3', 's4', 's5'].flatMap((id) => of(id, 60))
  const placesOf = (stays: readonly Stay[], garageOf: (one: Stay) => CasePlace['garage']) =>
    stays.map((one) => place(one.caseId, { garage: garageOf(one) }))

  test('is tested by dealing out whole compounds', () => {
    const all = [...quick, ...slow]
    const places = placesOf(all, ({ compoundId }) => (compoundId.startsWith('q') ? 'ground' : 'underground'))
    const { difference } = ask(all, places, { groupBy: 'garage' })
    expect(difference).toMatchObject({ draws: 199, why: null })
    expect(difference.pValue).toBeLessThan(0.05)
  })

  test('is not tested where a compound lies in both, or there is one group', () => {
    const places = placesOf(quick, ({ caseId }) => (caseId.endsWith('0') ? 'ground' : 'underground'))
    expect(ask(quick, places, { groupBy: 'garage' }).difference).toEqual({
      pValue: null,
      draws: 0,
      why: 'compoundsInSeveral',
    })
    expect(ask(quick, places).difference.why).toBe('oneGroup')
  })
})

test('a compound belongs to the band of the year in which it was completed', () => {
  const bands = ['1999-12-31', '2000-01-01', '2009-12-31', '2010-01-01', '2020-01-01', null].map((completedOn) =>
    buildingAgeOf({ completedOn }),
  )
  expect(bands).toEqual(['before2000', 'from2000', 'from2000', 'from2010', 'from2020', 'unknown'])
})
