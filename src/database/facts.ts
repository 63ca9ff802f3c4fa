import { and, desc, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { Facts, type Issuer } from '../../workflows/case/facts.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/**
 * The facts of one space as a decision may use them: compound, garage, transformer, organisations of the day,
 * a valid finding. Null when the space is not known.
 */
export const readFacts = (db: Db, at: { spaceId: string; today: string; rules: RulePack }): Facts | null => {
  const space = db.select().from(tables.spaces).where(eq(tables.spaces.spaceId, at.spaceId)).get()
  if (!space) return null
  const compound = db.select().from(tables.compounds).where(eq(tables.compounds.compoundId, space.compoundId)).get()
  const garage = db.select().from(tables.garages).where(eq(tables.garages.garageId, space.garageId)).get()
  if (!compound || !garage) return null
  const transformer = space.transformerId
    ? db.select().from(tables.transformers).where(eq(tables.transformers.transformerId, space.transformerId)).get()
    : undefined
  const finding = db
    .select()
    .from(tables.findings)
    .where(
      and(
        eq(tables.findings.placeId, garage.garageId),
        eq(tables.findings.track, 'fire'),
        gte(tables.findings.validUntil, at.today),
      ),
    )
    .orderBy(desc(tables.findings.foundOn))
    .limit(1)
    .get()
  return Facts.parse({
    version: compound.version,
    district: compound.district,
    compoundId: compound.compoundId,
    issuers: issuersOf(db, compound.compoundId, at.today, at.rules),
    centreId: districtOffice(db, compound.district, 'centre'),
    bureauId: districtOffice(db, compound.district, 'bureau'),
    fireId: districtOffice(db, compound.district, 'fire'),
    gridId: districtOffice(db, compound.district, 'grid'),
    communityId:
      issuersOf(db, compound.compoundId, at.today, at.rules).find((issuer) => issuer.party === 'community')?.organisationId ??
      null,
    garage: {
      garageId: garage.garageId,
      level: garage.level,
      floor: garage.floor,
      completedOn: garage.completedOn,
      systems: {
        alarm: garage.alarm,
        smokeExhaust: garage.smokeExhaust,
        sprinkler: garage.sprinkler,
        emergencyLighting: garage.emergencyLighting,
      },
      fireUnitAreaM2: garage.fireUnitAreaM2,
    },
    transformer: transformer
      ? {
          transformerId: transformer.transformerId,
          ownership: transformer.ownership,
          ratedKva: transformer.ratedKva,
          peakKva: transformer.peakKva,
          peakMonth: transformer.peakMonth,
        }
      : null,
    space: {
      spaceId: space.spaceId,
      title: space.title,
      civilDefence: space.civilDefence,
      mechanical: space.mechanical,
      wallOrPillar: space.wallOrPillar,
    },
    fireFinding: finding
      ? { findingId: finding.findingId, result: finding.result, validUntil: finding.validUntil, upheld: finding.upheld }
      : null,
  })
}

/** The bodies that can issue the paper of a compound on a day, in the order of the place (H3). */
const issuersOf = (db: Db, compoundId: string, today: string, rules: RulePack): Issuer[] => {
  const rows = db
    .select()
    .from(tables.compoundIssuers)
    .innerJoin(tables.organisations, eq(tables.organisations.organisationId, tables.compoundIssuers.organisationId))
    .where(
      and(
        eq(tables.compoundIssuers.compoundId, compoundId),
        lte(tables.compoundIssuers.sinceOn, today),
        or(isNull(tables.compoundIssuers.untilOn), gte(tables.compoundIssuers.untilOn, today)),
      ),
    )
    .all()
  return rules.consent.issuers.flatMap((kind) =>
    rows
      .filter((row) => row.compound_issuers.kind === kind)
      .map(({ organisations }): Issuer => issuerOf(organisations, kind, today)),
  )
}

/** An organisation as an issuer of a kind. */
export const issuerOf = (
  organisation: typeof tables.organisations.$inferSelect,
  kind: Issuer['kind'],
  today: string,
): Issuer => ({
  kind,
  party: kind === 'propertyCompany' ? 'property' : 'community',
  organisationId: organisation.organisationId,
  inbox: organisation.inboxSinceOn !== null && organisation.inboxSinceOn <= today,
})

const districtOffice = (db: Db, district: string, party: string): string | null =>
  db
    .select({ organisationId: tables.organisations.organisationId })
    .from(tables.organisations)
    .innerJoin(tables.organisationDistricts, eq(tables.organisationDistricts.organisationId, tables.organisations.organisationId))
    .where(and(eq(tables.organisations.party, party), eq(tables.organisationDistricts.district, district)))
    .orderBy(tables.organisations.createdAt, tables.organisations.organisationId)
    .limit(1)
    .get()?.organisationId ?? null
