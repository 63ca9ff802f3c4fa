import { matterFits } from '../../matter/facts.ts'
import { awaitedMatter } from '../memory/matters.ts'
import type { Check } from '../refusals.ts'

/** No matter, no waiting (H37): an open one, of this compound, that can put right what stops the track. */
export const matterChecks: Check = (file, event, given) => {
  const { matters, facts } = file.memory
  switch (event.type) {
    case 'owner.waitOnMatter':
    case 'centre.linkMatter': {
      const matter = given.matter ?? null
      if (!matter) return { code: 'NO_SUCH_MATTER', details: {} }
      if (facts === null || matter.compoundId !== facts.compoundId) return { code: 'MATTER_OF_ANOTHER_COMPOUND', details: {} }
      const place = {
        compoundId: facts.compoundId,
        garageId: facts.garage.garageId,
        transformerId: facts.transformer?.transformerId ?? null,
      }
      if (!matterFits(matter, place, event.track)) return { code: 'MATTER_DOES_NOT_FIT', details: { track: event.track } }
      return matter.result === null ? null : { code: 'MATTER_IS_OVER', details: {} }
    }
    case 'owner.stopWaiting':
      return awaitedMatter(file.memory, event.track) ? null : { code: 'NO_MATTER_AWAITED', details: { track: event.track } }
    case 'matter.changed': {
      const known = matters.filter((link) => link.matter.matterId === event.matter.matterId)
      if (known.length === 0) return { code: 'MATTER_NOT_LINKED', details: {} }
      return known.some((link) => link.matter.version < event.matter.version) ? null : { code: 'MATTER_IS_KNOWN', details: {} }
    }
    default:
      return null
  }
}
