import type { Basis, ClockRule, RulePack } from '../rules/schema.ts'
import type { Clock } from './clock.ts'

/** A clock as far as its rule is asked for. */
export type RuledClock = Pick<Clock, 'name' | 'variant' | 'length' | 'ruledBy'>

/** The rule that a clock runs under: the one it was opened under, where the case has gone over to another pack since. */
export const ruleOfClock = ({ name, ruledBy }: Pick<Clock, 'name' | 'ruledBy'>, rules: RulePack): ClockRule | undefined =>
  ruledBy ?? rules.clocks[name]

/** What the number behind a clock rests on: the paper that names its day, the basis of the variant that gave its length, else the clock's own. */
export const basisOfClock = (clock: RuledClock, rules: RulePack): Basis => {
  const rule = ruleOfClock(clock, rules)
  const variant = clock.variant === null ? undefined : rule?.variants[clock.variant]
  const fixed = clock.length === null ? rule?.fixedBasis : undefined
  const basis = fixed ?? (variant ?? rule)?.basis
  if (!basis) throw new Error(`clock ${clock.name} runs without a rule in ${rules.id}`)
  return basis
}
