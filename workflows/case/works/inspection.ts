import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

/** 竣工检验. The grid inspects the finished work: certificate of the pile, installer, wiring, protection. */
export const inspection = caseSetup.createStateConfig({
  id: 'works/inspection',
  meta: { stage: 'inspection', holder: 'grid', clocks: ['inspection'] },
  on: {
    'grid.reportInspection': [
      {
        guard: 'inspectionPassed',
        target: '#works/metering',
        meta: { answers: ['inspection'] },
        actions: tell('inspected'),
      },
      { target: '#works/construction', meta: { answers: ['inspection'] }, actions: tell('inspected') },
    ],
  },
} satisfies StageConfig)

/** 装表接电. The meter is fitted and the supply switched on: the request ends as energised. */
export const metering = caseSetup.createStateConfig({
  id: 'works/metering',
  meta: { stage: 'metering', holder: 'grid', clocks: ['meter'] },
  on: {
    'grid.energise': {
      target: '#closed',
      meta: { answers: ['meter'] },
      actions: [closeAs('energised', 'energised'), tell('energised')],
    },
  },
} satisfies StageConfig)
