import { z } from 'zod'
import { Applicant } from '../applicant.ts'
import { transferReasons } from '../context.ts'
import { DocumentId, disputeTrack, event, GroundId, OfficialNumber } from './shape.ts'
import { examined } from './technical.ts'

const track = disputeTrack

/** Reasons for a withdrawal: a list, because "withdrawn" hides who talked the owner into it. */
export const withdrawalReasons = [
  'boughtElsewhere',
  'noCarAnyMore',
  'talkedOutByProperty',
  'costTooHigh',
  'tookTooLong',
  'usesOtherCharging',
  'spaceSold',
  'filedByMistake',
  'other',
] as const

/** Alternatives an owner may take instead of an own pile on this space. */
export const alternativeKinds = ['OTHER_SPACE', 'COLLECTIVE_BUILD', 'NEARBY_SHARED', 'NEARBY_PUBLIC'] as const

/** What the owner (or who acts for the owner) can send. */
export const ownerEvents = [
  event('owner.submit', 'Files the draft. From here on every step has a holder and a clock.', {
    undertaking: z.literal(true).describe('The owner signs the safety undertaking: upkeep, damage, removal on transfer.'),
    part: z
      .string()
      .max(42)
      .nullable()
      .optional()
      .describe(
        'Where the rules of the place differ by part of the building: which of its parts it is, by its id; null = none of them. Left out where they ask nothing.',
      ),
  }),
  event('owner.correct', 'Answers the one correction notice with the papers that were missing.', {}),
  event(
    'owner.contestCorrection',
    'Says that every paper of the correction notice was on the case already. The notice is struck out and the request goes on as complete.',
    {},
  ),
  event('owner.recordService', 'Proves service by courier (EMS) with the delivery record.', {
    means: z.enum(['courierDelivered', 'courierRefused']),
    servedOn: z.iso.date(),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('owner.acceptConditions', 'Accepts all conditions of the offer; they become obligations.', {}),
  event('owner.acceptUnderProtest', 'Accepts the conditions but keeps the claim to money back.', {}),
  event('owner.contestCondition', 'Asks the centre for an opinion on one or more conditions.', {
    groundIds: z.array(GroundId).min(1).max(12),
  }),
  event('owner.declineConditions', 'Declines the offer; its conditions then stand as grounds of a rejection.', {}),
  event(
    'owner.contestGround',
    'Contests grounds of the rejection: technical ones go to the fire or grid track, the others to an opinion of the centre.',
    { groundIds: z.array(GroundId).min(1).max(40) },
  ),
  event('owner.acceptRefusal', 'Gives up after the refusal. The case can be reopened.', {}),
  event('owner.requestCoordination', 'Asks the district centre to coordinate in the track of the dispute.', {
    track,
  }),
  event('owner.requestMediation', 'Asks for mediation in the track of the dispute (人民调解法 17).', {
    track,
  }),
  event('owner.acceptMediation', 'Agrees to be mediated.', { track }),
  event('owner.declineMediation', 'Does not agree to be mediated.', { track }),
  event('owner.agreeExtension', 'Agrees to a longer mediation.', { track }),
  event('owner.confirmAgreement', 'Confirms the text of the mediated agreement.', { track }),
  event('owner.confirmPerformance', 'Confirms that the agreement was performed.', { track }),
  event('owner.reportPerformance', 'Reports that the owner has performed what the agreement asks of the owner.', {
    track,
  }),
  event(
    'owner.reportJudicialConfirmation',
    'Reports the joint application for judicial confirmation (30 days from effect, 人民调解法 33).',
    { track, number: OfficialNumber },
  ),
  event('owner.startReview', 'Starts the technical review beside the property review, before any consent.', {
    track: z.enum(['fire', 'grid']),
  }),
  event('owner.orderTest', 'Orders a test by a qualified third party and says who pays for it.', {
    payer: z.enum(['owner', 'property', 'shared']),
    personal: z.strictObject({ tester: z.string().trim().min(2).max(120) }),
  }),
  event('owner.submitTestReport', "Brings a qualified third party's report; it stands unless the assessor answers it in time.", {
    result: z.enum(['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop']),
    examined,
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('owner.contestFinding', 'Contests a stopping finding, once: another look by another assessor or a load logger.', {
    track: z.enum(['fire', 'grid']),
  }),
  event('owner.reportRemedy', 'Reports that what stopped the request has been put right, and asks for a new look.', {
    track: z.enum(['fire', 'grid']),
  }),
  event('owner.acceptOrderedCharging', 'Takes ordered charging (有序充电): power or time is controlled at the peak.', {}),
  event('owner.acceptAlternative', 'Takes an alternative; the request ends as diverted, not as solved.', {
    kind: z.enum(alternativeKinds),
  }),
  event('owner.acceptInfeasible', 'Closes as infeasible at present, on the finding that says so.', {}),
  event('owner.confirmPlan', "Confirms the grid's supply plan.", {}),
  event('owner.declinePlan', 'Sends the plan back with a listed reason; the grid makes another.', {
    reason: z.enum(['otherRoute', 'otherMeterPlace', 'cost']),
  }),
  event('owner.reportWorksDone', 'Reports that the pile is mounted and wired, with certificate and installer’s licence.', {
    evidence: z.array(DocumentId).min(1).max(20),
    certificateNumber: z
      .string()
      .regex(/^[A-Za-z0-9-]{6,40}$/, 'the number of the certificate: 6 to 40 letters and digits')
      .describe('CCC certificate of the pile (compulsory since 2026-08-01).'),
  }),
  event('owner.reportObstruction', 'Reports that the works are obstructed; the centre coordinates.', {
    kind: z.enum(['gate', 'power', 'deposit', 'threat', 'other']),
  }),
  event('owner.withdraw', 'Withdraws the request, in every stage before it is energised.', {
    reason: z.enum(withdrawalReasons),
  }),
  event('owner.startTransfer', 'The space goes to somebody else: the successor joins within days, clocks rest meanwhile.', {
    reason: z.enum(transferReasons),
  }),
  event('owner.endTransfer', 'The transfer does not take place: the request goes on with its owner.', {}),
  event(
    'owner.joinTransfer',
    'The successor joins: facts, findings and consents stay with the space, personal papers do not pass. Sent with the code of the transfer.',
    {
      accedes: z
        .boolean()
        .describe('Whether the successor accedes to an agreement of the predecessor; otherwise it does not bind.'),
      undertaking: z.literal(true).describe('The successor signs the safety undertaking.'),
      personal: Applicant,
    },
  ),
  event('owner.extendLease', 'Shows that the lease of the space was extended.', {
    untilOn: z.iso.date(),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('owner.reopen', 'Reopens the case where it stood, with its clocks.', {}),
  event('owner.confirmRecord', 'Confirms what was recorded on the owner’s behalf, or what the company reported of its suit.', {
    record: z.int().positive(),
  }),
  event('owner.contestRecord', 'Contests an answer that was recorded on the owner’s behalf.', {
    record: z.int().positive(),
  }),
  event('owner.confirmDate', 'Confirms the earlier date another party claims for its answer; the clocks are amended.', {
    record: z.int().positive(),
  }),
] as const
