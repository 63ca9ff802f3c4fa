/**
 * The company left the compound while it had to act, and nobody came after it: the next issuer in the order of the place
 * is asked, or the centre coordinates. No stage waits for a body that is not there.
 */
export const companyGone = [
  { guard: 'onlyNextIssuerIsLeft', target: '#consent/nextIssuer' },
  {
    guard: 'companyIsGone',
    target: '#consent/coordination',
    actions: { type: 'recordDispute', params: { track: 'consent', mediation: false } },
  },
] as const
