import { leavesRoom } from '../../capacity/load.ts'
import type { CaseContext } from '../context.ts'

interface Asked {
  readonly context: CaseContext
}

/** Questions about the place of a request in the queue of its transformer: about the case alone. */
export const queueGuards = {
  /** No room was found, and the request waits for its turn. */
  isQueued: ({ context }: Asked) => context.queued !== null && context.placeOffer === null && context.outcome === null,
  /** A freed place waits for the owner's answer. */
  placeIsOffered: ({ context }: Asked) => context.placeOffer !== null,
  /** What was kept or offered has lapsed. */
  placeHasLapsed: ({ context }: Asked) => context.placeLapsed !== null && context.outcome === null,
  /** Room is kept for this pile. */
  placeIsKept: ({ context }: Asked) => context.reservation !== null,
  /** Room is kept for plain charging, and its owner was never asked to charge in order. */
  mayBeAskedToCharge: ({ context }: Asked) =>
    context.reservation !== null && !context.orderedChargingAccepted && context.orderedAsk === null && context.outcome === null,
  /** The owner was asked to charge in order and has not answered. */
  orderedIsAsked: ({ context }: Asked) => context.orderedAsk?.answer === null,
}

/** Questions about the row that the ledger lends to the event. */
export const roomGuards = {
  /** There is room in ordered charging, by the row; where no transformer is known, by the finding. */
  orderedRoomIsLeft: ({ context }: Asked) => {
    const row = context.given?.ledgerRow
    return !row || leavesRoom(row, true)
  },
}
