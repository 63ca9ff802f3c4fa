import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { Ground } from '../../workflows/case/context.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import type { KeptRows, ProjectedEvent, RowChange } from './kept-rows.ts'

/** The changes of the kept grounds because of one event: stated, changed, or taken back with what stated them. */
export const groundRows = (before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => {
  const { grounds } = after.memory
  const knownAs = (groundId: string) => before.memory.grounds.find((known) => known.groundId === groundId)
  const gone = before.memory.grounds
    .filter((known) => !grounds.some((ground) => ground.groundId === known.groundId))
    .map((known): RowChange => ({ table: 'grounds', op: 'remove', row: { groundId: known.groundId } }))
  const changed = grounds.flatMap((ground): RowChange[] => {
    const known = knownAs(ground.groundId)
    if (!known) return [{ table: 'grounds', op: 'put', row: statedGround(ground, after, event) }]
    const row = { ...standingOf(ground), ...sinceWhen(known, ground, event.outcome.effectiveOn) }
    return JSON.stringify(known) === JSON.stringify(ground)
      ? []
      : [{ table: 'grounds', op: 'patch', row: { groundId: ground.groundId, ...row } }]
  })
  return [...gone, ...changed]
}

type GroundStanding = Pick<KeptRows['grounds'], 'burdenMet' | 'contested' | 'verified' | 'view'>
type GroundDays = Pick<KeptRows['grounds'], 'burdenMetOn' | 'contestedOn' | 'verifiedOn' | 'viewOn'>

const statedGround = (ground: Ground, after: CaseFile, event: ProjectedEvent): KeptRows['grounds'] => ({
  caseId: after.caseId,
  groundId: ground.groundId,
  code: ground.code,
  kind: ground.kind,
  organisationId: organisationOf(after.memory, ground.raisedBy),
  route: ground.route,
  statedOn: ground.statedOn,
  // One that comes back with a struck record was stated by an earlier event.
  onBehalf: ground.seq === event.seq ? event.onBehalf : null,
  ...standingOf(ground),
  burdenMetOn: null,
  contestedOn: null,
  verifiedOn: null,
  viewOn: null,
  ...sinceWhen(null, ground, event.outcome.effectiveOn),
})

const standingOf = (ground: Ground): GroundStanding => ({
  burdenMet: ground.burdenMet,
  contested: ground.contestedSeq !== null,
  verified: ground.verified,
  view: ground.view,
})

/** The days on which a ground came to stand as it does: of what changed, this one. */
const sinceWhen = (known: Ground | null, ground: Ground, on: string): Partial<GroundDays> => {
  const { burdenMet, contested, verified, view } = standingOf(ground)
  const before = known ? standingOf(known) : { burdenMet: false, contested: false, verified: 'UNVERIFIED', view: null }
  return {
    ...(burdenMet === before.burdenMet ? {} : { burdenMetOn: burdenMet ? on : null }),
    ...(contested === before.contested ? {} : { contestedOn: contested ? on : null }),
    ...(verified === before.verified ? {} : { verifiedOn: verified === 'UNVERIFIED' ? null : on }),
    ...(view === before.view ? {} : { viewOn: view === null ? null : on }),
  }
}
