import { event } from './shape.ts'

/** What an owner answers about its place in the queue of the transformer (H38). */
export const queueEvents = [
  event(
    'owner.takeFreedPlace',
    'Takes the freed place that was offered; one offered in ordered charging is taken with that.',
    {},
  ),
  event('owner.declineFreedPlace', 'Does not want the freed place; it is offered to the next.', {}),
  event('owner.askForPlace', 'After a reservation or an offer lapsed: asks again, with the old place, for what is left.', {}),
  event('owner.agreeOrderedCharging', 'Agrees to charge in order (有序充电), so that the next one in the queue finds room.', {}),
  event('owner.keepPlainCharging', 'Keeps plain charging; the room that is kept stays as it is.', {}),
] as const
