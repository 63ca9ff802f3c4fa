import { z } from 'zod'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { companySteps } from './proceedings.ts'
import { DocumentId, event, evidence, OfficialNumber, words } from './shape.ts'

const Plea = z
  .strictObject({ code: StatedGroundCode, evidence, words: words.optional() })
  .meta({ id: 'GroundInCourt', description: 'A listed ground that the company brings before the court, with its documents.' })

/** What a company sends that objects before a court, where the rules of the place ask for that. */
export const objectionEvents = [
  event(
    'property.bringObjection',
    'Has brought its objection before the court that the rules of the place name. Elsewhere than there a no moves nothing in such a place. The paper of the court, or the proof that it was filed there, comes with it.',
    {
      openedOn: z.iso.date().describe('The day on which it was brought.'),
      number: OfficialNumber.optional(),
      grounds: z.array(Plea).min(1).max(40),
      evidence: z.array(DocumentId).min(1).max(20),
    },
  ),
  event(
    'property.reportProceeding',
    'Reports a step of the suit that the company itself brought: taken in with its number, a hearing, an appeal. It counts as reported; the owner confirms or contests it.',
    {
      proceeding: z.int().positive().describe('Sequence number of the event that opened the proceeding.'),
      step: z.enum(companySteps),
      stepOn: z.iso.date().optional(),
      number: OfficialNumber.optional().describe('The number that the court gave it: asked for with `accepted`.'),
      hearingOn: z.iso.date().optional().describe('The day of the hearing: asked for with `hearing`.'),
      appealBy: z
        .enum(['owner', 'otherSide'])
        .optional()
        .describe('Who appealed: asked for with `appealed`; `otherSide` = the company.'),
    },
  ),
  event('property.withdrawProceeding', 'Withdraws a proceeding that the company itself brought.', {
    proceeding: z.int().positive().describe('Sequence number of the event that opened the proceeding.'),
  }),
] as const
