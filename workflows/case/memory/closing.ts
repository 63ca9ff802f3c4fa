import type { CaseMemory, Given, Outcome } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { whyNoPaper } from './binding-yes.ts'
import { isLost } from './decisions.ts'
import { isInTransfer } from './people.ts'

type Change = Partial<CaseMemory>

/** The request ends with an outcome and a listed reason. Only `energised` means solved. */
export const closedWith = (
  memory: CaseMemory,
  given: Given,
  { outcome, reason }: { outcome: Outcome['outcome']; reason?: string },
): Change => {
  // Who does not go on after a judgment against the request has not simply given up.
  const lost = outcome === 'gaveUpAfterRefusal' && isLost(memory)
  const cause = reason === 'noIssuer' ? whyNoPaper(memory) : (reason ?? null)
  const ended = lost ? { outcome: 'closedByJudgment' as const, reason: 'judgmentAgainst' } : { outcome, reason: cause }
  return { outcome: { ...ended, seq: given.seq, on: given.today } }
}

/** Withdrawn, for a reason from the list. */
export const withdrawn = (memory: CaseMemory, given: Given, event: EventOf<'owner.withdraw'>): Change =>
  closedWith(memory, given, { outcome: 'withdrawn', reason: event.reason })

/** Diverted to an alternative: not counted as solved. */
export const diverted = (memory: CaseMemory, given: Given, event: EventOf<'owner.acceptAlternative'>): Change =>
  closedWith(memory, given, { outcome: 'diverted', reason: event.kind })

/** The last day on which the case may be reopened by the rules of the place; null without a limit. */
export const reopenableUntil = ({ outcome }: CaseMemory, { rules }: Given): string | null => {
  const { withinDays } = rules.reopen
  return outcome === null || withinDays === null ? null : Temporal.PlainDate.from(outcome.on).add({ days: withinDays }).toString()
}

/**
 * Whether a closed case may be reopened. What a court decided meanwhile is a new fact, and so is that what was infeasible
 * may be feasible now (H40): they know no limit.
 */
export const isReopenable = (memory: CaseMemory, given: Given): boolean => {
  const { outcome, way, paper, feasibleAgain, operation } = memory
  // What happens to a pile again is another case on it.
  if (!outcome || outcome.outcome === 'energised' || operation) return false
  const until = reopenableUntil(memory, given)
  const isNew = way !== null || paper?.party === 'court' || feasibleAgain !== null
  return isNew || until === null || until >= given.today
}

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
