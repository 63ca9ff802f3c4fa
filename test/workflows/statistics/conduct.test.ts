import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { type ConductAct, conductFigure, type Management } from '../../../workflows/statistics/conduct.ts'
import { placedStays } from '../../../workflows/statistics/stage-view.ts'
import { answer, casePlace, day, workingDaysBetween } from './rows.ts'

const failed = (caseId: string, satDown: number, ended: number): ConductAct => ({
  ...{ caseId, compoundId: 'compound-1', seq: 9, type: 'centre.failMediation', on: day(ended), party: 'centre' },
  ...{ organisationId: 'centre-1', isOnLastDay: false, isUnshown: false, satDownOn: day(satDown), about: null },
})

const managed = (compoundId: string, company: string, since: number, until: number | null = null): Management => ({
  ...{ compoundId, organisationId: company, sinceOn: day(since), untilOn: until === null ? null : day(until) },
})

/** What the figure says of each office on day 100, a request of each company in hand. */
const ask = (acts: readonly ConductAct[], managements: readonly Management[], asOf = 100) => {
  const companies = [...new Set(managements.map(({ organisationId }) => organisationId))]
  const answers = companies.map((organisationId) => answer(`of-${organisationId}`, 0, null, { organisationId }))
  const places = new Map([['a', casePlace('a', { reportedOn: day(1) })]])
  const placed = placedStays(
    { stays: [], answers: [...answers, answer('a', 0, null, { organisationId: 'served' })], places },
    asKnownThen(day(asOf)),
  )
  const question = { acts, managements, lateAnswers: [], ownBusinesses: [], marksAfter: () => null, workingDaysBetween }
  const { groups } = conductFigure(placed, { at: asKnownThen(day(asOf)), ...question })
  return (organisationId: string) => groups.find((group) => group.organisationId === organisationId)
}

describe('a mediation that ends without agreement', () => {
  test('was ended at once where it lasted five working days or fewer, and not where it lasted six', () => {
    // Day 0 is a Monday: seven days later five working days have gone, eight days later six.
    expect(ask([failed('a', 0, 7)], [])('centre-1')).toMatchObject({ mediationsEnded: 1, endedAtOnce: 1 })
    expect(ask([failed('a', 0, 8)], [])('centre-1')).toMatchObject({ mediationsEnded: 1, endedAtOnce: 0 })
  })

  test('says what its case rests on, as every number does', () => {
    expect(ask([failed('a', 0, 7)], [])('centre-1')).toMatchObject({ n: 1, shareSelfReported: 1, shareUnknownFacts: 0 })
  })
})

describe('compounds that were taken over', () => {
  test('are all that another company had, where it gave up two at least and has none left', () => {
    const both = [1, 2].flatMap((n) => [managed(`c${n}`, 'old', 0, 9), managed(`c${n}`, 'new', 10)])
    expect(ask([], both)('new')).toMatchObject({ takenOver: 2, takenWhole: 2 })
    expect(ask([], both)('old')).toMatchObject({ takenOver: 0, takenWhole: 0 })
    expect(ask([], both, 9)('new')).toMatchObject({ takenOver: 0, takenWhole: 0 })
    expect(ask([], [...both, managed('c3', 'old', 0)])('new')).toMatchObject({ takenOver: 2, takenWhole: 0 })
    const elsewhere = [managed('c3', 'old', 0, 9), managed('c3', 'other', 10)]
    expect(ask([], [...both, ...elsewhere])('new')).toMatchObject({ takenOver: 2, takenWhole: 0 })
  })

  test('of one alone are as any change of the manager', () => {
    expect(ask([], [managed('c1', 'old', 0, 9), managed('c1', 'new', 10)])('new')).toMatchObject({ takenOver: 1, takenWhole: 0 })
  })
})
