import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/** The matter is done, or what made a closed request infeasible has changed: a finding that was made since answers at once, otherwise the garage is looked at again. */
export const afterMatter = caseSetup.createStateConfig({
  id: 'fire/afterMatter',
  entry: { type: 'recordRecheckAfterMatter', params: { track: 'fire' } },
  always: [
    { guard: 'passingFireFindingIsValid', target: '#fire/found', actions: ['recordFireFindingReused', tell('fireFound')] },
    { target: '#fire/assessing' },
  ],
} satisfies StageConfig)
