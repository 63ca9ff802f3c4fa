import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import type { Track } from '../../../workflows/parties.ts'
import type { GroundCode } from '../../../workflows/rules/codes.ts'
import type { Behaviour } from '../behaviour/move.ts'
import { acts } from './course.ts'

const sealed = (documents: readonly string[]) => ({ documentId: documents[0] ?? '', form: 'sealedScan' as const })

/** The company says yes with its paper, or without it. */
export const approves = acts('property', ({ documents }) => ({ type: 'property.approve', paper: sealed(documents) }), {
  papers: ['consentPaper'],
})
export const approvesWithoutPaper = acts('property', { type: 'property.approve' })
export const givesPaper = acts('property', ({ documents }) => ({ type: 'property.givePaper', paper: sealed(documents) }), {
  papers: ['consentPaper'],
})
export const doesNotObject = acts('property', { type: 'property.noObjection' })
export const offersConditions = acts(
  'property',
  ({ documents }) => ({
    type: 'property.offerConditions',
    conditions: [{ kind: 'OWNER_UNDERTAKING' }],
    paper: sealed(documents),
  }),
  { papers: ['consentPaper'] },
)
/** The company says no, on bare grounds. */
export const rejectsFor = (...codes: readonly GroundCode[]): Behaviour =>
  acts('property', { type: 'property.reject', grounds: codes.map((code) => ({ code })) })

/** The owner contests every ground that stands. */
export const contestsGrounds = acts('owner', ({ stored }) => ({
  type: 'owner.contestGround',
  groundIds: liveGrounds(stored.file.memory).map(({ groundId }) => groundId),
}))
/** The centre finds that none of them stands. */
export const findsGroundsBaseless = acts('centre', ({ stored }) => ({
  type: 'centre.giveOpinion',
  views: owedOpinions(stored.file.memory).map(({ groundId }) => ({ groundId, stands: false })),
}))

/** The request is handed to whoever is asked to issue. */
export const handsOver = acts(
  'centre',
  ({ documents, today }) => ({
    type: 'centre.recordService',
    means: 'paperHanded',
    servedOn: today,
    evidence: [...documents],
  }),
  { papers: ['serviceProof'] },
)
export const issuesInstead = acts('community', ({ documents }) => ({ type: 'community.issuePaper', paper: sealed(documents) }), {
  papers: ['substitutePaper'],
})
export const declinesToIssue = acts('community', { type: 'community.declineToIssue', reason: 'noPower' })

/** The owner has a dispute coordinated or mediated. */
export const asksCoordination = (track: Track): Behaviour => acts('owner', { type: 'owner.requestCoordination', track })
export const asksMediation = (track: Track): Behaviour => acts('owner', { type: 'owner.requestMediation', track })
/** The centre says that no document gives it the power. */
export const hasNoPower = (track: Track): Behaviour =>
  acts('centre', {
    type: 'centre.closeCoordination',
    track,
    result: 'noPower',
    noPower: { who: 'centre', why: 'noRule' },
  })
export const escalates = (track: Track): Behaviour => acts('centre', { type: 'centre.escalate', track, reason: 'noRule' })
export const opensMediation = (track: Track): Behaviour =>
  acts('centre', { type: 'centre.openMediation', track, mediator: 'peoplesMediationCommittee' })
/** Both sides agree: the company does its part within so many days. */
export const agrees = (track: Track, form: 'paper' | 'electronic', within: number): Behaviour =>
  acts('centre', ({ today }) => ({
    type: 'centre.recordAgreement',
    track,
    form,
    effectiveOn: today,
    performer: 'property',
    performance: track === 'consent' ? 'issuePaper' : track === 'fire' ? 'installFireItem' : 'openRoute',
    performBy: Temporal.PlainDate.from(today).add({ days: within }).toString(),
  }))

/** The centre calls everybody to one table, and closes on what was promised there. */
export const holdsMeeting = (track: Track): Behaviour =>
  acts(
    'centre',
    ({ documents: [documentId = ''], today }) => ({
      type: 'centre.holdJointMeeting',
      track,
      present: ['owner', 'property', 'centre'],
      minutes: { documentId },
      promises: [{ by: 'property', promise: 'reportBack', byOn: Temporal.PlainDate.from(today).add({ days: 15 }).toString() }],
    }),
    { papers: ['minutes'], again: true },
  )
export const closesOnPromises = (track: Track): Behaviour =>
  acts('centre', { type: 'centre.closeCoordination', track, result: 'meetingPromised' })
/** The company does not want this mediator. */
export const objectsToMediator = (track: Track): Behaviour =>
  acts('property', { type: 'property.objectToMediator', track, reason: 'takesSides' })
