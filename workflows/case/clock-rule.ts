import type { Basis, ClockRule, RulePack, SilenceAtEnd } from '../rules/schema.ts'
import type { Clock } from './clock.ts'
import type { ClockName } from './clocks.ts'

/** A clock as far as its rule is asked for. */
export type RuledClock = Pick<Clock, 'name' | 'variant' | 'length' | 'ruledBy'>

/** The rule that a clock runs under: the one it was opened under, where the case has gone over to another pack since. */
export const ruleOfClock = ({ name, ruledBy }: Pick<Clock, 'name' | 'ruledBy'>, rules: RulePack): ClockRule | undefined =>
  ruledBy ?? rules.clocks[name]

/** Clocks at whose end silence of the company has a meaning of its own. */
const endsInSilence: readonly ClockName[] = ['propertyReply', 'answerInPrinciple', 'objectionTerm', 'finalAnswer']

/** What silence is at the end of a clock under rules. */
const silenceUnder = ({ name }: Pick<Clock, 'name'>, { consent }: RulePack): SilenceAtEnd => {
  const own = name === 'objectionTerm' ? consent.objection?.noSuit : undefined
  return (name === 'answerInPrinciple' ? consent.answerInPrinciple?.silence : own) ?? consent.silence
}

/** What silence means at the end of a clock: what it meant when the clock was opened. Only answers of the company have such an end. */
export const silenceOfClock = (clock: Pick<Clock, 'name' | 'silenceBy'>, rules: RulePack): SilenceAtEnd =>
  clock.silenceBy ?? silenceUnder(clock, rules)

/** Whether silence at the end of a clock is consent, or a yes in principle where only that was asked. */
export const isDeemed = (clock: Pick<Clock, 'name' | 'silenceBy'>, rules: RulePack): boolean =>
  endsInSilence.includes(clock.name) && silenceOfClock(clock, rules).policy === 'DEEMED'

/** The silence that a clock keeps under other rules; null where they say the same, or where silence at its end has no meaning. */
export const keptSilence = (clock: Pick<Clock, 'name' | 'silenceBy'>, before: RulePack, now: RulePack): SilenceAtEnd | null => {
  if (!endsInSilence.includes(clock.name)) return null
  const own = silenceOfClock(clock, before)
  return JSON.stringify(own) === JSON.stringify(silenceUnder(clock, now)) ? null : own
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
