import type { MatterTrack } from '../../matter/kinds.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Facts } from '../facts.ts'

/** The track whose finding made a request infeasible at present, by the reason it was closed with. */
const trackOfReason: Readonly<Record<string, MatterTrack>> = {
  needsRetrofit: 'fire',
  hardStop: 'fire',
  orderedChargingOnly: 'grid',
  noCapacity: 'grid',
}

/** What a finding of a track rests on: if this changes, infeasible may be feasible (H40). */
const restsOn: Readonly<Record<MatterTrack, (facts: Facts) => unknown>> = {
  fire: ({ garage, fireZone, fireFinding, mattersDone }) => [
    garage.garageId,
    garage.level,
    garage.systems,
    garage.fireUnitAreaM2,
    fireZone,
    // Another finding that does not let it pass changes nothing.
    fireFinding?.result === 'passed' || fireFinding?.result === 'passedWithGaps',
    mattersDone.fire,
  ],
  grid: ({ transformer, mattersDone }) => [transformer, mattersDone.grid],
}

/** The track in which new facts change what made a closed request infeasible; null when they do not. */
export const hindranceChangedBy = ({ outcome, facts }: CaseMemory, now: Facts): MatterTrack | null => {
  if (outcome?.outcome !== 'infeasibleAtPresent' || facts === null) return null
  const track = trackOfReason[outcome.reason ?? '']
  if (track === undefined) return null
  return JSON.stringify(restsOn[track](facts)) === JSON.stringify(restsOn[track](now)) ? null : track
}

/** What made the request infeasible has changed: its owner is told, and may take it up again with the old place. */
export const feasibleAgain = (memory: CaseMemory, given: Given, event: EventOf<'facts.changed'>): Partial<CaseMemory> => {
  const track = hindranceChangedBy(memory, event.facts)
  return track === null ? {} : { feasibleAgain: { seq: given.seq, track } }
}
