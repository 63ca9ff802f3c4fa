import { besideTheStages } from '../beside.ts'
import { givenUpInCourt, judgmentAccepted } from '../beside-events.ts'
import { disputes } from '../disputes/disputes.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell, transferStart } from '../tell.ts'
import { construction } from './construction.ts'
import { inspection, metering } from './inspection.ts'

/** The works: from the last of the three tracks to a pile that runs. */
export const works = caseSetup.createStateConfig({
  id: 'works',
  initial: 'construction',
  always: givenUpInCourt,
  on: {
    ...besideTheStages,
    'owner.startTransfer': transferStart,
    'owner.takeFreedPlace': {
      guard: 'placeIsOffered',
      meta: { answers: ['freedPlace'] },
      actions: ['recordPlaceTaken', tell('placeTaken')],
    },
    'owner.withdraw': { target: '#closed', actions: ['recordWithdrawal', tell('closed')] },
    'owner.acceptJudgment': judgmentAccepted,
    'property.revoke': { actions: ['recordRevocationAttempt', tell('revocationAttempted')] },
  },
  states: {
    construction,
    inspection,
    metering,
    ...disputes('main', {
      settled: '#works/construction',
      failed: '#works/construction',
      ordered: '#works/construction',
      returned: '#main/coordination/underway',
      pauses: ['construction', 'reservation', 'ownerDecision'],
      clocks: [],
      judged: true,
    }),
  },
} satisfies StageConfig)
