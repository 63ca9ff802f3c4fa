import { basisText } from '../labels/basis.ts'
import { clockLabels } from '../labels/clocks.ts'
import { conditionLabels, unitLabels, validityLabels } from '../labels/codes.ts'
import { dayText } from '../labels/days.ts'
import { documentLabels } from '../labels/documents.ts'
import { fill, type Language } from '../labels/fill.ts'
import { statedLabel } from '../labels/grounds.ts'
import { onlyIfText } from '../labels/only-if.ts'
import { groundResultLabels, whyFrames } from '../labels/why.ts'
import { rulesOn } from '../rules/rules-on.ts'
import type { Basis, OnlyIf, RulePack } from '../rules/schema.ts'
import { groundRule } from '../rules/stated-grounds.ts'
import type { Clock } from './clock.ts'
import { basisOfClock } from './clock-rule.ts'
import type { Ground } from './context.ts'
import { isRuleOfConsentDuty } from './duty-rules.ts'
import { asksForDocument } from './grounds.ts'
import { type KnownFacts, onlyIfStanding } from './only-if.ts'
import { isRuleOfRoad } from './roads.ts'

/** In which language, and under which rules, something is explained. */
interface Explained {
  readonly rules: RulePack
  readonly language: Language
}

const bases = (all: readonly Basis[], language: Language): string[] => [
  ...new Set(all.map((basis) => basisText(basis, language))),
]

/** Why a clock ends when it does: its length, the day from which it counts, and what the length rests on. */
export const clockWhy = (
  clock: Pick<Clock, 'name' | 'variant' | 'length' | 'ruledBy' | 'silenceBy' | 'startOn'>,
  { rules, language }: Explained,
): string => {
  const basis = basisText(basisOfClock(clock, rules), language)
  const { length } = clock
  const words = { clock: clockLabels[clock.name].name[language], from: dayText(clock.startOn, language), basis }
  const space = language === 'zh' ? '' : ' '
  const said = length
    ? fill(whyFrames.clock, { ...words, length: `${length.n}${space}${unitLabels[length.unit][language]}` }, language)
    : fill(whyFrames.clockOnPaper, words, language)
  const kept = hasOtherRule(clock, rules)
    ? [whyFrames.keepsItsRule[language]]
    : clock.silenceBy
      ? [whyFrames.keepsItsSilence[language]]
      : []
  return [said, ...kept].join(space)
}

/** Whether a clock runs under a rule that its pack does not have: neither now nor after a last day. */
const hasOtherRule = ({ name, ruledBy }: Pick<Clock, 'name' | 'ruledBy'>, rules: RulePack): boolean => {
  const rule = rules.clocks[name]
  const same = (other: unknown) => JSON.stringify(other) === JSON.stringify(ruledBy)
  const isOwn = ruledBy && (isRuleOfRoad(name, ruledBy, rules) || isRuleOfConsentDuty(name, ruledBy, rules))
  return !!ruledBy && !same(rule) && !same(rule?.afterwards) && !isOwn
}

/** Why the next step is with whom it is: its clock, or honestly that nothing but the platform's own course says so. */
export const stepWhy = (clock: Clock | null, at: Explained): string =>
  clock ? clockWhy(clock, at) : whyFrames.noClock[at.language]

/** What a ground or condition is worth here, on which rules or rulings that rests, and under which facts it may be pleaded. */
export const groundWhy = (
  ground: Pick<Ground, 'code' | 'named' | 'condition' | 'validity' | 'statedOn'>,
  at: Explained,
): string => {
  const { language } = at
  const rules = rulesOn(at.rules, ground.statedOn)
  const condition = ground.condition ? rules.conditions[ground.condition] : undefined
  const onlyIf = onlyIfOf(ground, rules)
  const rests = condition
    ? [condition.basis]
    : [...(groundRule(rules, ground.code)?.basis ?? []), ...(onlyIf ? [onlyIf.basis] : [])]
  const name = ground.condition ? conditionLabels[ground.condition] : statedLabel(ground)
  const worth = validityLabels[ground.validity][language]
  const result = onlyIf ? `${worth}${language === 'zh' ? '，' : ', '}${onlyIfText(onlyIf)[language]}` : worth
  const words = { ground: name[language], result, basis: bases(rests, language) }
  return rests.length === 0 ? whyFrames.noClock[language] : fill(whyFrames.ground, words, language)
}

/** The facts under which a ground may be pleaded, by the rules of the day on which it was stated; a condition of an offer has none. */
export const onlyIfOf = (ground: Pick<Ground, 'code' | 'condition' | 'statedOn'>, rules: RulePack): OnlyIf | null =>
  ground.condition ? null : (groundRule(rulesOn(rules, ground.statedOn), ground.code)?.onlyIf ?? null)

/** What the system flagged of a ground by itself, on its document and on the facts it depends on; null = nothing. */
export const groundFlag = (ground: Ground, known: KnownFacts, at: Explained): string | null => {
  const flags = [documentFlag(ground, at), factsFlag(ground, known, at)].filter((flag) => flag !== null)
  return flags.length === 0 ? null : flags.join(at.language === 'zh' ? '' : ' ')
}

const documentFlag = (ground: Ground, { rules, language }: Explained): string | null => {
  const here = rulesOn(rules, ground.statedOn)
  if (ground.burdenMet || !asksForDocument(here, ground.code)) return null
  const missing = (groundRule(here, ground.code)?.burden ?? []).map(({ document }) => documentLabels[document][language])
  return missing.length === 0 ? null : fill(whyFrames.flagged, { missing: [...new Set(missing)] }, language)
}

const factsFlag = (ground: Ground, known: KnownFacts, { rules, language }: Explained): string | null => {
  const onlyIf = onlyIfOf(ground, rules)
  if (!onlyIf || onlyIfStanding(onlyIf, known) !== 'fails') return null
  return fill(whyFrames.notSoHere, { known: onlyIfText(onlyIf)[language] }, language)
}

/** What a person decided of a ground, by a finding or as a view; null = nobody has yet. */
export const groundDecision = ({ verified, verifiedSeq, view }: Ground, language: Language): string | null => {
  if (verified !== 'UNVERIFIED') {
    const words = { result: groundResultLabels[verified][language], record: verifiedSeq ?? 0 }
    return fill(whyFrames.decidedByFinding, words, language)
  }
  return view === null ? null : fill(whyFrames.viewOfCentre, { result: groundResultLabels[view][language] }, language)
}

/** Why fire or the grid looks at a request here. */
export const checkWhy = (track: 'fire' | 'grid', { rules, language }: Explained): string => {
  const rests = track === 'fire' ? [rules.fire.basis] : [rules.capacity.loadLimitBasis, rules.capacity.demandBasis]
  return fill(whyFrames.check, { basis: bases(rests, language) }, language)
}

/** Why somebody else was asked to look at something: the contested ground, or the centre's own decision. */
export const furtherCheckWhy = (ground: Ground | undefined, at: Explained): string =>
  ground ? groundWhy(ground, at) : whyFrames.centresCheck[at.language]
