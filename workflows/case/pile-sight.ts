import type { Party } from '../parties.ts'
import { type OpeningEvent, openingEvents } from './events/service.ts'

/** What of a pile is shown or hidden as a whole. Its state, power and compound are shown to whoever sees it at all. */
const pileParts = ['space', 'cases', 'holds'] as const
/** A part of a pile. */
type PilePart = (typeof pileParts)[number]

const near: readonly Party[] = ['owner', 'property', 'community', 'centre', 'fire', 'grid']

/** The one table of who sees what of a pile. The bureau sees how piles stand, not whose space it is. */
const table: Readonly<Record<PilePart, readonly Party[]>> = {
  space: near,
  cases: ['owner', 'property', 'centre', 'bureau', 'fire', 'grid'],
  holds: [...near, 'bureau'],
}

/** Whether a party sees a part of a pile. */
export const seesOfPile = (party: Party, part: PilePart): boolean => table[part].includes(party)

/**
 * The events by which a party can open a case on a pile, for whoever draws its page: none on a pile that is down, and a pile
 * that a request switched on was not built without an answer. The first event is decided again when it comes.
 */
export const openingsOf = (
  party: Party,
  { state, origin }: { readonly state: 'inUse' | 'suspended' | 'removed'; readonly origin: 'energised' | 'reported' },
): readonly OpeningEvent[] =>
  state === 'removed'
    ? []
    : openingEvents.filter((type) => type.startsWith(`${party}.`) && (type !== 'owner.reportBuilt' || origin === 'reported'))
