import type { Party } from '../parties.ts'
import type { ClockName } from './clocks.ts'
import { closeAs, tell } from './tell.ts'

/** Clocks of offices and of courts that a step or a result of theirs answers. */
const atOffices: readonly ClockName[] = [
  'hotline',
  'petitionNotice',
  'petition',
  'officeDuty',
  'officeAnswer',
  'reviewIntake',
  'administrativeReview',
]
const atCourts: readonly ClockName[] = ['suitFiling', 'simplifiedTrial', 'ordinaryTrial', 'administrativeTrial', 'appealTrial']

/** A reported decision, confirmed by the other side or the centre. */
const confirmationBy = (party: Party) =>
  ({
    guard: { type: 'decisionWaits', params: { party } },
    meta: { answers: ['decisionCheck'] },
    actions: ['recordDecisionConfirmed', tell('decisionSettled')],
  }) as const

/** A reported decision, contested by a side. */
const contestBy = (party: Party) =>
  ({
    guard: { type: 'decisionWaits', params: { party } },
    actions: ['recordDecisionContest', tell('decisionContested')],
  }) as const

const judgment = {
  guard: 'suitsRun',
  meta: { answers: atCourts },
  actions: ['recordJudgment', tell('decisionReported')],
} as const
const effect = { guard: 'effectIsAwaited', actions: ['recordEffect', tell('decisionReported')] } as const
const noPower = { guard: 'caseRuns', actions: ['recordNoPowerSaid', tell('noPower')] } as const

/**
 * What happens beside the stages, from the filing on, also while the case is closed: the roads of H24 and H25. These
 * events stand at the root and have no target: what a decision makes of a track is asked in that track (`wayIs`).
 */
export const besideEvents = {
  'owner.openProceeding': { guard: 'proceedingsMayOpen', actions: ['recordProceeding', tell('proceedingOpened')] },
  'owner.reportProceeding': {
    guard: 'proceedingsRun',
    meta: { answers: [...atOffices, ...atCourts] },
    actions: ['recordProceedingStep', tell('proceedingReported')],
  },
  'owner.withdrawProceeding': { guard: 'proceedingsRun', actions: ['recordProceedingWithdrawn', tell('proceedingReported')] },
  // Where no term for it runs, the suit is on record all the same, and its judgment may move the case.
  'property.bringObjection': { guard: 'objectionMayBeBrought', actions: ['recordObjectionBeside', tell('objectionBrought')] },
  'property.reportProceeding': {
    guard: 'companysSuitRuns',
    actions: ['recordStepTold', tell('stepTold')],
  },
  'property.withdrawProceeding': {
    guard: 'companysSuitRuns',
    actions: ['recordProceedingWithdrawn', tell('proceedingReported')],
  },
  'owner.reportJudgment': judgment,
  'property.reportJudgment': judgment,
  'owner.reportEffect': effect,
  'property.reportEffect': effect,
  'owner.reportSettlement': {
    guard: 'suitsRun',
    meta: { answers: atCourts },
    actions: ['recordSettlement', tell('decisionReported')],
  },
  'owner.reportEnforcement': { guard: 'enforcementIsOpen', actions: ['recordEnforcement', tell('enforcementReported')] },
  'owner.reportResolution': { guard: 'proceedingsMayOpen', actions: ['recordResolution', tell('proceedingOpened')] },
  'owner.reportConfirmationRuling': {
    guard: 'rulingIsAwaited',
    meta: { answers: ['confirmationIntake', 'confirmationRuling'] },
    actions: ['recordRuling', tell('rulingReported')],
  },
  'owner.confirmDecision': confirmationBy('owner'),
  'property.confirmDecision': confirmationBy('property'),
  'centre.confirmDecision': confirmationBy('centre'),
  'owner.contestDecision': contestBy('owner'),
  'property.contestDecision': contestBy('property'),
  'centre.settleDecision': {
    guard: 'decisionIsContested',
    meta: { answers: ['decisionContest'] },
    actions: ['recordDecisionSettled', tell('decisionSettled')],
  },
  'owner.correctData': {
    guard: 'ownDataIsKept',
    actions: ['recordDataCorrection', tell('dataCorrected'), tell('dataCorrectionWanted')],
  },
  'centre.settleCorrection': {
    guard: 'correctionIsAsked',
    actions: ['recordCorrectionSettled', tell('dataCorrected'), tell('dataCorrectionSettled')],
  },
  'community.noPower': noPower,
  'fire.noPower': noPower,
  'grid.noPower': noPower,
} as const

/** The owner closes on an effective judgment against the request. */
export const judgmentAccepted = {
  guard: 'caseIsLost',
  target: '#closed',
  actions: [closeAs('closedByJudgment', 'judgmentAgainst'), tell('closed')],
} as const

/** The owner gave up in a settlement before the court. */
export const givenUpInCourt = {
  guard: { type: 'wayIs', params: { way: 'givesUp' } },
  target: '#closed',
  actions: ['recordWayTaken', closeAs('closedByJudgment', 'courtSettlement'), tell('closed')],
} as const
