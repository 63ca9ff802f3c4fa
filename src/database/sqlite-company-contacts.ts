import { and, eq } from 'drizzle-orm'
import type { CompanyContact, CompanyContacts } from '../companies/contacts.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import { companyContacts } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { withBranches } from './sqlite-branches.ts'
import { guarded } from './storage-errors.ts'
import { organisations } from './tables.ts'

/** The phones of companies on SQLite, sealed. */
export const sqliteCompanyContacts = ({
  database: { db },
  keys,
}: {
  readonly database: OpenDatabase
  readonly keys: KeyRing
}): CompanyContacts => ({
  of: async (organisationId) => guarded(() => contactOf(db, keys, organisationId)),
  set: async (organisationId, phone, { accountId, now }) =>
    guarded(() => {
      if (!isCompany(db, organisationId)) return false
      if (phone === null) {
        db.delete(companyContacts).where(eq(companyContacts.organisationId, organisationId)).run()
        return true
      }
      const key = keys.keyFor(`company ${organisationId}`, 'contact')
      const row = { keyId: key.keyId, sealed: sealJson(key, phone), setBy: accountId, setAt: now }
      db.insert(companyContacts)
        .values({ organisationId, ...row })
        .onConflictDoUpdate({ target: companyContacts.organisationId, set: row })
        .run()
      return true
    }),
  isOwn: async (organisationId, caller) =>
    guarded(() => withBranches(db, caller).some((one) => one.organisationId === organisationId)),
})

const isCompany = (db: Db, organisationId: string): boolean =>
  db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.organisationId, organisationId), eq(organisations.party, 'property')))
    .get() !== undefined

const contactOf = (db: Db, keys: KeyRing, organisationId: string): CompanyContact | null => {
  const row = db.select().from(companyContacts).where(eq(companyContacts.organisationId, organisationId)).get()
  // Sealed above from exactly this shape.
  const phone = row ? (openJson(keys, row.keyId, row.sealed) as string | null) : null
  return row && phone !== null ? { phone, setAt: row.setAt } : null
}
