import { type Backlog, backlogOf } from './backlog.ts'
import { boxedRules } from './boxed-rules.ts'
import { type CityPlan, planCity } from './city-plan.ts'
import { idsOf } from './ids.ts'
import { type City, liveCompound } from './live-compound.ts'
import type { LivedCompound } from './lived.ts'
import type { CityParameters } from './parameters.ts'
import { layOutDays } from './working-days.ts'

/** A city that can be lived through, compound by compound. */
export interface SimulatedCity extends City {
  readonly plan: CityPlan
  readonly backlog: Backlog
}

/** Plans a city. The same parameters, number of cases and seed give the same city to the byte. */
export const openCity = (parameters: CityParameters, { cases, seed }: { cases: number; seed: number }): SimulatedCity => {
  const days = layOutDays(boxedRules(parameters.rulesPackId).calendar)
  const plan = planCity(parameters, cases, seed, days)
  return { parameters, days, plan, backlog: backlogOf(plan, days), id: idsOf(seed) }
}

/** Lives through the compounds of a city, one after the other. */
export const liveCity = function* (city: SimulatedCity): Generator<LivedCompound> {
  for (const compound of city.plan.compounds) yield liveCompound(city, compound)
}
