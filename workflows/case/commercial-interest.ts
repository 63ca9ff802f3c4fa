import type { CaseMemory, Ground } from './context.ts'
import type { Facts } from './facts.ts'
import { organisationOf } from './organisations.ts'

/** A declared interest of a company in charging. */
export type Interest = Facts['interests'][number]

/** The company that raised a ground: the one of the day, or who managed the compound then. */
const raisedByCompany = (memory: CaseMemory, { seq }: Ground): string | null =>
  memory.handovers.find((handover) => handover.seq > seq)?.from ?? organisationOf(memory, 'property')

/**
 * The declared interest that stands beside a fire or capacity ground of a company that runs charging itself, or shares in
 * it. The machine sets it as a flag (COMMERCIAL_CONFLICT): it says nothing of whether the ground holds.
 */
export const commercialConflict = (memory: CaseMemory, ground: Ground): Interest | null => {
  if (ground.raisedBy !== 'property' || (ground.route !== 'fire' && ground.route !== 'grid')) return null
  // Facts of an older service say nothing of it.
  const interests = (memory.facts as Partial<Facts> | null)?.interests ?? []
  const company = raisedByCompany(memory, ground)
  return interests.find(({ organisationId, interest }) => organisationId === company && interest !== 'none') ?? null
}
