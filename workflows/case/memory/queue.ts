import { leavesRoom } from '../../capacity/load.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** The row that decided last; an event that needs none leaves the one before. */
const lastRow = (memory: CaseMemory, given: Given): Change => ({ ledgerRow: given.ledgerRow ?? memory.ledgerRow })

/** Room is kept for this pile. What it waited for is answered. */
const roomKept = (memory: CaseMemory, given: Given): Change => ({
  ...lastRow(memory, given),
  reservation: { seq: given.seq, on: given.today },
  queued: null,
  placeOffer: null,
  placeLapsed: null,
})

const waiting = (memory: CaseMemory, given: Given, found: 'ordered' | 'none'): Change => ({
  ...lastRow(memory, given),
  reservation: null,
  queued: { seq: given.seq, found },
  placeOffer: null,
  placeLapsed: null,
})

/** A finding on capacity keeps room at once, or gives the request its turn in the queue (H38). */
export const placeAfterFinding = (
  memory: CaseMemory,
  given: Given,
  result: 'available' | 'orderedChargingOnly' | 'noCapacity',
): Change =>
  result === 'available' ? roomKept(memory, given) : waiting(memory, given, result === 'orderedChargingOnly' ? 'ordered' : 'none')

/** The check is made again: what the earlier finding gave no longer stands; the place does. */
export const placeOpenAgain: Change = { reservation: null, queued: null, placeOffer: null, placeLapsed: null }

/** The owner takes ordered charging, and there is room for it. */
export const orderedChargingTaken = (memory: CaseMemory, given: Given): Change => ({
  ...roomKept(memory, given),
  orderedChargingAccepted: true,
})

/** The owner takes ordered charging, but the room went to an earlier filing: it waits for its turn. */
export const orderedChargingAwaited = (memory: CaseMemory, given: Given): Change => ({
  ...waiting(memory, given, 'none'),
  orderedChargingAccepted: true,
})

/** A freed place is this request's turn. */
export const placeOffered = (memory: CaseMemory, given: Given, event: EventOf<'queue.offered'>): Change => ({
  ...lastRow(memory, given),
  placeOffer: { seq: given.seq, ordered: event.ordered },
})

/** The owner takes it; one that was offered in ordered charging is taken with that. */
export const freedPlaceTaken = (memory: CaseMemory, given: Given): Change => ({
  ...roomKept(memory, given),
  orderedChargingAccepted: memory.orderedChargingAccepted || memory.placeOffer?.ordered === true,
})

type Lapse = NonNullable<CaseMemory['placeLapsed']>['how']

/** Nothing is kept for this request any more; its place is remembered. */
export const placeLapsed = (given: Given, how: Lapse): Change => ({
  reservation: null,
  queued: null,
  placeOffer: null,
  placeLapsed: { seq: given.seq, how },
})

/** The owner does not want the freed place. */
export const freedPlaceDeclined = (_: CaseMemory, given: Given): Change => placeLapsed(given, 'declined')

/** The plan ran out before it was confirmed, and the room that was kept for it with it. */
export const planLapsed = (memory: CaseMemory, given: Given): Change => (memory.reservation ? placeLapsed(given, 'plan') : {})

/** After a lapse the owner asks again: with the old place, for what is left. */
export const placeAskedFor = (memory: CaseMemory, given: Given): Change => {
  const { ledgerRow } = given
  const room = !ledgerRow || leavesRoom(ledgerRow, memory.orderedChargingAccepted)
  return room ? roomKept(memory, given) : waiting(memory, given, 'none')
}

/** Those who have not built are asked to charge in order, so that the next one finds room (H38). */
export const orderedAsked = (_: CaseMemory, given: Given): Change => ({ orderedAsk: { seq: given.seq, answer: null } })

/** The answer to that; who keeps plain charging loses nothing. */
export const orderedAnswered = (
  memory: CaseMemory,
  _: Given,
  event: EventOf<'owner.agreeOrderedCharging' | 'owner.keepPlainCharging'>,
): Change => {
  const agreed = event.type === 'owner.agreeOrderedCharging'
  return {
    orderedAsk: memory.orderedAsk && { ...memory.orderedAsk, answer: agreed ? 'agreed' : 'kept' },
    orderedChargingAccepted: memory.orderedChargingAccepted || agreed,
  }
}

/**
 * The place of a case that comes back from its end. Room that went to others meanwhile is not taken from them: the case
 * waits for its turn. Its old place counts within the days of the pack, and without limit where it had ended as
 * infeasible at present (H40); a struck closing never happened.
 */
export const placeAfterReturn = (before: CaseMemory, memory: CaseMemory, given: Given, reopened: boolean): Change => {
  const { outcome } = before
  if (!outcome) return {}
  const { ledgerRow, rules, today } = given
  const lost = memory.reservation && ledgerRow && !leavesRoom(ledgerRow, memory.orderedChargingAccepted)
  const keptDays = rules.queue?.placeKeptDays
  const keptUntil = keptDays === undefined ? null : Temporal.PlainDate.from(outcome.on).add({ days: keptDays }).toString()
  const keeps = !reopened || outcome.outcome === 'infeasibleAtPresent' || keptUntil === null || today <= keptUntil
  return {
    ...(lost ? waiting(memory, given, 'none') : {}),
    // An offer or a question of before the end waits for nobody any more.
    ...(memory.placeOffer && !lost ? placeLapsed(given, 'closed') : {}),
    ...(memory.orderedAsk?.answer === null ? { orderedAsk: { ...memory.orderedAsk, answer: 'kept' as const } } : {}),
    ...(keeps ? {} : { queuePlace: given.now }),
  }
}
