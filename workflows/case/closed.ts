import { caseSetup, type StageConfig } from './setup.ts'
import { tell } from './tell.ts'

/** 已办结. The request has an outcome. Reopening puts stages and clocks back where they stood (done by `decide`). */
export const closed = caseSetup.createStateConfig({
  id: 'closed',
  meta: { stage: 'closed' },
  on: { 'owner.reopen': { guard: 'mayReopen', actions: ['recordReopening', tell('reopened')] } },
} satisfies StageConfig)
