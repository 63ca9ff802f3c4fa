import { event } from './shape.ts'

/** An answer in principle before the answer itself, where the rules of the place ask for one. */
export const inPrincipleEvents = [
  event(
    'property.agreeInPrinciple',
    'Says yes in principle, where the rules of the place ask for that answer first. It binds like any yes: it is not followed by a rejection or by conditions, only by the paper, on a clock of its own. A no in principle is `property.reject` with its listed grounds.',
    {},
  ),
] as const
