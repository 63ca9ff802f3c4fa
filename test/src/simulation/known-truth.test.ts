import { describe, expect, test } from 'vitest'
import { dayOfAnswer } from '../../../src/simulation/behaviour/own-answer.ts'
import { boxedRules } from '../../../src/simulation/boxed-rules.ts'
import { seededChance } from '../../../src/simulation/chance.ts'
import { rowsOf } from '../../../src/simulation/collect-rows.ts'
import { noGames } from '../../../src/simulation/games.ts'
import { type CityParameters, usualCity } from '../../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../../src/simulation/simulate-city.ts'
import { trueAnswerQuantile, trueUnanswered } from '../../../src/simulation/truth.ts'
import { layOutDays } from '../../../src/simulation/working-days.ts'

const { company, owner } = usualCity.behaviours
/** One kind of company, nothing in common in a compound, and nobody who leaves: the answer alone ends the waiting. */
const [quick] = company.kinds
const onlyAnswers: CityParameters = {
  ...usualCity,
  games: noGames,
  compounds: { ...usualCity.compounds, requests: 5 },
  behaviours: {
    ...usualCity.behaviours,
    company: { ...company, kinds: [{ ...quick!, refers: 0 }], frailty: [[1, 1]] },
    owner: { ...owner, withdraws: { ever: 0, perDay: 1 } },
  },
}

describe('what is true of a simulated city', () => {
  test('a company that answers every day with one half has told three in four after two days', () => {
    const behaviours = {
      ...usualCity.behaviours,
      company: { ...company, kinds: [{ ...quick!, firstPerDay: 0.5, laterPerDay: 0.1 }], frailty: [[1, 1]] as const },
    }
    expect(trueUnanswered({ behaviours, games: noGames }, 0)).toBe(1)
    expect(trueUnanswered({ behaviours, games: noGames }, 2)).toBeCloseTo(0.25, 12)
    expect(trueUnanswered({ behaviours, games: noGames }, 6)).toBeCloseTo(0.5 ** 5 * 0.9, 12)
    expect(trueAnswerQuantile({ behaviours, games: noGames }, 0.75)).toBe(2)
  })

  test('the formula is what a hundred thousand draws come to', () => {
    const chance = seededChance(3)
    const draws = Array.from({ length: 100_000 }, () => {
      const kind = chance.weighted(company.kinds.map((each) => [each, each.share] as const))
      return dayOfAnswer(usualCity.behaviours, kind, chance.weighted(company.frailty), chance)
    })
    for (const days of [1, 5, 10, 40]) {
      const silent = draws.filter((on) => on === null || on > days).length / draws.length
      // Four standard errors of a share of a half.
      expect(Math.abs(silent - trueUnanswered({ ...usualCity, games: noGames }, days))).toBeLessThan(
        (4 * 0.5) / Math.sqrt(draws.length),
      )
    }
  })

  test.each([
    ['without games', onlyAnswers],
    // Few companies are drawn: all of them play, and friends are drawn for each request.
    ['with friends who come first', { ...onlyAnswers, games: { ...noGames, friendsFirst: { players: 1, times: 0.3 } } }],
  ])('the formula is what the cases come to when they are lived through the chart, %s', (_, city) => {
    const days = layOutDays(boxedRules(city.rulesPackId).calendar)
    const answers = [...liveCity(openCity(city, { cases: 200, seed: 5 }))].flatMap((lived) => rowsOf(lived).answers)
    const followed = answers.filter(({ servedOn }) => servedOn < '2026-10-01')
    for (const after of [1, 2, 4]) {
      const silent = followed.filter(
        ({ servedOn, answeredOn }) => answeredOn === null || days.between(servedOn, answeredOn) > after,
      )
      const expected = trueUnanswered(city, after)
      const error = Math.sqrt((expected * (1 - expected)) / followed.length)
      expect(Math.abs(silent.length / followed.length - expected)).toBeLessThan(3.5 * error)
    }
    expect(followed.length).toBeGreaterThan(120)
  })
})
