import { boxedRules } from '../../src/simulation/boxed-rules.ts'
import { type CityParameters, usualCity } from '../../src/simulation/parameters.ts'
import { type HeldAgainst, heldAgainst } from '../../workflows/trials/fact.ts'
import { usualReplays } from '../../workflows/trials/replays.ts'
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

/** What the trial says that the rule does to its families, and what it did: piles that ran by a day, as shares of families. */
export interface HeldEffect {
  readonly days: number
  readonly families: number
  /** Over the scenarios: what the very families would meet, and what as many others would leave open. */
  readonly least: number
  readonly most: number
  readonly lower: number
  readonly upper: number
  /** The same families in the same city with the rule, less without it. */
  readonly fact: number
}

/** A trial held against what the city did under each reaction. */
export interface HeldCity extends HeldAgainst {
  readonly effects: readonly HeldEffect[]
}
type HeldByReaction = Readonly<Record<Reaction, HeldCity>>

/** Which city, and how often its trial replays each scenario. */
export interface BackTestDraw extends CityDraw {
  readonly replays?: number
}

/**
 * Back-test on a city that lives twice: once under its own rules, which is the record that the trial of `chongqing-2023` is
 * run on, and once with that rule in force and the companies reacting to it as stated. The very families that the trial
 * moved in thought ask there in fact, so that what is missed is the doing of the trial and not of another winter (T4).
 */
export const sameFamilies = (draw: BackTestDraw): HeldByReaction => {
  // Who asked long before the change fills the offices and the transformers, and no more: a few months of them are enough.
  const city: CityParameters = { ...usualCity, from: '2025-10-08', to: asked.to }
  const { result } = triedOn({ city, draw, period: asked, asOf, until })
  return held(result, city, draw)
}

/**
 * Back-test as a bureau would see it: the trial is run on the year before, and held against the families that ask after the
 * change. Other families, another season and offices with more to do: all of that is in the miss.
 */
export const laterFamilies = (draw: BackTestDraw): HeldByReaction => {
  const [endedOn, endedAt] = ['2026-01-04', '2026-01-04T16:00:00.000Z']
  const period = { from: '2025-01-05', to: '2025-05-03' }
  const { result } = triedOn({ city: usualCity, draw, period, asOf: endedOn, until: endedAt })
  return held(result, usualCity, draw)
}

const triedOn = (trial: {
  readonly city: CityParameters
  readonly draw: BackTestDraw
  readonly period: { readonly from: string; readonly to: string }
  readonly asOf: string
  readonly until: string
}) => {
  const { city, draw, ...when } = trial
  const { rules, rulesHash } = boxedRules(packId)
  const output = runTrial({
    ...when,
    cases: simulatedRecord(city, draw, when.until),
    draft: { hash: rulesHash, value: rules },
    seed: draw.seed,
    scenarios: usualScenarios,
    replays: draw.replays ?? usualReplays,
  })
  if (!output) throw new Error('nobody stops this trial')
  return output
}

const held = (result: Parameters<typeof heldAgainst>[0], city: CityParameters, draw: CityDraw): HeldByReaction => {
  const without = heldAgainst(result, simulatedFact(city, draw, asked), asOf)
  const against = (reaction: Reaction): HeldCity => {
    const fact = simulatedFact({ ...city, change: { on, packId, reactions: reactions[reaction] } }, draw, asked)
    const held = heldAgainst(result, fact, asOf)
    return { ...held, effects: effectsHeld(result, held, without) }
  }
  return { none: against('none'), prompt: against('prompt') }
}

const effectsHeld = ({ scenarios }: Parameters<typeof heldAgainst>[0], held: HeldAgainst, without: HeldAgainst): HeldEffect[] => {
  const all = scenarios.flatMap(({ replays }) => replays?.effects ?? [])
  const runs = ({ shares }: HeldAgainst, on: number) =>
    shares.find(({ days, state }) => days === on && state === 'runs')?.fact ?? 0
  return [...Map.groupBy(all, ({ days }) => days)].map(([days, effects]) => ({
    ...{ days, families: effects[0]?.families ?? 0 },
    least: Math.min(...effects.map(({ least }) => least)),
    most: Math.max(...effects.map(({ most }) => most)),
    lower: Math.min(...effects.map(({ least, lower }) => Math.min(least, lower ?? -1))),
    upper: Math.max(...effects.map(({ most, upper }) => Math.max(most, upper ?? 1))),
    fact: runs(held, days) - runs(without, days),
  }))
}
