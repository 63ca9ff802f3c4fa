import { caseSetup, type StageConfig } from './setup.ts'
import { tell } from './tell.ts'

/**
 * 等候公共事项. The owner waits for what no single request can bring about: a named official holds the track and reports by
 * a known day; the owner's days rest (H37). Its end leads back to the check, or to the decision with its document.
 */
export const awaitingMatter = <T extends 'fire' | 'grid'>(track: T) => {
  const params = { track } as const
  const again = `#${track}/afterMatter` as const
  const toDecide = `#${track}/found` as const
  const stopped = { type: 'recordWaitingStopped', params } as const
  return caseSetup.createStateConfig({
    id: `${track}/awaitingMatter`,
    meta: { stage: 'awaitingMatter', holder: 'matterOffice', pauses: ['ownerDecision'] },
    // A case that is put back here may find that the matter has ended meanwhile.
    always: [
      { guard: { type: 'awaitedMatterIsDone', params }, target: again },
      { guard: { type: 'awaitedMatterIsOver', params }, target: toDecide, actions: stopped },
    ],
    on: {
      'owner.stopWaiting': { guard: { type: 'trackIs', params }, target: toDecide, actions: stopped },
      'matter.changed': [
        {
          guard: { type: 'matterWasDone', params },
          target: again,
          meta: { answers: ['ownerDecision', 'matterReport'] },
          actions: ['recordMatter', tell('matterDone')],
        },
        {
          guard: { type: 'matterCameToNothing', params },
          target: toDecide,
          meta: { answers: ['matterReport'], restarts: ['ownerDecision'] },
          actions: ['recordMatter', stopped, tell('matterCameToNothing')],
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
}
