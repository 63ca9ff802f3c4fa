import { dayAfter } from '../../workflows/calendar/days.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { type ClockPlace, clockPlace } from '../../workflows/case/clock.ts'
import type { PinnedRules } from './boxed-rules.ts'
import type { Chance } from './chance.ts'
import type { PlannedSpace } from './compound-place.ts'
import type { LivedCase, LivedPaper, LivedStep } from './lived.ts'

/** A request under way. */
export interface Running {
  /** Its number in the compound: that of the space, and beyond all spaces for whoever asks again. */
  readonly n: number
  readonly caseId: string
  readonly chainId: string
  readonly ownerAccountId: string
  readonly space: PlannedSpace
  readonly chance: Chance
  readonly steps: LivedStep[]
  readonly papers: LivedPaper[]
  readonly planned: Set<string>
  /** How often this family has filed before. */
  readonly filedBefore: number
  pins: PinnedRules
  file: CaseFile
  wakes: string | null
}

/** What is left of a request once its compound was lived through. */
export const livedCase = ({ caseId, chainId, ownerAccountId, space, file, steps, papers }: Running): LivedCase => ({
  caseId,
  chainId,
  ownerAccountId,
  space,
  file,
  steps,
  papers,
})

/** Whether somebody can still act on it. */
export const isRunning = (file: CaseFile): boolean => {
  const phase = phaseOf(file.value)
  return phase === 'open' || phase === 'works'
}

/** The day of an instant: the simulated places lie eight hours east of Greenwich and know no summer time. */
export const localDayOf = (instant: string): string => {
  const hour = Number(instant.slice(11, 13))
  return hour < 16 ? instant.slice(0, 10) : dayAfter(instant.slice(0, 10))
}

/** How clocks under some rules count. */
export const placeOfClocks = ({ calendar, rules }: PinnedRules): ClockPlace => clockPlace(rules, calendar)
