import { besideTheStages } from '../beside.ts'
import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { dismantling } from './dismantling.ts'
import { disputed, settled } from './dispute.ts'
import { firstFinding } from './first-finding.ts'
import { hearing, rerouting } from './hearing.ts'
import { standstillEvents } from './standstill.ts'
import { hazard, suspended } from './suspended.ts'
import { transferring } from './transferring.ts'

/** The pile in service: what happens to it after its request, each as a case of its own on the pile. */
export const inService = caseSetup.createStateConfig({
  id: 'service',
  initial: 'firstFinding',
  on: { ...besideTheStages, ...standstillEvents },
  states: {
    firstFinding,
    hearing,
    rerouting,
    hazard,
    suspended,
    transferring,
    dismantling,
    disputed,
    settled,
    ...disputes('main', {
      at: 'service',
      settled: '#service/settled',
      failed: '#service/disputed',
      ordered: '#service/disputed',
      returned: '#service/coordination/underway',
      pauses: ['ownerDecision'],
      clocks: [],
      judged: true,
    }),
  },
} satisfies StageConfig)
