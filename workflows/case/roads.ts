import type { RoadStep } from '../rules/codes.ts'
import type { Bilingual, ClockRule, OwnProceeding, RoadDuty, RulePack } from '../rules/schema.ts'
import type { ClockName } from './clocks.ts'
import type { CaseMemory } from './context.ts'
import type { EntryClock } from './entry-clocks.ts'
import { liveGrounds } from './grounds.ts'

/** A kind of proceeding that only this place knows, as it stood in its rules when the road was taken. */
export interface Road {
  /** Its name in the rule pack. */
  readonly key: string
  readonly name: Bilingual
  readonly body: Bilingual
  readonly clocks: OwnProceeding['clocks']
  /** What the owner owes within it, by name; absent = nothing. */
  readonly owes?: OwnProceeding['owes']
  readonly broughtBy?: OwnProceeding['broughtBy']
}

/** The clock of each step of such a proceeding. */
export const clockOfStep = {
  bring: 'roadTerm',
  intake: 'roadIntake',
  decide: 'roadDecision',
  appeal: 'roadAppealTerm',
  appealDecide: 'roadAppeal',
  enforce: 'roadEnforcement',
} as const satisfies Record<RoadStep, ClockName>

/** A kind of this place, by its name in the pack. */
export const roadNamed = ({ proceedings }: RulePack, key: string): Road | null => {
  const own = proceedings?.own[key]
  if (!own) return null
  const { name, body, clocks, owes, broughtBy } = own
  return { key, name, body, clocks, ...(owes ? { owes } : {}), ...(broughtBy ? { broughtBy } : {}) }
}

/** The clock rule of a step: rights of the owner lapse, what court or office owes is shown late. Nothing of it rests. */
export const ruleOfStep = ({ clocks }: Pick<Road, 'clocks'>, step: RoadStep): ClockRule | null => {
  const rule = clocks[step]
  if (!rule) return null
  const { length, extension, noticeBefore, basis } = rule
  const isRight = step === 'bring' || step === 'appeal' || step === 'enforce'
  const end = isRight ? 'expire' : 'remind'
  return { length, variants: [], end, pausable: false, noticeBefore, basis, ...(extension ? { extension } : {}) }
}

/** The clock rule of what the owner owes: where the proceeding goes on without it, it is shown late until it is done. */
export const ruleOfDuty = ({ length, extension, noticeBefore, basis, lapse }: RoadDuty): ClockRule => {
  const end = lapse.effect === 'over' ? 'expire' : 'remind'
  return { length, variants: [], end, pausable: false, noticeBefore, basis, ...(extension ? { extension } : {}) }
}

/** Whether a clock runs under a rule of such a kind that its pack still has. */
export const isRuleOfRoad = (name: ClockName, rule: ClockRule, { proceedings }: RulePack): boolean =>
  Object.values(proceedings?.own ?? {}).some((own) =>
    // The keys of a constant are its steps.
    [
      ...Object.entries(clockOfStep).map(([step, clock]) => [clock, ruleOfStep(own, step as RoadStep)] as const),
      ...Object.values(own.owes ?? {}).map((duty) => ['roadDuty', ruleOfDuty(duty)] as const),
    ].some(([clock, known]) => clock === name && JSON.stringify(known) === JSON.stringify(rule)),
  )

/** From what on the days to take a road run, in this case: a resolution, the refusal or the silence of the company. */
const causesOf = (memory: CaseMemory, from: 'resolution' | 'refusal' | 'silence') => {
  if (from === 'resolution') return memory.resolutions.map(({ seq, knownOn }) => ({ seq, on: knownOn }))
  if (memory.paper !== null) return []
  if (from === 'refusal') {
    const last = liveGrounds(memory).findLast(({ kind, raisedBy }) => kind === 'ground' && raisedBy === 'property')
    return last ? [{ seq: last.seq, on: last.statedOn }] : []
  }
  const last = memory.silences.findLast(({ party }) => party === 'property')
  return last && !memory.company?.answer ? [{ seq: last.seq, on: last.dueOn }] : []
}

/** The day from which the days to take a road count, in this case, as far as it is known: what is owed may count from it too. */
export const causeOf = (memory: CaseMemory, { clocks }: Pick<Road, 'clocks'>): string | null =>
  clocks.bring ? (causesOf(memory, clocks.bring.from).at(-1)?.on ?? null) : null

/** The days to take a road of this place; those to have a resolution annulled replace the general ones. */
export const roadTerms = (memory: CaseMemory, rules: RulePack): EntryClock[] =>
  Object.entries(rules.proceedings?.own ?? {}).flatMap(([key, own]) => {
    const rule = ruleOfStep(own, 'bring')
    const { bring } = own.clocks
    if (!rule || !bring) return []
    return causesOf(memory, bring.from)
      .map(({ seq, on }) => ({ seq, on, entry: `${seq}.${key}` }))
      .filter(({ seq, entry }) => !isTaken(memory, key, seq) && !memory.roadsMissed.includes(entry))
      .map(({ on, entry }): EntryClock => ({ name: 'roadTerm', track: 'main', key: entry, party: 'owner', startOn: on, rule }))
  })

const isTaken = ({ proceedings }: CaseMemory, key: string, since: number): boolean =>
  proceedings.some(({ road, seq }) => road?.key === key && seq > since)

/** Whether the place has days of its own to go against a resolution of the owners. */
export const hasOwnAnnulment = ({ proceedings }: RulePack): boolean =>
  Object.values(proceedings?.own ?? {}).some(({ clocks }) => clocks.bring?.from === 'resolution')
