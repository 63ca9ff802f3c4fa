import { z } from 'zod'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { DocumentId, event, GroundId } from './shape.ts'

/** Why a ground comes only now. */
export const lateGroundReasons = ['newFact', 'hazard'] as const

/** What the company may still say of its grounds once its time to reply is over (H11). */
export const laterGroundEvents = [
  event(
    'property.lateGround',
    'Raises a ground after its time to reply: only with a document on a new fact or a hazard. Evidence for raised grounds may follow any time.',
    {
      code: StatedGroundCode,
      because: z.enum(lateGroundReasons),
      evidence: z.array(DocumentId).min(1).max(20),
    },
  ),
  event(
    'property.correctGround',
    'Corrects a mistake in a ground that nobody has contested. Both versions are kept; another ground needs its document.',
    { groundId: GroundId, code: StatedGroundCode },
  ),
] as const
