import type { DisputeHome } from './disputes.ts'

/** A judgment or an order in favour of the owner settles the dispute, where the home says that it can. */
export const settledByDecision = (home: DisputeHome) =>
  home.judged
    ? ({
        always: { guard: { type: 'wayIs', params: { way: 'letBuild' } }, target: home.settled, actions: 'recordWayTaken' },
      } as const)
    : {}
