import { isDeepStrictEqual } from 'node:util'
import { and, eq, inArray, ne } from 'drizzle-orm'
import { garageFaults, spaceFaults } from '../compounds/checks.ts'
import { faultAt } from '../compounds/faults.ts'
import { issuerOn, mayIssueAs, placeIssuer } from '../compounds/issuers.ts'
import { nameKey } from '../compounds/names.ts'
import type {
  ChargingInterest,
  CompoundChange,
  CompoundHead,
  CompoundIssuer,
  CompoundStore,
  FireZone,
  Garage,
  Space,
  Transformer,
  Unchanged,
} from '../compounds/ports.ts'
import {
  fireZoneRow,
  fireZonesOf,
  garageRow,
  garagesOf,
  headColumns,
  interestsOf,
  issuersOf,
  raiseVersion,
  readHead,
  toFireZone,
  toGarage,
  toSpace,
  toTransformer,
  transformersOf,
  writeIssuers,
} from './compound-rows.ts'
import type { Db } from './open-database.ts'
import { readOrganisation } from './sqlite-organisations.ts'
import * as tables from './tables.ts'

const { compoundIssuers, compounds, districts, fireZones, garages, spaces, transformers } = tables

/** What a change would replace by what, or why it is not made. `before` is null for something new. */
export type Proposed = Unchanged | { readonly before: unknown; readonly after: unknown; readonly write: () => void }

/** Makes a proposed change and raises the version of the compound, unless everything is like that already. */
export const changed = (tx: Db, compoundId: string, propose: (tx: Db, head: CompoundHead) => Proposed): CompoundChange => {
  const head = readHead(tx, compoundId)
  if (!head) return { kind: 'unknown' }
  const proposed = propose(tx, head)
  if ('kind' in proposed) return proposed
  if (isDeepStrictEqual(proposed.before, proposed.after)) return { kind: 'same', version: head.version }
  proposed.write()
  return { kind: 'changed', version: raiseVersion(tx, compoundId), added: proposed.before === null }
}

const taken = (pointer: string, value: string): Unchanged => ({
  kind: 'taken',
  faults: [faultAt(pointer, 'NAME_TAKEN', { value })],
})

const idTaken = (pointer: string): Unchanged => ({ kind: 'taken', faults: [faultAt(pointer, 'ID_TAKEN')] })

const isNameTaken = (others: readonly { readonly name: string }[], name: string): boolean =>
  others.some((other) => nameKey(other.name) === nameKey(name))

const headsOf = (tx: Db, district: string): CompoundHead[] =>
  tx.select(headColumns).from(compounds).where(eq(compounds.district, district)).all()

/** Adds a compound to its district. */
export const addCompound = (tx: Db, head: CompoundHead): CompoundChange => {
  const district = tx.select().from(districts).where(eq(districts.code, head.district)).get()
  if (!district) return { kind: 'wrong', faults: [faultAt('/district', 'DISTRICT_UNKNOWN', { value: head.district })] }
  if (isNameTaken(headsOf(tx, head.district), head.name)) return taken('/name', head.name)
  tx.insert(compounds).values(head).run()
  return { kind: 'changed', version: head.version, added: true }
}

/** Proposes a space. */
export const proposeSpace = (tx: Db, compoundId: string, space: Space): Proposed => {
  const known = tx.select().from(spaces).where(eq(spaces.spaceId, space.spaceId)).get()
  if (known && known.compoundId !== compoundId) return idTaken('/spaceId')
  const faults = spaceFaults(space, {
    garages: new Set(garagesOf(tx, compoundId).map(({ garageId }) => garageId)),
    transformers: new Set(transformersOf(tx, compoundId).map(({ transformerId }) => transformerId)),
    fireZones: new Map(fireZonesOf(tx, compoundId).map(({ fireZoneId, garageId }) => [fireZoneId, garageId])),
  })
  if (faults.length > 0) return { kind: 'wrong', faults }
  const sameLabel = and(
    eq(spaces.garageId, space.garageId),
    inArray(spaces.label, spellings(space.label)),
    ne(spaces.spaceId, space.spaceId),
  )
  if (tx.select().from(spaces).where(sameLabel).get()) {
    return { kind: 'taken', faults: [faultAt('/label', 'LABEL_TAKEN', { value: space.label })] }
  }
  const row = { ...space, compoundId }
  const write = () => tx.insert(spaces).values(row).onConflictDoUpdate({ target: spaces.spaceId, set: row }).run()
  return { before: known ? toSpace(known) : null, after: space, write }
}

/** Proposes a period of an issuer. */
export const proposeIssuer = (tx: Db, compoundId: string, issuer: CompoundIssuer): Proposed => {
  const organisation = readOrganisation(tx, issuer.organisationId)
  if (!organisation) return { kind: 'wrong', faults: [faultAt('/organisationId', 'ORGANISATION_UNKNOWN')] }
  if (!mayIssueAs(organisation, issuer.kind)) return { kind: 'wrong', faults: [faultAt('/organisationId', 'ISSUER_KIND_WRONG')] }
  const known = issuersOf(tx, compoundId).filter(({ kind }) => kind === issuer.kind)
  const placed = placeIssuer(known, issuer)
  if ('fault' in placed) {
    const pointer = placed.fault === 'ISSUER_ENDS_BEFORE_START' ? '/untilOn' : '/sinceOn'
    return { kind: 'wrong', faults: [faultAt(pointer, placed.fault, placed.words)] }
  }
  const write = () =>
    writeIssuers(
      tx,
      placed.periods.map((period) => ({ ...period, compoundId })),
    )
  // A period that begins on another day is a new one, though it also ends the one before it.
  const isNew = !known.some(({ sinceOn }) => sinceOn === issuer.sinceOn)
  return { before: isNew ? null : known, after: placed.periods, write }
}

/** Proposes what a company has to do with charging there: only a company that issues for the compound on that day has something to declare. */
export const proposeInterest = (tx: Db, compoundId: string, interest: ChargingInterest): Proposed => {
  const { organisationId, declaredOn } = interest
  const isThere = issuerOn(issuersOf(tx, compoundId), 'propertyCompany', declaredOn)?.organisationId === organisationId
  if (!isThere) return { kind: 'wrong', faults: [faultAt('/organisationId', 'COMPANY_NOT_HERE')] }
  const known = interestsOf(tx, compoundId).find((one) => one.organisationId === organisationId) ?? null
  if (known?.declaredBy === 'centre' && interest.declaredBy === 'property') {
    return { kind: 'wrong', faults: [faultAt('/interest', 'INTEREST_RECORDED_BY_CENTRE')] }
  }
  const { chargingInterests } = tables
  const row = { ...interest, compoundId }
  const target = [chargingInterests.compoundId, chargingInterests.organisationId]
  const write = () => tx.insert(chargingInterests).values(row).onConflictDoUpdate({ target, set: row }).run()
  return { before: known, after: interest, write }
}

/** Proposes other fields of the compound itself. */
export const proposeHead = (tx: Db, head: CompoundHead, wanted: Parameters<CompoundStore['change']>[1]): Proposed => {
  const after = { ...head, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined)) }
  const others = headsOf(tx, head.district).filter(({ compoundId }) => compoundId !== head.compoundId)
  if (isNameTaken(others, after.name)) return taken('/name', after.name)
  const write = () => tx.update(compounds).set(after).where(eq(compounds.compoundId, head.compoundId)).run()
  return { before: head, after, write }
}

/** Proposes a garage. */
export const proposeGarage = (tx: Db, compoundId: string, garage: Garage): Proposed => {
  const known = tx.select().from(garages).where(eq(garages.garageId, garage.garageId)).get()
  if (known && known.compoundId !== compoundId) return idTaken('/garageId')
  const faults = garageFaults(garage)
  if (faults.length > 0) return { kind: 'wrong', faults }
  const others = garagesOf(tx, compoundId).filter(({ garageId }) => garageId !== garage.garageId)
  if (isNameTaken(others, garage.name)) return taken('/name', garage.name)
  const row = garageRow(compoundId, garage)
  const write = () => tx.insert(garages).values(row).onConflictDoUpdate({ target: garages.garageId, set: row }).run()
  return { before: known ? toGarage(known) : null, after: garage, write }
}

/** Proposes a fire zone of a garage. It stays in its garage: the spaces that lie in it would otherwise lie in two. */
export const proposeFireZone = (tx: Db, compoundId: string, fireZone: FireZone): Proposed => {
  const { fireZoneId, garageId } = fireZone
  const known = tx.select().from(fireZones).where(eq(fireZones.fireZoneId, fireZoneId)).get()
  if (known && (known.compoundId !== compoundId || known.garageId !== garageId)) return idTaken('/fireZoneId')
  if (!garagesOf(tx, compoundId).some((garage) => garage.garageId === garageId)) {
    return { kind: 'wrong', faults: [faultAt('/garageId', 'GARAGE_UNKNOWN')] }
  }
  const others = fireZonesOf(tx, compoundId).filter((other) => other.garageId === garageId && other.fireZoneId !== fireZoneId)
  if (isNameTaken(others, fireZone.name)) return taken('/name', fireZone.name)
  const row = fireZoneRow(compoundId, fireZone)
  const write = () => tx.insert(fireZones).values(row).onConflictDoUpdate({ target: fireZones.fireZoneId, set: row }).run()
  return { before: known ? toFireZone(known) : null, after: fireZone, write }
}

/** Proposes a transformer. */
export const proposeTransformer = (tx: Db, compoundId: string, transformer: Transformer): Proposed => {
  const { transformerId } = transformer
  const known = tx.select().from(transformers).where(eq(transformers.transformerId, transformerId)).get()
  if (known && known.compoundId !== compoundId) return idTaken('/transformerId')
  const others = transformersOf(tx, compoundId).filter((other) => other.transformerId !== transformerId)
  if (isNameTaken(others, transformer.name)) return taken('/name', transformer.name)
  const row = { ...transformer, compoundId }
  const target = transformers.transformerId
  const write = () => tx.insert(transformers).values(row).onConflictDoUpdate({ target, set: row }).run()
  return { before: known ? toTransformer(known) : null, after: transformer, write }
}

/** Takes a period back. */
export const removeIssuer = (
  tx: Db,
  compoundId: string,
  { kind, sinceOn }: Pick<CompoundIssuer, 'kind' | 'sinceOn'>,
): CompoundChange => {
  const period = and(
    eq(compoundIssuers.compoundId, compoundId),
    eq(compoundIssuers.kind, kind),
    eq(compoundIssuers.sinceOn, sinceOn),
  )
  if (tx.delete(compoundIssuers).where(period).run().changes === 0) return { kind: 'unknown' }
  return { kind: 'changed', version: raiseVersion(tx, compoundId), added: false }
}

/** Labels are painted in capitals and typed as anything; the index finds each spelling. */
export const spellings = (label: string): string[] => [...new Set([label, label.toUpperCase(), label.toLowerCase()])]
