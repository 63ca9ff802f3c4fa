import { z } from 'zod'
import { MatterFacts } from '../../matter/facts.ts'
import { tracks } from '../../parties.ts'
import { Facts } from '../facts.ts'

/** Events no caller can send: a clock that ran out, facts that changed, a newer chart. Refused over HTTP whoever asks. */
const DeadlinePassed = z.strictObject({ type: z.literal('deadline.passed'), clockId: z.string() })
/** The compound's record was changed; the case gets a new copy. */
const FactsChanged = z.strictObject({ type: z.literal('facts.changed'), facts: Facts })
/** The case goes on under a newer version of the chart. */
const WorkflowUpgraded = z.strictObject({ type: z.literal('workflow.upgraded'), chart: z.string() })
/**
 * The owner was sent round as often as the place allows: the case goes to the centre by itself. Derived: written in the
 * transaction of the event that was one step too many, with that event as its cause.
 */
const ReturnLimitReached = z.strictObject({
  type: z.literal('returnLimit.reached'),
  track: z.enum(tracks),
  /** Records of the steps that were counted. */
  steps: z.array(z.int().positive()).min(1),
})

/** A freed place at the transformer is this request's turn; `ordered`: in ordered charging. */
const QueueOffered = z.strictObject({ type: z.literal('queue.offered'), ordered: z.boolean() })
/** Who has room kept and has not built is asked to charge in order, so that the next one finds room. */
const QueueOrderedAsked = z.strictObject({ type: z.literal('queue.orderedAsked') })

/** A matter that the request is linked with has changed: a report, another official, its end (H37). */
const MatterChanged = z.strictObject({ type: z.literal('matter.changed'), matter: MatterFacts })

/** A holiday notice was published or withdrawn: the case goes over to the calendar that has it in it, by its hash. */
const CalendarChanged = z.strictObject({
  type: z.literal('calendar.changed'),
  calendar: z.string(),
  /** The notices that came since the calendar the case had, and those that are gone, by their numbers. */
  notices: z.array(z.string()),
  withdrawn: z.array(z.string()),
})

/** How a pile left the owner of the request by which it came: it was taken down, or it went to somebody else. */
export const pileLeavings = ['dismantled', 'handedOn'] as const
/** How a pile left. */
export type PileLeaving = (typeof pileLeavings)[number]
/** What is owed with the pile is owed by its owner no longer (said by a case on the pile). */
const PileLeft = z.strictObject({ type: z.literal('pile.left'), pileId: z.string(), how: z.enum(pileLeavings) })

/** A rule pack named by its id and version, for readers, and its hash. */
const PackName = z.strictObject({ packId: z.string(), version: z.int().positive(), hash: z.string() })
/** Another pack came into force for the place, and its own transition clause takes running requests over. */
const RulesChanged = z.strictObject({
  type: z.literal('rules.changed'),
  clause: z.enum(['switch', 'longerForHolder']),
  packBefore: PackName,
  packNow: PackName,
})

/** Events of the system. */
export const systemEvents = [
  DeadlinePassed,
  FactsChanged,
  WorkflowUpgraded,
  ReturnLimitReached,
  QueueOffered,
  QueueOrderedAsked,
  MatterChanged,
  CalendarChanged,
  RulesChanged,
  PileLeft,
] as const

/** The types of the system's own events. */
export const systemEventTypes = systemEvents.map((schema) => schema.shape.type.value)

/** Those of them that the chart hears; an upgrade is decided before it. */
export const heardOfSystem: readonly string[] = systemEventTypes.filter((type) => type !== 'workflow.upgraded')

/** Whether an event is one of the system's own. */
export const isSystemEvent = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, z.infer<(typeof systemEvents)[number]>> => (systemEventTypes as readonly string[]).includes(event.type)
