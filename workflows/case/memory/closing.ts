import type { CaseMemory, Given, Outcome } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { isInTransfer } from './people.ts'

type Change = Partial<CaseMemory>

/** The request ends with an outcome and a listed reason. Only `energised` means solved. */
export const closedWith = (_: CaseMemory, given: Given, params: { outcome: Outcome['outcome']; reason?: string }): Change => ({
  outcome: { outcome: params.outcome, reason: params.reason ?? null, seq: given.seq, on: given.today },
})

/** Withdrawn, for a reason from the list. */
export const withdrawn = (memory: CaseMemory, given: Given, event: EventOf<'owner.withdraw'>): Change =>
  closedWith(memory, given, { outcome: 'withdrawn', reason: event.reason })

/** Diverted to an alternative: not counted as solved. */
export const diverted = (memory: CaseMemory, given: Given, event: EventOf<'owner.acceptAlternative'>): Change =>
  closedWith(memory, given, { outcome: 'diverted', reason: event.kind })

/** Taken up again: the outcome is lifted, where it stood is put back by `decide`. */
export const reopened = (memory: CaseMemory, given: Given): Change => ({
  outcome: null,
  reopened: memory.reopened + 1,
  // A transfer that was under way ended with the request; the end of a lease is watched again.
  transfer: isInTransfer(memory) ? null : memory.transfer,
  lease: memory.lease && !memory.lease.ended ? { ...memory.lease, seq: given.seq } : memory.lease,
})

/** Contest of an answer that was recorded on a party's behalf (H2). */
export const recordContested = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<
    'owner.contestRecord' | 'property.contestRecord' | 'community.contestRecord' | 'fire.contestRecord' | 'grid.contestRecord'
  >,
): Change => ({
  recorded: memory.recorded.map((entry) => (entry.seq === event.record ? { ...entry, contestedSeq: given.seq } : entry)),
})

/** The centre has decided on the contest; striking the record out is done by `decide`. */
export const contestSettled = (memory: CaseMemory, _: Given, event: EventOf<'centre.settleContest'>): Change => ({
  recorded: memory.recorded.filter((entry) => entry.seq !== event.record),
})

/** A recalled answer: it was never delivered. Putting the case back is done by `decide`. */
export const recalled = (): Change => ({ recallable: null })

/** A claimed earlier day is confirmed; amending the clocks is done by `decide`. */
export const dateConfirmed = (
  memory: CaseMemory,
  _: Given,
  event: EventOf<'owner.confirmDate' | 'property.confirmDate' | 'centre.confirmDate'>,
): Change => ({ claims: memory.claims.filter((claim) => claim.seq !== event.record) })
