import { eq, inArray } from 'drizzle-orm'
import { ordersOf } from '../../workflows/case/memory/orders.ts'
import type { CaseNames, StoredCase } from '../cases/ports.ts'
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
    ...db
      .select({ id: tables.caseParties.organisationId })
      .from(tables.caseParties)
      .where(eq(tables.caseParties.caseId, stored.caseId))
      .all()
      .map(({ id }) => id),
  ].filter((id) => typeof id === 'string')
  const organisations =
    ids.length === 0 ? [] : db.select().from(tables.organisations).where(inArray(tables.organisations.organisationId, ids)).all()
  const compound = db.select().from(tables.compounds).where(eq(tables.compounds.compoundId, stored.compoundId)).get()
  const space = db.select().from(tables.spaces).where(eq(tables.spaces.spaceId, stored.spaceId)).get()
  return {
    compound: compound?.name ?? '',
    space: space?.label ?? '',
    organisations: new Map(organisations.map((row) => [row.organisationId, row.name])),
    creditCodes: new Map(organisations.flatMap((row) => (row.creditCode === null ? [] : [[row.organisationId, row.creditCode]]))),
  }
}
