import type { Asked, AskedOfEvent } from '../asked.ts'
import { orderChange, pileOrderChange } from '../memory/orders.ts'
import { openStandstills } from '../memory/service.ts'

/** Questions about a pile in service: about the case alone. */
export const serviceGuards = {
  /** The case was opened on a pile. */
  pileIsNamed: ({ context }: Asked) => context.given?.pile !== undefined && context.given.pile !== null,
  /** A pile was reported as built or removed, and the centre has not said yet what it is about. */
  findingIsOwed: ({ context }: Asked) => context.outcome === null && openStandstills(context).length > 0,
  /** The pile was taken out of service and not let on again. */
  suspensionStands: ({ context }: Asked) => {
    const suspension = context.operation?.suspension
    return suspension !== null && suspension !== undefined && suspension.resumedSeq === null
  },
}

/** Questions about what an event on a pile says. */
export const serviceEventGuards = {
  /** An order of an authority holds the request from now on. */
  orderCame: ({ context, event }: AskedOfEvent) => event.type === 'facts.changed' && orderChange(context, event.facts) === 'came',
  /** No order holds the request any more. */
  orderLifted: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && orderChange(context, event.facts) === 'lifted',
  /** An order of an authority takes the pile that came by this case out of service. */
  pileOrderCame: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && pileOrderChange(context, event.facts) === 'came',
  /** No order holds the pile that came by this case any more. */
  pileOrderLifted: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && pileOrderChange(context, event.facts) === 'lifted',
  /** The event names one of these results. */
  resultIs: ({ event }: AskedOfEvent, params: { results: readonly string[] }) =>
    'result' in event && params.results.includes(String(event.result)),
}
