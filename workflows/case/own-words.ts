import type { Bilingual } from '../rules/schema.ts'
import type { Clock } from './clock.ts'
import type { CaseMemory } from './context.ts'
import { dutyUnder } from './memory/consent-duties.ts'
import { owedUnder } from './memory/proceedings.ts'

/** What is owed under a clock, and what follows where it is not done, in the words of the rules of the place. */
interface OwnWords {
  readonly what: Bilingual
  /** Absent = the words of the clock itself say it. */
  readonly says?: Bilingual
}

/** The words that the rules of the place have for a clock; null where it has none of its own. */
export const ownWordsOf = (clock: Pick<Clock, 'name' | 'clockId'>, memory: CaseMemory): OwnWords | null => {
  const inRoad = owedUnder(clock, memory)
  if (inRoad) return { what: inRoad.duty.what, says: inRoad.duty.lapse.says }
  const duty = dutyUnder(clock, memory)
  if (!duty) return null
  const { what, lapse, onlyWhere } = duty.duty.rule
  if (clock.name === 'dutyFact') return { what: settlingWhether(onlyWhere?.says ?? what) }
  return clock.name === 'consentDuty' ? { what, says: lapse.says } : { what: settling(what) }
}

const settlingWhether = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `认定是否属于这种情形：${zh}`,
  en: `say whether this is so: ${en}`,
})

const settling = ({ zh, en }: Bilingual): Bilingual => ({
  zh: `与双方一起核定到期未办的事项（${zh}）`,
  en: `settle with both sides what was not done in time (${en})`,
})
