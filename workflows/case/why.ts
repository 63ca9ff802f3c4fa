import { basisText } from '../labels/basis.ts'
import { clockLabels } from '../labels/clocks.ts'
import { conditionLabels, unitLabels, validityLabels } from '../labels/codes.ts'
import { documentLabels } from '../labels/documents.ts'
import { dayText, fill, type Language } from '../labels/fill.ts'
import { groundLabels } from '../labels/grounds.ts'
import { groundResultLabels, whyFrames } from '../labels/why.ts'
import type { Basis, RulePack } from '../rules/schema.ts'
import type { Clock } from './clock.ts'
import { basisOfClock } from './clock-rule.ts'
import type { Ground } from './context.ts'
import { asksForDocument } from './grounds.ts'

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
  const kept = clock.ruledBy ? [whyFrames.keepsItsRule[language]] : clock.silenceBy ? [whyFrames.keepsItsSilence[language]] : []
  return [said, ...kept].join(space)
}

/** Why the next step is with whom it is: its clock, or honestly that nothing but the platform's own course says so. */
export const stepWhy = (clock: Clock | null, at: Explained): string =>
  clock ? clockWhy(clock, at) : whyFrames.noClock[at.language]

/** What a ground or condition is worth here, and on which rules or rulings that rests. */
export const groundWhy = (ground: Pick<Ground, 'code' | 'condition' | 'validity'>, { rules, language }: Explained): string => {
  const condition = ground.condition ? rules.conditions[ground.condition] : undefined
  const rests = condition ? [condition.basis] : (rules.grounds[ground.code]?.basis ?? [])
  const name = ground.condition ? conditionLabels[ground.condition] : groundLabels[ground.code]
  const words = { ground: name[language], result: validityLabels[ground.validity][language], basis: bases(rests, language) }
  return rests.length === 0 ? whyFrames.noClock[language] : fill(whyFrames.ground, words, language)
}

/** What the system flagged of a ground by itself; null = nothing. */
export const groundFlag = (ground: Ground, { rules, language }: Explained): string | null => {
  if (ground.burdenMet || !asksForDocument(rules, ground.code)) return null
  const missing = (rules.grounds[ground.code]?.burden ?? []).map(({ document }) => documentLabels[document][language])
  return missing.length === 0 ? null : fill(whyFrames.flagged, { missing: [...new Set(missing)] }, language)
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
