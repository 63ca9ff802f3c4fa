import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { changed, contest, stopped } from './stopped.ts'

/** 仅可有序充电. Room only if power or time is controlled at the peak: the owner decides. */
export const orderedChargingOnly = caseSetup.createStateConfig({
  id: 'grid/orderedChargingOnly',
  meta: { stage: 'orderedChargingOnly', holder: 'owner', clocks: ['ownerDecision'] },
  always: [changed, { guard: 'placeIsKept', target: '#grid/plan' }],
  on: {
    ...stopped('infeasibleAtPresent', 'orderedChargingOnly'),
    'owner.acceptOrderedCharging': [
      {
        guard: 'orderedRoomIsLeft',
        target: '#grid/plan',
        meta: { answers: ['ownerDecision'] },
        actions: 'recordOrderedCharging',
      },
      { target: '#grid/noCapacity', actions: ['recordOrderedAwaited', tell('queued')] },
    ],
    'owner.contestFinding': contest,
  },
} satisfies StageConfig)

/** 容量不足. The grid's written finding that there is no room at present: contestable once, with a turn in the queue (H38). */
export const noCapacity = caseSetup.createStateConfig({
  id: 'grid/noCapacity',
  meta: { stage: 'noCapacity', holder: 'owner', clocks: ['ownerDecision'] },
  always: [changed, { guard: 'placeIsKept', target: '#grid/plan' }],
  on: { ...stopped('infeasibleAtPresent', 'noCapacity'), 'owner.contestFinding': contest },
} satisfies StageConfig)

/** 确定核查机构. The supply is not the grid's own: the centre names who answers (H18). */
export const namingBody = caseSetup.createStateConfig({
  id: 'grid/namingBody',
  meta: { stage: 'namingBody', holder: 'centre', clocks: ['nameBody'], pauses: ['gridTotal'] },
  on: {
    'centre.nameBody': {
      guard: { type: 'trackIs', params: { track: 'grid' } },
      target: '#grid/intake',
      meta: { answers: ['nameBody'] },
      actions: ['recordBody', tell('bodyNamed')],
    },
    'centre.declareNoBody': {
      guard: { type: 'trackIs', params: { track: 'grid' } },
      target: '#grid/noCompetentBody',
      meta: { answers: ['nameBody'] },
      actions: [{ type: 'recordNoBody', params: { track: 'grid' } }, tell('noCompetentBody')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'nameBody', track: 'grid' } },
      target: '#grid/noCompetentBody',
      actions: [{ type: 'recordNoBody', params: { track: 'grid' } }, tell('noCompetentBody')],
    },
  },
} satisfies StageConfig)

/** 无主管机构. Nobody is competent for this supply: counted as such. */
export const noCompetentBody = caseSetup.createStateConfig({
  id: 'grid/noCompetentBody',
  meta: { stage: 'noCompetentBody', holder: 'owner', clocks: ['ownerDecision'] },
  on: {
    ...stopped('gaveUpAfterRefusal', 'noCompetentBody'),
    'centre.nameBody': {
      guard: { type: 'trackIs', params: { track: 'grid' } },
      target: '#grid/intake',
      actions: ['recordBody', tell('bodyNamed')],
    },
  },
} satisfies StageConfig)
