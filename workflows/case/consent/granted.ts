import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

/**
 * 已出证. The paper is there; it binds from arrival (民法典 136). A revocation moves the case only before the works and
 * only with a fire, grid or authority document on a fact unknown at the approval; otherwise it is recorded as attempted.
 */
export const granted = caseSetup.createStateConfig({
  id: 'consent/granted',
  meta: { stage: 'granted' },
  // Whatever was still offered under conditions is off the table.
  entry: 'recordOfferDeclined',
  on: {
    // A consent on a forged paper is none.
    'centre.settleForgery': {
      guard: 'consentIsForged',
      target: '#consent/failed',
      actions: ['recordForgerySettled', 'recordPaperFell', tell('forgerySettled')],
    },
    // The suit had been brought in time: there was no lapse of the term.
    'property.bringObjection': {
      guard: 'suitWasInTerm',
      target: '#consent/objectionInCourt',
      actions: ['recordObjectionSuit', tell('objectionBrought')],
    },
    'property.proposeOther': { guard: 'otherMayBeProposed', actions: ['recordProposal', tell('otherProposed')] },
    'property.revoke': [
      // What the place itself asks for was not done in time, and it lets the company take its consent back for that.
      {
        guard: 'revokedForDuty',
        target: '#consent/failed',
        actions: ['recordRevocationForDuty', tell('consentRevoked')],
      },
      {
        guard: 'revocationIsDocumented',
        target: '#consent/rejected',
        actions: ['recordRevocation', tell('consentRevoked')],
      },
      { actions: ['recordRevocationAttempt', tell('revocationAttempted')] },
    ],
  },
} satisfies StageConfig)
