import type { MediatedSide } from '../events/mediations.ts'
import { tell } from '../tell.ts'

const rates = (party: MediatedSide) =>
  ({ guard: { type: 'mediationIsUnrated', params: { party } }, actions: 'recordMediationRating' }) as const

const asked = { type: 'closingIsUnconfirmed', params: { track: 'main' } } as const

/** What is said of a mediation, or of a closing, after it: wherever the case is by then, it moves no stage. */
export const mediationEvents = {
  'owner.rateMediation': rates('owner'),
  'property.rateMediation': rates('property'),
  'owner.confirmClosing': { guard: asked, actions: 'recordClosingAnswer' },
  'owner.denyClosing': { guard: asked, actions: ['recordClosingAnswer', tell('closingDenied')] },
} as const
