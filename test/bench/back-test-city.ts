import { boxedRules } from '../../src/simulation/boxed-rules.ts'
import { type CityParameters, usualCity } from '../../src/simulation/parameters.ts'
import { type HeldAgainst, heldAgainst } from '../../workflows/trials/fact.ts'
import { runTrial } from '../../workflows/trials/run-trial.ts'
import { usualScenarios } from '../../workflows/trials/scenarios.ts'
import { type CityDraw, simulatedFact, simulatedRecord } from '../helpers/simulated-record.ts'

/** The day on which the rule of Chongqing comes into force in the simulated city. */
const on = '2026-01-05'
const packId = 'chongqing-2023'
/** Those who ask from then on are followed for half a year. */
const asked = { from: on, to: '2026-05-03' }
const asOf = '2026-10-31'
const until = '2026-10-31T16:00:00.000Z'

const { company } = usualCity.behaviours

/** How the companies of the simulated city take to the rule. */
export const reactions = {
  /** They do what they did. */
  none: {},
  /** Whoever answers at all does so within days. */
  prompt: {
    company: { ...company, kinds: company.kinds.map((kind) => ({ ...kind, firstPerDay: Math.max(kind.firstPerDay, 0.5) })) },
  },
} satisfies Record<string, NonNullable<CityParameters['change']>['reactions']>

/** What companies do in a simulated city. */
export type Reaction = keyof typeof reactions

/**
 * Back-test on a city that lives twice: once under its own rules, which is the record that the trial of `chongqing-2023` is
 * run on, and once with that rule in force and the companies reacting to it as stated. The very families that the trial
 * moved in thought ask there in fact, so that what is missed is the doing of the trial and not of another winter (T4).
 */
export const sameFamilies = (reaction: Reaction, draw: CityDraw): HeldAgainst => {
  // Who asked long before the change fills the offices and the transformers, and no more: a few months of them are enough.
  const city: CityParameters = { ...usualCity, from: '2025-10-08', to: asked.to }
  const record = simulatedRecord(city, draw, until)
  const { rules, rulesHash } = boxedRules(packId)
  const output = runTrial({
    cases: record,
    draft: { hash: rulesHash, value: rules },
    period: asked,
    asOf,
    until,
    seed: draw.seed,
    scenarios: usualScenarios,
  })
  if (!output) throw new Error('nobody stops this trial')
  const changed = { ...city, change: { on, packId, reactions: reactions[reaction] } }
  return heldAgainst(output.result, simulatedFact(changed, draw, asked), asOf)
}

/**
 * Back-test as a bureau would see it: the trial is run on the year before, and held against the families that ask after the
 * change. Other families, another season and offices with more to do: all of that is in the miss.
 */
export const laterFamilies = (reaction: Reaction, draw: CityDraw): HeldAgainst => {
  const changed = { ...usualCity, change: { on, packId, reactions: reactions[reaction] } }
  const [endedOn, endedAt] = ['2026-01-04', '2026-01-04T16:00:00.000Z']
  const { rules, rulesHash } = boxedRules(packId)
  const output = runTrial({
    cases: simulatedRecord(changed, draw, endedAt),
    draft: { hash: rulesHash, value: rules },
    period: { from: '2025-01-05', to: '2025-05-03' },
    asOf: endedOn,
    until: endedAt,
    seed: draw.seed,
    scenarios: usualScenarios,
  })
  if (!output) throw new Error('nobody stops this trial')
  return heldAgainst(output.result, simulatedFact(changed, draw, asked), asOf)
}
