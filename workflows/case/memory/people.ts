import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Issuer } from '../facts.ts'

type Change = Partial<CaseMemory>

/** The space goes to somebody else: the successor's days to join begin, other clocks rest (H33). */
export const transferStarted = (_: CaseMemory, given: Given, event: EventOf<'owner.startTransfer'>): Change => ({
  transfer: { seq: given.seq, reason: event.reason, joinedSeq: null, accedes: false },
})

/** The transfer does not take place. */
export const transferEnded = (): Change => ({ transfer: null })

/** The successor has joined: the case is the successor's from here on. */
export const transferJoined = (memory: CaseMemory, given: Given, event: EventOf<'owner.joinTransfer'>): Change => ({
  transfer: memory.transfer && { ...memory.transfer, joinedSeq: given.seq, accedes: event.accedes },
  ownerSince: given.seq,
  successor: { seq: given.seq, joinedAt: given.now, accedes: event.accedes },
})

/** Whether the successor of a transfer is still awaited. */
export const isInTransfer = ({ transfer }: CaseMemory): boolean => transfer !== null && transfer.joinedSeq === null

/** The lease goes on. */
export const leaseExtended = (_: CaseMemory, given: Given, event: EventOf<'owner.extendLease'>): Change => ({
  lease: { seq: given.seq, untilOn: event.untilOn, ended: false },
})

/** The company that follows the one that is being asked, when that one no longer manages the compound; null otherwise. */
export const successorOf = (memory: CaseMemory, issuers: readonly Issuer[]): Issuer | null => {
  const { issuer } = memory
  if (issuer?.party !== 'property' || issuers.some(({ organisationId }) => organisationId === issuer.organisationId)) return null
  return issuers.find(({ party }) => party === 'property') ?? null
}

/**
 * A new company manages the compound (H34; 民法典 949, 950): it holds the request from now on, what was served on its
 * predecessor binds it, consents stand, and the days so far stay in the predecessor's account.
 */
export const handedOver = (memory: CaseMemory, given: Given, successor: Issuer): Change => {
  const { issuer, company } = memory
  if (!issuer) throw new Error('a handover without an issuer')
  const handovers = [
    ...memory.handovers,
    { seq: given.seq, from: issuer.organisationId, to: successor.organisationId, on: given.today },
  ]
  const asked = { issuer: { ...successor, index: issuer.index }, handovers }
  if (company === null || company.answer !== null || company.endedOn !== null) return asked
  return {
    ...asked,
    formerCompanies: [...memory.formerCompanies, { ...company, endedOn: given.today }],
    company: {
      organisationId: successor.organisationId,
      servedOn: given.today,
      servedSeq: given.seq,
      servedRecordedOn: given.today,
      answer: null,
      endedOn: null,
    },
  }
}
