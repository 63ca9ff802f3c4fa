import { z } from 'zod'
import { DocumentId, event } from './shape.ts'
import { ObligationId } from './works.ts'

/** What the centre found out, with both sides, of a duty whose time ran out. */
export const dutyResults = ['done', 'notOwed', 'stillOwed'] as const

const askFor = <P extends string>(party: P) =>
  event(
    `${party}.askForDuty`,
    'Asks for what the other side owes by the rules of the place once it is asked for, as with an invoice: its time runs from here.',
    { obligationId: ObligationId, evidence: z.array(DocumentId).min(1).max(20) },
  )

const sayFact = <P extends string>(party: P) =>
  event(
    `${party}.sayDutyFact`,
    'Says whether that is so on which something owed by the rules of the place depends, and which no register holds. Said, its time runs; where the other side says otherwise, the centre settles it.',
    { obligationId: ObligationId, holds: z.boolean() },
  )

/** What happens with that which a place asks for once consent stands. It is reported and looked at like a condition. */
export const consentDutyEvents = [
  askFor('owner'),
  askFor('property'),
  sayFact('owner'),
  sayFact('property'),
  sayFact('centre'),
  event(
    'centre.settleDuty',
    'Says what came of a duty whose time ran out, or that comes back, with both sides: it is done, it was not owed, or it is owed still. What is not owed comes back no more. The consent stands.',
    { obligationId: ObligationId, result: z.enum(dutyResults) },
  ),
] as const
