import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 听取邻居意见. The neighbour is heard once; the complaint never cuts the power. The centre's silence goes to the bureau (H36). */
export const hearing = caseSetup.createStateConfig({
  id: 'service/hearing',
  meta: { stage: 'hearing', holder: 'centre', clocks: ['neighbourHearing'] },
  on: {
    'centre.recordHearing': [
      {
        guard: { type: 'resultIs', params: { results: ['betterRoute'] } },
        target: '#service/rerouting',
        meta: { answers: ['neighbourHearing'] },
        actions: ['recordHearing', tell('betterRouteNamed')],
      },
      {
        guard: { type: 'resultIs', params: { results: ['hazard'] } },
        target: '#service/hazard',
        meta: { answers: ['neighbourHearing'] },
        actions: ['recordHearing', tell('hazardReported')],
      },
      {
        target: '#closed',
        meta: { answers: ['neighbourHearing'] },
        actions: ['recordHearing', closeAs('tolerated', 'neighbourHeard'), tell('closed')],
      },
    ],
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'neighbourHearing', track: 'main' } },
      target: '#service/bureauHandling',
      actions: { type: 'recordCentreLate', params: { track: 'main' } },
    },
  },
} satisfies StageConfig)

/** 另选路线. The neighbour has named a better route; without an answer of the owner the pile stays as it is (民法典 292). */
export const rerouting = caseSetup.createStateConfig({
  id: 'service/rerouting',
  meta: { stage: 'rerouting', holder: 'owner', clocks: ['routeAnswer'] },
  on: {
    'owner.acceptRoute': {
      target: '#closed',
      meta: { answers: ['routeAnswer'] },
      actions: [closeAs('settled', 'betterRoute'), tell('closed')],
    },
    'owner.keepRoute': {
      target: '#closed',
      meta: { answers: ['routeAnswer'] },
      actions: [closeAs('tolerated', 'neighbourHeard'), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'routeAnswer', track: 'main' } },
      target: '#closed',
      actions: [closeAs('tolerated', 'neighbourHeard'), tell('closed')],
    },
  },
} satisfies StageConfig)
