import type { Outcome } from '../context.ts'
import { asksForHelp } from '../disputes/asks-for-help.ts'
import { toTheCentre } from '../disputes/to-the-centre.ts'
import { closeAs, tell, toldOfMatter } from '../tell.ts'
import { orderingTest, reportAtOnce } from './third-party-test.ts'

const mine = { type: 'trackIs', params: { track: 'fire' } } as const

/**
 * What an owner can do when the fire track stops the request: report the remedy, bring or order a test, have the
 * cost or the finding coordinated or mediated, take an alternative, or close. At the end of the owner's days the
 * request closes with the cause on record.
 */
export const stopped = (outcome: Outcome['outcome'], reason: string) =>
  ({
    'owner.reportRemedy': {
      guard: mine,
      target: '#fire/assessing',
      meta: { answers: ['ownerDecision'] },
      actions: 'recordRemedy',
    },
    ...orderingTest,
    'owner.submitTestReport': [
      reportAtOnce,
      {
        target: '#fire/thirdPartyTest/answering',
        actions: ['recordTestReport', tell('testReported')],
      },
    ],
    ...asksForHelp('fire', 'fire'),
    'owner.waitOnMatter': {
      guard: mine,
      target: '#fire/awaitingMatter',
      actions: ['recordWaiting', tell('waitingOnMatter')],
    },
    'matter.changed': [
      {
        guard: { type: 'linkedMatterWasDone', params: { track: 'fire' } },
        target: '#fire/afterMatter',
        meta: { answers: ['ownerDecision'] },
        actions: ['recordMatter', tell('matterDone')],
      },
      ...toldOfMatter,
    ],
    'returnLimit.reached': toTheCentre('fire'),
    'owner.acceptAlternative': { target: '#closed', actions: ['recordDiversion', tell('closed')] },
    'owner.acceptInfeasible': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs(outcome, reason), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'fire' } },
      target: '#closed',
      actions: [closeAs(outcome, reason), tell('closed')],
    },
  }) as const

/** The one contest a stopping finding admits: another look by another assessor, whom the centre names. */
export const contest = {
  guard: { type: 'contestIsOpen', params: { track: 'fire' } },
  target: '#fire/namingOther',
  actions: ['recordFindingContest', tell('findingContested')],
} as const

/** What made a closed request infeasible has changed: taken up again, it is checked again at once (H40). */
export const changed = {
  guard: { type: 'hindranceMayBeGone', params: { track: 'fire' } },
  target: '#fire/afterMatter',
} as const
