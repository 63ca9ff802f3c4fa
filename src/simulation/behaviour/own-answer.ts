import type { Chance } from '../chance.ts'
import type { Behaviours, CompanyKind } from '../parameters.ts'

/** More working days than anybody is followed. */
const longest = 2000

/** Probability of an own answer on the n-th working day after service, if there was none before. */
export const hazardOfAnswer = (
  { company }: Pick<Behaviours, 'company'>,
  kind: Pick<CompanyKind, 'firstPerDay' | 'laterPerDay'>,
  frailty: number,
  n: number,
): number => Math.min(0.95, frailty * (n <= company.firstDays ? kind.firstPerDay : kind.laterPerDay))

/** The working day after service on which a company gives its own answer; null = never. */
export const dayOfAnswer = (
  behaviours: Pick<Behaviours, 'company'>,
  kind: Pick<CompanyKind, 'firstPerDay' | 'laterPerDay'>,
  frailty: number,
  chance: Chance,
): number | null => {
  for (let n = 1; n <= longest; n += 1) if (chance.is(hazardOfAnswer(behaviours, kind, frailty, n))) return n
  return null
}
