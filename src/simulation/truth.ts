import { hazardOfAnswer } from './behaviour/own-answer.ts'
import type { CityPlan } from './city-plan.ts'
import { type GameName, type GameRate, gameNames, games } from './games.ts'
import type { CityParameters } from './parameters.ts'

/**
 * The true share of requests that have no own answer of the company after so many working days, if nothing else ends them:
 * a sum over the kinds of companies and over what the compounds have in common, each with its probability, less the friends
 * who are answered on the first day. Exact, from the parameters alone; what is dated back is here as it truly was.
 */
export const trueUnanswered = (parameters: Pick<CityParameters, 'behaviours' | 'games'>, workingDays: number): number => {
  const { players, times } = parameters.games.friendsFirst
  return (workingDays < 1 ? 1 : 1 - players * times) * unansweredInTurn(parameters, workingDays)
}

const unansweredInTurn = ({ behaviours }: Pick<CityParameters, 'behaviours'>, workingDays: number): number => {
  const { kinds, frailty } = behaviours.company
  const shares = kinds.reduce((sum, { share }) => sum + share, 0)
  const weights = frailty.reduce((sum, [, weight]) => sum + weight, 0)
  return kinds.reduce(
    (sum, kind) =>
      sum +
      (kind.share / shares) *
        frailty.reduce((own, [multiplier, weight]) => {
          let silent = 1
          for (let n = 1; n <= workingDays; n += 1) silent *= 1 - hazardOfAnswer(behaviours, kind, multiplier, n)
          return own + (weight / weights) * silent
        }, 0),
    0,
  )
}

/** The working day by which a share of the requests has its own answer, if nothing else ends them; null = never so many. */
export const trueAnswerQuantile = (parameters: Pick<CityParameters, 'behaviours' | 'games'>, p: number): number | null => {
  for (let days = 0; days <= 1000; days += 1) if (trueUnanswered(parameters, days) <= 1 - p) return days
  return null
}

/** A game of a city as it truly is: its rate, in how many compounds it is played, and the figure that has to show it. */
export interface TrueGame extends GameRate {
  readonly game: GameName
  readonly compounds: number
  readonly shownBy: string
}

/** The games of a planned city, those that nobody plays included. */
export const trueGames = ({ parameters, compounds }: Pick<CityPlan, 'parameters' | 'compounds'>): TrueGame[] =>
  gameNames.map((game) => ({
    game,
    ...parameters.games[game],
    compounds: compounds.filter((compound) => compound.games.has(game)).length,
    shownBy: games[game].shownBy,
  }))
