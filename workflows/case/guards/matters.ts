import type { MatterTrack } from '../../matter/kinds.ts'
import type { CaseContext } from '../context.ts'
import type { CaseEvent } from '../events/events.ts'
import { hindranceChangedBy } from '../memory/hindrances.ts'
import { awaitedMatter, isOver } from '../memory/matters.ts'

interface Asked {
  readonly context: CaseContext
}

interface AskedOfEvent extends Asked {
  readonly event: CaseEvent
}

interface OfTrack {
  readonly track: MatterTrack
}

/** Questions about the matters that a request waits on: about the case alone. */
export const matterGuards = {
  /** What this track waits on is done. */
  awaitedMatterIsDone: ({ context }: Asked, { track }: OfTrack) => awaitedMatter(context, track)?.matter.result === 'done',
  /** What made the request infeasible in this track has changed since it was closed. */
  hindranceMayBeGone: ({ context }: Asked, { track }: OfTrack) =>
    context.outcome === null && context.feasibleAgain?.track === track,
  /** What this track waits on has come to nothing, or nothing is awaited any more. */
  awaitedMatterIsOver: ({ context }: Asked, { track }: OfTrack) => {
    const link = awaitedMatter(context, track)
    return link === null || isOver(link)
  },
}

/** Questions about what is told of a matter. */
export const toldGuards = {
  /** The matter that this track waits on is done. */
  matterWasDone: ({ context, event }: AskedOfEvent, { track }: OfTrack) => endOf(context, event, track) === 'done',
  /** The matter that this track waits on has come to nothing. */
  matterCameToNothing: ({ context, event }: AskedOfEvent, { track }: OfTrack) =>
    ['refused', 'dropped'].includes(endOf(context, event, track) ?? ''),
  /** A matter that is linked with this track is done. */
  linkedMatterWasDone: ({ context, event }: AskedOfEvent, { track }: OfTrack) =>
    event.type === 'matter.changed' &&
    event.matter.result === 'done' &&
    context.matters.some((link) => link.track === track && link.matter.matterId === event.matter.matterId),
  /** The new facts change what made the closed request infeasible. */
  hindranceChanged: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && hindranceChangedBy(context, event.facts) !== null,
  /** The matter is over. */
  matterEnded: ({ event }: AskedOfEvent) => event.type === 'matter.changed' && event.matter.result !== null,
  /** The matter names another day for its next report: there was one. */
  matterWasReported: ({ context, event }: AskedOfEvent) =>
    event.type === 'matter.changed' &&
    context.matters.some(
      ({ matter }) => matter.matterId === event.matter.matterId && matter.nextReportOn !== event.matter.nextReportOn,
    ),
}

const endOf = (context: CaseContext, event: CaseEvent, track: MatterTrack): string | null => {
  if (event.type !== 'matter.changed') return null
  return awaitedMatter(context, track)?.matter.matterId === event.matter.matterId ? event.matter.result : null
}
