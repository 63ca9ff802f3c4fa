import { z } from 'zod'
import { documentKinds, issuerKinds, mediatorTypes } from '../../rules/codes.ts'
import { StatedGroundCode } from '../../rules/stated-grounds.ts'
import { FireGap, fireScopes, OrganisationId } from '../facts.ts'
import { LastPositions } from './mediations.ts'
import { ConsentPaper } from './property.ts'
import { DocumentId, disputeTrack, event, GroundId, OfficialNumber } from './shape.ts'
import { examined } from './technical.ts'

const track = disputeTrack
const kva = z.number().nonnegative().max(100_000)
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, such as 2026-07')

/** Proven means of service (H1): the first one starts the clock of who was served. */
export const serviceMeans = ['inbox', 'linkOpened', 'paperHanded', 'courierDelivered', 'courierRefused'] as const

/** Why a paper could not be served. */
export const unservableReasons = ['noSuchCompany', 'addressUnknown', 'nobodyTakesIt', 'companyLeft'] as const

/** How an agreement came about (人民调解法 28): text confirmed electronically, signed paper, or recorded oral agreement. */
export const agreementForms = ['electronic', 'paper', 'oral'] as const

/** Street, community and owners' committee: substitute issuers and carriers of papers. */
export const communityEvents = [
  event('community.open', 'Opens the request as substitute issuer. Proves service, commits to nothing.', {}),
  event('community.recordService', 'A community worker handed the paper over, with name and photo.', {
    means: z.enum(['paperHanded', 'courierDelivered', 'courierRefused']),
    servedOn: z.iso.date(),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('community.issuePaper', 'Issues the paper in place of the company.', { paper: ConsentPaper }),
  event('community.declineToIssue', 'Does not issue, with a listed reason.', {
    reason: z.enum(['noPower', 'factsUnclear', 'spaceRightUnclear', 'companyMustDecide']),
  }),
  event('community.contestRecord', 'Contests an answer that was recorded on its behalf.', { record: z.int().positive() }),
] as const

/** The district property service guidance centre: checks papers, serves, coordinates, mediates, names bodies, records for others. */
export const centreEvents = [
  event('centre.confirmComplete', 'Finds the papers complete; from now on they count as complete for everybody.', {}),
  event('centre.requestCorrection', 'The one correction notice: all gaps at once, only papers of the published list.', {
    missing: z.array(z.enum(documentKinds)).min(1).max(12),
  }),
  event('centre.nameIssuer', 'Names who issues the paper in a compound without a property company.', {
    kind: z.enum(issuerKinds),
    organisationId: OrganisationId,
  }),
  event('centre.recordService', 'Records that the request was served, by which proven means, on which day.', {
    means: z.enum(serviceMeans),
    servedOn: z.iso.date(),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('centre.reportUnservable', 'Records that the issuer cannot be served; shown as unserved, the next issuer is asked.', {
    reason: z.enum(unservableReasons),
  }),
  event('centre.giveOpinion', 'Gives a written, sourced view on contested grounds or conditions: a view, not a verification.', {
    views: z
      .array(z.strictObject({ groundId: GroundId, stands: z.boolean() }).meta({ id: 'OpinionOnGround' }))
      .min(1)
      .max(40),
  }),
  event('centre.acceptCoordination', 'Takes the coordination on.', { track }),
  event('centre.closeCoordination', 'Closes the coordination with a listed result. "Guided" is not one.', {
    track,
    result: z.enum(['substituted', 'consent', 'mediation', 'settled', 'meetingPromised', 'noPower']),
    paper: ConsentPaper.optional(),
    noPower: z
      .strictObject({
        who: z.enum(['centre', 'street', 'housingBureau', 'fireRescue', 'gridCompany', 'everybodyAsked']),
        why: z.enum(['noRule', 'ruleDoesNotBind', 'notCompetent']),
      })
      .optional()
      .describe('Asked for with the result noPower: which office has no power, and why.'),
  }),
  event('centre.escalate', 'Hands the dispute to the bureau.', {
    track,
    reason: z.enum(['noRule', 'refusesToTalk', 'severalDistricts', 'hazard']),
  }),
  event('centre.openMediation', 'Accepts the request for mediation and names the kind of mediator.', {
    track,
    mediator: z.enum(mediatorTypes),
  }),
  event('centre.extendMediation', 'Extends the mediation; both sides have agreed.', { track }),
  event('centre.recordAgreement', 'Records the agreement: form, who performs what by when.', {
    track,
    form: z.enum(agreementForms),
    effectiveOn: z.iso.date(),
    performer: z.enum(['owner', 'property']),
    performance: z.enum(['issuePaper', 'payShare', 'installFireItem', 'installMeter', 'openRoute', 'other']),
    performBy: z.iso.date(),
  }),
  event('centre.failMediation', 'Ends the mediation without agreement; the parties are told the other routes (人民调解法 26).', {
    track,
    routesTold: z.literal(true),
    positions: LastPositions.describe('Where both sides stood at the end, for the sides and the mediator alone.'),
  }),
  event('centre.confirmPerformance', 'Confirms that the agreement was performed.', { track, paper: ConsentPaper.optional() }),
  event('centre.nameBody', 'Names the body that makes the check when the first one declines competence.', {
    track: z.enum(['fire', 'grid']),
    organisationId: OrganisationId,
  }),
  event('centre.declareNoBody', 'States that no body is competent; counted as such.', { track: z.enum(['fire', 'grid']) }),
  event('centre.confirmDate', 'Confirms the earlier date a party claims; the clocks are amended.', {
    record: z.int().positive(),
  }),
  event(
    'centre.settleContest',
    'Decides on a contested record: it stands on the evidence, or it is struck out and the case goes back.',
    {
      record: z.int().positive(),
      stands: z.boolean(),
    },
  ),
] as const

/** The housing bureau: handles what the centre could not, or says that no document gives it the power. */
export const bureauEvents = [
  event('bureau.setLevel', 'Sets how the escalation is handled: 即交即办, 会商交办 or 领导交办.', {
    track,
    level: z.enum(['onTheSpot', 'consultation', 'leader']),
  }),
  event('bureau.order', 'Orders, with the number of the document.', {
    track,
    number: OfficialNumber,
    addressee: z.enum(['property', 'community', 'centre', 'assessor']),
    evidence: z.array(DocumentId).min(1).max(20),
  }),
  event('bureau.noPower', 'States that no document lets the bureau order; counted as NO_RULE.', {
    track,
    why: z.enum(['noRule', 'ruleDoesNotBind', 'notCompetent']),
  }),
  event('bureau.return', 'Returns the case to the centre.', { track }),
] as const

/** The fire assessor: findings with scope and date, or an honest "not my competence". */
export const fireEvents = [
  event('fire.report', 'Reports the finding. Property may raise fire grounds, only this decides them.', {
    result: z.enum(['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop']),
    scope: z.enum(fireScopes).describe('What it speaks of; within its validity it answers the next request there too.'),
    upheld: z
      .array(StatedGroundCode)
      .max(10)
      .default([])
      .describe('Pleaded fire grounds that the finding bears out; of the examined ones all others fall.'),
    examined,
    gaps: z.array(FireGap).max(7).default([]).describe('What is missing without barring the pile; each names who looks at it.'),
  }),
  event('fire.declineCompetence', 'States that this check is not its competence (no office owes a fire check for one pile).', {
    basis: z.enum(['noStatutoryDuty', 'otherAuthority', 'outsideDistrict']),
  }),
  event('fire.answerTestReport', "Answers a third party's report within its days; unanswered, the report stands.", {
    accepts: z.boolean(),
    result: z.enum(['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop']).optional(),
    upheld: z.array(StatedGroundCode).max(10).default([]),
    examined,
  }),
  event('fire.contestRecord', 'Contests an answer that was recorded on its behalf.', { record: z.int().positive() }),
] as const

/** The grid company. */
export const gridEvents = [
  event('grid.acceptIntake', 'Accepts the application; the order number is kept beside the case.', {
    orderNumber: OfficialNumber,
  }),
  event('grid.reportSurvey', 'Reports the joint survey on site.', {
    route: z.enum(['clear', 'throughCommonParts', 'overNeighbour', 'none']),
    meterPlace: z.enum(['existingBox', 'newBox', 'none']),
  }),
  event(
    'grid.reportCapacity',
    'Reports the capacity of the transformer. The ledger works the load out from the figures; the finding must agree with its row.',
    {
      result: z.enum(['available', 'orderedChargingOnly', 'noCapacity']),
      ratedKva: kva.positive().optional().describe('Rating; without it, the one on record.'),
      peakKva: kva.optional().describe('Measured peak; without it, those on record.'),
      peakMonth: month.optional(),
      otherPeakKva: kva.optional().describe('Peak of the other time of the year, where it was measured too.'),
      otherPeakMonth: month.optional(),
      sparePiles: z.int().nonnegative().max(10_000).optional(),
      upheld: z
        .array(StatedGroundCode)
        .max(10)
        .default([])
        .describe('Pleaded grid grounds that the finding bears out; of the examined ones all others fall.'),
      examined,
    },
  ),
  event('grid.declineCompetence', 'States that this supply is not its own (private transformer, supply not handed over).', {
    basis: z.enum(['notOurSupply', 'otherAuthority', 'outsideDistrict']),
  }),
  event('grid.issuePlan', 'Answers with the supply plan.', {
    validUntil: z.iso.date().optional(),
    ownerCostYuan: z.number().nonnegative().max(1_000_000).optional().describe('What the owner pays, as far as the plan says.'),
  }),
  event('grid.reportInspection', 'Reports the inspection of the finished work.', {
    passed: z.boolean(),
    defects: z
      .array(z.enum(['certificate', 'wiring', 'protection', 'earthing', 'mounting', 'route', 'fireCondition']))
      .max(7)
      .default([]),
  }),
  event('grid.energise', 'Meter fitted, supply on: the request ends, the pile begins.', { on: z.iso.date() }),
  event('grid.contestRecord', 'Contests an answer that was recorded on its behalf.', { record: z.int().positive() }),
] as const
