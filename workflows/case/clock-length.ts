import type { Track } from '../parties.ts'
import type { ClockRule } from '../rules/schema.ts'
import type { CaseMemory } from './context.ts'

/** Whether the papers were complete from the start: a notice that was struck out asked for what was there. */
const papersWereComplete = ({ correction }: CaseMemory): boolean => correction === null || correction.struckSeq !== undefined

/** The length of a clock in this case: the first variant whose conditions all hold, else the clock's own. */
export const lengthOf = (rule: ClockRule, track: Track, memory: CaseMemory) => {
  const index = rule.variants.findIndex(({ when }) => {
    const transformer = memory.facts?.transformer?.ownership
    return (
      (when.transformer === undefined || when.transformer === transformer) &&
      (when.papersComplete === undefined || when.papersComplete === papersWereComplete(memory)) &&
      (when.level === undefined || when.level === memory.disputes[track].level) &&
      (when.track === undefined || when.track === track)
    )
  })
  const variant = rule.variants[index]
  return variant ? { length: variant.length, variant: index } : { length: rule.length ?? null, variant: null }
}
