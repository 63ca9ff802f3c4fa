import type { ChangeFault } from './faults.ts'
import { faultAt } from './faults.ts'
import type { Garage, Organisation, Space } from './ports.ts'

/** Whether the floor fits the level: below ground is negative, above it positive; half-sunk garages may be counted either way. */
export const floorFitsLevel = ({ level, floor }: Pick<Garage, 'level' | 'floor'>): boolean => {
  if (floor === null) return true
  if (floor === 0) return false
  if (level === 'underground') return floor < 0
  return level === 'ground' || level === 'highRise' ? floor > 0 : true
}

/** Whether an end date makes sense: an owned or public space has none. */
export const leaseDateFits = ({ title, leaseUntilOn }: Pick<Space, 'title' | 'leaseUntilOn'>): boolean =>
  leaseUntilOn === null || title === 'leased' || title === 'useRight'

/** Whether party and kind belong together: a property company is one, a community body says which. */
export const kindFitsParty = ({ party, kind }: Pick<Organisation, 'party' | 'kind'>): boolean => {
  if (party === 'property') return kind === 'propertyCompany'
  return party === 'community' ? kind !== null && kind !== 'propertyCompany' : kind === null
}

/** What is wrong with a garage in itself. */
export const garageFaults = (garage: Garage): ChangeFault[] =>
  floorFitsLevel(garage) ? [] : [faultAt('/floor', 'FLOOR_AGAINST_LEVEL')]

/** What is wrong with a space in itself and against the garages and transformers of its compound. */
export const spaceFaults = (
  space: Space,
  known: {
    readonly garages: ReadonlySet<string>
    readonly transformers: ReadonlySet<string>
    /** The garage of each fire zone. */
    readonly fireZones: ReadonlyMap<string, string>
  },
): ChangeFault[] => [
  ...(known.garages.has(space.garageId) ? [] : [faultAt('/garageId', 'GARAGE_UNKNOWN')]),
  ...(space.transformerId === null || known.transformers.has(space.transformerId)
    ? []
    : [faultAt('/transformerId', 'TRANSFORMER_UNKNOWN')]),
  ...(space.fireZoneId === null || known.fireZones.get(space.fireZoneId) === space.garageId
    ? []
    : [faultAt('/fireZoneId', 'FIRE_ZONE_UNKNOWN')]),
  ...(leaseDateFits(space) ? [] : [faultAt('/leaseUntilOn', 'LEASE_DATE_WITHOUT_LEASE')]),
]
