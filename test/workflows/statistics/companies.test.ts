import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { companiesFigure } from '../../../workflows/statistics/companies.ts'
import type { CasePlace } from '../../../workflows/statistics/place-facts.ts'
import type { Answer } from '../../../workflows/statistics/rows.ts'
import { answer, day, workingDaysBetween } from './rows.ts'

const ask = (answers: readonly Answer[], places: ReadonlyMap<string, CasePlace> = new Map(), asOf = 25) =>
  companiesFigure({ answers, places }, { at: asKnownThen(day(asOf)), workingDaysBetween })

/** A company with requests in three compounds: `quick` answered after two days, `silent` never. */
const company = (organisationId: string, quick: number, silent: number, rest: Partial<Answer> = {}): Answer[] =>
  Array.from({ length: quick + silent }, (_, n) =>
    answer(`${organisationId}-${n}`, 0, n < quick ? 2 : null, {
      organisationId,
      compoundId: `${organisationId} ${n % 3}`,
      ...rest,
    }),
  )

describe('companies beside each other', () => {
  test('are shown from twenty requests in three compounds on; the others are in the share of all', () => {
    const figure = ask([...company('big', 15, 5), ...company('small', 10, 9), ...company('narrow', 20, 0, { compoundId: 'one' })])
    expect(figure.groups.map(({ organisationId }) => organisationId)).toEqual(['big'])
    expect({ tooFew: figure.tooFew, n: figure.n }).toEqual({ tooFew: 2, n: 59 })
    expect(figure.overall).toBeCloseTo(14 / 59, 12)
    expect(figure.groups[0]?.funnel).toMatchObject({ count: 5, n: 20, share: 0.25 })
  })

  test('are sorted by id and not by how they do', () => {
    const figure = ask([...company('b', 20, 0), ...company('a', 2, 18), ...company('c', 10, 10)])
    expect(figure.groups.map(({ organisationId, funnel }) => [organisationId, funnel.share])).toEqual([
      ['a', 0.9],
      ['b', 0],
      ['c', 0.5],
    ])
  })

  test('are compared by requests that were followed for ten working days', () => {
    // Served on day 14, a Monday: nine working days have gone by on day 25. Two more ended otherwise after a day.
    const young = company('a', 0, 4).map((row) => ({ ...row, servedOn: day(14), servedRecordedOn: day(14) }))
    const ended = company('a', 0, 2).map((row) => ({ ...row, endedOn: day(1) }))
    const renamed = [...young, ...ended].map((row, n) => ({ ...row, caseId: `x${n}`, chainId: `x${n}` }))
    const figure = ask([...company('a', 15, 5), ...renamed])
    expect(figure.groups[0]).toMatchObject({ n: 26, open: 9, funnel: { n: 20, count: 5 } })
  })

  test('an answer on the tenth working day is in time, one on the eleventh is not', () => {
    // Day 0 is a Monday: the tenth working day after it is day 14, the eleventh day 15.
    const on = (to: number) => company('a', 20, 0).map((row) => ({ ...row, answeredOn: day(to), answeredRecordedOn: day(to) }))
    expect(ask(on(14)).groups[0]?.funnel.count).toBe(0)
    expect(ask(on(15)).groups[0]?.funnel.count).toBe(20)
  })

  test('have the kind of their requests beside them', () => {
    const rows = company('a', 20, 0)
    const places = new Map(
      rows.slice(0, 15).map(({ caseId }, n) => [
        caseId,
        {
          ...{ caseId, completedOn: null, rules: 'zhuzhou-2022', reportedOn: null },
          garage: n < 5 ? ('underground' as const) : ('ground' as const),
          transformer: n < 10 ? ('private' as const) : ('public' as const),
        },
      ]),
    )
    expect(ask(rows, places).groups[0]?.mix).toEqual({ underground: 0.25, privateTransformer: 0.5, unknownFacts: 0.25 })
  })
})
