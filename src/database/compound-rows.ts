import { and, asc, count, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { PresentCompound } from '../compounds/import/plan.ts'
import type {
  ChargingInterest,
  Compound,
  CompoundHead,
  CompoundIssuer,
  FireZone,
  Garage,
  Space,
  Transformer,
} from '../compounds/ports.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

const { chargingInterests, compoundIssuers, compounds, fireZones, garages, organisations, spaces, transformers } = tables

// What stands in the columns of closed lists was checked against the list before it was written.

/** A garage from its row. */
export const toGarage = (row: typeof garages.$inferSelect): Garage => ({
  garageId: row.garageId,
  name: row.name,
  level: row.level as Garage['level'],
  floor: row.floor,
  completedOn: row.completedOn,
  systems: systemsOf(row),
  fireUnitAreaM2: row.fireUnitAreaM2,
})

const systemsOf = ({
  alarm,
  smokeExhaust,
  sprinkler,
  emergencyLighting,
}: Pick<typeof garages.$inferSelect, keyof Garage['systems']>): Garage['systems'] =>
  ({ alarm, smokeExhaust, sprinkler, emergencyLighting }) as Garage['systems']

/** A fire zone from its row. */
export const toFireZone = (row: typeof fireZones.$inferSelect): FireZone => ({
  fireZoneId: row.fireZoneId,
  garageId: row.garageId,
  name: row.name,
  systems: systemsOf(row),
  fireUnitAreaM2: row.fireUnitAreaM2,
})

/** The row of a fire zone. */
export const fireZoneRow = (compoundId: string, { systems, ...zone }: FireZone): typeof fireZones.$inferInsert => ({
  ...zone,
  ...systems,
  compoundId,
})

/** The row of a garage. */
export const garageRow = (compoundId: string, { systems, ...garage }: Garage): typeof garages.$inferInsert => ({
  ...garage,
  ...systems,
  compoundId,
})

/** A transformer from its row. */
export const toTransformer = ({ compoundId: _, ...row }: typeof transformers.$inferSelect): Transformer => ({
  ...row,
  ownership: row.ownership as Transformer['ownership'],
})

/** A space from its row. */
export const toSpace = ({ compoundId: _, ...row }: typeof spaces.$inferSelect): Space => ({
  ...row,
  title: row.title as Space['title'],
})

/** A period of an issuer from its row. */
const toIssuer = ({ compoundId: _, ...row }: typeof compoundIssuers.$inferSelect): CompoundIssuer => ({
  ...row,
  kind: row.kind as CompoundIssuer['kind'],
})

const { spreadVersion: _, ...ofHead } = getTableColumns(compounds)

/** What is known of a compound itself; not how far its cases were told. */
export const headColumns = ofHead

/** A compound without its parts; undefined when it is not there. */
export const readHead = (db: Db, compoundId: string): CompoundHead | undefined =>
  db.select(headColumns).from(compounds).where(eq(compounds.compoundId, compoundId)).get()

/** The garages of a compound, by name. */
export const garagesOf = (db: Db, compoundId: string): Garage[] =>
  db.select().from(garages).where(eq(garages.compoundId, compoundId)).orderBy(asc(garages.name)).all().map(toGarage)

/** The fire zones of a compound, garage by garage. */
export const fireZonesOf = (db: Db, compoundId: string): FireZone[] =>
  db
    .select()
    .from(fireZones)
    .where(eq(fireZones.compoundId, compoundId))
    .orderBy(asc(fireZones.garageId), asc(fireZones.name))
    .all()
    .map(toFireZone)

/** The transformers of a compound, by name. */
export const transformersOf = (db: Db, compoundId: string): Transformer[] =>
  db
    .select()
    .from(transformers)
    .where(eq(transformers.compoundId, compoundId))
    .orderBy(asc(transformers.name))
    .all()
    .map(toTransformer)

/** The garages of a compound as a condition on spaces: spaces are indexed by garage. */
const inGaragesOf = (db: Db, compoundId: string) =>
  inArray(spaces.garageId, db.select({ garageId: garages.garageId }).from(garages).where(eq(garages.compoundId, compoundId)))

/** The spaces of a compound, garage by garage. */
export const spacesOf = (db: Db, compoundId: string): Space[] =>
  db.select().from(spaces).where(inGaragesOf(db, compoundId)).orderBy(asc(spaces.garageId), asc(spaces.label)).all().map(toSpace)

/** The spaces of a compound with one of these labels. */
export const spacesLabelled = (db: Db, compoundId: string, labels: readonly string[]): Space[] =>
  db
    .select()
    .from(spaces)
    .where(and(inGaragesOf(db, compoundId), inArray(spaces.label, [...labels])))
    .orderBy(asc(spaces.garageId), asc(spaces.label))
    .all()
    .map(toSpace)

/** The periods of all issuers of a compound, oldest first. */
export const issuersOf = (db: Db, compoundId: string): CompoundIssuer[] =>
  db
    .select()
    .from(compoundIssuers)
    .where(eq(compoundIssuers.compoundId, compoundId))
    .orderBy(asc(compoundIssuers.kind), asc(compoundIssuers.sinceOn))
    .all()
    .map(toIssuer)

/** What companies have to do with charging in a compound. */
export const interestsOf = (db: Db, compoundId: string): ChargingInterest[] =>
  db
    .select()
    .from(chargingInterests)
    .where(eq(chargingInterests.compoundId, compoundId))
    .orderBy(asc(chargingInterests.organisationId))
    .all()
    .map(toInterest)

// Written from exactly these shapes.
const toInterest = ({
  compoundId: _,
  interest,
  declaredBy,
  ...row
}: typeof chargingInterests.$inferSelect): ChargingInterest => ({
  ...row,
  interest: interest as ChargingInterest['interest'],
  declaredBy: declaredBy as ChargingInterest['declaredBy'],
})

/** A compound with its parts; null when it is not there. */
export const readCompound = (db: Db, compoundId: string): Compound | null => {
  const head = readHead(db, compoundId)
  if (!head) return null
  const named = db
    .select({ issuer: compoundIssuers, name: organisations.name })
    .from(compoundIssuers)
    .innerJoin(organisations, eq(organisations.organisationId, compoundIssuers.organisationId))
    .where(eq(compoundIssuers.compoundId, compoundId))
    .orderBy(asc(compoundIssuers.kind), asc(compoundIssuers.sinceOn))
    .all()
  const counted = db.select({ spaces: count() }).from(spaces).where(inGaragesOf(db, compoundId)).get()
  return {
    ...head,
    issuers: named.map(({ issuer, name }) => ({ ...toIssuer(issuer), name })),
    interests: interestsOf(db, compoundId),
    garages: garagesOf(db, compoundId),
    fireZones: fireZonesOf(db, compoundId),
    transformers: transformersOf(db, compoundId),
    spaceCount: counted?.spaces ?? 0,
  }
}

/** A compound with everything that an import compares. */
export const readPresent = (db: Db, head: CompoundHead): PresentCompound => ({
  head,
  issuers: issuersOf(db, head.compoundId),
  garages: garagesOf(db, head.compoundId),
  fireZones: fireZonesOf(db, head.compoundId),
  transformers: transformersOf(db, head.compoundId),
  spaces: spacesOf(db, head.compoundId),
})

/** Raises the version of a compound; the new one. */
export const raiseVersion = (tx: Db, compoundId: string): number =>
  tx
    .update(compounds)
    .set({ version: sql`${compounds.version} + 1` })
    .where(eq(compounds.compoundId, compoundId))
    .returning({ version: compounds.version })
    .get().version

/** Writes periods in place of those that begin on the same day. */
export const writeIssuers = (tx: Db, rows: readonly (typeof compoundIssuers.$inferInsert)[]): void => {
  for (const row of rows) {
    const target = [compoundIssuers.compoundId, compoundIssuers.kind, compoundIssuers.sinceOn]
    tx.insert(compoundIssuers).values(row).onConflictDoUpdate({ target, set: row }).run()
  }
}
