import type { Logger } from 'pino'
import type { QueueStep } from '../../workflows/capacity/ledger.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { CaseStore, TimeSource } from '../cases/ports.ts'
import { recordSystemEvent, whyNotTaken } from '../cases/record-system-event.ts'
import { setAside } from '../cases/set-aside.ts'
import type { Queues, Unsettled } from './ports.ts'

const batch = 100

// More steps than this of one queue in one round would be a fault of the ledger; the rest comes in the next round.
const mostSteps = 500

/** What the worker that moves queues is made of. */
export interface MoveQueuesParts {
  readonly queues: Queues
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  /** The day it is where the transformers are. */
  readonly today: (now: string) => string
  readonly shouldStop?: () => boolean
}

/**
 * Offers freed places in order, and asks for ordered charging where that would make room (H38). Found by the ledgers on
 * disk: after a crash the next round does what is still to be done, once. A request that fails keeps its place and is
 * tried again later; a ledger that cannot be read holds up no other.
 */
export const moveQueues = async (parts: MoveQueuesParts): Promise<number> => {
  const { queues, store, time, logger, today, shouldStop = () => false } = parts
  let moved = 0
  for (let after: Unsettled | null | undefined = null; after !== undefined; ) {
    const now = time.now()
    const found: readonly Unsettled[] = await queues.unsettled({ now, on: today(now) }, after, batch)
    for (const { transformerId } of found) {
      if (shouldStop()) return moved
      try {
        moved += await moveQueue(parts, transformerId)
      } catch (error) {
        await setAside(store, { caseId: transformerId, clockId: 'queue' }, error, now)
        logger.error({ err: error, transformerId }, 'the queue of a transformer could not be moved')
      }
    }
    after = found.length < batch ? undefined : found.at(-1)
  }
  return moved
}

const moveQueue = async (parts: MoveQueuesParts, transformerId: string): Promise<number> => {
  const { queues, time, today, shouldStop = () => false } = parts
  const turnedDown = new Set<string>()
  let moved = 0
  for (let count = 0; count < mostSteps; count += 1) {
    const now = time.now()
    const on = today(now)
    const { version, step, heldUp } = await queues.look(transformerId, { now, on })
    if (step === null) {
      if (!heldUp) await queues.settle(transformerId, version, on)
      return moved
    }
    for (const { caseId, event } of eventsOf(step)) {
      if (shouldStop()) return moved
      moved += await send(parts, { caseId, event, now, turnedDown })
    }
  }
  return moved
}

const eventsOf = (step: QueueStep): { caseId: string; event: CaseEvent }[] =>
  step.kind === 'offer'
    ? [{ caseId: step.caseId, event: { type: 'queue.offered', ordered: step.ordered } }]
    : step.caseIds.map((caseId) => ({ caseId, event: { type: 'queue.orderedAsked' } }))

/** One event of one request. Turned down once, somebody else may have been quicker; twice, it is set aside. */
const send = async (
  { store, logger }: MoveQueuesParts,
  at: { caseId: string; event: CaseEvent; now: string; turnedDown: Set<string> },
): Promise<number> => {
  const { caseId, event, now, turnedDown } = at
  try {
    const result = await recordSystemEvent(store, { caseId, event, now })
    if (result.kind === 'recorded') return 1
    if (turnedDown.has(caseId)) {
      throw new Error(`${event.type} was not taken: ${whyNotTaken(result)}`)
    }
    turnedDown.add(caseId)
  } catch (error) {
    await setAside(store, { caseId, clockId: event.type }, error, now)
    logger.error({ err: error, caseId, type: event.type }, 'a request of a queue could not be written to')
  }
  return 0
}
