import { isDeepStrictEqual } from 'node:util'
import { floorFitsLevel, leaseDateFits } from '../checks.ts'
import { nameKey } from '../names.ts'
import type { FireZone, Garage, Space, Transformer } from '../ports.ts'
import type { ColumnId } from './columns.ts'
import { type Counts, countOf, sum } from './counts.ts'
import type { Told, ToldCompound, ToldSpace } from './gather.ts'
import type { PlanContext } from './plan.ts'
import { type TableFault, tableFault } from './table.ts'

/** What becomes of the parts of one kind: what to write, what is wrong, and the ids by the keys of their names. */
export interface PartsPlan<T> {
  readonly writes: readonly T[]
  readonly counts: Counts
  readonly faults: readonly TableFault[]
  readonly ids: ReadonlyMap<string, string>
}

/** What is said, and otherwise what is known: an empty cell changes nothing. */
const saidOr = <T>(said: T | undefined, known: T): T => (said === undefined ? known : said)

/** Puts what the rows say over what is known of the parts of one kind. */
const planParts = <T extends { readonly name: string }, S extends Told>(
  told: ReadonlyMap<string, S>,
  known: readonly T[],
  idOf: (part: T) => string,
  merge: (told: S, known: T | undefined) => T,
  check: (part: T, told: S) => readonly TableFault[],
  keyOf: (part: T) => string = ({ name }) => nameKey(name),
): PartsPlan<T> => {
  const byKey = new Map(known.map((part) => [keyOf(part), part]))
  const planned = [...told].map(([key, one]) => {
    const before = byKey.get(key)
    const part = merge(one, before)
    return { key, part, isKnown: before !== undefined, isChanged: !isDeepStrictEqual(before, part), faults: check(part, one) }
  })
  return {
    writes: planned.filter(({ isChanged }) => isChanged).map(({ part }) => part),
    counts: sum(planned.map(({ isKnown, isChanged }) => countOf(isKnown, isChanged))),
    faults: planned.flatMap(({ faults }) => faults),
    ids: new Map(planned.map(({ key, part }) => [key, idOf(part)])),
  }
}

const place = (told: Told, field: ColumnId, { read }: PlanContext) => ({
  row: told.rowOf[field] ?? told.row,
  column: read.headers[field] ?? null,
  field,
})

/** Plans the garages of a compound. */
export const planGarages = (compound: ToldCompound, known: readonly Garage[], context: PlanContext): PartsPlan<Garage> =>
  planParts(
    compound.garages,
    known,
    ({ garageId }) => garageId,
    ({ name, said }, before) => ({
      garageId: before?.garageId ?? context.given.newId(),
      name: before?.name ?? name,
      level: saidOr(said.garageLevel, before?.level ?? 'unknown'),
      floor: saidOr(said.floor, before?.floor ?? null),
      completedOn: saidOr(said.garageCompletedOn, before?.completedOn ?? null),
      systems: {
        alarm: saidOr(said.alarm, before?.systems.alarm ?? 'unknown'),
        smokeExhaust: saidOr(said.smokeExhaust, before?.systems.smokeExhaust ?? 'unknown'),
        sprinkler: saidOr(said.sprinkler, before?.systems.sprinkler ?? 'unknown'),
        emergencyLighting: saidOr(said.emergencyLighting, before?.systems.emergencyLighting ?? 'unknown'),
      },
      fireUnitAreaM2: saidOr(said.fireUnitAreaM2, before?.fireUnitAreaM2 ?? null),
    }),
    (garage, told) =>
      floorFitsLevel(garage)
        ? []
        : [tableFault({ ...place(told, 'floor', context), value: String(garage.floor) }, 'FLOOR_AGAINST_LEVEL')],
  )

/** Plans the fire zones of the garages. What nobody says of a zone is unknown: it is not taken from its garage. */
export const planFireZones = (
  compound: ToldCompound,
  known: readonly FireZone[],
  garageIds: ReadonlyMap<string, string>,
  context: PlanContext,
): PartsPlan<FireZone> => {
  const garageKeys = new Map([...garageIds].map(([key, garageId]) => [garageId, key]))
  return planParts(
    compound.fireZones,
    known,
    ({ fireZoneId }) => fireZoneId,
    ({ name, said, garage }, before) => ({
      fireZoneId: before?.fireZoneId ?? context.given.newId(),
      // Every garage that a row names was planned before.
      garageId: garageIds.get(garage) ?? '',
      name: before?.name ?? name,
      systems: {
        alarm: saidOr(said.zoneAlarm, before?.systems.alarm ?? 'unknown'),
        smokeExhaust: saidOr(said.zoneSmokeExhaust, before?.systems.smokeExhaust ?? 'unknown'),
        sprinkler: saidOr(said.zoneSprinkler, before?.systems.sprinkler ?? 'unknown'),
        emergencyLighting: saidOr(said.zoneEmergencyLighting, before?.systems.emergencyLighting ?? 'unknown'),
      },
      fireUnitAreaM2: saidOr(said.zoneUnitAreaM2, before?.fireUnitAreaM2 ?? null),
    }),
    () => [],
    ({ garageId, name }) => `${garageKeys.get(garageId) ?? ''} ${nameKey(name)}`,
  )
}

/** Plans the transformers of a compound. */
export const planTransformers = (
  compound: ToldCompound,
  known: readonly Transformer[],
  context: PlanContext,
): PartsPlan<Transformer> =>
  planParts(
    compound.transformers,
    known,
    ({ transformerId }) => transformerId,
    ({ name, said }, before) => ({
      transformerId: before?.transformerId ?? context.given.newId(),
      name: before?.name ?? name,
      ownership: saidOr(said.ownership, before?.ownership ?? 'unknown'),
      ratedKva: saidOr(said.ratedKva, before?.ratedKva ?? null),
      peakKva: saidOr(said.peakKva, before?.peakKva ?? null),
      peakMonth: saidOr(said.peakMonth, before?.peakMonth ?? null),
    }),
    ({ peakMonth }, told) =>
      peakMonth === null || peakMonth <= context.given.today(compound.district).slice(0, 7)
        ? []
        : [tableFault({ ...place(told, 'peakMonth', context), value: peakMonth }, 'MONTH_IN_FUTURE')],
  )

/** Plans the spaces of a compound. */
export const planSpaces = (
  compound: ToldCompound,
  known: readonly Space[],
  ids: Readonly<Record<'garages' | 'fireZones' | 'transformers', ReadonlyMap<string, string>>>,
  context: PlanContext,
): Omit<PartsPlan<Space>, 'ids'> => {
  const byKey = new Map(known.map((space) => [`${space.garageId} ${nameKey(space.label)}`, space]))
  const planned = compound.spaces.map((told) => {
    // Every garage and transformer that a row names was planned before.
    const garageId = ids.garages.get(told.garage) ?? ''
    const transformerId = told.transformer === null ? null : (ids.transformers.get(told.transformer) ?? null)
    const fireZoneId = told.fireZone === null ? null : (ids.fireZones.get(told.fireZone) ?? null)
    const before = byKey.get(`${garageId} ${nameKey(told.label)}`)
    const space = mergeSpace(told, { garageId, transformerId, fireZoneId }, before, context)
    return { told, space, isKnown: before !== undefined, isChanged: !isDeepStrictEqual(before, space) }
  })
  return {
    writes: planned.filter(({ isChanged }) => isChanged).map(({ space }) => space),
    counts: sum(planned.map(({ isKnown, isChanged }) => countOf(isKnown, isChanged))),
    faults: planned
      .filter(({ space }) => !leaseDateFits(space))
      .map(({ told, space }) => {
        const at = { row: told.row, column: context.read.headers.leaseUntilOn ?? null, field: 'leaseUntilOn' as const }
        return tableFault({ ...at, value: space.leaseUntilOn }, 'LEASE_DATE_WITHOUT_LEASE')
      }),
  }
}

const mergeSpace = (
  { label, said }: ToldSpace,
  at: Pick<Space, 'garageId' | 'transformerId' | 'fireZoneId'>,
  before: Space | undefined,
  { given }: PlanContext,
): Space => {
  const title = saidOr(said.title, before?.title ?? 'unknown')
  // The end of a lease goes with the lease.
  const knownLease = title === 'leased' || title === 'useRight' ? (before?.leaseUntilOn ?? null) : null
  return {
    spaceId: before?.spaceId ?? given.newId(),
    garageId: at.garageId,
    transformerId: at.transformerId ?? before?.transformerId ?? null,
    fireZoneId: at.fireZoneId ?? before?.fireZoneId ?? null,
    label: before?.label ?? label,
    title,
    leaseUntilOn: saidOr(said.leaseUntilOn, knownLease),
    // Both columns must be filled in; a row that leaves one empty has a fault of its own.
    civilDefence: said.civilDefence ?? false,
    mechanical: said.mechanical ?? false,
    wallOrPillar: saidOr(said.wallOrPillar, before?.wallOrPillar ?? null),
  }
}
