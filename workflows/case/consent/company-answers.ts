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

/** What came of the answer in principle. */
export const inPrinciple = (answer: 'no' | 'yes' | 'conditions' | 'noObjection' | 'silence' | 'deemed' | 'overtaken') =>
  ({ type: 'recordPrincipleAnswer', params: { answer } }) as const

/** A yes in principle, also a late one. */
export const agreesInPrinciple = {
  guard: 'principleMayBeAgreed',
  target: '#consent/agreedInPrinciple',
  actions: [inPrinciple('yes'), tell('agreedInPrinciple')],
} as const

const principleClock = { clock: 'answerInPrinciple', track: 'consent' } as const

/** Silence in principle: a yes in principle, nothing, or a matter for the centre, as the rules of the place say. */
export const silenceInPrinciple = {
  isYes: {
    guard: { type: 'clockMovesAndSilenceIsConsent', params: principleClock },
    target: '#consent/agreedInPrinciple',
    actions: [inPrinciple('deemed'), 'recordSilence', tell('silenceRecorded')],
  },
  goesOn: {
    guard: { type: 'reviewGoesOn', params: principleClock },
    actions: [inPrinciple('silence'), tell('silentInPrinciple')],
  },
  escalates: { guard: { type: 'clockMoves', params: principleClock } },
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
  // A case that came here out of the answer in principle owes that first.
  'property.agreeInPrinciple': {
    ...agreesInPrinciple,
    meta: { answers: ['answerInPrinciple', 'propertyReply'] },
    guard: { type: 'principleIsOwed', params: { track: 'consent' } },
  },
  'deadline.passed': [
    silenceInPrinciple.isYes,
    silenceInPrinciple.goesOn,
    { ...silenceInPrinciple.escalates, actions: [inPrinciple('silence'), 'recordSilence', tell('silenceRecorded')] },
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

/** The clocks of the reply where a dispute of the consent track stands: they run only while the reply is owed. */
export const replyClock = (track: Track): readonly ClockName[] =>
  track === 'consent' ? ['propertyReply', 'answerInPrinciple'] : []
