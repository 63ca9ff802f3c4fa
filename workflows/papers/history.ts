import { applyClockChanges, type Clock, type ClockEnd } from '../case/clock.ts'
import { ruleOfClock, silenceOfClock } from '../case/clock-rule.ts'
import type { CaseMemory, Dispute, Service } from '../case/context.ts'
import { mediationSides } from '../case/memory/disputes.ts'
import { organisationOf } from '../case/organisations.ts'
import { type Party, type Track, tracks } from '../parties.ts'
import type { PaperRecord } from './paper-input.ts'

/** A clock of the case as its records left it, also when it is over. */
export interface PastClock {
  readonly clock: Clock
  readonly ended: { readonly how: ClockEnd; readonly on: string; readonly seq: number } | null
  /** A later confirmed day on which it had been answered in time. */
  readonly answeredOn: string | null
}

/** A clock that is over keeps the rule of its time, whatever rules the case goes over to later. */
const underItsRule = (clock: Clock, pack: PaperRecord['pack']): Clock => ({
  ...clock,
  ruledBy: ruleOfClock(clock, pack) ?? null,
  silenceBy: silenceOfClock(clock, pack),
})

/** Every clock that ever ran, in the order in which they opened. */
export const clocksOnRecord = (records: readonly PaperRecord[]): PastClock[] => {
  const found = new Map<string, PastClock>()
  for (const { seq, outcome, pack } of records) {
    for (const change of outcome.clocks) {
      if ('clock' in change) {
        found.set(change.clock.clockId, { clock: change.clock, ended: null, answeredOn: null })
        continue
      }
      const known = found.get(change.clockId)
      if (!known) continue
      if (change.op === 'ended') {
        const clock = underItsRule(known.clock, pack)
        found.set(change.clockId, { ...known, clock, ended: { how: change.how, on: change.on, seq } })
      } else if (change.op === 'amended') found.set(change.clockId, { ...known, answeredOn: change.answeredOn })
      else {
        const [clock = known.clock] = applyClockChanges([known.clock], [change])
        found.set(change.clockId, { ...known, clock })
      }
    }
  }
  return [...found.values()]
}

/**
 * The first proof of service on each issuer, in order. Asking the next issuer begins anew but does not undo what was
 * proven; a proof that was struck from the record does not count.
 */
export const servicesOnRecord = (records: readonly PaperRecord[]): Service[] => {
  const found: Service[] = []
  for (const { outcome } of records) {
    const { service, issuer } = outcome.memory
    if (service === undefined) continue
    if (service === null) {
      if (issuer === undefined) found.pop()
      continue
    }
    const known = found.findIndex((other) => other.organisationId === service.organisationId)
    if (known >= 0) found.splice(known, 1, service)
    else found.push(service)
  }
  return found
}

/** The companies through whose hands a request came to one, itself first: what was served on one binds the next (H34). */
export const predecessorsOf = (organisationId: string, { handovers }: CaseMemory): string[] => {
  const chain = [organisationId]
  for (const { from, to } of handovers.toReversed()) {
    if (chain.at(-1) === to) chain.push(from)
  }
  return chain
}

/** The organisation that held a role when a record was made: a handover since has put another one in its place. */
export const bodyAt = (party: Party, seq: number, memory: CaseMemory): string | null => {
  const handover = party === 'property' ? memory.handovers.find((other) => other.seq > seq) : undefined
  return handover?.from ?? organisationOf(memory, party)
}

/** An agreement as the records left it, also when its dispute was opened anew since. */
export interface PastAgreement {
  readonly track: Track
  readonly dispute: Dispute
  readonly agreement: NonNullable<Dispute['agreement']>
  /** Both sides have confirmed the text. */
  readonly isBinding: boolean
}

/** All agreements of the case, in the order in which they were recorded. */
export const agreementsOnRecord = (records: readonly PaperRecord[]): PastAgreement[] => {
  const found = new Map<number, PastAgreement>()
  for (const { outcome } of records) {
    for (const track of tracks) {
      const dispute = outcome.memory.disputes?.[track]
      const agreement = dispute?.agreement
      if (!dispute || !agreement) continue
      const isBinding = mediationSides.every((side) => dispute.confirmed.includes(side))
      found.set(agreement.seq, { track, dispute, agreement, isBinding })
    }
  }
  return [...found.values()].toSorted((a, b) => a.agreement.seq - b.agreement.seq)
}

/** The record with a sequence number. */
export const recordOf = (records: readonly PaperRecord[], seq: number): PaperRecord | null =>
  records.find((record) => record.seq === seq) ?? null
