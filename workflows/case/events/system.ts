import { z } from 'zod'
import { Facts } from '../facts.ts'

/** Events no caller can send: a clock that ran out, facts that changed, a newer chart. Refused over HTTP whoever asks. */
export const DeadlinePassed = z.strictObject({ type: z.literal('deadline.passed'), clockId: z.string() })
/** The compound's record was changed; the case gets a new copy. */
export const FactsChanged = z.strictObject({ type: z.literal('facts.changed'), facts: Facts })

/** The case goes on under a newer version of the chart. */
export const WorkflowUpgraded = z.strictObject({ type: z.literal('workflow.upgraded'), chart: z.string() })

/** Events of the system. */
export const systemEvents = [DeadlinePassed, FactsChanged, WorkflowUpgraded] as const

/** The types of the system's own events. */
const systemTypes: readonly string[] = systemEvents.map((schema) => schema.shape.type.value)

/** Whether an event is one of the system's own. */
export const isSystemEvent = <E extends { readonly type: string }>(
  event: E,
): event is Extract<E, z.infer<(typeof systemEvents)[number]>> => systemTypes.includes(event.type)
