import type { Party } from '../parties.ts'
import { besideTheStages } from './beside.ts'
import { besideEvents, givenUpInCourt, judgmentAccepted } from './beside-events.ts'
import { closed } from './closed.ts'
import { consent } from './consent/consent.ts'
import { emptyMemory } from './context.ts'
import { mediationEvents } from './disputes/mediation-events.ts'
import { promiseEvents, tableOfTheTracks } from './disputes/promise-events.ts'
import { fire } from './fire/fire.ts'
import { grid } from './grid/grid.ts'
import { inService } from './service/in-service.ts'
import { operationOpenings } from './service/openings.ts'
import { standstillEvents } from './service/standstill.ts'
import { caseSetup } from './setup.ts'
import { closeAs, tell, toldOfMatter, transferStart } from './tell.ts'
import { works } from './works/works.ts'

/** Version of the chart. It changes when a stored case could not be continued by the new chart. */
export const workflowVersion = '2'

/** An answer recorded on behalf of a party, contested by that party (H2). */
const contestOf = (party: Party) =>
  ({
    guard: { type: 'recordMayBeContested', params: { party } },
    actions: ['recordRecordContest', tell('recordContested')],
  }) as const

/** A day that another party claims, confirmed by the other side or the centre (late facts). */
const confirmationOf = (party: Party) =>
  ({ guard: { type: 'claimWaits', params: { party } }, actions: ['recordDateConfirmed', tell('dateConfirmed')] }) as const

const reported = {
  guard: 'obligationsAreOpen',
  meta: { answers: ['consentDuty', 'dutyAtCentre'] },
  actions: ['recordDischargeReport', tell('dischargeReported')],
} as const

/** What the other side owes by the rules of the place once it is asked for. */
const asksForDuty = (party: Party) =>
  ({ guard: { type: 'dutyMayBeAsked', params: { party } }, actions: ['recordDutyAsked', tell('dutyAsked')] }) as const
/** A fact that no register holds, and on which something owed by the rules of the place depends. */
const saysDutyFact = (party: Party) =>
  ({
    guard: { type: 'dutyFactMayBeSaid', params: { party } },
    meta: { answers: ['dutyFact'] },
    actions: ['recordDutyFact', tell('dutyFactSaid')],
  }) as const
const confirmed = { guard: 'obligationsAreOpen', actions: ['recordDischarge', tell('dischargeAnswered')] } as const
const refused = { guard: 'obligationsAreOpen', actions: ['recordDischargeRefused', tell('dischargeAnswered')] } as const

/** Accepted conditions and gaps of the fire finding: reported as done, looked at, found done or not (H32). */
const obligationEvents = {
  'owner.dischargeObligation': reported,
  'property.dischargeObligation': reported,
  'grid.dischargeObligation': reported,
  'installer.dischargeObligation': reported,
  // Who prevents its own condition does not judge it: the centre does (H7, 民法典 159).
  'owner.reportPrevented': { guard: 'conditionWaits', actions: ['recordPrevention', tell('preventionReported')] },
  'owner.confirmDischarge': confirmed,
  'property.confirmDischarge': confirmed,
  'fire.confirmDischarge': confirmed,
  'authority.confirmDischarge': confirmed,
  'centre.confirmDischarge': confirmed,
  'owner.refuseDischarge': refused,
  'property.refuseDischarge': refused,
  'fire.refuseDischarge': refused,
  'authority.refuseDischarge': refused,
  'centre.refuseDischarge': refused,
  'owner.askForDuty': asksForDuty('owner'),
  'property.askForDuty': asksForDuty('property'),
  'owner.sayDutyFact': saysDutyFact('owner'),
  'property.sayDutyFact': saysDutyFact('property'),
  'centre.sayDutyFact': saysDutyFact('centre'),
  'centre.settleDuty': {
    guard: 'dutyIsAtCentre',
    meta: { answers: ['consentDuty', 'dutyAtCentre'] },
    actions: ['recordDutySettled', tell('dutySettled')],
  },
} as const

/**
 * The life of a request: draft → open → works → closed. `open` is three tracks side by side, because real grids survey
 * before the stamp and companies say "grid first" while the grid says "stamp first" (H16). It ends when all three
 * are settled. What happens to the pile afterwards is a case of its own, `inService`. Used only through pure `transition()`; there is no live actor and no timer in it.
 */
export const caseMachine = caseSetup.createMachine({
  id: 'case',
  initial: 'draft',
  context: () => ({ held: emptyMemory() }),
  on: {
    ...besideEvents,
    ...promiseEvents,
    ...mediationEvents,
    'deadline.passed': [
      {
        guard: { type: 'clockMoves', params: { clock: 'transferJoin', track: 'main' } },
        target: '#closed',
        actions: [closeAs('sold', 'noSuccessor'), tell('closed')],
      },
      { guard: { type: 'clockIs', params: { clocks: ['decisionCheck'] } }, actions: tell('decisionSettled') },
      { guard: { type: 'clockIs', params: { clocks: ['consentDuty'] } }, actions: tell('dutyLapsed') },
      { guard: { type: 'clockIs', params: { clocks: ['promise'] } }, actions: tell('promiseBroken') },
      { guard: { type: 'clockIs', params: { clocks: ['promiseCheck'] } }, actions: tell('promiseAnswered') },
      { guard: { type: 'clockIs', params: { clocks: ['matterReport'] } }, actions: tell('matterReportOverdue') },
      { actions: tell('deadlinePassed') },
    ],
    'facts.changed': [
      // A pile outlives its request: its owner is told of an order against the place, and of its lifting (H30).
      { guard: 'pileOrderCame', actions: [tell('pileHeldByOrder'), 'recordFacts'] },
      { guard: 'pileOrderLifted', actions: [tell('pileOrderLifted'), 'recordFacts'] },
      { guard: 'companyWasReplaced', actions: ['recordFacts', tell('managementChanged')] },
      { guard: 'orderCame', actions: [tell('heldByOrder'), 'recordFacts'] },
      { guard: 'orderLifted', actions: [tell('orderLifted'), 'recordFacts'] },
      { actions: 'recordFacts' },
    ],
    'pile.left': { guard: 'pileRan', actions: 'recordPileLeft' },
    'matter.changed': toldOfMatter,
    // The clocks are counted anew beside the chart.
    'calendar.changed': { actions: [] },
    'rules.changed': { actions: ['recordRules', tell('rulesChanged')] },
    'owner.endTransfer': { guard: 'transferWaits', meta: { answers: ['transferJoin'] }, actions: 'recordTransferEnd' },
    'owner.joinTransfer': {
      guard: 'transferWaits',
      meta: { answers: ['transferJoin'] },
      actions: ['recordJoining', tell('ownerChanged')],
    },
    'owner.extendLease': { guard: 'leaseIsKnown', meta: { answers: ['leaseEnd'] }, actions: 'recordLease' },
    // The queue of the transformer goes on whatever the case is about just now (H38).
    'queue.offered': { guard: 'isQueued', actions: ['recordPlaceOffer', tell('placeOffered')] },
    'queue.orderedAsked': { guard: 'mayBeAskedToCharge', actions: ['recordOrderedAsk', tell('orderedAsked')] },
    'owner.agreeOrderedCharging': {
      guard: 'orderedIsAsked',
      meta: { answers: ['orderedAnswer'] },
      actions: 'recordOrderedAnswer',
    },
    'owner.keepPlainCharging': { guard: 'orderedIsAsked', meta: { answers: ['orderedAnswer'] }, actions: 'recordOrderedAnswer' },
    'owner.declineFreedPlace': {
      guard: 'placeIsOffered',
      meta: { answers: ['freedPlace'] },
      actions: 'recordPlaceDeclined',
    },
    'owner.askForPlace': { guard: 'placeHasLapsed', actions: 'recordPlaceAskedFor' },
    // Whatever the stage: the yes stands, and only the how is answered (H8).
    'owner.acceptOther': {
      guard: 'otherIsProposed',
      meta: { answers: ['otherAnswer'] },
      actions: ['recordProposalAnswer', tell('otherAnswered')],
    },
    'owner.declineOther': {
      guard: 'otherIsProposed',
      meta: { answers: ['otherAnswer'] },
      actions: ['recordProposalAnswer', tell('otherAnswered')],
    },
    'owner.contestRecord': contestOf('owner'),
    'owner.confirmRecord': {
      guard: { type: 'recordMayBeContested', params: { party: 'owner' } },
      meta: { answers: ['contestRecord'] },
      actions: 'recordRecordConfirmed',
    },
    'property.contestRecord': contestOf('property'),
    'community.contestRecord': contestOf('community'),
    'fire.contestRecord': contestOf('fire'),
    'grid.contestRecord': contestOf('grid'),
    // The days to ask a court belong to the agreement, whatever stage the case is in by then.
    'owner.reportJudicialConfirmation': {
      guard: 'confirmationIsOpen',
      meta: { answers: ['judicialConfirmation'] },
      actions: 'recordJudicialConfirmation',
    },
    // What was promised or found missing is done, and looked at, whatever the stage.
    ...obligationEvents,
    'owner.reportExpense': { guard: 'yesWasSaid', actions: 'recordExpense' },
    // A fee asked for by word, at a gate or on the telephone, is on record as well (H7).
    'owner.reportFeeDemand': { guard: 'caseHasBegun', actions: ['recordFeeDemand', tell('feeDemandReported')] },
    'owner.reportFeePaid': { guard: 'feeIsUnpaid', actions: 'recordFeePaid' },
    'property.answerFeeDemand': {
      guard: 'feeDemandWaits',
      meta: { answers: ['feeAnswer'] },
      actions: ['recordFeeAnswer', tell('feeDemandAnswered')],
    },
    'owner.claimFeeBack': { guard: 'feeWasPaid', actions: ['recordFeeClaim', tell('moneyClaimed')] },
    'owner.claimMoneyBack': { guard: 'protestIsKept', actions: ['recordMoneyClaim', tell('moneyClaimed')] },
    'property.answerMoneyClaim': {
      guard: 'claimForMoneyWaits',
      meta: { answers: ['moneyAnswer'] },
      actions: ['recordMoneyAnswer', tell('moneyClaimAnswered')],
    },
    'centre.settleContest': { guard: 'contestWaits', actions: ['recordContestSettled', tell('recordSettled')] },
    'property.recall': { guard: 'answerMayBeRecalled', actions: ['recordRecall', tell('recalled')] },
    'owner.confirmDate': confirmationOf('owner'),
    'property.confirmDate': confirmationOf('property'),
    'centre.confirmDate': confirmationOf('centre'),
  },
  states: {
    draft: {
      meta: { stage: 'draft', holder: 'owner' },
      on: {
        'owner.submit': { target: 'open', actions: ['recordFiling', tell('requestFiled')] },
        ...operationOpenings,
      },
    },
    open: {
      type: 'parallel',
      on: {
        ...besideTheStages,
        ...standstillEvents,
        ...tableOfTheTracks,
        'owner.acceptJudgment': judgmentAccepted,
        'owner.withdraw': { target: '#closed', actions: ['recordWithdrawal', tell('closed')] },
        'owner.startTransfer': transferStart,
      },
      always: [givenUpInCourt, { guard: 'allTracksSettled', target: '#works/construction' }],
      states: { consent, fire, grid },
    },
    works,
    inService,
    closed,
  },
})
