import type { RulePack } from './schema.ts'

/** A rule that may end before its pack does. */
interface Lapsing {
  readonly inForceUntil?: { readonly on: string } | undefined
  readonly afterwards?: object | undefined
}

const hasLapsed = (rule: Lapsing | undefined, day: string): boolean =>
  rule?.inForceUntil !== undefined && rule.inForceUntil.on < day

/**
 * The rules of a pack as they hold on a day: what has lapsed is replaced by what holds afterwards, or is gone. The same
 * pack where nothing has lapsed. A clock that is open keeps the rule it was opened under.
 */
export const rulesOn = (pack: RulePack, day: string): RulePack => {
  const { clocks, grounds, ownGrounds, conditions } = pack
  const lapsed = [clocks, grounds, ownGrounds ?? {}, conditions].some((section) =>
    Object.values(section).some((rule) => hasLapsed(rule, day)),
  )
  if (!lapsed) return pack
  return {
    ...pack,
    clocks: sectionOn(clocks, day),
    grounds: sectionOn(grounds, day),
    ...(ownGrounds && { ownGrounds: sectionOn(ownGrounds, day) }),
    conditions: sectionOn(conditions, day),
  }
}

const sectionOn = <S extends Readonly<Record<string, Lapsing | undefined>>>(section: S, day: string): S => {
  const entries = Object.entries(section).flatMap(([name, rule]) => {
    if (!hasLapsed(rule, day)) return [[name, rule]]
    return rule?.afterwards ? [[name, rule.afterwards]] : []
  })
  // What holds afterwards is a rule of the same kind, without a last day of its own.
  return Object.fromEntries(entries) as S
}
