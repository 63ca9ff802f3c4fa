import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type ReasonQuestion, reasonsFigure } from '../../../workflows/statistics/reasons.ts'
import type { GroundRow } from '../../../workflows/statistics/rows.ts'
import { day, ground } from './rows.ts'

/** Who can settle a ground, as the rules of a place say. */
const routed = (row: GroundRow): GroundRow => ({
  ...row,
  route: row.kind === 'ground' && row.code.startsWith('NO_CAPACITY') ? 'grid' : 'opinion',
})

const ask = (rows: readonly GroundRow[], rest: Partial<ReasonQuestion> = {}) =>
  reasonsFigure(
    { grounds: rows.map(routed) },
    {
      at: asKnownThen(day(30)),
      period: { from: day(0), to: day(30) },
      split: 'all',
      asksForDocument: ({ code }) => code !== 'NOT_IN_CONTRACT',
      ...rest,
    },
  )

const contested = { contested: true } as const

describe('stated against verified', () => {
  const rows = [
    ground('1', { burdenMet: true }),
    ground('2', contested),
    ground('3', { ...contested, verified: 'FALLEN' }),
    ground('4', { ...contested, verified: 'FALLEN', caseId: 'case-of-3' }),
    ground('5', { ...contested, verified: 'UPHELD', burdenMet: true }),
  ]

  test('counts per code what was stated, documented, contested, tested, upheld and fallen', () => {
    const [group] = ask(rows).groups
    expect(group).toMatchObject({
      code: 'NO_CAPACITY_PUBLIC',
      kind: 'ground',
      n: 5,
      open: 1,
      stated: 5,
      cases: 4,
      documented: 2,
      noneAsked: 0,
      contested: 4,
      tested: 3,
      upheld: 1,
      fallen: 2,
      awaitingTest: 1,
      untested: 1,
      notTestable: 0,
      testedShare: 0.6,
    })
  })

  test('a ground for which the rules ask for no document is never documented', () => {
    const [group] = ask([ground('1', { code: 'NOT_IN_CONTRACT', burdenMet: true })]).groups
    expect(group).toMatchObject({ stated: 1, documented: 0, noneAsked: 1 })
  })

  test('gives no share of wrong grounds: nobody tested the others', () => {
    const numbers = Object.entries(ask(rows).groups[0]!).filter(
      ([, value]) => typeof value === 'number' && !Number.isInteger(value),
    )
    expect(numbers.map(([name]) => name)).toEqual(['testedShare'])
  })

  test('a view of the centre is no verification', () => {
    const legal = [
      ground('1', { code: 'NOT_IN_CONTRACT', ...contested, view: 'doesNotStand' }),
      ground('2', { code: 'NOT_IN_CONTRACT', ...contested, view: 'stands' }),
      ground('3', { code: 'NOT_IN_CONTRACT', ...contested }),
    ]
    expect(ask(legal).groups[0]).toMatchObject({
      tested: 0,
      fallen: 0,
      notTestable: 3,
      awaitingTest: 0,
      views: { stands: 1, doesNotStand: 1 },
      open: 1,
      testedShare: 0,
    })
  })

  test('what a court has settled is tested, although no finding could', () => {
    expect(ask([ground('1', { code: 'NOT_IN_CONTRACT', verified: 'FALLEN' })]).groups[0]).toMatchObject({
      tested: 1,
      fallen: 1,
      notTestable: 0,
    })
  })

  test('a finding on an uncontested ground is a test', () => {
    expect(ask([ground('1', { verified: 'UPHELD' })]).groups[0]).toMatchObject({ contested: 0, tested: 1, untested: 0 })
  })

  test('conditions are told apart from grounds of the same code', () => {
    const both = [ground('1'), ground('2', { kind: 'condition' })]
    expect(ask(both).groups.map(({ kind, stated, notTestable }) => [kind, stated, notTestable])).toEqual([
      ['condition', 1, 1],
      ['ground', 1, 0],
    ])
  })

  test('every statement is in exactly one of upheld, fallen, not testable, awaiting, untested', () => {
    const row = fc
      .record({
        code: fc.constantFrom('NO_CAPACITY_PUBLIC' as const, 'NOT_IN_CONTRACT' as const),
        kind: fc.constantFrom('ground' as const, 'condition' as const),
        contested: fc.boolean(),
        verified: fc.constantFrom('UNVERIFIED' as const, 'UPHELD' as const, 'FALLEN' as const),
        view: fc.constantFrom(null, 'stands' as const, 'doesNotStand' as const),
      })
      .map((fields) => ground('g', fields))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (list) => {
        for (const group of ask(list).groups) {
          expect(group.upheld + group.fallen + group.notTestable + group.awaitingTest + group.untested).toBe(group.stated)
        }
      }),
    )
  })
})

describe('as of a day', () => {
  test('counts what was stated in the period', () => {
    const rows = [ground('1', { statedOn: day(4) }), ground('2', { statedOn: day(5) }), ground('3', { statedOn: day(9) })]
    expect(ask(rows, { period: { from: day(5), to: day(8) } }).n).toBe(1)
    expect(() => ask(rows, { period: { from: day(5), to: day(31) } })).toThrow(RangeError)
  })

  test('says how many are shown as the record stands because the days are not known', () => {
    const known = { burdenMet: null, contested: day(1), verified: day(20), view: null }
    const rows = [
      ground('1', { ...contested, verified: 'FALLEN', since: known }),
      ground('2', { ...contested, verified: 'FALLEN' }),
    ]
    expect(ask(rows, { at: asKnownThen(day(10)), period: { from: day(0), to: day(10) } }).groups[0]).toMatchObject({
      fallen: 1,
      awaitingTest: 1,
      undated: 1,
    })
  })

  test('by district, by company, or together', () => {
    const rows = [
      ground('1'),
      ground('2', { district: 'hetang', organisationId: 'company-2', compoundId: 'compound-2', onBehalf: true }),
    ]
    expect(ask(rows)).toMatchObject({ n: 2, compounds: 2, shareOnBehalf: 1 })
    expect(ask(rows, { split: 'district' }).groups.map(({ district, organisationId }) => [district, organisationId])).toEqual([
      ['hetang', null],
      ['tianyuan', null],
    ])
    expect(ask(rows, { split: 'organisation' }).groups.map(({ district, organisationId }) => [district, organisationId])).toEqual(
      [
        [null, 'company-1'],
        [null, 'company-2'],
      ],
    )
  })
})
