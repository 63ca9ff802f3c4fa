import { and, asc, count, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import type { Account, AccountQuery } from '../accounts/ports.ts'
import type { AccountStore, NewOwner, NewStaff, Sealed } from '../accounts/store.ts'
import { builtOnce } from './built-once.ts'
import { loginRows } from './login-rows.ts'
import { ownerMessages } from './message-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { piles } from './pile-tables.ts'
import { secondFactorRows } from './second-factor-rows.ts'
import { endSessions, sessionRows } from './session-rows.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { accounts, organisations } = tables

/** Accounts on SQLite. Every write is one immediate transaction: what it read cannot change before it writes. */
export const sqliteAccountStore = (database: OpenDatabase): AccountStore => {
  const { db } = database
  const write = async <T>(work: (tx: Db) => T): Promise<T> =>
    guarded(() => db.transaction((tx) => work(tx), { behavior: 'immediate' }))
  return {
    ...loginRows(write),
    ...sessionRows(db, write),
    ...secondFactorRows(db, write),
    ownerByPhone: (phoneLookup, now, make) => write((tx) => findOrAddOwner(tx, phoneLookup, now, make)),
    changePhone: (accountId, phone, now, keep) => write((tx) => changePhone(tx, { accountId, phone, now, keep })),
    sealedPhone: async (accountId) =>
      guarded(() => {
        const row = sealedQuery(db).get({ accountId })
        return row?.keyId && row.sealed ? { keyId: row.keyId, sealed: row.sealed } : null
      }),
    account: async (accountId) => guarded(() => accountIn(db, accountId)),
    staffByLogin: async (login) =>
      guarded(() => {
        const row = db.select().from(accounts).where(eq(accounts.login, login)).get()
        if (!row?.passwordHash) return null
        return { account: toAccount(row), passwordHash: row.passwordHash, initialUntil: row.initialUntil }
      }),
    passwordOf: async (accountId) =>
      guarded(() => db.select().from(accounts).where(eq(accounts.accountId, accountId)).get()?.passwordHash ?? null),
    addStaff: (staff) => write((tx) => addStaff(tx, staff)),
    list: async (query) => guarded(() => listAccounts(db, query)),
    disable: (accountId, now, keepOneOf) => write((tx) => disable(tx, accountId, now, keepOneOf)),
  }
}

const toAccount = (row: typeof accounts.$inferSelect): Account => ({
  accountId: row.accountId,
  // Only parties are ever written to this column.
  party: row.party as Party,
  organisationId: row.organisationId,
  login: row.login,
  createdAt: row.createdAt,
  disabledAt: row.disabledAt,
})

const accountIn = (db: Db, accountId: string): Account | null => {
  const row = db.select().from(accounts).where(eq(accounts.accountId, accountId)).get()
  return row ? toAccount(row) : null
}

const findOrAddOwner = (tx: Db, phoneLookup: string, now: string, make: () => NewOwner): Account => {
  const known = tx.select().from(accounts).where(eq(accounts.phoneLookup, phoneLookup)).get()
  if (known) return toAccount(known)
  const { accountId, phone } = make()
  return toAccount(
    tx
      .insert(accounts)
      .values({ accountId, party: 'owner', phoneLookup, ...phone, createdAt: now })
      .returning()
      .get(),
  )
}

const changePhone = (
  tx: Db,
  at: {
    readonly accountId: string
    readonly phone: Sealed & { readonly phoneLookup: string }
    readonly now: string
    readonly keep: string
  },
): number | 'taken' => {
  const { accountId, phone, now, keep } = at
  const other = tx.select().from(accounts).where(eq(accounts.phoneLookup, phone.phoneLookup)).get()
  if (other && other.accountId !== accountId) {
    if (hasOwned(tx, other.accountId)) return 'taken'
    const given = { phoneLookup: null, keyId: null, sealed: null, disabledAt: now }
    tx.update(accounts).set(given).where(eq(accounts.accountId, other.accountId)).run()
    tx.delete(ownerMessages).where(eq(ownerMessages.accountId, other.accountId)).run()
    endSessions(tx, other.accountId, now)
  }
  tx.update(accounts).set(phone).where(eq(accounts.accountId, accountId)).run()
  return endSessions(tx, accountId, now, keep)
}

/** Whether an owner has, or ever had, a request or a pile. */
const hasOwned = (tx: Db, accountId: string): boolean =>
  tx.select().from(tables.cases).where(eq(tables.cases.ownerAccountId, accountId)).limit(1).get() !== undefined ||
  tx.select().from(piles).where(eq(piles.ownerAccountId, accountId)).limit(1).get() !== undefined

const addStaff = (tx: Db, staff: NewStaff): Account | 'loginTaken' | 'organisationUnknown' => {
  if (tx.select().from(accounts).where(eq(accounts.login, staff.login)).get()) return 'loginTaken'
  const { organisationId } = staff
  // Somebody who works for a company is the company in a case: never an office, whatever the account says.
  const placed =
    organisationId === null
      ? staff.party === 'operator'
      : tx
          .select()
          .from(organisations)
          .where(and(eq(organisations.organisationId, organisationId), eq(organisations.party, staff.party)))
          .get() !== undefined
  if (!placed) return 'organisationUnknown'
  return toAccount(tx.insert(accounts).values(staff).returning().get())
}

const listAccounts = (db: Db, query: AccountQuery): { accounts: Account[]; nextCursor: string | null } => {
  const rows = db
    .select()
    .from(accounts)
    .where(
      and(
        query.party === null ? undefined : eq(accounts.party, query.party),
        query.cursor === null ? undefined : gt(accounts.accountId, query.cursor),
      ),
    )
    .orderBy(asc(accounts.accountId))
    .limit(query.limit + 1)
    .all()
  const page = rows.slice(0, query.limit).map(toAccount)
  return { accounts: page, nextCursor: rows.length > query.limit ? (page.at(-1)?.accountId ?? null) : null }
}

const disable = (tx: Db, accountId: string, now: string, keepOneOf: Party): Account | 'unknown' | 'lastOne' => {
  const account = accountIn(tx, accountId)
  if (!account) return 'unknown'
  if (account.disabledAt !== null) return account
  if (account.party === keepOneOf && activeOf(tx, keepOneOf) <= 1) return 'lastOne'
  tx.update(accounts).set({ disabledAt: now }).where(eq(accounts.accountId, accountId)).run()
  endSessions(tx, accountId, now)
  return { ...account, disabledAt: now }
}

const activeOf = (tx: Db, party: Party): number =>
  tx
    .select({ active: count() })
    .from(accounts)
    .where(and(eq(accounts.party, party), isNull(accounts.disabledAt)))
    .get()?.active ?? 0

const sealedQuery = builtOnce((db) =>
  db
    .select({ keyId: accounts.keyId, sealed: accounts.sealed })
    .from(accounts)
    .where(eq(accounts.accountId, sql.placeholder('accountId')))
    .prepare(),
)
