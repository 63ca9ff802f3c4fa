import type { Basis, ClockRule, RulePack, SilenceRule } from '../rules/schema.ts'
import type { Clock } from './clock.ts'

/** A clock as far as its rule is asked for. */
export type RuledClock = Pick<Clock, 'name' | 'variant' | 'length' | 'ruledBy'>

/** The rule that a clock runs under: the one it was opened under, where the case has gone over to another pack since. */
export const ruleOfClock = ({ name, ruledBy }: Pick<Clock, 'name' | 'ruledBy'>, rules: RulePack): ClockRule | undefined =>
  ruledBy ?? rules.clocks[name]

/** What silence means at the end of a clock: what it meant when the clock was opened. Only the reply of the company has such an end. */
export const silenceOfClock = ({ silenceBy }: Pick<Clock, 'silenceBy'>, rules: RulePack): SilenceRule =>
  silenceBy ?? rules.consent.silence

/** Whether silence at the end of a clock is consent. */
export const isDeemed = (clock: Pick<Clock, 'name' | 'silenceBy'>, rules: RulePack): boolean =>
  clock.name === 'propertyReply' && silenceOfClock(clock, rules).policy === 'DEEMED'

/** The silence that a clock keeps under other rules; null where they say the same, or where silence at its end has no meaning. */
export const keptSilence = (clock: Pick<Clock, 'name' | 'silenceBy'>, before: RulePack, now: RulePack): SilenceRule | null => {
  if (clock.name !== 'propertyReply') return null
  const own = silenceOfClock(clock, before)
  return JSON.stringify(own) === JSON.stringify(now.consent.silence) ? null : own
}

/** What the number behind a clock rests on: the paper that names its day, the basis of the variant that gave its length, else the clock's own. */
export const basisOfClock = (clock: RuledClock, rules: RulePack): Basis => {
  const rule = ruleOfClock(clock, rules)
  const variant = clock.variant === null ? undefined : rule?.variants[clock.variant]
  const fixed = clock.length === null ? rule?.fixedBasis : undefined
  const basis = fixed ?? (variant ?? rule)?.basis
  if (!basis) throw new Error(`clock ${clock.name} runs without a rule in ${rules.id}`)
  return basis
}
