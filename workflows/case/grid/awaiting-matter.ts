import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

const track = { track: 'grid' } as const

/**
 * 等候公共事项. The owner waits for what no single request can bring about: a named official holds the track and reports by
 * a known day; the owner's days rest (H37). Its end leads back to the check, or to the decision with its document.
 */
export const awaitingMatter = caseSetup.createStateConfig({
  id: 'grid/awaitingMatter',
  meta: { stage: 'awaitingMatter', holder: 'matterOffice', pauses: ['ownerDecision'] },
  // A case that is put back here may find that the matter has ended meanwhile.
  always: [
    { guard: { type: 'awaitedMatterIsDone', params: track }, target: '#grid/afterMatter' },
    {
      guard: { type: 'awaitedMatterIsOver', params: track },
      target: '#grid/found',
      actions: { type: 'recordWaitingStopped', params: track },
    },
  ],
  on: {
    'owner.stopWaiting': {
      guard: { type: 'trackIs', params: track },
      target: '#grid/found',
      actions: { type: 'recordWaitingStopped', params: track },
    },
    'matter.changed': [
      {
        guard: { type: 'matterWasDone', params: track },
        target: '#grid/afterMatter',
        meta: { answers: ['ownerDecision', 'matterReport'] },
        actions: ['recordMatter', tell('matterDone')],
      },
      {
        guard: { type: 'matterCameToNothing', params: track },
        target: '#grid/found',
        meta: { answers: ['matterReport'], restarts: ['ownerDecision'] },
        actions: ['recordMatter', { type: 'recordWaitingStopped', params: track }, tell('matterCameToNothing')],
      },
      {
        guard: 'matterWasReported',
        meta: { answers: ['matterReport'] },
        actions: ['recordMatter', tell('matterReported')],
      },
      { actions: 'recordMatter' },
    ],
  },
} satisfies StageConfig)

/** The matter is done, or what made a closed request infeasible has changed: the transformer is looked at again, from the intake where nobody had taken the request in. */
export const afterMatter = caseSetup.createStateConfig({
  id: 'grid/afterMatter',
  entry: { type: 'recordRecheckAfterMatter', params: track },
  always: [{ guard: 'isSurveyed', target: '#grid/measured' }, { target: '#grid/intake' }],
} satisfies StageConfig)
