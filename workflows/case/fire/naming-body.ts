import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { stopped } from './stopped.ts'

/** 确定核查机构. No office owes a fire check for one pile; when one declines, the centre names a body in its days (H18). */
export const namingBody = caseSetup.createStateConfig({
  id: 'fire/namingBody',
  meta: { stage: 'namingBody', holder: 'centre', clocks: ['nameBody'], pauses: ['fireCheck'] },
  on: {
    // The office declined: a qualified report that the owner has already needs nobody's answer.
    'owner.submitTestReport': {
      target: '#fire/found',
      actions: ['recordTestReport', 'recordTestReportStands', tell('fireFound')],
    },
    'centre.nameBody': {
      guard: { type: 'trackIs', params: { track: 'fire' } },
      target: '#fire/assessing',
      meta: { answers: ['nameBody'], restarts: ['fireCheck'] },
      actions: ['recordBody', tell('bodyNamed')],
    },
    'centre.declareNoBody': {
      guard: { type: 'trackIs', params: { track: 'fire' } },
      target: '#fire/noCompetentBody',
      meta: { answers: ['nameBody'] },
      actions: [{ type: 'recordNoBody', params: { track: 'fire' } }, tell('noCompetentBody')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'nameBody', track: 'fire' } },
      target: '#fire/noCompetentBody',
      actions: [{ type: 'recordNoBody', params: { track: 'fire' } }, tell('noCompetentBody')],
    },
  },
} satisfies StageConfig)

/** As above after a contest: another assessor looks (H17). Where the centre names none in its days, the same office looks again. */
export const namingOther = caseSetup.createStateConfig({
  id: 'fire/namingOther',
  meta: { stage: 'namingBody', holder: 'centre', clocks: ['nameBody'], pauses: ['fireCheck'] },
  entry: tell('assessorWanted'),
  on: {
    'centre.nameBody': {
      guard: { type: 'trackIs', params: { track: 'fire' } },
      target: '#fire/assessing',
      meta: { answers: ['nameBody'] },
      actions: ['recordBody', tell('bodyNamed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'nameBody', track: 'fire' } },
      target: '#fire/assessing',
      actions: tell('deadlinePassed'),
    },
  },
} satisfies StageConfig)

/** 无主管机构. Nobody is competent: counted as such. A qualified third party's test is the way on. */
export const noCompetentBody = caseSetup.createStateConfig({
  id: 'fire/noCompetentBody',
  meta: { stage: 'noCompetentBody', holder: 'owner', clocks: ['ownerDecision'] },
  on: {
    ...stopped('gaveUpAfterRefusal', 'noCompetentBody'),
    'centre.nameBody': {
      guard: { type: 'trackIs', params: { track: 'fire' } },
      target: '#fire/assessing',
      actions: ['recordBody', tell('bodyNamed')],
    },
  },
} satisfies StageConfig)
