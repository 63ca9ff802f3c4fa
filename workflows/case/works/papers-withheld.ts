import type { ClockName } from '../clocks.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 材料在他人手中. Who holds the papers is the holder: an installer or dealer has five working days to hand them in, and the
 * owner can dismiss them in one tap (H27; 通州: the dealer sat on stamped papers since April). Out of their days, the
 * case goes back to the owner, and the days stay in their account.
 */
export const papersWithheld = <T extends 'grid' | 'main'>(
  track: T,
  { id, home, pauses }: { readonly id: string; readonly home: string; readonly pauses: readonly ClockName[] },
) => {
  const ends = (end: 'forwarded' | 'received' | 'dismissed') =>
    ({
      guard: { type: 'trackIs', params: { track } },
      target: home,
      meta: { answers: ['agentForward'] },
      actions: [{ type: 'recordAgentEnd', params: { end } }, tell('papersBack')],
    }) as const
  return caseSetup.createStateConfig({
    id,
    meta: { stage: 'papersWithheld', holder: 'installer', clocks: ['agentForward'], pauses },
    on: {
      'installer.forwardPapers': ends('forwarded'),
      'owner.receivePapers': ends('received'),
      'owner.dismissAgent': ends('dismissed'),
      'deadline.passed': {
        guard: { type: 'clockMoves', params: { clock: 'agentForward', track } },
        target: home,
        actions: [{ type: 'recordAgentEnd', params: { end: 'late' } }, tell('agentLate')],
      },
    },
  } satisfies StageConfig)
}
