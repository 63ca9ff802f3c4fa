import { aliasedTable, and, asc, desc, eq, or } from 'drizzle-orm'
import type { Branches, BranchRecord } from '../companies/branches.ts'
import { organisationParents } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { organisations, accounts } = tables

/** Head offices and their branches on SQLite. */
export const sqliteBranches = ({ db }: OpenDatabase): Branches => ({
  read: async (organisationId) => guarded(() => (isCompany(db, organisationId) ? recordOf(db, organisationId) : null)),
  setParent: async (organisationId, parentId, by) =>
    guarded(() => db.transaction((tx) => setParent(tx, organisationId, parentId, by), { behavior: 'immediate' })),
})

/** A company with its branches: what its people read. Nobody but a property company has any. */
export const withBranches = (db: Db, organisationId: string) =>
  db
    .select({ organisationId: organisations.organisationId, name: organisations.name })
    .from(organisations)
    .where(
      or(
        eq(organisations.organisationId, organisationId),
        and(eq(organisations.parentId, organisationId), eq(organisations.party, 'property')),
      ),
    )
    .orderBy(asc(organisations.name), asc(organisations.organisationId))
    .all()

const isCompany = (db: Db, organisationId: string): boolean => {
  const company = and(eq(organisations.organisationId, organisationId), eq(organisations.party, 'property'))
  return db.select({ name: organisations.name }).from(organisations).where(company).get() !== undefined
}

const parentOf = (db: Db, organisationId: string): string | null =>
  db
    .select({ parentId: organisations.parentId })
    .from(organisations)
    .where(eq(organisations.organisationId, organisationId))
    .get()?.parentId ?? null

const hasBranches = (db: Db, organisationId: string): boolean =>
  db.select({ name: organisations.name }).from(organisations).where(eq(organisations.parentId, organisationId)).limit(1).get() !==
  undefined

const setParent = (
  tx: Db,
  organisationId: string,
  parentId: string | null,
  by: { readonly accountId: string; readonly now: string },
): 'kept' | 'unknown' | 'notPossible' => {
  if (!isCompany(tx, organisationId)) return 'unknown'
  if (parentOf(tx, organisationId) === parentId) return 'kept'
  if (parentId !== null) {
    const fits =
      parentId !== organisationId &&
      isCompany(tx, parentId) &&
      parentOf(tx, parentId) === null &&
      !hasBranches(tx, organisationId)
    if (!fits) return 'notPossible'
  }
  const own = eq(organisationParents.organisationId, organisationId)
  const last = tx.select().from(organisationParents).where(own).orderBy(desc(organisationParents.version)).get()
  tx.insert(organisationParents)
    .values({ organisationId, version: (last?.version ?? 0) + 1, parentId, setBy: by.accountId, setAt: by.now })
    .run()
  tx.update(organisations).set({ parentId }).where(eq(organisations.organisationId, organisationId)).run()
  return 'kept'
}

const recordOf = (db: Db, organisationId: string): BranchRecord => {
  const parent = aliasedTable(organisations, 'parent')
  const changes = db
    .select({
      parentId: organisationParents.parentId,
      parentName: parent.name,
      setBy: accounts.login,
      setAt: organisationParents.setAt,
    })
    .from(organisationParents)
    .leftJoin(parent, eq(parent.organisationId, organisationParents.parentId))
    .leftJoin(accounts, eq(accounts.accountId, organisationParents.setBy))
    .where(eq(organisationParents.organisationId, organisationId))
    .orderBy(desc(organisationParents.version))
    .all()
  const [last] = changes
  return { parentId: last?.parentId ?? null, parentName: last?.parentName ?? null, changes }
}
