import { z } from 'zod'
import { Facts } from '../facts.ts'

/** Events no caller can send: a clock that ran out, facts that changed. Refused over HTTP whoever asks. */
export const DeadlinePassed = z.strictObject({ type: z.literal('deadline.passed'), clockId: z.string() })
/** The compound's record was changed; the case gets a new copy. */
export const FactsChanged = z.strictObject({ type: z.literal('facts.changed'), facts: Facts })

/** Events of the system. */
export const systemEvents = [DeadlinePassed, FactsChanged] as const
