import { rejectedOn } from './case-journeys.ts'
import type { CasePlayer } from './case-player.ts'

const track = { track: 'consent' } as const

/** A mediation of a refused consent that the other side is asked to agree to. */
export const mediationOpened = (mediator: 'peoplesMediationCommittee' | 'centre' = 'peoplesMediationCommittee'): CasePlayer =>
  rejectedOn(['NOT_IN_CONTRACT'])
    .send({ type: 'owner.requestMediation', ...track })
    .send({ type: 'centre.openMediation', ...track, mediator })

/** Both sides sit at the table. */
export const atTheTable = (mediator: 'peoplesMediationCommittee' | 'centre' = 'peoplesMediationCommittee'): CasePlayer =>
  mediationOpened(mediator).send({ type: 'property.acceptMediation', ...track })

/** The mediator ends it: the other routes were told, and the last position of each side is on record. */
export const mediationFailed = {
  type: 'centre.failMediation',
  ...track,
  routesTold: true,
  positions: [
    { by: 'owner', position: 'offersToPay' },
    { by: 'property', position: 'asksForMoney' },
  ],
} as const

/** An agreement signed at the table: the company issues the paper. */
export const agreementOnPaper = {
  type: 'centre.recordAgreement',
  ...track,
  form: 'paper',
  effectiveOn: '2026-03-02',
  performer: 'property',
  performance: 'issuePaper',
  performBy: '2026-03-20',
} as const
