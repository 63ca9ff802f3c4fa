import { describe, expect, test } from 'vitest'
import { answerFigures } from '../../../workflows/statistics/answers.ts'
import { asItWas, asKnownThen } from '../../../workflows/statistics/as-of.ts'
import { familiesFigure } from '../../../workflows/statistics/families.ts'
import type { CasePlace } from '../../../workflows/statistics/place-facts.ts'
import { stageFigures } from '../../../workflows/statistics/stages.ts'
import { answer, casePlace, day, stay, workingDaysBetween } from './rows.ts'

const on = (asOf: number, meaning = asKnownThen(day(asOf))) => ({
  ...{ at: meaning, period: { from: day(0), to: day(asOf) }, split: 'all' as const, withOrganisations: true },
  workingDaysBetween,
})
const placesOf = (...places: readonly CasePlace[]) => new Map(places.map((place) => [place.caseId, place]))
/** Four requests: of a place with everything on record, with one fact missing, brought on by a report, and both. */
const four = {
  stays: ['known', 'unknown', 'reported', 'both'].map((caseId) => stay(caseId, 0, null)),
  places: placesOf(
    casePlace('known'),
    casePlace('unknown', { completedOn: null }),
    casePlace('reported', { reportedOn: day(5) }),
    casePlace('both', { reportedOn: day(5), transformer: 'unknown' }),
  ),
}

describe('what a number rests on', () => {
  test('is said beside every number of a figure: of how many a fact is not on record, and how many a bare report brought on', () => {
    const { waiting } = stageFigures(four, on(10))
    expect(waiting).toMatchObject({ n: 4, shareSelfReported: 0.5, shareUnknownFacts: 0.5 })
    expect(waiting.groups[0]).toMatchObject({ n: 4, shareSelfReported: 0.5, shareUnknownFacts: 0.5 })
    expect(waiting.groups[0]?.organisations?.[0]).toMatchObject({ shareSelfReported: 0.5, shareUnknownFacts: 0.5 })
  })

  test.each(['garage', 'transformer', 'completedOn', 'rules'] as const)('counts a place of which the %s is not known', (fact) => {
    const places = placesOf(casePlace('a', { [fact]: fact === 'completedOn' ? null : 'unknown' }), casePlace('b'))
    const stays = [stay('a', 0, null), stay('b', 0, null), stay('nowhere', 0, null)]
    expect(stageFigures({ stays, places }, on(10)).waiting.shareUnknownFacts).toBeCloseTo(2 / 3)
  })

  test('knows a report from the day on which it was recorded, and no earlier', () => {
    expect(stageFigures(four, on(4)).waiting.shareSelfReported).toBe(0)
    expect(stageFigures(four, on(4, asItWas(day(4), day(10)))).waiting.shareSelfReported).toBe(0)
    expect(stageFigures(four, on(5)).waiting.shareSelfReported).toBe(0.5)
  })

  test('of a family is that of its last case, of a request that of its own', () => {
    const chainId = 'family'
    const stays = [
      stay('first', 0, 5, { chainId, caseRecordedOn: day(0) }),
      stay('second', 6, null, { chainId, caseRecordedOn: day(6) }),
    ]
    const places = placesOf(casePlace('first', { reportedOn: day(5), garage: 'unknown' }), casePlace('second'))
    const families = familiesFigure({ stays, ends: [], places }, on(10))
    expect(families).toMatchObject({ n: 1, shareSelfReported: 0, shareUnknownFacts: 0 })
    const answers = [answer('first', 0, 5, { chainId }), answer('second', 6, null, { chainId })]
    const { time } = answerFigures({ stays, answers, clocks: [], places }, on(10))
    expect(time).toMatchObject({ n: 2, shareSelfReported: 0.5, shareUnknownFacts: 0.5 })
  })

  test('is said of nothing where there is nothing', () => {
    expect(stageFigures({ stays: [] }, on(10)).waiting).toMatchObject({ shareSelfReported: null, shareUnknownFacts: null })
  })
})
