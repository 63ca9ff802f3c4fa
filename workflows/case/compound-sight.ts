import type { Party } from '../parties.ts'

/** What of a compound is shown or hidden as a whole, beside what its register says of the place. */
const compoundParts = ['spaces', 'queue', 'cases'] as const
/** A part of a compound. */
type CompoundPart = (typeof compoundParts)[number]

const offices: readonly Party[] = ['property', 'centre', 'fire', 'grid']

/**
 * The one table of who sees what of the requests and piles of a whole compound. Everybody with a role there sees how many
 * there are, zone by zone and transformer by transformer. Which space asked, and in which order they wait, is for the
 * offices that answer them; an owner sees the own spaces alone (V1, V4).
 */
const table: Readonly<Record<CompoundPart, readonly Party[]>> = {
  spaces: [...offices, 'community'],
  queue: ['property', 'centre', 'grid'],
  cases: offices,
}

/** Whether a party that has to do with a compound sees a part of all its requests; the own ones are always seen. */
export const seesOfCompound = (party: Party, part: CompoundPart): boolean => table[part].includes(party)
