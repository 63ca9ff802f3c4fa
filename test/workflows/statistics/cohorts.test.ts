import { describe, expect, test } from 'vitest'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { casesBehind } from '../../../workflows/statistics/cases-behind.ts'
import { type CohortRows, cohortsFigure } from '../../../workflows/statistics/cohorts.ts'
import type { CaseEnd } from '../../../workflows/statistics/rows.ts'
import { answer, day, stay } from './rows.ts'

const end = (caseId: string, on: number, outcome: CaseEnd['outcome']): CaseEnd => ({
  ...{ caseId, chainId: caseId, district: 'tianyuan', compoundId: 'compound-1' },
  ...{ outcome, endedOn: day(on) },
})

/** A request that runs after `runs` days: review to day 5, the grid to day 20, the works until then. */
const running = (caseId: string, from: number, runs: number, compoundId = 'compound-1') => {
  const rest = { compoundId }
  return {
    stays: [
      stay(caseId, from, from + 5, rest),
      stay(caseId, from, from + 20, { ...rest, track: 'grid', stage: 'capacity', holder: 'grid' }),
      stay(caseId, from + 20, from + runs, { ...rest, track: 'main', stage: 'construction', holder: 'installer' }),
    ],
    answers: [answer(caseId, from, from + 5, rest)],
    ends: [{ ...end(caseId, from + runs, 'energised'), compoundId }],
  }
}
const together = (...all: readonly CohortRows[]): CohortRows => ({
  stays: all.flatMap(({ stays }) => stays),
  answers: all.flatMap(({ answers }) => answers),
  ends: all.flatMap(({ ends }) => ends),
})
const waiting = (caseId: string, from: number): CohortRows => ({
  ...{ stays: [stay(caseId, from, null)], answers: [answer(caseId, from, null)], ends: [] },
})
const ask = (rows: CohortRows, asOf: number) =>
  cohortsFigure(rows, { at: asKnownThen(day(asOf)) }).groups.map(({ month, within, n, reached }) =>
    [month, within, n, ...reached.map(({ families }) => families)].join(' '),
  )

describe('the families of a month', () => {
  // Day 0 is 2 March; March ends on day 29.
  const march = together(running('a', 0, 80), running('b', 10, 120), waiting('c', 28))

  test('are shown once all of them were followed so long, the one of the last day too', () => {
    expect(ask(march, 29 + 89)).toEqual([])
    // Served, answered, consented, in the works, running: only one ran within 90 days.
    expect(ask(march, 29 + 90)).toEqual(['2026-03 90 3 3 2 2 2 1'])
    expect(ask(march, 29 + 180)).toEqual(['2026-03 90 3 3 2 2 2 1', '2026-03 180 3 3 2 2 2 2'])
  })

  test('are each in the month of the first request, however often they filed', () => {
    const again = { ...waiting('c2', 40), stays: [stay('c2', 40, null, { chainId: 'c' })] }
    expect(ask(together(march, again), 29 + 90)).toEqual(['2026-03 90 3 3 2 2 2 1'])
  })

  test('who withdrew had no consent, although nobody waits on the company any more', () => {
    const left = { stays: [stay('w', 0, 8)], answers: [], ends: [end('w', 8, 'withdrawn')] }
    expect(ask(left, 29 + 90)).toEqual(['2026-03 90 1 1 0 0 0 0'])
  })

  test('who were seen from a later day on are counted apart', () => {
    const declared = stay('old', 5, null, { caseRecordedOn: day(20), enteredRecordedOn: day(20) })
    const [group] = cohortsFigure(together(march, { stays: [declared], answers: [], ends: [] }), {
      at: asKnownThen(day(119)),
    }).groups
    expect(group).toMatchObject({ n: 3, notObserved: 1 })
  })

  test('have bands by compound: a compound that answers as one is one piece of evidence', () => {
    const of = (compoundId: string, runs: number) =>
      together(...Array.from({ length: 10 }, (_, n) => running(`${compoundId}-${n}`, 0, runs, compoundId)))
    const rows = together(of('x', 60), of('y', 60), of('z', 150), of('w', 150))
    const shareOf = (all: CohortRows) =>
      cohortsFigure(all, { at: asKnownThen(day(119)) }).groups[0]?.reached.find(({ milestone }) => milestone === 'runs')
    const alike = shareOf(rows)
    const own = { ...rows, stays: rows.stays.map((one) => ({ ...one, compoundId: one.caseId })) }
    const apart = shareOf(own)
    expect(alike).toMatchObject({ families: 20, share: 0.5 })
    expect((alike?.upper ?? 0) - (alike?.lower ?? 0)).toBeGreaterThan(2 * ((apart?.upper ?? 0) - (apart?.lower ?? 0)))
  })
})

describe('the cases behind a number', () => {
  test('stand where they stood on the day, the longest waiting first', () => {
    const rows = together(running('done', 0, 60), waiting('old', 0), waiting('young', 30), {
      stays: [stay('round', 10, 12), stay('round', 12, 14, { stage: 'rejected', holder: 'owner' }), stay('round', 14, null)],
      answers: [],
      ends: [],
    })
    const found = casesBehind(rows, ['done', 'young', 'round'], asKnownThen(day(70)))
    expect(found.map(({ caseId, stage, outcome, waitedDays, returns }) => [caseId, stage, outcome, waitedDays, returns])).toEqual(
      [
        ['done', null, 'energised', 60, 0],
        ['round', 'reviewing', null, 60, 1],
        ['young', 'reviewing', null, 40, 0],
      ],
    )
    // On an earlier day it was still under way.
    const [then] = casesBehind(rows, ['done'], asKnownThen(day(30)))
    expect(then).toMatchObject({ stage: 'construction', outcome: null, waitedDays: 30, since: day(20) })
  })
})
