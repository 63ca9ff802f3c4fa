import { eq, inArray, sql } from 'drizzle-orm'
import { ordersOf } from '../../workflows/case/memory/orders.ts'
import type { CaseNames, StoredCase } from '../cases/ports.ts'
import { builtForList, builtOnce } from './built-once.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** The names of the places and bodies of a case, as they are today. */
export const readNames = (db: Db, stored: StoredCase): CaseNames => {
  const { facts, issuer, namedBodies, matters } = stored.file.memory
  const ids = [
    ...(facts?.issuers.map((candidate) => candidate.organisationId) ?? []),
    facts?.centreId,
    facts?.bureauId,
    facts?.fireId,
    facts?.gridId,
    facts?.communityId,
    issuer?.organisationId,
    namedBodies.fire,
    namedBodies.grid,
    ...ordersOf(facts).map(({ office }) => office.organisationId),
    ...matters.map(({ matter }) => matter.office.organisationId),
    // Whoever once had a role: a former company is still named on what it did.
    ...partiesQuery(db)
      .all({ caseId: stored.caseId })
      .map(({ id }) => id),
  ].filter((id) => typeof id === 'string')
  const organisations = organisationsNamed(db, [...new Set(ids)])
  const compound = compoundQuery(db).get({ compoundId: stored.compoundId })
  const space = spaceQuery(db).get({ spaceId: stored.spaceId })
  return {
    compound: compound?.name ?? '',
    space: space?.label ?? '',
    organisations: new Map(organisations.map((row) => [row.organisationId, row.name])),
    creditCodes: new Map(organisations.flatMap((row) => (row.creditCode === null ? [] : [[row.organisationId, row.creditCode]]))),
  }
}

const partiesQuery = builtOnce((db) =>
  db
    .selectDistinct({ id: tables.caseParties.organisationId })
    .from(tables.caseParties)
    .where(eq(tables.caseParties.caseId, sql.placeholder('caseId')))
    .prepare(),
)

const compoundQuery = builtOnce((db) =>
  db
    .select({ name: tables.compounds.name })
    .from(tables.compounds)
    .where(eq(tables.compounds.compoundId, sql.placeholder('compoundId')))
    .prepare(),
)

const spaceQuery = builtOnce((db) =>
  db
    .select({ label: tables.spaces.label })
    .from(tables.spaces)
    .where(eq(tables.spaces.spaceId, sql.placeholder('spaceId')))
    .prepare(),
)

const organisationsQuery = builtForList((db, places) => {
  const { organisationId, name, creditCode } = tables.organisations
  return db
    .select({ organisationId, name, creditCode })
    .from(tables.organisations)
    .where(inArray(organisationId, places))
    .prepare()
})

const organisationsNamed = (db: Db, [first, ...rest]: readonly string[]) => {
  if (first === undefined) return []
  const { query, values } = organisationsQuery(db, [first, ...rest])
  return query.all(values)
}
