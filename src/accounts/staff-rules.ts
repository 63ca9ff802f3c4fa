import { type Party, parties } from '../../workflows/parties.ts'
import { minutesAfter } from './instants.ts'
import type { StaffParty } from './ports.ts'

/** The parties whose people log in with name and password. */
export const staffParties: readonly StaffParty[] = parties.filter(
  (party): party is StaffParty => party !== 'owner' && party !== 'court' && party !== 'public',
)

/** Parties that act in single cases, by a link that the centre makes for a named person, or by its record: an account of theirs would see nothing. */
export const linkedParties: readonly StaffParty[] = ['authority', 'tester', 'installer', 'spaceOwner', 'transformerOwner']

/** What a login name looks like: nothing that is typed differently on two keyboards. */
export const loginName = /^[A-Za-z0-9][A-Za-z0-9._@-]{2,63}$/

/** Whose people have a second factor: who sees a whole city, and who makes the accounts. Whoever works outside is not asked for one. */
export const secondFactorParties: readonly Party[] = ['bureau', 'operator']

/** How many days a password that somebody else set opens the door, to be changed. */
const initialPasswordDays = 7

/** Until when a password that is handed over now can be used. */
export const initialUntil = (now: string): string => minutesAfter(now, initialPasswordDays * 24 * 60)
