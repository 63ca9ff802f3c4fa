import { awaitingMatter } from '../awaiting-matter.ts'
import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { accessDenied } from './access-denied.ts'
import { afterMatter } from './after-matter.ts'
import { assessing, found, passed, passedWithGaps } from './assessing.ts'
import { namingBody, namingOther, noCompetentBody } from './naming-body.ts'
import { hardStop, needsRetrofit } from './needs-retrofit.ts'
import { thirdPartyTest } from './third-party-test.ts'
import { notRequired, waiting } from './waiting.ts'
import { reconsidered, withdrawal, withdrawn } from './withdrawn.ts'

/** The fire track: is this garage fit for a pile (GB/T 51313-2018, 6.1.6), and who says so. */
export const fire = caseSetup.createStateConfig({
  id: 'fire',
  initial: 'waiting',
  on: withdrawal,
  states: {
    waiting,
    notRequired,
    assessing,
    found,
    namingBody,
    namingOther,
    accessDenied,
    thirdPartyTest,
    passed,
    passedWithGaps,
    needsRetrofit,
    hardStop,
    noCompetentBody,
    awaitingMatter: awaitingMatter('fire'),
    afterMatter,
    withdrawn,
    reconsidered,
    /** A dispute ended with the check to be made again. */
    rechecking: {
      id: 'fire/rechecking',
      entry: { type: 'recordRecheck', params: { track: 'fire' } },
      always: { target: '#fire/assessing' },
    },
    ...disputes('fire', {
      settled: '#fire/rechecking',
      failed: '#fire/found',
      ordered: '#fire/rechecking',
      returned: '#fire/coordination/underway',
      pauses: ['ownerDecision'],
      clocks: [],
    }),
  },
} satisfies StageConfig)
