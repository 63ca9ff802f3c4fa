import { toTheCentre } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** 施工. The owner's contractor builds. No statute limits it; the platform reminds, and "approved, not built" is a way of being stuck. */
export const construction = caseSetup.createStateConfig({
  id: 'works/construction',
  meta: { stage: 'construction', holder: 'owner', clocks: ['construction', 'reservation'] },
  entry: tell('mayBuild'),
  on: {
    'owner.reportWorksDone': {
      target: '#works/inspection',
      meta: { answers: ['construction'] },
      actions: ['recordWorksReport', tell('worksReported')],
    },
    'returnLimit.reached': toTheCentre('main'),
    'owner.reportObstruction': {
      target: '#main/coordination',
      actions: [{ type: 'recordDispute', params: { track: 'main', mediation: false } }, tell('obstructed')],
    },
  },
} satisfies StageConfig)
