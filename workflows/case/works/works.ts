import { besideTheStages } from '../beside.ts'
import { givenUpInCourt, judgmentAccepted } from '../beside-events.ts'
import { disputes } from '../disputes/disputes.ts'
import { tableOfTheWorks } from '../disputes/promise-events.ts'
import { standstillEvents } from '../service/standstill.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell, transferStart } from '../tell.ts'
import { construction, obstructed } from './construction.ts'
import { clearing, inspected, inspection, metering } from './inspection.ts'
import { accessDenied } from './locked-door.ts'
import { noPaperAtWorks, paperForged, paperFoundForged } from './paper-forged.ts'
import { papersWithheld } from './papers-withheld.ts'
import { workStopped } from './work-stopped.ts'

const lookedAtAgain = {
  guard: { type: 'findingIsThere', params: { track: 'fire' } },
  actions: ['recordRecheckOwed', tell('findingWithdrawn')],
} as const

/** The works: from the last of the three tracks to a pile that runs. */
export const works = caseSetup.createStateConfig({
  id: 'works',
  initial: 'construction',
  always: givenUpInCourt,
  on: {
    ...besideTheStages,
    ...standstillEvents,
    ...tableOfTheWorks,
    'centre.settleForgery': [paperFoundForged, besideTheStages['centre.settleForgery']],
    'owner.startTransfer': transferStart,
    'owner.takeFreedPlace': {
      guard: 'placeIsOffered',
      meta: { answers: ['freedPlace'] },
      actions: ['recordPlaceTaken', tell('placeTaken')],
    },
    'owner.withdraw': { target: '#closed', actions: ['recordWithdrawal', tell('closed')] },
    'owner.acceptJudgment': judgmentAccepted,
    // A fire finding that is taken back while the pile is being built is looked at again before it is energised.
    'fire.withdrawFinding': lookedAtAgain,
    'centre.withdrawFinding': lookedAtAgain,
    'facts.changed': {
      guard: 'reusedFindingIsReplaced',
      actions: ['recordRecheckOwed', 'recordFacts', tell('findingWithdrawn')],
    },
    'property.revoke': [
      {
        guard: 'revokedForDuty',
        target: '#works/noPaper',
        actions: ['recordRevocationForDuty', tell('consentRevoked')],
      },
      { actions: ['recordRevocationAttempt', tell('revocationAttempted')] },
    ],
  },
  states: {
    construction,
    obstructed,
    workStopped,
    papersWithheld: papersWithheld('main', {
      id: 'works/papersWithheld',
      home: '#works/construction',
      pauses: ['construction', 'reservation', 'buildDelay'],
    }),
    accessDenied,
    paperForged,
    noPaper: noPaperAtWorks,
    inspection,
    inspected,
    clearing,
    metering,
    /** A dispute is over: the works go on where they stood. A stop that an authority confirmed is not lifted by it. */
    resumed: {
      id: 'works/resumed',
      always: [
        { guard: 'consentFell', target: '#works/noPaper' },
        { guard: 'stopStands', target: '#works/workStopped/remedying' },
        { guard: 'inspectionIsPassed', target: '#works/inspected' },
        { guard: 'worksAreReported', target: '#works/inspection' },
        { target: '#works/construction' },
      ],
    },
    ...disputes('main', {
      settled: '#works/resumed',
      failed: '#works/resumed',
      ordered: '#works/resumed',
      returned: '#main/coordination/underway',
      pauses: ['construction', 'reservation', 'buildDelay', 'inspection', 'meter', 'ownerDecision'],
      clocks: [],
      judged: true,
    }),
  },
} satisfies StageConfig)
