import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import { type ChangeFault, faultAt } from '../compounds/faults.ts'
import { nameKey } from '../compounds/names.ts'
import type { DistrictStore, Organisation, OrganisationOutcome, OrganisationStore, Unchanged } from '../compounds/ports.ts'
import { raiseVersion } from './compound-rows.ts'
import { afterCursor, namePart, pageOf } from './name-pages.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded, isUniqueViolation } from './storage-errors.ts'
import * as tables from './tables.ts'

const { compoundIssuers, compounds, districts, organisationDistricts, organisations } = tables

const { code, nameZh, nameEn, rulesPackId } = districts
const shownOfDistrict = { code, nameZh, nameEn, rulesPackId }

/** The districts on SQLite. */
export const sqliteDistricts = ({ db }: OpenDatabase): DistrictStore => ({
  all: async () => guarded(() => db.select(shownOfDistrict).from(districts).orderBy(asc(districts.code)).all()),
  add: async (district) => guarded(() => db.insert(districts).values(district).onConflictDoNothing().run().changes === 1),
  change: async (changed, change) =>
    guarded(() => {
      const chosen = eq(code, changed)
      const set = given(change)
      if (Object.keys(set).length === 0) return db.select(shownOfDistrict).from(districts).where(chosen).get() ?? null
      return db.update(districts).set(set).where(chosen).returning(shownOfDistrict).get() ?? null
    }),
})

/** The fields of a change that were sent. */
const given = <T extends object>(change: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  // What is left has the same keys with their own values.
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** The organisations on SQLite. */
export const sqliteOrganisations = ({ db }: OpenDatabase): OrganisationStore => ({
  find: async ({ text, party, cursor, limit }) =>
    guarded(() => {
      const { name, organisationId } = organisations
      const rows = db
        .select()
        .from(organisations)
        .where(
          and(
            namePart(name, text),
            party === null ? undefined : eq(organisations.party, party),
            afterCursor(name, organisationId, cursor),
          ),
        )
        .orderBy(asc(name), asc(organisationId))
        .limit(limit + 1)
        .all()
      const page = pageOf(rows, limit, (row) => row.organisationId)
      return { ...page, found: withDistricts(db, page.found) }
    }),
  read: async (organisationId) => guarded(() => readOrganisation(db, organisationId)),
  add: async (organisation, now) => inTransaction(db, (tx) => add(tx, organisation, now)),
  change: async (organisationId, change) =>
    inTransaction(db, (tx) => {
      const before = readOrganisation(tx, organisationId)
      return before ? replace(tx, before, { ...before, ...given(change) }) : { kind: 'unknown' }
    }),
})

const inTransaction = (db: Db, work: (tx: Db) => OrganisationOutcome): OrganisationOutcome => {
  try {
    return guarded(() => db.transaction(work, { behavior: 'immediate' }))
  } catch (error) {
    if (isUniqueViolation(error, 'organisations.credit_code')) return taken('/creditCode', 'CODE_TAKEN')
    throw error
  }
}

const add = (tx: Db, organisation: Organisation, now: string): OrganisationOutcome => {
  const wrong = unknownDistricts(tx, organisation)
  if (wrong) return wrong
  if (isThere(tx, organisation)) return taken('/name', 'NAME_TAKEN', organisation.name)
  const { districts: _, ...row } = organisation
  tx.insert(organisations)
    .values({ ...row, createdAt: now })
    .run()
  writeDistricts(tx, organisation)
  return { kind: 'changed', organisation, compounds: touched(tx, { ...organisation, districts: [] }, organisation) }
}

const replace = (tx: Db, before: Organisation, after: Organisation): OrganisationOutcome => {
  const wrong = unknownDistricts(tx, after)
  if (wrong) return wrong
  if (isThere(tx, after)) return taken('/name', 'NAME_TAKEN', after.name)
  const { districts: _, ...row } = after
  tx.update(organisations).set(row).where(eq(organisations.organisationId, after.organisationId)).run()
  writeDistricts(tx, after)
  return { kind: 'changed', organisation: after, compounds: touched(tx, before, after) }
}

const taken = (pointer: string, code: 'NAME_TAKEN' | 'CODE_TAKEN', value = ''): Unchanged => ({
  kind: 'taken',
  faults: [faultAt(pointer, code, { value })],
})

const unknownDistricts = (tx: Db, { districts: named }: Organisation): Unchanged | null => {
  const known = new Set(
    tx
      .select({ code: districts.code })
      .from(districts)
      .all()
      .map(({ code }) => code),
  )
  const faults: ChangeFault[] = named.flatMap((code, index) =>
    known.has(code) ? [] : [faultAt(`/districts/${index}`, 'DISTRICT_UNKNOWN', { value: code })],
  )
  return faults.length > 0 ? { kind: 'wrong', faults } : null
}

/** Whether there is another body of the same party and name that no credit code and no district tells apart. */
const isThere = (tx: Db, organisation: Organisation): boolean => {
  const others = tx
    .select()
    .from(organisations)
    .where(and(eq(organisations.party, organisation.party), ne(organisations.organisationId, organisation.organisationId)))
    .all()
    .filter(({ name }) => nameKey(name) === nameKey(organisation.name))
  return withDistricts(tx, others).some(({ creditCode, districts: where }) => {
    if (creditCode !== null && organisation.creditCode !== null) return false
    const meets = where.some((code) => organisation.districts.includes(code))
    return meets || where.length === 0 || organisation.districts.length === 0
  })
}

const writeDistricts = (tx: Db, { organisationId, districts: codes }: Organisation): void => {
  tx.delete(organisationDistricts).where(eq(organisationDistricts.organisationId, organisationId)).run()
  for (const district of codes) tx.insert(organisationDistricts).values({ organisationId, district }).run()
}

/** The offices that a district gives to every case in it. */
const offices: readonly Party[] = ['centre', 'bureau', 'fire', 'grid']

/**
 * Raises the versions of the compounds whose facts differ now: an inbox belongs to the compounds for which the body issues,
 * an office to all of its districts. Their ids.
 */
const touched = (tx: Db, before: Organisation, after: Organisation): string[] => {
  const { organisationId } = after
  const issuedFor =
    before.inboxSinceOn === after.inboxSinceOn
      ? []
      : tx
          .selectDistinct({ compoundId: compoundIssuers.compoundId })
          .from(compoundIssuers)
          .where(eq(compoundIssuers.organisationId, organisationId))
          .all()
  const moved = offices.includes(after.party)
    ? [...new Set([...before.districts, ...after.districts])].filter(
        (code) => before.districts.includes(code) !== after.districts.includes(code),
      )
    : []
  const within = tx.select({ compoundId: compounds.compoundId }).from(compounds).where(inArray(compounds.district, moved)).all()
  const ids = [...new Set([...issuedFor, ...within].map(({ compoundId }) => compoundId))]
  for (const compoundId of ids) raiseVersion(tx, compoundId)
  return ids
}

type OrganisationRow = typeof organisations.$inferSelect

const withDistricts = (db: Db, rows: readonly OrganisationRow[]): Organisation[] => {
  const ids = rows.map(({ organisationId }) => organisationId)
  const links = db
    .select()
    .from(organisationDistricts)
    .where(inArray(organisationDistricts.organisationId, ids))
    .orderBy(asc(organisationDistricts.district))
    .all()
  const byId = Map.groupBy(links, ({ organisationId }) => organisationId)
  return rows.map((row) => toOrganisation(row, byId.get(row.organisationId) ?? []))
}

const toOrganisation = (
  // Whose branch it is, is nothing that a register tells everybody.
  { createdAt: _, parentId: __, ...row }: OrganisationRow,
  links: readonly { readonly district: string }[],
): Organisation => ({
  ...row,
  // Parties and kinds were checked against their lists before they were written.
  party: row.party as Party,
  kind: row.kind as Organisation['kind'],
  districts: links.map(({ district }) => district),
})

/** An organisation with its districts; null when it is not there. */
export const readOrganisation = (db: Db, organisationId: string): Organisation | null => {
  const row = db.select().from(organisations).where(eq(organisations.organisationId, organisationId)).get()
  return row ? (withDistricts(db, [row])[0] ?? null) : null
}

/** All organisations. An import names companies by code and by name. */
export const allOrganisations = (db: Db): Organisation[] => {
  const byId = Map.groupBy(db.select().from(organisationDistricts).all(), ({ organisationId }) => organisationId)
  return db
    .select()
    .from(organisations)
    .all()
    .map((row) => toOrganisation(row, byId.get(row.organisationId) ?? []))
}
