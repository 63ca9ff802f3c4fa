import { describe, expect, test } from 'vitest'
import { type GameName, gameNames, gamesOf, noGames, usualGames } from '../../../src/simulation/games.ts'
import type { LivedCompound } from '../../../src/simulation/lived.ts'
import { usualCity } from '../../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../../src/simulation/simulate-city.ts'
import { trueGames } from '../../../src/simulation/truth.ts'

const draw = { cases: 120, seed: 11 }
const playing = (...names: readonly GameName[]) => ({
  ...noGames,
  ...Object.fromEntries(names.map((name) => [name, { players: 0.5, times: 1 }])),
})
// Many small compounds of many companies, so that some play and some do not.
const compounds = { ...usualCity.compounds, requests: 6, perCompany: 1 }
const cityWith = (games: typeof noGames) => openCity({ ...usualCity, compounds, games }, draw)
const eventsOf = ({ cases }: LivedCompound) =>
  cases.map(({ steps }) => steps.map(({ now, event }) => `${now} ${JSON.stringify(event)}`))
const live = (games: typeof noGames) => [...liveCity(cityWith(games))]

describe('the games of a simulated city', () => {
  test('are each played by the share of parties that the truth gives', () => {
    for (const drawnBy of ['company', 'compound'] as const) {
      const players = Array.from({ length: 4000 }, (_, index) => gamesOf(usualGames, { drawnBy, seed: 3, index }))
      for (const { game, players: share } of trueGames(openCity(usualCity, draw).plan)) {
        const found = players.filter((games) => games.has(game)).length / players.length
        // A game of the other kind of party is not drawn here; four standard errors of the others.
        if (found > 0) expect(Math.abs(found - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / players.length))
      }
      const drawn = new Set(players.flatMap((games) => [...games]))
      expect([...drawn].length).toBe(drawnBy === 'company' ? 8 : 4)
    }
  })

  test('are all in the truth of the city, with the figure that has to show each', () => {
    const truth = trueGames(cityWith(playing('takesBack')).plan)
    expect(truth.map(({ game }) => game)).toEqual(gameNames)
    expect(truth.every(({ shownBy }) => shownBy.length > 0)).toBe(true)
    expect(truth.filter(({ compounds }) => compounds > 0).map(({ game }) => game)).toEqual(['takesBack'])
  })

  test.each(gameNames)('%s moves the draws of nobody who does not play it', (name) => {
    const [without, withGame] = [live(noGames), live(playing(name))]
    const apart = without.flatMap((lived, n) => {
      const other = withGame[n]!
      return other.compound.games.has(name) ? [] : [[eventsOf(lived), eventsOf(other)] as const]
    })
    expect(apart.length).toBeGreaterThan(0)
    for (const [one, other] of apart) expect(other).toEqual(one)
  })

  test('leave other places of a request as they were: who answers otherwise is taken in by the grid on the same day', () => {
    const takenIn = (games: typeof noGames) =>
      new Map(
        live(games).flatMap(({ cases }) =>
          cases.map(({ caseId, steps }) => [caseId, steps.find(({ event }) => event.type.startsWith('grid.'))?.now ?? null]),
        ),
      )
    const [without, pressed] = [takenIn(noGames), takenIn({ ...noGames, pressesForTime: { players: 1, times: 1 } })]
    const same = [...without].filter(([caseId, now]) => pressed.get(caseId) === now).length
    // A case that ended meanwhile may differ.
    expect(same / without.size).toBeGreaterThan(0.9)
  })

  test('draw the same players of one game, whatever others are played beside it', () => {
    const players = (games: typeof noGames) => cityWith(games).plan.compounds.map((compound) => compound.games.has('takesBack'))
    expect(players(playing('takesBack', 'closesEarly', 'friendsFirst'))).toEqual(players(playing('takesBack')))
    expect(new Set(players(playing('takesBack'))).size).toBe(2)
  })
})
