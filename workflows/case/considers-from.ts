import type { ConsideredDay, RulePack } from '../rules/schema.ts'
import type { CaseMemory } from './context.ts'
import { type FactName, type KnownFacts, missingFacts, onlyIfStanding } from './only-if.ts'

/** From which day a request has to be considered here, as far as the register says it. */
export interface Considered {
  /** The first day; null = whenever it is served. Where that is open, the latest that it can be. */
  readonly on: string | null
  /** The rule that fits; null = none does, or nobody knows which. */
  readonly rule: ConsideredDay | null
  /** Facts on which it depends and that are not on record; empty = it is known. */
  readonly missing: readonly FactName[]
}

/** The days that a place has for different buildings, in its order. */
export const consideredDays = ({ consent: { considersFrom } }: Pick<RulePack, 'consent'>): ConsideredDay[] => {
  if (!considersFrom) return []
  const { elsewhere = [], ...first } = considersFrom
  return [first, ...elsewhere]
}

/** From which day a request has to be considered: the first rule whose facts hold. What is not on record is never assumed. */
export const consideredFrom = (rules: Pick<RulePack, 'consent'>, known: KnownFacts): Considered => {
  const possible: (ConsideredDay | null)[] = []
  const missing: FactName[] = []
  for (const day of consideredDays(rules)) {
    const standing = day.onlyIf ? onlyIfStanding(day.onlyIf, known) : 'holds'
    if (standing === 'holds') return decided([...possible, day], missing)
    if (standing === 'unknown') {
      possible.push(day)
      missing.push(...(day.onlyIf ? missingFacts(day.onlyIf, known) : []))
    }
  }
  return decided([...possible, null], missing)
}

const decided = (possible: readonly (ConsideredDay | null)[], missing: readonly FactName[]): Considered => {
  const [only] = possible
  // What is not on record makes no difference where every building has the same day.
  if (possible.every((day) => day?.on === only?.on)) return { on: only?.on ?? null, rule: only ?? null, missing: [] }
  const days = possible.flatMap((day) => (day ? [day.on] : []))
  return { on: days.toSorted().at(-1) ?? null, rule: null, missing: [...new Set(missing)] }
}

/** The day from which the time of whoever is asked counts, and whether that is open. */
interface AnswerStart {
  readonly on: string
  /** Facts that are not on record and make a difference; empty = the day is known. Until then it counts from here at the latest. */
  readonly missing: readonly FactName[]
  readonly rule: ConsideredDay | null
}

/** The same in a case that was served: the later of service and first day. A day that is over by then makes no difference any more. */
export const answerStart = (memory: CaseMemory, rules: Pick<RulePack, 'consent'>): AnswerStart | null => {
  const { service } = memory
  if (!service) return null
  const { on, rule, missing } = consideredFrom(rules, memory)
  if (on === null || on <= service.servedOn) return { on: service.servedOn, rule: null, missing: [] }
  return { on, rule, missing }
}
