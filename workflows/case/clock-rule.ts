import type { Basis, ClockRule, RulePack } from '../rules/schema.ts'
import type { Clock } from './clock.ts'

/** The rule of the pack that a clock was opened under. */
const ruleOfClock = (clock: Pick<Clock, 'name'>, rules: RulePack): ClockRule | undefined => rules.clocks[clock.name]

/** What the number behind a clock rests on: the paper that names its day, the basis of the variant that gave its length, else the clock's own. */
export const basisOfClock = (clock: Pick<Clock, 'name' | 'variant' | 'length'>, rules: RulePack): Basis => {
  const rule = ruleOfClock(clock, rules)
  const variant = clock.variant === null ? undefined : rule?.variants[clock.variant]
  const fixed = clock.length === null ? rule?.fixedBasis : undefined
  const basis = fixed ?? (variant ?? rule)?.basis
  if (!basis) throw new Error(`clock ${clock.name} runs without a rule in ${rules.id}`)
  return basis
}
