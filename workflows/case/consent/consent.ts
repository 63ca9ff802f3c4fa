import { caseSetup, type StageConfig } from '../setup.ts'
import { granted } from './granted.ts'
import { undecided } from './undecided.ts'

/** The consent track: from the papers to the paper. */
export const consent = caseSetup.createStateConfig({
  id: 'consent',
  initial: 'undecided',
  states: { undecided, granted },
} satisfies StageConfig)
