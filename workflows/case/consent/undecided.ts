import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { awaitingCorrection } from './awaiting-correction.ts'
import { awaitingInformation, informationContested } from './awaiting-information.ts'
import { inPrinciple } from './company-answers.ts'
import { accepted, conditionsOffered } from './conditions-offered.ts'
import { contested, weighing } from './contested.ts'
import { documentCheck } from './document-check.ts'
import { agreedInPrinciple, answeringInPrinciple } from './in-principle.ts'
import { enforcement, judgmentPerformance } from './judgment-performance.ts'
import { namingIssuer } from './naming-issuer.ts'
import { objecting, objectionInCourt, objectionLapsed } from './objection.ts'
import { opinion } from './opinion.ts'
import { paperDue } from './paper-due.ts'
import { redecide } from './redecide.ts'
import { rejected } from './rejected.ts'
import { reviewing } from './reviewing.ts'
import { delivered, sending, serving } from './serving.ts'
import { nextIssuer, substituteIssue } from './substitute-issue.ts'
import { groundsFell, noPaper, unanswered, yesWithoutPaper } from './without-paper.ts'

/**
 * The consent track before consent exists. A plain yes counts in each of its stages (H10); it ends rejection,
 * coordination, mediation and bureau handling, and a silence stays on record.
 */
export const undecided = caseSetup.createStateConfig({
  id: 'consent/undecided',
  initial: 'arriving',
  // What a court or an authority decided, wherever the track stands by then (H24, H25).
  always: [
    { guard: 'paperIsThere', target: '#consent/granted', actions: tell('paperArrived') },
    {
      guard: { type: 'wayIs', params: { way: 'performance' } },
      target: '#consent/judgmentPerformance',
      actions: 'recordWayTaken',
    },
    { guard: { type: 'wayIs', params: { way: 'application' } }, target: '#consent/enforcement', actions: 'recordWayTaken' },
    {
      guard: { type: 'wayIs', params: { way: 'enforcement' } },
      target: '#consent/enforcement/underway',
      actions: 'recordWayTaken',
    },
    { guard: { type: 'wayIs', params: { way: 'redecide' } }, target: '#consent/ordered', actions: 'recordWayTaken' },
    { guard: { type: 'wayIs', params: { way: 'substitute' } }, target: '#consent/nextIssuer', actions: 'recordWayTaken' },
  ],
  on: {
    // Rules that ask for no consent any more, or only that the company is told, end the waiting of whoever was told.
    'rules.changed': [
      {
        guard: 'consentNotNeeded',
        target: '#consent/granted',
        actions: [{ type: 'recordConsentOnRecord', params: { kind: 'notNeeded' } }, 'recordRules', tell('rulesChanged')],
      },
      {
        guard: 'tellingSuffices',
        target: '#consent/granted',
        actions: [{ type: 'recordConsentOnRecord', params: { kind: 'notification' } }, 'recordRules', tell('rulesChanged')],
      },
      { actions: ['recordRules', tell('rulesChanged')] },
    ],
    'property.approve': [
      {
        guard: 'paperCameAlong',
        target: '#consent/granted',
        meta: { answers: ['propertyReply', 'answerInPrinciple', 'objectionTerm', 'finalAnswer', 'redecide', 'paperDue'] },
        actions: [inPrinciple('overtaken'), 'recordConsent', tell('approved')],
      },
      {
        target: '#consent/paperDue',
        meta: { answers: ['propertyReply', 'answerInPrinciple', 'objectionTerm', 'finalAnswer', 'redecide'] },
        actions: [inPrinciple('overtaken'), 'recordYesWithoutPaper', tell('paperOwed')],
      },
    ],
    // Yes, but differently: only the how is open, never again the whether (H8).
    'property.proposeOther': [
      { guard: 'otherMayFollowYes', actions: ['recordProposal', tell('otherProposed')] },
      {
        guard: 'otherMayBeProposed',
        target: '#consent/paperDue',
        meta: { answers: ['propertyReply', 'answerInPrinciple', 'objectionTerm', 'redecide'] },
        actions: [inPrinciple('overtaken'), 'recordYesWithoutPaper', 'recordProposal', tell('otherProposed'), tell('paperOwed')],
      },
    ],
    // A yes without its paper binds as well: it is taken back only as a revocation (H9).
    'property.revoke': [
      {
        guard: 'yesIsTakenBack',
        target: '#consent/rejected',
        actions: ['recordRevocation', tell('consentRevoked')],
      },
      { guard: 'yesStands', actions: ['recordRevocationAttempt', tell('revocationAttempted')] },
    ],
    'property.giveReasons': {
      guard: 'reasonsAreOwed',
      meta: { answers: ['writtenReasons'] },
      actions: ['recordReasons', tell('reasonsGiven')],
    },
    'property.correctGround': { guard: 'groundMayBeCorrected', actions: ['recordCorrectedGround', tell('groundsChanged')] },
    'property.addEvidence': { guard: 'groundsArePleaded', actions: ['recordEvidence', tell('evidenceAdded')] },
  },
  states: {
    arriving: {
      id: 'consent/arriving',
      always: [
        {
          guard: 'consentNotNeeded',
          target: '#consent/granted',
          actions: { type: 'recordConsentOnRecord', params: { kind: 'notNeeded' } },
        },
        { target: '#consent/documentCheck' },
      ],
    },
    documentCheck,
    awaitingCorrection,
    addressing: {
      id: 'consent/addressing',
      always: [{ guard: 'issuerUnknown', target: '#consent/namingIssuer' }, { target: '#consent/sending' }],
    },
    namingIssuer,
    sending,
    serving,
    delivered,
    answeringInPrinciple,
    agreedInPrinciple,
    objecting,
    objectionLapsed,
    objectionInCourt,
    reviewing,
    awaitingInformation,
    informationContested,
    paperDue,
    conditionsOffered,
    accepted,
    rejected,
    unanswered,
    yesWithoutPaper,
    groundsFell,
    noPaper,
    opinion,
    contested,
    weighing,
    redecide,
    judgmentPerformance,
    enforcement,
    substituteIssue,
    nextIssuer,
    /** A dispute ended without a result: back to what the owner decides on. The stage names the true cause. */
    failed: {
      id: 'consent/failed',
      always: [
        { guard: { type: 'objectionIsInCourt', params: { track: 'consent' } }, target: '#consent/objectionInCourt' },
        { guard: { type: 'objectionIsAwaited', params: { track: 'consent' } }, target: '#consent/objecting' },
        { guard: { type: 'principleIsOwed', params: { track: 'consent' } }, target: '#consent/answeringInPrinciple' },
        { guard: { type: 'replyIsOwed', params: { track: 'consent' } }, target: '#consent/reviewing' },
        { guard: 'titleIsOwed', target: '#consent/enforcement' },
        { guard: 'offerIsOpen', target: '#consent/conditionsOffered' },
        { guard: 'redecisionIsDue', target: '#consent/redecide' },
        { guard: 'groundsArePleaded', target: '#consent/rejected' },
        { guard: 'yesStands', target: '#consent/yesWithoutPaper' },
        { guard: 'allGroundsFell', target: '#consent/groundsFell' },
        { guard: 'issuerKeptSilent', target: '#consent/unanswered' },
        { target: '#consent/noPaper' },
      ],
    },
    /** The company was ordered to act: who has said yes already owes the paper, not another decision. */
    ordered: {
      id: 'consent/ordered',
      always: [{ guard: 'yesStands', target: '#consent/paperDue', actions: tell('paperOwed') }, { target: '#consent/redecide' }],
    },
    /** The bureau sent it back: to what the centre still owes. */
    returned: {
      id: 'consent/returned',
      always: [
        { guard: 'issuerUnknown', target: '#consent/namingIssuer' },
        { guard: 'opinionIsOwed', target: '#consent/opinion' },
        { guard: 'isUnserved', target: '#consent/sending' },
        { target: '#consent/coordination/underway' },
      ],
    },
    ...disputes('consent', {
      settled: '#consent/accepted',
      failed: '#consent/failed',
      ordered: '#consent/ordered',
      returned: '#consent/returned',
      pauses: ['ownerDecision', 'ownerAnswer'],
      clocks: ['writtenReasons'],
    }),
  },
} satisfies StageConfig)
