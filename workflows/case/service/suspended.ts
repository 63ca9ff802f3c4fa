import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

const suspends = {
  target: '#service/suspended/remedying',
  meta: { answers: ['hazardCheck'] },
  actions: ['recordSuspension', { type: 'recordHazardResult', params: { result: 'suspended' } }, tell('pileSuspended')],
} as const
const dismisses = {
  target: '#closed',
  meta: { answers: ['hazardCheck'] },
  actions: [{ type: 'recordHazardResult', params: { result: 'dismissed' } }, closeAs('unfounded', 'noHazard'), tell('closed')],
} as const

/** 隐患核实. Anybody with a role reports a hazard; only fire or an authority takes the pile out of service, with a document. */
export const hazard = caseSetup.createStateConfig({
  id: 'service/hazard',
  meta: { stage: 'hazardReported', holder: 'authority', clocks: ['hazardCheck'] },
  on: {
    'authority.suspendPile': suspends,
    'fire.suspendPile': suspends,
    'authority.dismissHazard': dismisses,
    'fire.dismissHazard': dismisses,
  },
} satisfies StageConfig)

const resumes = {
  target: '#closed',
  meta: { answers: ['pileRecheck'] },
  actions: ['recordResumption', closeAs('resumed', 'repaired'), tell('pileResumed'), tell('closed')],
} as const
const turnsDown = {
  target: '#service/suspended/remedying',
  meta: { answers: ['pileRecheck'] },
  actions: ['recordRepairTurnedDown', tell('repairTurnedDown')],
} as const
const dismantles = { target: '#service/dismantling' } as const

/**
 * 暂停使用. The owner repairs and shows a qualified report; the office looks again in its days. Its delay is listed, and
 * never switches the pile on by itself (H31).
 */
export const suspended = caseSetup.createStateConfig({
  id: 'service/suspended',
  initial: 'remedying',
  states: {
    remedying: {
      id: 'service/suspended/remedying',
      meta: { stage: 'suspended', step: 'remedying', holder: 'owner', clocks: ['pileRepair'] },
      on: {
        'owner.reportRepair': {
          target: 'rechecking',
          meta: { answers: ['pileRepair'] },
          actions: ['recordRepair', tell('repairReported')],
        },
        'owner.dismantlePile': dismantles,
      },
    },
    rechecking: {
      id: 'service/suspended/rechecking',
      meta: { stage: 'suspended', step: 'rechecking', holder: 'authority', clocks: ['pileRecheck'] },
      on: {
        'authority.resumePile': resumes,
        'fire.resumePile': resumes,
        'authority.keepSuspended': turnsDown,
        'fire.keepSuspended': turnsDown,
        'owner.dismantlePile': dismantles,
      },
    },
  },
} satisfies StageConfig)
