import { consentBehaviours } from './consent.ts'
import { disputeBehaviours } from './disputes.ts'
import type { Behaviours } from './move.ts'
import { technicalBehaviours } from './technical.ts'
import { worksBehaviours } from './works.ts'

/** What the parties of the simulated city do, stage by stage. */
export const behaviours: Behaviours = {
  ...consentBehaviours,
  ...disputeBehaviours,
  ...technicalBehaviours,
  ...worksBehaviours,
}
