import type { Track } from '../../parties.ts'
import { replyAtTheCentre, replyClock } from '../consent/company-answers.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import type { DisputeHome } from './disputes.ts'
import { settledByDecision } from './settled-by-decision.ts'

/**
 * 升级办理. The bureau orders with the number of its document, states that no document gives it the power (counted:
 * the figure that argues for a rule, H22), or returns the case to the centre. Levels: 即交即办 / 会商交办 / 领导交办.
 */
export const bureauHandling = (track: Track, home: DisputeHome) => {
  const at = home.at ?? track
  return caseSetup.createStateConfig({
    id: `${at}/bureauHandling`,
    meta: {
      stage: 'bureauHandling',
      holder: 'bureau',
      clocks: ['bureauReply', ...home.clocks, ...replyClock(track)],
      pauses: home.pauses,
    },
    ...settledByDecision(home),
    entry: tell('escalated'),
    on: {
      ...replyAtTheCentre(track),
      'bureau.setLevel': {
        guard: { type: 'trackIs', params: { track } },
        meta: { restarts: ['bureauReply'] },
        actions: 'recordLevel',
      },
      'bureau.order': [
        {
          guard: { type: 'orderGoesTo', params: { track, addressees: ['centre'] } },
          target: `#${at}/coordination/underway`,
          meta: { answers: ['bureauReply'] },
          actions: ['recordOrder', tell('bureauOrdered')],
        },
        ...(track === 'consent'
          ? [
              {
                guard: { type: 'orderGoesTo', params: { track, addressees: ['community'] } },
                target: '#consent/nextIssuer',
                meta: { answers: ['bureauReply'] },
                actions: ['recordOrder', tell('bureauOrdered')],
              } as const,
            ]
          : []),
        {
          guard: { type: 'orderGoesTo', params: { track, addressees: ['property', 'community', 'assessor'] } },
          target: home.ordered,
          meta: { answers: ['bureauReply'] },
          actions: ['recordOrder', tell('bureauOrdered')],
        },
      ],
      'bureau.noPower': {
        guard: { type: 'trackIs', params: { track } },
        target: home.failed,
        meta: { answers: ['bureauReply'] },
        actions: ['recordNoPower', tell('noPower')],
      },
      'bureau.return': {
        guard: { type: 'trackIs', params: { track } },
        target: home.returned,
        meta: { answers: ['bureauReply'] },
        actions: tell('bureauReturned'),
      },
    },
  } satisfies StageConfig)
}
