import { caseSetup, type StageConfig } from '../setup.ts'
import { closeAs, tell } from '../tell.ts'

const mine = { type: 'trackIs', params: { track: 'grid' } } as const
const answered = { actions: ['recordCheckAnswer', tell('furtherCheckAnswered')] } as const
const waitsFor = <P extends 'authority' | 'transformerOwner' | 'spaceOwner' | 'centre'>(party: P) =>
  ({ guard: { type: 'checkWaits', params: { party } }, ...answered }) as const

/** Where the supply is known, but somebody else still has to look (H18, H39). */
export const heldByChecks = [
  { guard: 'checkStands', target: '#grid/checkAgainst' },
  { guard: 'checkIsToWeigh', target: '#grid/weighingCheck' },
  { guard: 'checksAreAwaited', target: '#grid/awaitingChecks' },
] as const

/**
 * 待其他核查. Whoever was asked to look has not answered: nothing is approved before, and it waits no longer than the days of
 * the check. Silence of an owner is no refusal; that of an authority is weighed by the centre.
 */
export const awaitingChecks = caseSetup.createStateConfig({
  id: 'grid/awaitingChecks',
  meta: { stage: 'awaitingChecks', holder: 'checkAwaited' },
  always: [
    { guard: 'checkStands', target: '#grid/checkAgainst' },
    { guard: 'checkIsToWeigh', target: '#grid/weighingCheck' },
    { guard: 'noCheckHolds', target: '#grid/confirmed' },
  ],
  on: {
    'authority.reportCheck': waitsFor('authority'),
    'transformerOwner.reportCheck': waitsFor('transformerOwner'),
    'spaceOwner.reportCheck': waitsFor('spaceOwner'),
    'centre.reportCheck': waitsFor('centre'),
  },
} satisfies StageConfig)

/**
 * 其他核查待核定. A refusal of somebody who does not decide by office, or the silence of an authority: the centre says
 * whether it holds the pile up. Its own delay is listed and switches nothing on.
 */
export const weighingCheck = caseSetup.createStateConfig({
  id: 'grid/weighingCheck',
  meta: { stage: 'weighingCheck', holder: 'centre', clocks: ['weighCheck'] },
  always: [
    { guard: 'checkStands', target: '#grid/checkAgainst' },
    { guard: 'noCheckHolds', target: '#grid/confirmed' },
    { guard: 'noCheckIsToWeigh', target: '#grid/awaitingChecks' },
  ],
  on: { 'centre.settleCheck': { actions: ['recordCheckSettled', tell('checkSettled')] } },
} satisfies StageConfig)

/**
 * 其他核查不通过. What stands against the pile is on record with its reason. The owner puts it right or contests it once, and
 * it is looked at again; whoever said it can take it back; or the owner goes another way.
 */
export const checkAgainst = caseSetup.createStateConfig({
  id: 'grid/checkAgainst',
  meta: { stage: 'checkAgainst', holder: 'owner', clocks: ['ownerDecision'] },
  always: { guard: 'noCheckStands', target: '#grid/confirmed' },
  on: {
    'owner.reportRemedy': {
      guard: mine,
      meta: { answers: ['ownerDecision'] },
      actions: [{ type: 'recordChecksAskedAgain', params: { contested: false } }, tell('furtherCheckOpened')],
    },
    'owner.contestFinding': {
      guard: 'checkMayBeContested',
      meta: { answers: ['ownerDecision'] },
      actions: [{ type: 'recordChecksAskedAgain', params: { contested: true } }, tell('furtherCheckOpened')],
    },
    'owner.acceptAlternative': { target: '#closed', actions: ['recordDiversion', tell('closed')] },
    'owner.acceptInfeasible': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs('infeasibleAtPresent', 'furtherCheck'), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'grid' } },
      target: '#closed',
      actions: [closeAs('infeasibleAtPresent', 'furtherCheck'), tell('closed')],
    },
  },
} satisfies StageConfig)
