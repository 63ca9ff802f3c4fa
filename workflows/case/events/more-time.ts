import { event } from './shape.ts'

/** More time for the company's reply, by agreement alone (H12). */
export const moreTimeEvents = [
  event(
    'property.askExtension',
    'Asks once for more time to reply, as much as the rules of the place allow. The owner must agree; silence is no.',
    {},
  ),
  event('owner.agreeMoreTime', 'Agrees to more time for the reply; the first date stays visible.', {}),
  event('owner.declineMoreTime', 'Does not agree to more time: the first date stands.', {}),
] as const
