import type { Party, Track } from '../parties.ts'
import type { CaseFile } from './case-file.ts'
import type { PartyEvent } from './events/events.ts'
import { awaitsRuling } from './memory/confirmations.ts'
import { trackOrder } from './meta.ts'
import { hasTheBall } from './refusals/referrals.ts'

/**
 * The tracks that an event can name just now, where the chart hears it beside the tracks and the case says which: somebody
 * sends on what it has in its hands, and a court is asked about an agreement that there is. Null: the place in the chart says it.
 */
export const namedTracks = (file: CaseFile, type: PartyEvent['type'], party: Party): readonly Track[] | null => {
  const { confirmations } = file.memory
  switch (type) {
    case 'property.refer':
    case 'community.refer':
    case 'fire.refer':
    case 'grid.refer':
    case 'centre.refer':
      return trackOrder.filter((track) => hasTheBall(file, party, track))
    case 'owner.reportJudicialConfirmation':
      return tracksOf(confirmations.filter(({ number, over }) => number === null && !over))
    case 'owner.reportConfirmationRuling':
      return tracksOf(confirmations.filter(awaitsRuling))
    default:
      return null
  }
}

const tracksOf = (entries: readonly { readonly track: Track }[]): Track[] =>
  trackOrder.filter((track) => entries.some((entry) => entry.track === track))
