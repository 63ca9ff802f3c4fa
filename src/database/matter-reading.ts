import { and, asc, countDistinct, desc, eq, gt, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { MatterStanding } from '../../workflows/matter/sight.ts'
import type { MatterContext, MatterQuery, MatterViewer } from '../matters/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { openJson } from '../sealing/seal.ts'
import { toStoredMatter } from './matter-rows.ts'
import { matterEvents, matterLinks, matterSealedParts, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { withBranches } from './sqlite-branches.ts'
import type { MatterStoreParts } from './sqlite-matters.ts'
import * as tables from './tables.ts'

/** Whether a party, not the clock, has written to a matter since a version. */
export const movedByParties = (db: Db, matterId: string, version: number): boolean =>
  db
    .select({ seq: matterEvents.seq })
    .from(matterEvents)
    .where(and(eq(matterEvents.matterId, matterId), gt(matterEvents.seq, version), eq(matterEvents.origin, 'party')))
    .limit(1)
    .get() !== undefined

/** Matters that a viewer may see, as a condition: by district, as an issuer of the compound, as the office, or as an owner there; a head office those of its branches. */
const visibleTo = (db: Db, viewer: MatterViewer, today: string, group = groupOf(db, viewer)): SQL | undefined => {
  const { party, accountId, organisationId } = viewer
  const { cases, organisationDistricts, compoundIssuers } = tables
  if (party === 'owner') {
    return sql`exists (select 1 from ${cases} where ${cases.compoundId} = ${matters.compoundId} and ${cases.ownerAccountId} = ${accountId} and ${cases.phase} <> 'draft')`
  }
  if (organisationId === null) return sql`false`
  const answers = and(inArray(matters.officeOrganisationId, [...group]), eq(matters.officeParty, party))
  if (['centre', 'bureau', 'fire', 'grid'].includes(party)) {
    const inDistrict = sql`exists (select 1 from ${organisationDistricts} where ${organisationDistricts.organisationId} = ${organisationId} and ${organisationDistricts.district} = ${matters.district})`
    return or(answers, inDistrict)
  }
  if (party !== 'property' && party !== 'community') return sql`false`
  const issues = and(
    inArray(compoundIssuers.organisationId, [...group]),
    eq(compoundIssuers.compoundId, matters.compoundId),
    lte(compoundIssuers.sinceOn, today),
    or(isNull(compoundIssuers.untilOn), gte(compoundIssuers.untilOn, today)),
  )
  return or(answers, sql`exists (select 1 from ${compoundIssuers} where ${issues})`)
}

/** Whose matters somebody reads: those of the own organisation, and of a head office those of its branches. */
const groupOf = (db: Db, { party, organisationId }: MatterViewer): readonly string[] => {
  if (organisationId === null) return []
  return party === 'property' ? withBranches(db, organisationId).map((one) => one.organisationId) : [organisationId]
}

/** A page of matters that the caller may see. */
export const listMatters = (db: Db, library: RulesLibrary, query: MatterQuery) => {
  const rows = db
    .select()
    .from(matters)
    .where(
      and(
        visibleTo(db, query.viewer, query.today),
        query.compoundId === null ? undefined : eq(matters.compoundId, query.compoundId),
        query.district === null ? undefined : eq(matters.district, query.district),
        query.kind === null ? undefined : eq(matters.kind, query.kind),
        query.state === null ? undefined : eq(matters.state, query.state),
        query.overdue ? and(eq(matters.state, 'open'), lt(matters.nextReportOn, query.today)) : undefined,
        query.cursor === null ? undefined : gt(matters.matterId, query.cursor),
      ),
    )
    .orderBy(asc(matters.matterId))
    .limit(query.limit + 1)
    .all()
  const page = rows.slice(0, query.limit)
  return {
    matters: page.map((row) => toStoredMatter(row, library)),
    nextCursor: rows.length > query.limit ? (page.at(-1)?.matterId ?? null) : null,
  }
}

/** How somebody stands to a matter; null when it may not see it. */
export const matterStanding = (db: Db, file: MatterFile, viewer: MatterViewer, today: string): MatterStanding | null => {
  const sees = (group: readonly string[]): boolean =>
    db
      .select({ matterId: matters.matterId })
      .from(matters)
      .where(and(eq(matters.matterId, file.matterId), visibleTo(db, viewer, today, group)))
      .get() !== undefined
  const group = groupOf(db, viewer)
  if (!sees(group)) return null
  if (viewer.organisationId !== null && group.length > 1 && !sees([viewer.organisationId])) {
    const asOffice = file.office.party === 'property' && group.includes(file.office.organisationId)
    return { party: viewer.party, answers: false, linked: false, overseen: asOffice ? 'asOffice' : 'asCompany' }
  }
  const answers = viewer.party === file.office.party && viewer.organisationId === file.office.organisationId
  return { party: viewer.party, answers, linked: viewer.party === 'owner' && hasLinkedCase(db, file.matterId, viewer) }
}

const hasLinkedCase = (db: Db, matterId: string, { accountId }: MatterViewer): boolean =>
  db
    .select({ caseId: matterLinks.caseId })
    .from(matterLinks)
    .innerJoin(tables.cases, eq(tables.cases.caseId, matterLinks.caseId))
    .where(and(eq(matterLinks.matterId, matterId), eq(tables.cases.ownerAccountId, accountId ?? '')))
    .limit(1)
    .get() !== undefined

/** The names of a matter's places and office, its links, and its opened personal parts. */
export const matterContext = (parts: MatterStoreParts, file: MatterFile): MatterContext => {
  const { db } = parts.database
  const { compounds, garages, transformers, organisations } = tables
  const { place, office, matterId } = file
  const links = (more?: SQL) =>
    db
      .select({ n: countDistinct(matterLinks.caseId) })
      .from(matterLinks)
      .where(and(eq(matterLinks.matterId, matterId), eq(matterLinks.over, false), more))
      .get()?.n ?? 0
  const sealed = db.select().from(matterSealedParts).where(eq(matterSealedParts.matterId, matterId)).all()
  const opened = sealed.flatMap(({ seq, keyId, sealed: bytes }) => {
    const personal = openJson(parts.keys, keyId, bytes)
    // Sealed by this store from a map of JSON pointers; null when its key was destroyed.
    return personal === null ? [] : [[seq, personal as Readonly<Record<string, unknown>>] as const]
  })
  const nameOf = (table: typeof garages | typeof transformers, id: string | null, column: SQL) =>
    id === null ? null : (db.select({ name: table.name }).from(table).where(column).get()?.name ?? null)
  return {
    compound: db.select().from(compounds).where(eq(compounds.compoundId, place.compoundId)).get()?.name ?? '',
    garage: nameOf(garages, place.garageId, eq(garages.garageId, place.garageId ?? '')),
    transformer: nameOf(transformers, place.transformerId, eq(transformers.transformerId, place.transformerId ?? '')),
    office: db.select().from(organisations).where(eq(organisations.organisationId, office.organisationId)).get()?.name ?? '',
    waiting: links(eq(matterLinks.waiting, true)),
    linked: links(),
    requests: linkedRequests(db, matterId),
    personal: new Map(opened),
  }
}

const linkedRequests = (db: Db, matterId: string): MatterContext['requests'] => {
  const { cases, spaces } = tables
  const rows = db
    .select({ caseId: matterLinks.caseId, space: spaces.label, waits: matterLinks.waiting })
    .from(matterLinks)
    .innerJoin(cases, eq(cases.caseId, matterLinks.caseId))
    .innerJoin(spaces, eq(spaces.spaceId, cases.spaceId))
    .where(and(eq(matterLinks.matterId, matterId), eq(matterLinks.over, false)))
    .orderBy(desc(matterLinks.waiting), asc(matterLinks.place), asc(matterLinks.caseId))
    .all()
  // A request can wait in both tracks: it stands here once.
  return rows.filter(({ caseId }, place) => rows.findIndex((other) => other.caseId === caseId) === place)
}
