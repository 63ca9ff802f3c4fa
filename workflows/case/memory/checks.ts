import type { Track } from '../../parties.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { placeOpenAgain } from './queue.ts'

type Change = Partial<CaseMemory>
type Checked = 'fire' | 'grid'

/** The owner starts a technical track before any consent (H16). */
export const reviewStarted = (memory: CaseMemory, _: Given, event: EventOf<'owner.startReview'>): Change => ({
  asked: { ...memory.asked, [event.track]: true },
})

/** An assessor honestly declines (H18). */
export const competenceDeclined = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'fire.declineCompetence' | 'grid.declineCompetence'>,
): Change => {
  const track: Track = event.type === 'fire.declineCompetence' ? 'fire' : 'grid'
  return { declined: [...memory.declined, { seq: given.seq, track, basis: event.basis }] }
}

/** The centre names the body that makes the check. */
export const bodyNamed = (memory: CaseMemory, _: Given, event: EventOf<'centre.nameBody'>): Change => ({
  namedBodies: { ...memory.namedBodies, [event.track]: event.organisationId },
  noBody: { ...memory.noBody, [event.track]: false },
})

/** No body was found: counted, and the pleaded technical grounds can no longer be tested here. */
export const noBodyFound = (memory: CaseMemory, given: Given, params: { track: Checked }): Change => ({
  // An earlier finding was given up when the check was asked for again.
  [params.track]: null,
  noBody: { ...memory.noBody, [params.track]: true },
  declined: [...memory.declined, { seq: given.seq, track: params.track, basis: 'noBody' }],
})

/** The one contest of a stopping finding. Its finding no longer decides; the grounds are open again. */
export const findingContested = (memory: CaseMemory, given: Given, event: EventOf<'owner.contestFinding'>): Change => ({
  findingContested: { ...memory.findingContested, [event.track]: true },
  ...reopenedCheck(memory, event.track, given.seq),
})

/** What stopped the request was put right: the check is made again. */
export const remedyReported = (memory: CaseMemory, given: Given, event: EventOf<'owner.reportRemedy'>): Change =>
  reopenedCheck(memory, event.track, given.seq)

/** A dispute ended with the check to be made again: the earlier finding no longer decides. */
export const recheckAsked = (memory: CaseMemory, given: Given, params: { track: Checked }): Change =>
  reopenedCheck(memory, params.track, given.seq)

const reopenedCheck = (memory: CaseMemory, track: Checked, seq: number): Change => {
  const grounds = memory.grounds.map((ground) =>
    ground.route === track && ground.verified === 'UPHELD'
      ? { ...ground, verified: 'UNVERIFIED' as const, verifiedSeq: null, contestedSeq: ground.contestedSeq ?? seq }
      : ground,
  )
  if (track === 'grid') return { grid: null, grounds, ...placeOpenAgain }
  // What the finding found missing is looked at anew with the rest.
  return { fire: null, grounds, obligations: memory.obligations.filter(({ source }) => source !== 'gap') }
}
