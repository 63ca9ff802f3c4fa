import type { Track } from '../../parties.ts'
import { replyAtTheCentre, replyClock } from '../consent/company-answers.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import type { DisputeHome } from './disputes.ts'
import { settledByDecision } from './settled-by-decision.ts'

/**
 * 中心协调. The centre can guide, not order; so it closes only with a listed result — the paper is substituted, the
 * company consents, mediation, settled, promises of a joint meeting that run on clocks (H23), or "no power" with who
 * and why. What it closes as solved shows unconfirmed until the owner has spoken. Its own silence moves the case to
 * the bureau as centre late (H21).
 */
export const coordination = (track: Track, home: DisputeHome) => {
  const at = home.at ?? track
  return caseSetup.createStateConfig({
    id: `${at}/coordination`,
    initial: 'requested',
    ...settledByDecision(home),
    entry: tell('coordinationWanted'),
    on: {
      ...replyAtTheCentre(track),
      'centre.closeCoordination': [
        ...(track === 'consent'
          ? [
              {
                guard: { type: 'closesWith', params: { track, results: ['substituted'], paper: false } },
                target: '#consent/nextIssuer',
                meta: { answers: ['centreAccept', 'coordinate'] },
                actions: ['recordClosingOfDispute', tell('coordinationClosed')],
              } as const,
            ]
          : []),
        {
          guard: { type: 'closesWith', params: { track, results: ['consent', 'substituted', 'settled'] } },
          target: home.settled,
          meta: { answers: ['centreAccept', 'coordinate'] },
          actions: ['recordPaperFromDispute', 'recordClosingOfDispute', tell('coordinationClosed')],
        },
        {
          guard: { type: 'closesWith', params: { track, results: ['mediation'] } },
          target: `#${at}/mediation`,
          meta: { answers: ['centreAccept', 'coordinate'] },
          actions: { type: 'recordDispute', params: { track, mediation: true } },
        },
        {
          guard: { type: 'closesWith', params: { track, results: ['meetingPromised'] } },
          target: `#${at}/coordination/promised`,
          meta: { answers: ['centreAccept', 'coordinate'] },
          actions: tell('coordinationClosed'),
        },
        {
          guard: { type: 'closesWith', params: { track, results: ['noPower'] } },
          target: home.failed,
          meta: { answers: ['centreAccept', 'coordinate'] },
          actions: ['recordNoPower', tell('noPower')],
        },
      ],
      // An obstruction of the works is over when the owner, whom it hinders, says so.
      ...(track === 'main'
        ? ({
            'owner.reportObstructionOver': {
              guard: { type: 'obstructionWasReported', params: { track: 'main' } },
              target: home.settled,
              actions: tell('coordinationClosed'),
            },
          } as const)
        : {}),
      'centre.holdJointMeeting': {
        guard: { type: 'trackIs', params: { track } },
        actions: ['recordMeeting', tell('meetingHeld')],
      },
      'centre.escalate': {
        guard: { type: 'trackIs', params: { track } },
        target: `#${at}/bureauHandling`,
        meta: { answers: ['centreAccept', 'coordinate'] },
      },
      'owner.requestMediation': {
        guard: { type: 'trackIs', params: { track } },
        target: `#${at}/mediation`,
        actions: { type: 'recordDispute', params: { track, mediation: true } },
      },
    },
    states: {
      requested: {
        id: `${at}/coordination/requested`,
        meta: {
          stage: 'coordination',
          step: 'requested',
          holder: 'centre',
          clocks: ['centreAccept', ...home.clocks, ...replyClock(track)],
          pauses: home.pauses,
        },
        on: {
          'centre.acceptCoordination': {
            guard: { type: 'trackIs', params: { track } },
            target: 'underway',
            meta: { answers: ['centreAccept'] },
            actions: tell('coordinationAccepted'),
          },
          // Whoever has called everybody to one table has taken the case on.
          'centre.holdJointMeeting': {
            guard: { type: 'trackIs', params: { track } },
            target: 'underway',
            meta: { answers: ['centreAccept'] },
            actions: ['recordMeeting', tell('meetingHeld')],
          },
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'centreAccept', track } },
            target: `#${at}/bureauHandling`,
            actions: { type: 'recordCentreLate', params: { track } },
          },
        },
      },
      underway: {
        id: `${at}/coordination/underway`,
        meta: {
          stage: 'coordination',
          step: 'underway',
          holder: 'centre',
          clocks: ['coordinate', ...home.clocks, ...replyClock(track)],
          pauses: home.pauses,
        },
        on: {
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'coordinate', track } },
            target: `#${at}/bureauHandling`,
            actions: { type: 'recordCentreLate', params: { track } },
          },
        },
      },
      promised: {
        id: `${at}/coordination/promised`,
        meta: {
          stage: 'coordination',
          step: 'promised',
          holder: 'promiseAwaited',
          clocks: [...home.clocks, ...replyClock(track)],
          pauses: home.pauses,
        },
        // Kept promises settle a dispute; in the consent track only the paper does, so the centre looks again.
        always: {
          guard: { type: 'promisesAreKept', params: { track } },
          target: track === 'consent' ? 'underway' : home.settled,
          actions: tell('promisesKept'),
        },
        on: {
          'deadline.passed': {
            guard: { type: 'clockMoves', params: { clock: 'promise', track } },
            target: 'underway',
            actions: tell('promiseBroken'),
          },
        },
      },
    },
  } satisfies StageConfig)
}
