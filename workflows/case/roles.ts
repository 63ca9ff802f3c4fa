import type { Party } from '../parties.ts'
import type { CaseFile } from './case-file.ts'
import { phaseOf } from './chart.ts'
import { isNamedSender, isNext } from './memory/loops.ts'
import { organisationOf } from './organisations.ts'
import { openPromises } from './promises.ts'

/** An organisation that has a role in a case, and may therefore see it. */
export interface Role {
  readonly party: Party
  readonly organisationId: string
}

/**
 * The organisations with a role in the case as it stands. A community has one while it is asked to issue or while the
 * paper still has to be carried to the company; fire and grid from the moment their track starts; whoever is named in a referral
 * that waits for its word; whoever has the key of a locked door;
 * and whose promise of a joint meeting runs.
 */
export const rolesOf = (file: CaseFile): Role[] => {
  const { facts, issuer, service, namedBodies, fire, grid } = file.memory
  if (!facts) return []
  const roles: Role[] = []
  const add = (party: Party, organisationId: string | null | undefined) => {
    if (organisationId) roles.push({ party, organisationId })
  }
  const started = (track: 'fire' | 'grid') =>
    file.positions.some((position) => position.track === track) || (track === 'fire' ? fire !== null : grid !== null)
  add('centre', facts.centreId)
  add('bureau', facts.bureauId)
  add('property', issuer?.party === 'property' ? issuer.organisationId : undefined)
  add('property', facts.issuers.find((candidate) => candidate.party === 'property')?.organisationId)
  if (issuer?.party === 'community') add('community', issuer.organisationId)
  if (phaseOf(file.value) === 'open' && service === null) add('community', facts.communityId)
  // Who is named in a referral must be able to see it and to answer, also before its own track starts.
  for (const entry of file.memory.referrals) {
    for (const office of [entry.from, entry.to]) {
      if (isNext(entry, office) || isNamedSender(entry, office)) add(office, organisationOf(file.memory, office))
    }
  }
  // Whoever has the key of a locked door must be able to open it.
  for (const { by, endedSeq } of file.memory.denials) {
    if (endedSeq === null) add(by, organisationOf(file.memory, by))
  }
  // Who promised something at a joint meeting must be able to see it and to report it.
  for (const { by } of openPromises(file.memory)) add(by, organisationOf(file.memory, by))
  if (started('fire')) add('fire', namedBodies.fire ?? facts.fireId)
  if (started('grid') || phaseOf(file.value) === 'works') add('grid', namedBodies.grid ?? facts.gridId)
  // What happens to a pile concerns all offices of its place.
  if (file.memory.operation) {
    add('fire', facts.fireId)
    add('grid', facts.gridId)
    add('community', facts.communityId)
  }
  return roles.filter(
    (role, index) =>
      roles.findIndex((other) => other.party === role.party && other.organisationId === role.organisationId) === index,
  )
}
