import { caseSetup, type StageConfig } from '../setup.ts'

/** The matter is done, or what made a closed request infeasible has changed: the transformer is looked at again, from the intake where nobody had taken the request in. */
export const afterMatter = caseSetup.createStateConfig({
  id: 'grid/afterMatter',
  entry: { type: 'recordRecheckAfterMatter', params: { track: 'grid' } },
  always: [{ guard: 'isSurveyed', target: '#grid/measured' }, { target: '#grid/intake' }],
} satisfies StageConfig)
