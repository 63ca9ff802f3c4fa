import { and, asc, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { Facts, type Issuer } from '../../workflows/case/facts.ts'
import { answeringFinding } from '../../workflows/case/known-findings.ts'
import { upgradedFile } from '../../workflows/case/versions/upgrade.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { interestsOf } from './compound-rows.ts'
import { lastDoneOn } from './matter-links.ts'
import type { Db } from './open-database.ts'
import { ordersAt } from './pile-rows.ts'
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
  const zone = space.fireZoneId
    ? db.select().from(tables.fireZones).where(eq(tables.fireZones.fireZoneId, space.fireZoneId)).get()
    : undefined
  const spaceAt = {
    compoundId: compound.compoundId,
    garageId: garage.garageId,
    transformerId: transformer?.transformerId ?? null,
  }
  const mattersDone = { fire: lastDoneOn(db, spaceAt, 'fire'), grid: lastDoneOn(db, spaceAt, 'grid') }
  const places = [space.spaceId, garage.garageId, ...(zone ? [zone.fireZoneId] : [])]
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
      systems: systemsOf(garage),
      fireUnitAreaM2: garage.fireUnitAreaM2,
    },
    fireZone: zone ? { fireZoneId: zone.fireZoneId, systems: systemsOf(zone), fireUnitAreaM2: zone.fireUnitAreaM2 } : null,
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
      leaseUntilOn: space.leaseUntilOn,
      civilDefence: space.civilDefence,
      mechanical: space.mechanical,
      wallOrPillar: space.wallOrPillar,
    },
    fireFinding: fireFindingOf(db, places, at.today, mattersDone.fire),
    gridFinding: transformer ? gridFindingOf(db, transformer.transformerId, at.today, mattersDone.grid) : null,
    mattersDone,
    interests: interestsOf(db, compound.compoundId).map(({ organisationId, interest, declaredBy, declaredOn }) => ({
      organisationId,
      interest,
      declaredBy,
      on: declaredOn,
    })),
    orders: ordersAt(db, compound.compoundId, garage.garageId).flatMap(({ file }) => orderOf(JSON.parse(file) as MatterFile)),
  })
}

/** An order as a case knows it; the file was written by this store. */
const orderOf = ({ matterId, number, office, order }: MatterFile): Facts['orders'] =>
  order
    ? [
        {
          matterId,
          number,
          remedy: order.remedy,
          appealUntilOn: order.appealUntilOn,
          office: { party: office.party, organisationId: office.organisationId },
        },
      ]
    : []

const systemsOf = ({
  alarm,
  smokeExhaust,
  sprinkler,
  emergencyLighting,
}: Pick<typeof tables.garages.$inferSelect, 'alarm' | 'smokeExhaust' | 'sprinkler' | 'emergencyLighting'>) => ({
  alarm,
  smokeExhaust,
  sprinkler,
  emergencyLighting,
})

/** The findings of a track about some places that are valid on a day, oldest first. */
const validFindings = (db: Db, track: 'fire' | 'grid', placeIds: readonly string[], today: string) =>
  db
    .select()
    .from(tables.findings)
    .where(
      and(
        inArray(tables.findings.placeId, [...placeIds]),
        eq(tables.findings.track, track),
        gte(tables.findings.validUntil, today),
      ),
    )
    .orderBy(asc(tables.findings.foundOn), asc(tables.findings.findingId))
    .all()

const fireFindingOf = (db: Db, placeIds: readonly string[], today: string, doneOn: string | null): Facts['fireFinding'] => {
  // Rows of the fire track hold what the fire track found.
  const valid = validFindings(db, 'fire', placeIds, today) as (typeof tables.findings.$inferSelect & FoundFire)[]
  // What stood in the way before a matter was done is to be looked at anew; what passed before passes still.
  const stops = ({ result }: FoundFire) => result === 'needsRetrofit' || result === 'hardStop'
  const known = valid.filter((finding) => !stops(finding) || doneOn === null || finding.foundOn > doneOn)
  const answering = answeringFinding(known)
  if (!answering) return null
  const { findingId, scope, result, validUntil, upheld, gaps } = answering
  return { findingId, scope, result, validUntil, upheld, gaps, ...firstHand(db, answering) }
}

type FoundFire = Pick<NonNullable<Facts['fireFinding']>, 'scope' | 'result'>

const gridFindingOf = (db: Db, transformerId: string, today: string, doneOn: string | null): Facts['gridFinding'] => {
  // A transformer that was changed is measured anew.
  const isSince = ({ foundOn, result }: { foundOn: string; result: string }) =>
    doneOn === null || foundOn > doneOn || (foundOn === doneOn && result === 'available')
  const last = validFindings(db, 'grid', [transformerId], today).filter(isSince).at(-1)
  if (!last?.measured) return null
  const { findingId, validUntil, upheld } = last
  // Rows of the grid track hold what the grid track found.
  const result = last.result as NonNullable<Facts['gridFinding']>['result']
  return { findingId, result, validUntil, upheld, ...last.measured, ...firstHand(db, last) }
}

/** What a finding keeps of its own where it answers another request: its day, what it looked at, its documents. */
const firstHand = (
  db: Db,
  { caseId, foundOn, track }: Pick<typeof tables.findings.$inferSelect, 'caseId' | 'foundOn' | 'track'>,
) => {
  const row = db.select({ file: tables.cases.file }).from(tables.cases).where(eq(tables.cases.caseId, caseId)).get()
  if (!row) return { foundOn }
  // Written by the store from a case file; a case that an older chart wrote is read as the running one does.
  const { memory } = upgradedFile(JSON.parse(row.file) as CaseFile)
  const own = track === 'fire' ? memory.fire : memory.grid
  return own ? { foundOn, evidence: [...own.evidence], examined: [...own.examined] } : { foundOn }
}

/** The bodies that can issue the paper of a compound on a day, in the order of the place (H3). */
const issuersOf = (db: Db, compoundId: string, today: string, rules: RulePack): Issuer[] =>
  issuersOfKinds(db, compoundId, today, rules.consent.issuers)

/** The bodies of some kinds that can issue the paper of a compound on a day, kind by kind. */
export const issuersOfKinds = (db: Db, compoundId: string, today: string, kinds: readonly Issuer['kind'][]): Issuer[] => {
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
  return kinds.flatMap((kind) =>
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
