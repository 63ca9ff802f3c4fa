import type { Track } from '../parties.ts'
import type { CaseContext, Given } from './context.ts'
import type { CaseEvent } from './events/events.ts'

/** What a question about the case is asked of. */
export interface Asked {
  readonly context: CaseContext
}

/** What a question about an event is asked of. */
export interface AskedOfEvent extends Asked {
  readonly event: CaseEvent
}

/** What a question is asked of that also looks at the event, once there is one. */
export interface AskedWithEvent extends Asked {
  readonly event?: CaseEvent
}

/** What `decide` has lent to this decision. */
export const givenOf = (context: CaseContext): Given => {
  if (!context.given) throw new Error('the chart was asked outside of a decision')
  return context.given
}

/** The track an event names. */
export const trackOf = (event: CaseEvent): Track | null => ('track' in event ? event.track : null)
