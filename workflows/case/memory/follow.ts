import type { phaseOf } from '../chart.ts'
import type { CaseMemory, Given } from '../context.ts'
import { dutiesFollowing } from './consent-duties.ts'
import { promisesKeptByPaper } from './meetings.ts'

/**
 * What an event makes of entries that it does not name. A title is performed once the paper is there, and what the place
 * asks for once consent stands is owed. A way that the chart did not take had no place where the case stands, and is given up; a closed case keeps it until it is reopened.
 */
export const followed = (before: CaseMemory, memory: CaseMemory, given: Given, phase: ReturnType<typeof phaseOf>): CaseMemory => {
  const { title, paper, way } = memory
  const performed = title !== null && title.performedSeq === null && paper !== null
  const waits = phase === 'closed' && paper === null && way !== 'letBuild' && way !== 'givesUp'
  return {
    ...memory,
    title: performed ? { ...title, performedSeq: given.seq } : title,
    way: waits ? way : null,
    promises: promisesKeptByPaper(memory, given),
    obligations: dutiesFollowing(before, memory, given),
  }
}
