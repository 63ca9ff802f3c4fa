import type { Track } from '../../parties.ts'
import { replyAtTheCentre, replyClock } from '../consent/company-answers.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'
import type { DisputeHome } from './disputes.ts'
import { settledByDecision } from './settled-by-decision.ts'

/**
 * 调解. Voluntary: both sides agree first (人民调解法 17), either side ends it any time (23), a failed mediation tells
 * the other routes (26), an agreement binds once both have confirmed its text (31), and within 30 days of effect
 * both can ask the court to confirm it (33).
 */
export const mediation = (track: Track, home: DisputeHome) => {
  const mine = { type: 'trackIs', params: { track } } as const
  const { pauses } = home
  const at = home.at ?? track
  const fails = (answered: 'mediationAnswer' | 'nameMediator') =>
    ({ guard: mine, target: home.failed, meta: { answers: [answered] }, actions: tell('mediationFailed') }) as const
  const over = { type: 'recordMediationEnd', params: { track } } as const
  const ends = (answered: 'mediation' | 'confirmText') =>
    ({ guard: mine, target: home.failed, meta: { answers: [answered] }, actions: [over, tell('mediationFailed')] }) as const
  // Both sides accept who mediates; each can object once, and another is named (H26).
  const objects = (answered: 'mediationAnswer' | 'mediation') =>
    ({
      guard: mine,
      target: 'objected',
      meta: { answers: [answered] },
      actions: ['recordMediatorObjection', tell('mediatorObjected')],
    }) as const
  // A company that left the compound answers no more, and nobody came after it.
  const withoutCompany = { guard: 'companyIsGone', target: home.failed, actions: tell('mediationFailed') } as const
  const performed = { guard: mine, target: home.settled, actions: tell('agreementPerformed') } as const
  const performedBeforeCentre = {
    ...performed,
    actions: ['recordPaperFromDispute', 'recordClosingOfDispute', tell('agreementPerformed')],
  } as const
  const performedInTime = { answers: ['performance'] } as const
  return caseSetup.createStateConfig({
    id: `${at}/mediation`,
    initial: 'requested',
    on: replyAtTheCentre(track),
    ...settledByDecision(home),
    states: {
      requested: {
        id: `${at}/mediation/requested`,
        meta: {
          stage: 'mediation',
          step: 'requested',
          holder: 'centre',
          clocks: ['centreAccept', ...home.clocks, ...replyClock(track)],
          pauses,
        },
        entry: tell('mediationWanted'),
        on: {
          'centre.openMediation': {
            guard: mine,
            target: 'accepted',
            meta: { answers: ['centreAccept'] },
            actions: ['recordMediator', tell('mediationOpened')],
          },
          'centre.escalate': { guard: mine, target: `#${at}/bureauHandling`, meta: { answers: ['centreAccept'] } },
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'centreAccept', track } },
            target: `#${at}/bureauHandling`,
            actions: { type: 'recordCentreLate', params: { track } },
          },
        },
      },
      accepted: {
        id: `${at}/mediation/accepted`,
        meta: {
          stage: 'mediation',
          step: 'accepted',
          holder: 'mediationAwaited',
          clocks: ['mediationAnswer', ...home.clocks, ...replyClock(track)],
          pauses,
        },
        always: [{ guard: { type: 'bothAccepted', params: { track } }, target: 'sessions' }, withoutCompany],
        on: {
          'owner.acceptMediation': { guard: mine, actions: 'recordMediationAccepted' },
          'property.acceptMediation': { guard: mine, actions: 'recordMediationAccepted' },
          'owner.objectToMediator': objects('mediationAnswer'),
          'property.objectToMediator': objects('mediationAnswer'),
          'owner.declineMediation': fails('mediationAnswer'),
          'property.declineMediation': fails('mediationAnswer'),
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'mediationAnswer', track } },
            target: home.failed,
            actions: tell('mediationFailed'),
          },
        },
      },
      objected: {
        id: `${at}/mediation/objected`,
        meta: {
          stage: 'mediation',
          step: 'objected',
          holder: 'centre',
          clocks: ['nameMediator', ...home.clocks, ...replyClock(track)],
          pauses,
        },
        on: {
          'centre.openMediation': {
            guard: mine,
            target: 'accepted',
            meta: { answers: ['nameMediator'] },
            actions: ['recordMediator', tell('mediationOpened')],
          },
          'centre.escalate': { guard: mine, target: `#${at}/bureauHandling`, meta: { answers: ['nameMediator'] } },
          'owner.endMediation': fails('nameMediator'),
          'property.endMediation': fails('nameMediator'),
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'nameMediator', track } },
            target: `#${at}/bureauHandling`,
            actions: { type: 'recordCentreLate', params: { track } },
          },
        },
      },
      sessions: {
        id: `${at}/mediation/sessions`,
        meta: {
          stage: 'mediation',
          step: 'sessions',
          holder: 'centre',
          clocks: ['mediation', ...home.clocks, ...replyClock(track)],
          pauses,
        },
        on: {
          'centre.recordAgreement': [
            {
              guard: { type: 'agreedAtTheTable', params: { track } },
              target: 'performing',
              meta: { answers: ['mediation'] },
              actions: ['recordAgreement', tell('agreementBinding')],
            },
            {
              guard: mine,
              target: 'agreed',
              meta: { answers: ['mediation'] },
              actions: ['recordAgreement', tell('agreementRecorded')],
            },
          ],
          'owner.objectToMediator': objects('mediation'),
          'property.objectToMediator': objects('mediation'),
          'centre.failMediation': ends('mediation'),
          'owner.endMediation': ends('mediation'),
          'property.endMediation': ends('mediation'),
          'owner.agreeExtension': { guard: mine, actions: 'recordExtensionAgreed' },
          'property.agreeExtension': { guard: mine, actions: 'recordExtensionAgreed' },
          'centre.extendMediation': {
            guard: mine,
            meta: { extends: 'mediation' },
            actions: 'recordExtension',
          },
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'mediation', track } },
            target: home.failed,
            actions: [over, tell('mediationFailed')],
          },
        },
      },
      agreed: {
        id: `${at}/mediation/agreed`,
        meta: { stage: 'mediation', step: 'agreed', holder: 'mediationAwaited', clocks: ['confirmText', ...home.clocks], pauses },
        always: [
          { guard: { type: 'bothConfirmed', params: { track } }, target: 'performing', actions: tell('agreementBinding') },
          { ...withoutCompany, actions: [over, tell('mediationFailed')] },
        ],
        on: {
          'owner.confirmAgreement': { guard: mine, actions: 'recordAgreementConfirmed' },
          'property.confirmAgreement': { guard: mine, actions: 'recordAgreementConfirmed' },
          'owner.endMediation': ends('confirmText'),
          'property.endMediation': ends('confirmText'),
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'confirmText', track } },
            target: home.failed,
            actions: [over, tell('mediationFailed')],
          },
        },
      },
      performing: {
        id: `${at}/mediation/performing`,
        entry: [
          { type: 'recordBinding', params: { track } },
          { type: 'recordMediationEnd', params: { track, end: 'agreed' } },
        ],
        meta: {
          stage: 'mediation',
          step: 'performing',
          holder: 'performer',
          clocks: ['performance', ...home.clocks],
          pauses,
        },
        always: { guard: { type: 'performerIsGone', params: { track } }, target: 'breached', actions: tell('agreementBreached') },
        on: {
          'owner.reportPerformance': { guard: mine, actions: ['recordPerformanceReport', tell('performanceReported')] },
          'property.reportPerformance': { guard: mine, actions: ['recordPerformanceReport', tell('performanceReported')] },
          'owner.confirmPerformance': { ...performed, meta: performedInTime },
          'property.confirmPerformance': { ...performed, meta: performedInTime },
          'centre.confirmPerformance': { ...performedBeforeCentre, meta: performedInTime },
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'performance', track } },
            target: 'breached',
            actions: tell('agreementBreached'),
          },
        },
      },
      breached: {
        id: `${at}/mediation/breached`,
        meta: {
          stage: 'mediation',
          step: 'breached',
          holder: 'owner',
          clocks: ['ownerDecision', ...home.clocks],
          pauses: pauses.filter((clock) => clock !== 'ownerDecision'),
        },
        on: {
          'owner.confirmPerformance': performed,
          'property.confirmPerformance': performed,
          'centre.confirmPerformance': performedBeforeCentre,
          'owner.requestCoordination': {
            guard: mine,
            target: `#${at}/coordination`,
            actions: { type: 'recordDispute', params: { track, mediation: false } },
          },
          'owner.endMediation': { guard: mine, target: home.failed, actions: tell('mediationFailed') },
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track } },
            target: '#closed',
            actions: [closeAs('gaveUpAfterRefusal', 'breached'), tell('closed')],
          },
        },
      },
    },
  } satisfies StageConfig)
}
