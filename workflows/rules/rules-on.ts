import type { RulePack } from './schema.ts'

/** A rule that may end before its pack does. */
interface Lapsing {
  readonly inForceUntil?: { readonly on: string } | undefined
  readonly afterwards?: object | undefined
}

const sectionsOf = ({
  clocks,
  grounds,
  ownGrounds,
  conditions,
}: RulePack): readonly Readonly<Record<string, Lapsing | undefined>>[] => [clocks, grounds, ownGrounds ?? {}, conditions]

// Packs are immutable values, and most have no rule with a last day: they are looked through once.
const lasting = new WeakMap<RulePack, boolean>()

const isLasting = (pack: RulePack): boolean => {
  const known = lasting.get(pack)
  if (known !== undefined) return known
  const is = sectionsOf(pack).every((section) => Object.values(section).every((rule) => rule?.inForceUntil === undefined))
  lasting.set(pack, is)
  return is
}

const hasLapsed = (rule: Lapsing | undefined, day: string): boolean =>
  rule?.inForceUntil !== undefined && rule.inForceUntil.on < day

/**
 * The rules of a pack as they hold on a day: what has lapsed is replaced by what holds afterwards, or is gone. The same
 * pack where nothing has lapsed. A clock that is open keeps the rule it was opened under.
 */
export const rulesOn = (pack: RulePack, day: string): RulePack => {
  if (isLasting(pack)) return pack
  const lapsed = sectionsOf(pack).some((section) => Object.values(section).some((rule) => hasLapsed(rule, day)))
  if (!lapsed) return pack
  const { clocks, grounds, ownGrounds, conditions } = pack
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
