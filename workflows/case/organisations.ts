import type { Party } from '../parties.ts'
import type { CaseMemory } from './context.ts'

/** The organisation that holds a role in this case; null where there is none, or a person holds it. */
export const organisationOf = (memory: CaseMemory, party: Party): string | null => {
  const { facts, issuer } = memory
  if (!facts) return null
  switch (party) {
    case 'property':
      if (issuer?.party === 'property') return issuer.organisationId
      return facts.issuers.find((candidate) => candidate.party === 'property')?.organisationId ?? null
    case 'community':
      return issuer?.party === 'community' ? issuer.organisationId : facts.communityId
    case 'fire':
      return memory.namedBodies.fire ?? facts.fireId
    case 'grid':
      return memory.namedBodies.grid ?? facts.gridId
    case 'centre':
      return facts.centreId
    case 'bureau':
      return facts.bureauId
    default:
      return null
  }
}
