import { eq } from 'drizzle-orm'
import type { CompanyContact, CompanyContacts, ContactPoints } from '../companies/contacts.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { openJson, sealJson } from '../sealing/seal.ts'
import { companyContacts } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { withBranches } from './sqlite-branches.ts'
import { guarded } from './storage-errors.ts'
import { organisations } from './tables.ts'

/** The phones and addresses of companies on SQLite, sealed. */
export const sqliteCompanyContacts = ({
  database: { db },
  keys,
}: {
  readonly database: OpenDatabase
  readonly keys: KeyRing
}): CompanyContacts => ({
  of: async (organisationId) => guarded(() => contactOf(db, keys, organisationId)),
  set: async (organisationId, change, by) =>
    guarded(() => db.transaction((tx) => set({ tx, keys }, organisationId, change, by), { behavior: 'immediate' })),
  isOwn: async (organisationId, caller) =>
    guarded(() => withBranches(db, caller).some((one) => one.organisationId === organisationId)),
})

const set = (
  { tx, keys }: { readonly tx: Db; readonly keys: KeyRing },
  organisationId: string,
  change: Partial<ContactPoints & Pick<CompanyContact, 'rhythm' | 'language'>>,
  { accountId, now }: { readonly accountId: string; readonly now: string },
): boolean => {
  const party = partyOf(tx, organisationId)
  // Only what names a company before the public goes to a phone; everything else is in the inbox and the mail of it.
  if (party === null || (party !== 'property' && change.phone)) return false
  const known = contactOf(tx, keys, organisationId)
  const { phone = null, mail = null, rhythm = 'daily', language = 'zh' } = { ...known, ...change }
  if (phone === null && mail === null) {
    tx.delete(companyContacts).where(eq(companyContacts.organisationId, organisationId)).run()
    return true
  }
  const key = keys.keyFor(`company ${organisationId}`, 'contact')
  const sealed = sealJson(key, { phone, mail } satisfies ContactPoints)
  // Whoever gives an address has mail of what comes from then on.
  const mailedUntil = (known?.mail && rowOf(tx, organisationId)?.mailedUntil) || now
  const row = { keyId: key.keyId, sealed, setBy: accountId, setAt: now, rhythm, language, mailedUntil }
  tx.insert(companyContacts)
    .values({ organisationId, ...row })
    .onConflictDoUpdate({ target: companyContacts.organisationId, set: row })
    .run()
  return true
}

const partyOf = (db: Db, organisationId: string): string | null =>
  db.select({ party: organisations.party }).from(organisations).where(eq(organisations.organisationId, organisationId)).get()
    ?.party ?? null

const rowOf = (db: Db, organisationId: string) =>
  db.select().from(companyContacts).where(eq(companyContacts.organisationId, organisationId)).get()

const contactOf = (db: Db, keys: KeyRing, organisationId: string): CompanyContact | null => {
  const row = rowOf(db, organisationId)
  if (!row) return null
  // Sealed above from exactly this shape, and before there were addresses as the bare phone; null: the key was destroyed.
  const points = openJson(keys, row.keyId, row.sealed) as ContactPoints | string | null
  if (points === null) return null
  return { ...(typeof points === 'string' ? { phone: points, mail: null } : points), ...choicesOf(row), setAt: row.setAt }
}

// Written above from exactly these.
const choicesOf = ({ rhythm, language }: typeof companyContacts.$inferSelect) => ({
  rhythm: rhythm as CompanyContact['rhythm'],
  language: language as CompanyContact['language'],
})
