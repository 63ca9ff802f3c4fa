import type { Track } from '../../parties.ts'
import type { ClockName } from '../clocks.ts'
import { tell } from '../tell.ts'

const answered = { answers: ['propertyReply'] } as const

/** No, or yes under conditions. */
export const noOrConditions = {
  reject: { target: '#consent/rejected', meta: answered, actions: ['recordRejection', tell('rejected')] },
  offerConditions: { target: '#consent/conditionsOffered', meta: answered, actions: ['recordOffer', tell('conditionsOffered')] },
} as const

/** No objection, but no paper (H6): enough where the rules say so, else the next issuer is asked, else the centre coordinates. */
export const noObjection = {
  suffices: {
    target: '#consent/granted',
    meta: answered,
    actions: [{ type: 'recordConsentOnRecord', params: { kind: 'registration' } }, tell('approved')],
  },
  toNextIssuer: { target: '#consent/nextIssuer', meta: answered, actions: tell('noObjection') },
  noted: { meta: answered, actions: tell('noObjection') },
} as const

/** Silence where it is consent (民法典 140). */
export const silenceIsConsent = {
  target: '#consent/granted',
  actions: [
    'recordSilence',
    { type: 'recordConsentOnRecord', params: { kind: 'certificateOfSilence' } },
    tell('silenceRecorded'),
  ],
} as const

const owed = (also?: 'noObjectionSuffices' | 'hasNextIssuer') =>
  ({ guard: { type: 'replyIsOwed', params: { track: 'consent', ...(also ? { also } : {}) } } }) as const

/**
 * What the company can still answer at the centre, and what its silence is: a case that came here because the owner was
 * sent round before the reply time was over leaves the company neither less nor more time (H4).
 */
const atTheCentre = {
  'property.reject': { ...owed(), ...noOrConditions.reject },
  'property.offerConditions': { ...owed(), ...noOrConditions.offerConditions },
  'property.noObjection': [
    { ...owed('noObjectionSuffices'), ...noObjection.suffices },
    { ...owed('hasNextIssuer'), ...noObjection.toNextIssuer },
    { ...owed(), ...noObjection.noted },
  ],
  'property.lateGround': {
    guard: { type: 'groundMayFollow', params: { track: 'consent' } },
    actions: ['recordLateGround', tell('groundsChanged')],
  },
  'deadline.passed': [
    {
      guard: { type: 'clockMovesAndSilenceIsConsent', params: { clock: 'propertyReply', track: 'consent' } },
      ...silenceIsConsent,
    },
    {
      guard: { type: 'clockMoves', params: { clock: 'propertyReply', track: 'consent' } },
      actions: ['recordSilence', tell('silenceRecorded')],
    },
  ],
} as const

/** The events above where a dispute of the consent track stands; nothing in other tracks. */
export const replyAtTheCentre = (track: Track) => (track === 'consent' ? atTheCentre : ({} as const))

/** The clock of the reply where a dispute of the consent track stands: it runs only while the reply is owed. */
export const replyClock = (track: Track): readonly ClockName[] => (track === 'consent' ? ['propertyReply'] : [])
