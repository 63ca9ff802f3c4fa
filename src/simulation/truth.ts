import { hazardOfAnswer } from './behaviour/own-answer.ts'
import type { CityParameters } from './parameters.ts'

/**
 * The true share of requests that have no own answer of the company after so many working days, if nothing else ends them:
 * a sum over the kinds of companies and over what the compounds have in common, each with its probability. Exact, from the
 * parameters alone.
 */
export const trueUnanswered = ({ behaviours }: Pick<CityParameters, 'behaviours'>, workingDays: number): number => {
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
export const trueAnswerQuantile = (parameters: Pick<CityParameters, 'behaviours'>, p: number): number | null => {
  for (let days = 0; days <= 1000; days += 1) if (trueUnanswered(parameters, days) <= 1 - p) return days
  return null
}
