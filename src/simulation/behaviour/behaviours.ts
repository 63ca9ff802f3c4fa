import type { StageName } from '../../../workflows/case/meta.ts'
import type { Behaviour } from './act.ts'
import { consentBehaviours } from './consent.ts'
import { disputeBehaviours } from './disputes.ts'
import { technicalBehaviours } from './technical.ts'
import { worksBehaviours } from './works.ts'

/** What the parties do, stage by stage; where a stage has none, time passes. */
export const behaviourAt: Readonly<Partial<Record<StageName, Behaviour>>> = {
  ...consentBehaviours,
  ...disputeBehaviours,
  ...technicalBehaviours,
  ...worksBehaviours,
}
