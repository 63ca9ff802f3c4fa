import { caseSetup, type StageConfig } from '../setup.ts'
import { changed, contest, stopped } from './stopped.ts'
import { onlyWhileKept, onlyWhileThere } from './withdrawn.ts'

/** 需改造. Possible once the common systems are brought up; who pays is no ground but a matter of all owners. */
export const needsRetrofit = caseSetup.createStateConfig({
  id: 'fire/needsRetrofit',
  meta: { stage: 'needsRetrofit', holder: 'owner', clocks: ['ownerDecision'] },
  always: [changed, onlyWhileThere],
  on: {
    ...stopped('infeasibleAtPresent', 'needsRetrofit'),
    'owner.contestFinding': contest,
    'facts.changed': onlyWhileKept,
  },
} satisfies StageConfig)

/** 不得安装. One of the four systems is missing in an underground or high-rise garage (GB/T 51313-2018, 6.1.6). Contestable once. */
export const hardStop = caseSetup.createStateConfig({
  id: 'fire/hardStop',
  meta: { stage: 'hardStop', holder: 'owner', clocks: ['ownerDecision'] },
  always: [changed, onlyWhileThere],
  on: {
    ...stopped('infeasibleAtPresent', 'hardStop'),
    'owner.contestFinding': contest,
    'facts.changed': onlyWhileKept,
  },
} satisfies StageConfig)
