import { z } from 'zod'
import { DocumentId, event } from './shape.ts'

/** What an owner says when another office calls after a withdrawal. */
export const callBackAnswers = ['ownWish', 'talkedOut', 'pressed', 'notReached'] as const
/** What an owner says when another office calls after a withdrawal. */
export type CallBackAnswer = (typeof callBackAnswers)[number]

/** Who can say that a paper is forged. */
export const forgeryReporters = ['owner', 'property', 'centre'] as const

const report = <P extends (typeof forgeryReporters)[number]>(party: P) =>
  event(`${party}.reportForgery` as const, 'Says that a paper of the case is forged. A claim: nothing moves by it.', {
    documentId: DocumentId,
  })

/** What keeps a record honest: another office asks who withdrew, and a forged paper is an event with consequences. */
export const honestyEvents = [
  event('bureau.recordCallBack', 'Records what the owner said when called after a withdrawal or an alternative.', {
    answer: z.enum(callBackAnswers),
  }),
  report('owner'),
  report('property'),
  report('centre'),
  event(
    'centre.settleForgery',
    'Records what became of a claim that a paper is forged, with the document that shows it. A consent on a forged paper falls; during the works they rest until a true one is there.',
    { record: z.int().positive().describe('Sequence number of the claim.'), found: z.boolean() },
  ),
] as const
