import { z } from 'zod'
import type { Party } from '../../parties.ts'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { referralOffices } from './referrals.ts'
import { event, words } from './shape.ts'

/** Who takes part in a case with a voice of its own: logs contacts, asks, answers. */
export const speakers = ['owner', 'property', 'community', 'fire', 'grid', 'centre', 'bureau'] as const satisfies readonly Party[]
/** Who takes part in a case with a voice of its own. */
export type Speaker = (typeof speakers)[number]

/** How somebody was contacted beside the case. */
export const contactKinds = ['call', 'visit', 'groupChat'] as const
/** How somebody was contacted beside the case. */
export type ContactKind = (typeof contactKinds)[number]
/** What came of it. */
export const contactResults = ['notReached', 'reached', 'promised', 'saidYes', 'saidNo', 'sentOn'] as const
/** What came of it. */
export type ContactResult = (typeof contactResults)[number]

const contacted = z.enum(['owner', ...referralOffices])

const logContact = <P extends Speaker>(party: P) =>
  event(
    `${party}.logContact` as const,
    'Notes a call, a visit or a group chat. It moves nothing: a "no" there is an alleged ground, and the clock runs on until a written one.',
    {
      kind: z.enum(contactKinds),
      with: contacted,
      result: z.enum(contactResults),
      alleged: z.array(StatedGroundCode).max(10).default([]).describe('Listed grounds that were only said, not pleaded.'),
    },
  )

/** Parts of a day for which people meet. */
export const dayParts = ['morning', 'afternoon'] as const
/** A part of a day. */
export type DayPart = (typeof dayParts)[number]

const day = z.iso.date()
const part = z.enum(dayParts)

const ask = <P extends Speaker>(party: P) =>
  event(
    `${party}.ask` as const,
    'Asks a party of the case, or proposes a day to it: a visit, a table. Asking is no correction notice and stops no clock.',
    {
      to: z.enum(speakers),
      words,
      meetOn: day.optional().describe('An appointment: the day. The other side confirms it or names another.'),
      meetPart: part.optional().describe('The part of that day; without it the hour is left open.'),
    },
  )

const answerQuestion = <P extends Speaker>(party: P) =>
  event(`${party}.answerQuestion` as const, 'Answers a question that was put to this party.', {
    record: z.int().positive().describe('Sequence number of the question.'),
    words,
    suits: z.boolean().optional().describe('Of an appointment: whether the day suits.'),
    meetOn: day.optional().describe('Where it does not: another day.'),
    meetPart: part.optional(),
  })

/** An attempt from before the filing. */
const Attempt = z
  .strictObject({
    on: z.iso.date(),
    with: z.enum(referralOffices),
    kind: z.enum(contactKinds),
    result: z.enum(contactResults),
  })
  .meta({ id: 'EarlierAttempt', description: 'One attempt before the filing: when, with whom, how, and what came of it.' })

/** What is said beside the case: contacts, questions, attempts from before it. */
export const contactEvents = [
  event(
    'owner.declareEarlierAttempts',
    'Declares attempts from before the filing. They start no clock and are a figure of their own: "asking since".',
    { attempts: z.array(Attempt).min(1).max(20) },
  ),
  event(
    'owner.askForCall',
    'Asks the centre to call. It moves nothing and stops no clock; a call that reached the owner closes it, whoever notes it.',
    {},
  ),
  logContact('owner'),
  logContact('property'),
  logContact('community'),
  logContact('fire'),
  logContact('grid'),
  logContact('centre'),
  logContact('bureau'),
  ask('owner'),
  ask('property'),
  ask('community'),
  ask('fire'),
  ask('grid'),
  ask('centre'),
  ask('bureau'),
  answerQuestion('owner'),
  answerQuestion('property'),
  answerQuestion('community'),
  answerQuestion('fire'),
  answerQuestion('grid'),
  answerQuestion('centre'),
  answerQuestion('bureau'),
] as const
