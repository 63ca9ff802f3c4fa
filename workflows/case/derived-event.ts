import type { Track } from '../parties.ts'
import type { RulePack } from '../rules/schema.ts'
import type { CaseFile } from './case-file.ts'
import { phaseOf } from './chart.ts'
import type { CaseEvent } from './events/events.ts'
import { openLoopSteps } from './memory/loops.ts'

/** An event that follows from the one before it, and which one that is. */
export interface DerivedEvent {
  readonly event: Extract<CaseEvent, { type: 'returnLimit.reached' }>
  readonly causeSeq: number
}

/**
 * The event that follows from the last one by itself, or null. Pure: the store asks after every accepted event and writes
 * what follows in the same transaction; a replay asks again and must come to the same.
 */
export const derivedEvent = (file: CaseFile, rules: RulePack): DerivedEvent | null => {
  const phase = phaseOf(file.value)
  if (phase !== 'open' && phase !== 'works') return null
  const steps = openLoopSteps(file.memory)
  const last = steps.at(-1)
  // Only the step that was just taken: an older count never fires later because of an event that has nothing to do with it.
  if (!last || last.seq !== file.seq || steps.length < (rules.loops?.returnLimit ?? Number.POSITIVE_INFINITY)) return null
  const track = phase === 'works' ? 'main' : last.track
  if (isWithCentre(file, track)) return null
  return { event: { type: 'returnLimit.reached', track, steps: steps.map((step) => step.seq) }, causeSeq: last.seq }
}

/** Whether centre or bureau have this track already: then there is nobody the case could go to. */
const isWithCentre = (file: CaseFile, track: Track): boolean =>
  file.positions.some(
    (position) =>
      position.track === track &&
      (position.holder === 'centre' || position.holder === 'bureau' || position.stage === 'mediation'),
  )
