import { parties } from '../../workflows/parties.ts'
import type { StaffParty } from './ports.ts'

/** The parties whose people log in with name and password. */
export const staffParties: readonly StaffParty[] = parties.filter(
  (party): party is StaffParty => party !== 'owner' && party !== 'court' && party !== 'public',
)

/** What a login name looks like: nothing that is typed differently on two keyboards. */
export const loginName = /^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$/
