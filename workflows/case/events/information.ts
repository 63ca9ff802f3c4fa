import { z } from 'zod'
import { documentKinds } from '../../rules/codes.ts'
import { event } from './shape.ts'

/** Why an owner holds a request for information to be unreasonable. */
export const informationObjections = ['alreadyThere', 'notNeeded', 'nobodyIssuesIt'] as const
/** Why an owner holds a request for information to be unreasonable. */
export type InformationObjection = (typeof informationObjections)[number]

/** A request for information by the company, where the rules of the place know one: while it waits, its reply time rests. */
export const informationEvents = [
  event(
    'property.requestInformation',
    'Asks the owner for information before it answers, as often as the rules of the place allow. Its time to reply rests until the owner answers or the days for it are over; the owner can contest it.',
    {
      asks: z
        .array(z.enum(documentKinds))
        .min(1)
        .max(10)
        .describe('What is asked for, by kind of document; what exactly is said in `words`.'),
    },
  ),
  event('owner.answerInformation', 'Answers the request for information; the time of the company to reply runs on.', {}),
  event(
    'owner.contestInformation',
    'Says that the request is unreasonable. Where all that it asks for was on the case before, it is struck out at once; else the centre looks at it, once.',
    { because: z.enum(informationObjections) },
  ),
  event(
    'centre.settleInformation',
    'Finds whether a contested request for information is reasonable. One that is not is struck out, and its days count as days of the company.',
    { stands: z.boolean() },
  ),
] as const
