import { asksForHelp } from '../disputes/asks-for-help.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

const pauses = ['construction', 'reservation', 'buildDelay'] as const

/**
 * 停工核实. A company may stop the works for a listed breach, with a photo. Only an authority can make that a stop: not
 * confirmed in two working days, the works go on (H28). A confirmed stop stands until the authority lifts it; its delay
 * is listed and never lifts it by itself.
 */
export const workStopped = caseSetup.createStateConfig({
  id: 'works/workStopped',
  initial: 'confirming',
  states: {
    confirming: {
      id: 'works/workStopped/confirming',
      meta: { stage: 'workStopped', step: 'confirming', holder: 'authority', clocks: ['stopConfirm'], pauses },
      on: {
        'authority.confirmStop': {
          target: 'remedying',
          meta: { answers: ['stopConfirm'] },
          actions: [{ type: 'recordStopResult', params: { result: 'confirmed' } }, tell('stopConfirmed')],
        },
        'authority.dismissStop': {
          target: '#works/construction',
          meta: { answers: ['stopConfirm'] },
          actions: [{ type: 'recordStopResult', params: { result: 'dismissed' } }, tell('stopOver')],
        },
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'stopConfirm', track: 'main' } },
          target: '#works/construction',
          actions: [{ type: 'recordStopResult', params: { result: 'unconfirmed' } }, tell('stopOver')],
        },
      },
    },
    remedying: {
      id: 'works/workStopped/remedying',
      meta: { stage: 'workStopped', step: 'remedying', holder: 'owner', clocks: ['ownerDecision'], pauses },
      on: {
        'owner.reportStopRemedied': {
          target: 'rechecking',
          meta: { answers: ['ownerDecision'] },
          actions: tell('stopRemedied'),
        },
        'authority.liftStop': {
          target: '#works/construction',
          actions: [{ type: 'recordStopResult', params: { result: 'lifted' } }, tell('stopOver')],
        },
        ...asksForHelp('main', 'main'),
        'owner.acceptAlternative': { target: '#closed', actions: ['recordDiversion', tell('closed')] },
        'owner.acceptInfeasible': {
          target: '#closed',
          meta: { answers: ['ownerDecision'] },
          actions: [closeAs('infeasibleAtPresent', 'stopOrdered'), tell('closed')],
        },
        'deadline.passed': {
          guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'main' } },
          target: '#closed',
          actions: [closeAs('infeasibleAtPresent', 'stopOrdered'), tell('closed')],
        },
      },
    },
    rechecking: {
      id: 'works/workStopped/rechecking',
      meta: { stage: 'workStopped', step: 'rechecking', holder: 'authority', clocks: ['stopRecheck'], pauses },
      on: {
        'authority.liftStop': {
          target: '#works/construction',
          meta: { answers: ['stopRecheck'] },
          actions: [{ type: 'recordStopResult', params: { result: 'lifted' } }, tell('stopOver')],
        },
        'authority.confirmStop': {
          target: 'remedying',
          meta: { answers: ['stopRecheck'] },
          actions: tell('stopConfirmed'),
        },
      },
    },
  },
} satisfies StageConfig)
