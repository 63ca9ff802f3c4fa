import type { EventCity } from './event-city.ts'
import type { RowWrite } from './row-writes.ts'

/** What the next event of a case writes. */
export interface NextEvent {
  readonly caseId: string
  readonly writes: readonly RowWrite[]
}

/** Picks a case at random and gives the rows of its next event, each once. */
export const nextEvents = (city: EventCity): (() => NextEvent) => {
  const reached = new Uint8Array(city.caseIds.length)
  return () => {
    for (;;) {
      const at = Math.floor(Math.random() * reached.length)
      const [caseId, step] = [city.caseIds[at], city.steps[reached[at] ?? 0]]
      if (caseId === undefined || !step) continue
      reached[at] = (reached[at] ?? 0) + 1
      return { caseId, writes: city.writesOf(step, caseId) }
    }
  }
}
