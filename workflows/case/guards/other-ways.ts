import type { Asked } from '../asked.ts'
import type { CaseMemory } from '../context.ts'
import { yesStands } from '../memory/binding-yes.ts'
import { openProposal } from '../memory/other-ways.ts'

/** What was ordered by a court is not proposed anew, what the grid has planned is not either, and one proposal waits at a time. */
const mayPropose = (memory: CaseMemory): boolean =>
  openProposal(memory) === undefined && memory.plan === null && (memory.title === null || memory.title.performedSeq !== null)

/** Questions about another route, place, supply point or time (H8). */
export const otherWayGuards = {
  /** Another way can still be proposed: none waits for an answer, and there is no supply plan yet. */
  otherMayBeProposed: ({ context }: Asked) => mayPropose(context),
  /** The company has said yes already, and another way can still be proposed. */
  otherMayFollowYes: ({ context }: Asked) => yesStands(context) && mayPropose(context),
  /** Another way was proposed and waits for the owner's answer. */
  otherIsProposed: ({ context }: Asked) => openProposal(context) !== undefined,
}
