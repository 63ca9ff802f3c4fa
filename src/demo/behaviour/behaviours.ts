import { consentBehaviours } from './consent.ts'
import { disputeBehaviours } from './disputes.ts'
import { fireBehaviours } from './fire.ts'
import { gridBehaviours } from './grid.ts'
import type { Behaviours } from './move.ts'
import { pileBehaviours } from './pile.ts'
import { worksBehaviours } from './works.ts'

/** What the parties of the simulated city do, stage by stage. */
export const behaviours: Behaviours = {
  ...consentBehaviours,
  ...disputeBehaviours,
  ...fireBehaviours,
  ...gridBehaviours,
  ...worksBehaviours,
  ...pileBehaviours,
}
