import type { Outcome } from '../context.ts'
import { asksForHelp } from '../disputes/asks-for-help.ts'
import { toTheCentre } from '../disputes/to-the-centre.ts'
import { closeAs, tell, toldOfMatter } from '../tell.ts'

const mine = { type: 'trackIs', params: { track: 'grid' } } as const

/**
 * What an owner can do when the grid track stops the request: report the remedy, contest the finding once, have it
 * coordinated or mediated, take an alternative, or close. At the end of the owner's days the request closes with
 * the cause on record.
 */
export const stopped = (outcome: Outcome['outcome'], reason: string) =>
  ({
    'owner.reportRemedy': {
      guard: mine,
      target: '#grid/capacity',
      meta: { answers: ['ownerDecision'] },
      actions: 'recordRemedy',
    },
    ...asksForHelp('grid', 'grid'),
    'owner.waitOnMatter': {
      guard: mine,
      target: '#grid/awaitingMatter',
      actions: ['recordWaiting', tell('waitingOnMatter')],
    },
    'matter.changed': [
      {
        guard: { type: 'linkedMatterWasDone', params: { track: 'grid' } },
        // Where the finding that is known since answers the same, the owner's time simply runs on.
        target: '#grid/afterMatter',
        actions: ['recordMatter', tell('matterDone')],
      },
      ...toldOfMatter,
    ],
    'returnLimit.reached': toTheCentre('grid'),
    'owner.acceptAlternative': { target: '#closed', actions: ['recordDiversion', tell('closed')] },
    'owner.acceptInfeasible': {
      target: '#closed',
      meta: { answers: ['ownerDecision'] },
      actions: [closeAs(outcome, reason), tell('closed')],
    },
    'deadline.passed': {
      guard: { type: 'clockMoves', params: { clock: 'ownerDecision', track: 'grid' } },
      target: '#closed',
      actions: [closeAs(outcome, reason), tell('closed')],
    },
  }) as const

/** The one contest a stopping finding admits: a load logger measures for days. */
export const contest = {
  guard: { type: 'contestIsOpen', params: { track: 'grid' } },
  target: '#grid/loadLogging',
  actions: ['recordFindingContest', tell('findingContested')],
} as const

/** What made a closed request infeasible has changed: taken up again, it is checked again at once (H40). */
export const changed = {
  guard: { type: 'hindranceMayBeGone', params: { track: 'grid' } },
  target: '#grid/afterMatter',
} as const
