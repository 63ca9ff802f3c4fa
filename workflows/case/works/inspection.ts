import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'
import { lockedDoorAtWorks } from './locked-door.ts'

/** 竣工检验. The grid inspects the finished work: certificate of the pile, installer, wiring, protection. Defects are put right and inspected again. */
export const inspection = caseSetup.createStateConfig({
  id: 'works/inspection',
  meta: { stage: 'inspection', holder: 'grid', clocks: ['inspection'] },
  on: {
    'grid.accessDenied': lockedDoorAtWorks,
    'grid.reportInspection': [
      {
        guard: 'inspectionPassed',
        target: '#works/inspected',
        meta: { answers: ['inspection'] },
        actions: ['recordInspection', tell('inspected')],
      },
      {
        target: '#works/construction',
        meta: { answers: ['inspection'] },
        actions: ['recordInspection', tell('inspected')],
      },
    ],
  },
} satisfies StageConfig)

/** Where a pile goes that was found in order: to its meter, unless something has to be done first. */
export const inspected = caseSetup.createStateConfig({
  id: 'works/inspected',
  always: [
    { guard: 'energisingWaits', target: '#works/clearing', actions: tell('energisingWaits') },
    { target: '#works/metering', actions: tell('meterWanted') },
  ],
} satisfies StageConfig)

/**
 * 通电前待办. Gaps of the fire finding and accepted conditions that must be settled before the pile is energised: whoever
 * fulfils or looks at one of them holds the case. The meter is not the checker (H32).
 */
export const clearing = caseSetup.createStateConfig({
  id: 'works/clearing',
  meta: { stage: 'clearing', holder: 'dischargeAwaited', clocks: ['clearing'] },
  always: { guard: 'nothingWaits', target: '#works/metering', actions: tell('meterWanted') },
} satisfies StageConfig)

/** 装表接电. The meter is fitted and the supply switched on: the request ends as energised. */
export const metering = caseSetup.createStateConfig({
  id: 'works/metering',
  meta: { stage: 'metering', holder: 'grid', clocks: ['meter'] },
  // A finding that is taken back stops the meter, too.
  always: { guard: 'energisingWaits', target: '#works/clearing', actions: tell('energisingWaits') },
  on: {
    'grid.accessDenied': lockedDoorAtWorks,
    'grid.energise': {
      target: '#closed',
      meta: { answers: ['meter'] },
      actions: ['recordEnergising', closeAs('energised', 'energised'), tell('energised')],
    },
  },
} satisfies StageConfig)
