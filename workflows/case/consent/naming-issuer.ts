import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 确定出证主体. A compound without a property company: the centre names who issues, before and not after a silence (H3). */
export const namingIssuer = caseSetup.createStateConfig({
  id: 'consent/namingIssuer',
  meta: { stage: 'namingIssuer', holder: 'centre', clocks: ['nameIssuer'] },
  entry: tell('issuerWanted'),
  on: {
    'centre.nameIssuer': {
      target: '#consent/sending',
      meta: { answers: ['nameIssuer'] },
      actions: 'recordIssuer',
    },
    'facts.changed': [
      { guard: 'orderCame', target: '#consent/addressing', actions: [tell('heldByOrder'), 'recordFacts'] },
      { guard: 'orderLifted', target: '#consent/addressing', actions: [tell('orderLifted'), 'recordFacts'] },
      { target: '#consent/addressing', actions: 'recordFacts' },
    ],
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'nameIssuer', track: 'consent' } },
      target: '#consent/bureauHandling',
      actions: { type: 'recordCentreLate', params: { track: 'consent' } },
    },
  },
} satisfies StageConfig)
