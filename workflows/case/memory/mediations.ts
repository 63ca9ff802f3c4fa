import type { Track } from '../../parties.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { CaseEvent, EventOf } from '../events/events.ts'
import type { MediatedSide } from '../events/mediations.ts'
import type { Closing, EndedMediation } from '../mediations.ts'

type Change = Partial<CaseMemory>

// Sent only by the two sides.
const sideOf = (given: Given): MediatedSide => (given.actor.party === 'property' ? 'property' : 'owner')

/** A side does not accept the mediator: another is named, and both sides are asked again. */
export const mediatorObjected = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.objectToMediator' | 'property.objectToMediator'>,
): Change => {
  const dispute = memory.disputes[event.track]
  const objection = { seq: given.seq, by: sideOf(given), reason: event.reason, mediator: dispute.mediator }
  const changed = {
    ...dispute,
    objections: [...dispute.objections, objection],
    mediator: null,
    accepted: [],
    extensionAgreed: [],
  }
  return { disputes: { ...memory.disputes, [event.track]: changed } }
}

/** The mediation is over: how, and where each side stood, as far as somebody recorded it. */
export const mediationEnded = (
  memory: CaseMemory,
  given: Given,
  { track, end }: { readonly track: Track; readonly end?: EndedMediation['end'] },
  event: CaseEvent,
): Change => ({
  mediations: [
    ...memory.mediations,
    {
      seq: given.seq,
      track,
      mediator: memory.disputes[track].mediator,
      end: end ?? endOf(event),
      positions: positionsOf(event),
      ratings: [],
    },
  ],
})

const endOf = ({ type }: CaseEvent): EndedMediation['end'] => {
  switch (type) {
    case 'centre.failMediation':
      return 'failed'
    case 'owner.endMediation':
      return 'endedByOwner'
    case 'property.endMediation':
      return 'endedByProperty'
    case 'deadline.passed':
      return 'timeUp'
    default:
      return 'sideGone'
  }
}

const positionsOf = (event: CaseEvent): EndedMediation['positions'] => {
  switch (event.type) {
    case 'centre.failMediation':
      return event.positions.map(({ by, position }) => ({ by, position }))
    case 'owner.endMediation':
      return event.position ? [{ by: 'owner', position: event.position }] : []
    case 'property.endMediation':
      return event.position ? [{ by: 'property', position: event.position }] : []
    default:
      return []
  }
}

/** A side rates a mediation that is over. */
export const mediationRated = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.rateMediation' | 'property.rateMediation'>,
): Change => ({
  mediations: memory.mediations.map((mediation) =>
    mediation.seq === event.record
      ? { ...mediation, ratings: [...mediation.ratings, { seq: given.seq, by: sideOf(given), score: event.score }] }
      : mediation,
  ),
})

/** The centre closes something as solved. The paper itself would prove it; without the paper the owner is asked. */
export const closedAsSolved = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'centre.closeCoordination' | 'centre.confirmPerformance'>,
): Change => {
  const result = event.type === 'centre.confirmPerformance' ? 'performed' : solved(event.result)
  if (result === null || event.paper) return {}
  // What the owner had to do is not the owner's to confirm.
  if (result === 'performed' && memory.disputes[event.track].agreement?.performer === 'owner') return {}
  const closing: Closing = {
    seq: given.seq,
    track: event.track,
    result,
    on: given.today,
    standing: 'unconfirmed',
    answeredSeq: null,
  }
  return { closings: [...memory.closings, closing] }
}

const solved = (result: EventOf<'centre.closeCoordination'>['result']): Closing['result'] | null =>
  result === 'settled' || result === 'consent' || result === 'substituted' ? result : null

/** The owner says whether it is settled. It moves nothing: what is still open is brought up where it is open. */
export const closingAnswered = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'owner.confirmClosing' | 'owner.denyClosing'>,
): Change => ({
  closings: memory.closings.map((closing) =>
    closing.seq === event.record
      ? { ...closing, standing: event.type === 'owner.confirmClosing' ? 'confirmed' : 'denied', answeredSeq: given.seq }
      : closing,
  ),
})
