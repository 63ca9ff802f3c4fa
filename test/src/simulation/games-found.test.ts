import { beforeAll, describe, expect, test } from 'vitest'
import { sqliteCityFigures } from '../../../src/database/sqlite-city-figures.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import { type GameName, type GameRates, gameNames, noGames } from '../../../src/simulation/games.ts'
import { type CityParameters, usualCity } from '../../../src/simulation/parameters.ts'
import { figureEngine } from '../../../src/statistics/figure-engine.ts'
import type { TaskName, TaskParams, TaskResult } from '../../../src/statistics/figure-tasks.ts'
import { asKnownThen } from '../../../workflows/statistics/as-of.ts'
import type { ConductGroup } from '../../../workflows/statistics/conduct.ts'
import type { BasisShares } from '../../../workflows/statistics/figure.ts'
import { simulatedDatabase } from '../../helpers/simulated-database.ts'

const { company, owner } = usualCity.behaviours

/** Nobody is silent, and owners contest what they are told: every game finds its occasion. */
const cityWith = (games: GameRates): CityParameters => ({
  ...usualCity,
  games,
  compounds: { ...usualCity.compounds, requests: 12, spread: 0.3 },
  behaviours: {
    ...usualCity.behaviours,
    company: { ...company, kinds: company.kinds.map((kind) => ({ ...kind, share: kind.name === 'silent' ? 0 : kind.share })) },
    owner: {
      ...owner,
      decides: { ever: 1, perDay: 0.5 },
      onRefusal: [
        ['contest', 4],
        ['coordinate', 1],
        ['acceptRefusal', 1],
      ],
    },
  },
})

type Counts = Exclude<keyof ConductGroup, 'party' | 'organisationId' | 'shareOnBehalf' | keyof BasisShares | 'caseIds'>

/** What the service's own figures say of a simulated city, read from its database. */
interface Read {
  conduct(count: Counts): number
  readonly figures: { readonly [N in 'stages' | 'companies' | 'conduct']: TaskResult<N> }
}

const asOf = '2026-10-31'
const read = async (games: GameRates): Promise<Read> => {
  const city = simulatedDatabase({ cases: 170, seed: 5 }, cityWith(games))
  const { database, library } = city
  const now = '2026-11-02T02:00:00.000Z'
  const engine = figureEngine({
    record: sqliteFigures(database, library),
    city: sqliteCityFigures(database, library),
    calendarByHash: library.calendarByHash,
    packOfDistrict: library.packOfDistrict,
    now: () => now,
  })
  const ask = async <N extends TaskName>(name: N, params: TaskParams<N>): Promise<TaskResult<N>> => {
    const days = { at: asKnownThen(asOf), period: { from: '2025-11-01', to: asOf }, since: '2026-10-26' }
    const about = { districts: city.districts, before: '2026-10-31T16:00:00.000Z', calendar: library.calendar('cn').hash }
    return (await engine.compute({ ...about, days, name, params })).figures
  }
  const figures = {
    stages: await ask('stages', { split: 'all', withOrganisations: false }),
    companies: await ask('companies', undefined),
    conduct: await ask('conduct', undefined),
  }
  city.close()
  return { figures, conduct: (count) => figures.conduct.groups.reduce((sum, group) => sum + group[count], 0) }
}

const share = (city: Read, part: Counts, of: Counts): number => city.conduct(part) / Math.max(1, city.conduct(of))

const installerDays = ({ figures: { stages } }: Read): number =>
  stages.holderTotal.groups.filter(({ holder }) => holder === 'installer').reduce((sum, { n }) => sum + n, 0)

/** What each game leaves in its figure, in the city that plays it and in the one that plays none. */
const found: Readonly<Record<GameName, (playing: Read, fair: Read) => void>> = {
  asksOnLastDay: (playing, fair) => {
    expect(fair.conduct('demands')).toBeGreaterThan(5)
    expect(share(fair, 'demandsOnLastDay', 'demands')).toBeLessThan(0.5)
    expect(share(playing, 'demandsOnLastDay', 'demands')).toBeGreaterThan(0.95)
    expect(playing.conduct('demands')).toBeGreaterThan(5 * fair.conduct('demands'))
  },
  pressesForTime: (playing, fair) => {
    expect([fair.conduct('extensionsAsked'), fair.conduct('extensionsAgreed')]).toEqual([0, 0])
    expect(playing.conduct('extensionsAsked')).toBeGreaterThan(20)
    expect(share(playing, 'extensionsAgreed', 'extensionsAsked')).toBeGreaterThan(0.5)
  },
  findsNewGrounds: (playing, fair) => {
    expect(fair.conduct('casesWithLaterGrounds')).toBe(0)
    expect(playing.conduct('casesWithLaterGrounds')).toBeGreaterThan(2)
  },
  takesBack: (playing, fair) => {
    expect(fair.conduct('takenBack')).toBe(0)
    expect(share(playing, 'takenBack', 'yeses')).toBeGreaterThan(0.4)
  },
  splitsUp: (playing, fair) => {
    // Each company has one compound, and would have had no figure; its head office has.
    const groups = playing.figures.companies.groups
    expect(groups.map(({ organisationId, n }) => [organisationId, n])).toEqual(
      fair.figures.companies.groups.map(({ organisationId, n }) => [organisationId, n]),
    )
    expect(groups.length).toBeGreaterThan(0)
    expect(groups.every(({ members }) => members.length >= 3)).toBe(true)
    expect(fair.figures.companies.groups.every(({ members }) => members.length === 1)).toBe(true)
  },
  friendsFirst: (playing, fair) => {
    expect(fair.conduct('cameBehind')).toBeGreaterThan(5)
    expect(share(playing, 'answeredBefore', 'cameBehind')).toBeGreaterThan(share(fair, 'answeredBefore', 'cameBehind') + 0.2)
  },
  ownBusiness: (playing, fair) => {
    expect(fair.conduct('withOwnBusiness')).toBe(0)
    expect(playing.conduct('withOwnBusiness')).toBeGreaterThan(3 * fair.conduct('technicalGrounds'))
    expect(playing.conduct('withOwnBusiness')).toBe(playing.conduct('technicalGrounds'))
  },
  agentKeeps: (playing, fair) => {
    expect(installerDays(fair)).toBe(0)
    expect(installerDays(playing)).toBeGreaterThan(20)
    const backAtWork = ({ figures: { stages } }: Read): number =>
      stages.loops.groups.filter(({ stage }) => stage === 'construction').reduce((sum, { returns }) => sum + returns, 0)
    expect(backAtWork(playing)).toBeGreaterThan(backAtWork(fair) + 20)
  },
  closesEarly: (playing, fair) => {
    expect(fair.conduct('closingsDenied')).toBe(0)
    expect(playing.conduct('closings')).toBeGreaterThan(fair.conduct('closings') + 5)
    expect(share(playing, 'closingsDenied', 'closings')).toBeGreaterThan(0.3)
  },
  endsAtOnce: (playing, fair) => {
    expect(fair.conduct('mediationsEnded')).toBe(0)
    expect(playing.conduct('mediationsEnded')).toBeGreaterThan(5)
    expect(share(playing, 'endedAtOnce', 'mediationsEnded')).toBeGreaterThan(0.95)
  },
  changesName: (playing, fair) => {
    expect([fair.conduct('takenOver'), fair.conduct('takenWhole')]).toEqual([0, 0])
    const begun = playing.figures.conduct.groups.filter(({ takenOver }) => takenOver > 0)
    expect(begun.length).toBeGreaterThan(2)
    // A company with one compound that goes on under another name is as one that was chosen instead.
    for (const { takenOver, takenWhole } of begun) expect(takenWhole).toBe(takenOver >= 2 ? takenOver : 0)
    expect(playing.conduct('takenWhole')).toBeGreaterThan(10)
    // And so a history is cut in two: what comes later is counted with another name.
    expect(playing.figures.companies.n).toBeGreaterThan(fair.figures.companies.n)
  },
  datesBack: (playing, fair) => {
    expect(fair.conduct('datedBack')).toBe(0)
    expect(playing.conduct('datedBack')).toBeGreaterThan(5)
  },
}

describe('a game that a simulated city plays is found in the figure that has to show it', () => {
  let fair: Read
  beforeAll(async () => {
    fair = await read(noGames)
  })

  test.each(gameNames)('%s', async (game) => {
    const rate = game === 'friendsFirst' ? { players: 1, times: 0.4 } : { players: 1, times: 1 }
    found[game](await read({ ...noGames, [game]: rate }), fair)
  })
})
