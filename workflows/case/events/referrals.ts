import { z } from 'zod'
import type { Party } from '../../parties.ts'
import { disputeTrack, event } from './shape.ts'

/** Offices and people an owner can be sent to, whether they use the system or not. */
export const referralOffices = [
  'property',
  'community',
  'centre',
  'bureau',
  'fire',
  'grid',
  'authority',
  'spaceOwner',
  'transformerOwner',
  'court',
] as const satisfies readonly Party[]
/** An office or a person an owner can be sent to. */
export type ReferralOffice = (typeof referralOffices)[number]

/** Why an office sends the owner on. */
export const referralReasons = ['theyDecideFirst', 'theirPaperFirst', 'notCompetent', 'noRule', 'other'] as const
/** Why an office sends the owner on. */
export type ReferralReason = (typeof referralReasons)[number]

/** What an office says to a referral: to being named as the next one, or to having sent the owner on. */
export const referralAnswers = ['answered', 'sendsBack', 'didSend', 'didNotSend'] as const

/** Offices that can send on inside the system. */
export const referrers = ['property', 'community', 'fire', 'grid', 'centre'] as const satisfies readonly Party[]

/** Whether an office can say something to a referral inside the system; others may be named, and are not waited for. */
export const answersReferrals = (party: Party): boolean => party === 'bureau' || (referrers as readonly Party[]).includes(party)

const refer = <P extends (typeof referrers)[number]>(party: P) =>
  event(
    `${party}.refer` as const,
    'Sends the owner on to another office ("ask them first"). It is recorded and counted, is no answer, and stops no clock.',
    { track: disputeTrack, to: z.enum(referralOffices), reason: z.enum(referralReasons) },
  )

const answer = <P extends (typeof referrers)[number] | 'bureau'>(party: P) =>
  event(
    `${party}.answerReferral` as const,
    'Answers a referral that names this office: as the next one, it answers or sends back; as the sender in an owner’s report, it did send or did not. Never an approval.',
    { record: z.int().positive().describe('Sequence number of the referral.'), answer: z.enum(referralAnswers) },
  )

/** Being sent away (H4): reported by the owner, recorded by the office itself, answered by whoever is named. */
export const referralEvents = [
  event(
    'owner.reportReferral',
    'Reports "they sent me away": counts as a step of the circle even if that office never uses the system; claimed until it answers.',
    { from: z.enum(referralOffices), to: z.enum(referralOffices) },
  ),
  refer('property'),
  refer('community'),
  refer('fire'),
  refer('grid'),
  refer('centre'),
  answer('property'),
  answer('community'),
  answer('fire'),
  answer('grid'),
  answer('centre'),
  answer('bureau'),
] as const
