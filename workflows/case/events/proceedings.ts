import { z } from 'zod'
import { proceedingKinds, proceedingSubjects } from '../../rules/codes.ts'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { ConsentPaper } from './property.ts'
import { DocumentId, disputeTrack, event, OfficialNumber } from './shape.ts'

/** Where a proceeding is handled. */
export const proceedingBodies = [
  'hotline12345',
  'petitionOffice',
  'street',
  'housingBureau',
  'policeStation',
  'reviewBody',
  'court',
] as const

/**
 * What is reported of a proceeding on its way. `notAccepted` of a suit: the court refused to file it; `hearing`: its day is
 * fixed; `ownStep`: the owner did what he owes within it; `stillRuns`: there is nothing new.
 */
const reportedSteps = ['accepted', 'notAccepted', 'hearing', 'extended', 'answered', 'appealed', 'ownStep', 'stillRuns'] as const

/** What a company reports of a suit that it brought itself. */
export const companySteps = ['accepted', 'notAccepted', 'hearing', 'extended', 'appealed', 'stillRuns'] as const

/** What an office answered. "Handled" and "explained" move nothing: they are its word, not the case's end. */
export const officeResults = ['handled', 'explained', 'referred', 'noPower', 'ordered', 'dismissed'] as const

const proceeding = z.int().positive().describe('Sequence number of the event that opened the proceeding.')
const decision = z.int().positive().describe('Sequence number of the event that reported the decision.')
const hearingOn = z.iso.date().describe('The day of the hearing: asked for with `hearing`.')
const courtPapers = z.array(DocumentId).min(1).max(20).describe('Among them the court’s own paper.')
const noPower = z.enum(['noRule', 'ruleDoesNotBind', 'notCompetent'])

const judgment = {
  proceeding,
  instance: z.enum(['first', 'appeal']),
  verdict: z.enum(['forOwner', 'partly', 'againstOwner']),
  orders: z
    .enum(['issuePaper', 'standsForPaper', 'letBuild', 'annulResolution', 'officeMustAct', 'payOnly', 'nothing'])
    .describe(
      'The operative part: `standsForPaper` = the judgment itself is the paper; `issuePaper` = the company must issue it.',
    ),
  performWithinDays: z
    .int()
    .min(1)
    .max(365)
    .optional()
    .describe('Days from effect that the judgment gives for performing; asked for with `issuePaper`.'),
  receivedOn: z.iso.date(),
  number: OfficialNumber.describe('Case number of the judgment; it must be that of the proceeding.'),
  upheld: z.array(StatedGroundCode).max(10).default([]).describe('Pleaded grounds that the court bore out.'),
  effectiveOn: z.iso
    .date()
    .optional()
    .describe('The day on which it took effect, if it has. A judgment on appeal takes effect when it is received.'),
  evidence: courtPapers,
}

const effect = { proceeding, effectiveOn: z.iso.date(), evidence: courtPapers }

const contest = {
  decision,
  reason: z.enum(['notGenuine', 'notInEffect', 'appealed', 'otherParties']),
}

/** Proceedings beside the case: they neither stop nor replace a stage; only judgment, court settlement or order moves a track. */
export const proceedingEvents = [
  event('owner.openProceeding', 'Records a road taken beside the case: 12345, petition, complaint, police, review, suit.', {
    kind: z
      .enum([...proceedingKinds, 'ofPlace'])
      .describe(
        '`ofPlace`: a kind that only the rules of this place know, named by `road`. A place may not have all the others.',
      ),
    road: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{1,40}$/)
      .optional()
      .describe('The name of a kind that only this place knows, as the case lists it under `roads`; asked for with `ofPlace`.'),
    subject: z.enum(proceedingSubjects).default('consentPaper'),
    body: z.enum(proceedingBodies).optional().describe('Where it is handled, if not where that kind usually is.'),
    number: OfficialNumber.optional(),
    openedOn: z.iso.date(),
    answerBy: z.iso.date().optional().describe('The day by which the office itself promised an answer.'),
  }),
  event('owner.reportProceeding', 'Reports a step or the result of a proceeding; a refusal to file it is a result.', {
    proceeding,
    step: z.enum(reportedSteps),
    stepOn: z.iso.date().optional(),
    number: OfficialNumber.optional(),
    hearingOn: hearingOn.optional(),
    procedure: z.enum(['simplified', 'ordinary']).optional(),
    result: z.enum(officeResults).optional().describe('Asked for with the step `answered`.'),
    duty: z
      .string()
      .regex(/^[a-z][A-Za-z0-9]{1,40}$/)
      .optional()
      .describe(
        'What the owner owes within the proceeding, by its name under `owed`: asked for with `ownStep`; with `extended` the body gave more time for it.',
      ),
    appealBy: z
      .enum(['owner', 'otherSide'])
      .optional()
      .describe('Who appealed: asked for with `appealed` where an appeal of the owner has steps of its own.'),
    addressee: z.enum(['property', 'community']).optional().describe('Whom an order goes to; asked for with `ordered`.'),
    noPower: z
      .strictObject({
        who: z.enum(['centre', 'street', 'housingBureau', 'fireRescue', 'gridCompany', 'everybodyAsked']),
        why: noPower,
      })
      .optional()
      .describe('Asked for with the result `noPower`: which office has no power, and why.'),
  }),
  event('owner.withdrawProceeding', 'Withdraws a proceeding beside the case; the request itself goes on.', { proceeding }),
  event(
    'owner.reportJudgment',
    'Reports a judgment with its paper. In effect, it moves the case once it is not contested.',
    judgment,
  ),
  event('property.reportJudgment', 'Reports a judgment with its paper, as the other side of the suit.', judgment),
  event('owner.reportEffect', 'Reports with the court’s paper that the judgment has taken effect.', effect),
  event('property.reportEffect', 'Reports with the court’s paper that the judgment has taken effect.', effect),
  event('owner.reportSettlement', 'Reports a settlement in court: the paper, a day for it, free way for the works, or the end.', {
    proceeding,
    agreed: z.enum(['paperHandedOver', 'paperByDay', 'letBuild', 'ownerGivesUp', 'other']),
    paper: ConsentPaper.optional().describe('Asked for with `paperHandedOver`.'),
    performBy: z.iso.date().optional().describe('Asked for with `paperByDay`.'),
    number: OfficialNumber.optional(),
    evidence: courtPapers,
  }),
  event(
    'owner.reportEnforcement',
    'Reports the enforcement of a judgment, court settlement or confirmed agreement. The steps `performed` and `noticeToGrid` show the court’s paper.',
    {
      proceeding,
      step: z.enum(['applied', 'accepted', 'notAccepted', 'performed', 'noticeToGrid', 'ended']),
      stepOn: z.iso.date().optional(),
      number: OfficialNumber.optional(),
      paper: ConsentPaper.optional().describe('The paper that the company handed over under enforcement.'),
    },
  ),
  event('owner.acceptJudgment', 'Closes the request on an effective judgment against it.', { proceeding }),
  event(
    'owner.reportResolution',
    'Reports an owners’ resolution against piles; the year to have it annulled runs (民法典 280).',
    {
      knownOn: z.iso.date(),
      evidence: z.array(DocumentId).min(1).max(20),
    },
  ),
  event('owner.reportConfirmationRuling', 'Reports what the court did with the application to confirm an agreement.', {
    track: disputeTrack,
    result: z.enum(['accepted', 'notAccepted', 'extended', 'confirmed', 'rejected']),
    number: OfficialNumber.optional(),
  }),
  event('owner.confirmDecision', 'Confirms a decision of court or office that the company reported.', { decision }),
  event('property.confirmDecision', 'Confirms a decision of court or office that the owner reported.', { decision }),
  event('centre.confirmDecision', 'Has seen the paper of a reported decision and finds it genuine and in effect.', { decision }),
  event('owner.contestDecision', 'Contests a reported decision; the centre then decides on its paper.', contest),
  event('property.contestDecision', 'Contests a reported decision; the centre then decides on its paper.', contest),
  event('centre.settleDecision', 'Decides on a contested decision: its paper stands, or it is struck out.', {
    decision,
    stands: z.boolean(),
  }),
  event('community.noPower', 'States that no document gives it the power to order; counted as NO_RULE.', { why: noPower }),
  event('fire.noPower', 'States that no document gives it the power to order; counted as NO_RULE.', { why: noPower }),
  event('grid.noPower', 'States that no document gives it the power to order; counted as NO_RULE.', { why: noPower }),
] as const
