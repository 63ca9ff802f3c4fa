import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 代为出证. Street, community or owners' committee issue in place of a company that is silent, gone or without stamp (H3). */
export const substituteIssue = caseSetup.createStateConfig({
  id: 'consent/substituteIssue',
  meta: { stage: 'substituteIssue', holder: 'community', clocks: ['substituteReply'] },
  on: {
    'community.issuePaper': {
      target: '#consent/granted',
      meta: { answers: ['substituteReply'] },
      actions: ['recordSubstitute', tell('paperArrived')],
    },
    'community.declineToIssue': [
      {
        guard: 'hasNextIssuer',
        target: '#consent/nextIssuer',
        meta: { answers: ['substituteReply'] },
        actions: tell('substituteDeclined'),
      },
      {
        target: '#consent/coordination',
        meta: { answers: ['substituteReply'] },
        actions: [{ type: 'recordDispute', params: { track: 'consent', mediation: false } }, tell('substituteDeclined')],
      },
    ],
    'returnLimit.reached': toTheCentre('consent'),
    'deadline.passed': [
      {
        guard: { type: 'clockMovesToNextIssuer', params: { clock: 'substituteReply', track: 'consent' } },
        target: '#consent/nextIssuer',
        actions: ['recordSilence', tell('silenceRecorded')],
      },
      {
        guard: { type: 'clockMoves', params: { clock: 'substituteReply', track: 'consent' } },
        target: '#consent/coordination',
        actions: [
          'recordSilence',
          { type: 'recordDispute', params: { track: 'consent', mediation: false } },
          tell('silenceRecorded'),
        ],
      },
    ],
    'centre.recordService': { actions: 'recordService' },
  },
} satisfies StageConfig)

/** The next issuer in the order of the place is asked; it must be served like the first. */
export const nextIssuer = caseSetup.createStateConfig({
  id: 'consent/nextIssuer',
  entry: 'askNextIssuer',
  always: { target: '#consent/sending' },
} satisfies StageConfig)
