import { and, asc, count, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Colleague, Companies, CompanyCompound, CompanyDesk, Leave, SetBy } from '../companies/ports.ts'
import { companyDuties, companyLeaves } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** The desks of companies on SQLite. */
export const sqliteCompanies = ({ db }: OpenDatabase): Companies => {
  const write = async <T>(work: (tx: Db) => T): Promise<T> =>
    guarded(() => db.transaction((tx) => work(tx), { behavior: 'immediate' }))
  return {
    desk: async (organisationId, today) => guarded(() => deskOf(db, organisationId, today)),
    setDuty: (compoundId, accountId, by) => write((tx) => setDuty(tx, compoundId, accountId, by)),
    setLeave: (accountId, leave, by) => write((tx) => setLeave(tx, accountId, leave, by)),
  }
}

const deskOf = (db: Db, organisationId: string, today: string): CompanyDesk => {
  const people = peopleOf(db, organisationId)
  return { people, compounds: compoundsOf(db, organisationId, today, new Set(people.map(({ accountId }) => accountId))) }
}

/** Active accounts of a company: whoever left stands in no list. */
const peopleOf = (db: Db, organisationId: string): Colleague[] => {
  const { accounts } = tables
  return db
    .select()
    .from(accounts)
    .leftJoin(companyLeaves, eq(companyLeaves.accountId, accounts.accountId))
    .where(and(eq(accounts.organisationId, organisationId), isNull(accounts.disabledAt)))
    .orderBy(asc(accounts.login))
    .all()
    .map(({ accounts: { accountId, login }, company_leaves: leave }) => ({
      accountId,
      login: login ?? '',
      leave: leave && { fromOn: leave.fromOn, untilOn: leave.untilOn, deputyId: leave.deputyId },
    }))
}

/** The compounds whose papers a company issues on a day. */
const issuedBy = (db: Db, organisationId: string, today: string) => {
  const { compounds, compoundIssuers } = tables
  return db
    .selectDistinct({ compoundId: compounds.compoundId, name: compounds.name, district: compounds.district })
    .from(compoundIssuers)
    .innerJoin(compounds, eq(compounds.compoundId, compoundIssuers.compoundId))
    .where(
      and(
        eq(compoundIssuers.organisationId, organisationId),
        lte(compoundIssuers.sinceOn, today),
        or(isNull(compoundIssuers.untilOn), gte(compoundIssuers.untilOn, today)),
      ),
    )
    .orderBy(asc(compounds.name), asc(compounds.compoundId))
    .all()
}

const compoundsOf = (db: Db, organisationId: string, today: string, people: ReadonlySet<string>): CompanyCompound[] => {
  const { cases, stays, caseClocks } = tables
  const numbers = (rows: readonly { readonly compoundId: string; readonly n: number }[]) =>
    new Map(rows.map(({ compoundId, n }) => [compoundId, n]))
  const ofCase = { compoundId: cases.compoundId, n: count() }
  const issued = issuedBy(db, organisationId, today)
  const ids = issued.map(({ compoundId }) => compoundId)
  if (ids.length === 0) return []
  const open = numbers(
    db
      .select(ofCase)
      .from(cases)
      .where(and(inArray(cases.compoundId, ids), eq(cases.kind, 'request'), inArray(cases.phase, ['open', 'works'])))
      .groupBy(cases.compoundId)
      .all(),
  )
  const withUs = numbers(
    db
      .select(ofCase)
      .from(stays)
      .innerJoin(cases, eq(cases.caseId, stays.caseId))
      .where(and(isNull(stays.leftSeq), eq(stays.holder, 'property'), eq(stays.organisationId, organisationId)))
      .groupBy(cases.compoundId)
      .all(),
  )
  const late = numbers(
    db
      .select(ofCase)
      .from(caseClocks)
      .innerJoin(cases, eq(cases.caseId, caseClocks.caseId))
      .where(and(eq(caseClocks.organisationId, organisationId), isNull(caseClocks.endedOn), lt(caseClocks.dueOn, today)))
      .groupBy(cases.compoundId)
      .all(),
  )
  const duties = db.select().from(companyDuties).where(eq(companyDuties.organisationId, organisationId)).all()
  return issued.map((compound) => {
    const named = duties.find(({ compoundId }) => compoundId === compound.compoundId)?.accountId ?? null
    return {
      ...compound,
      responsibleId: named !== null && people.has(named) ? named : null,
      open: open.get(compound.compoundId) ?? 0,
      withUs: withUs.get(compound.compoundId) ?? 0,
      late: late.get(compound.compoundId) ?? 0,
    }
  })
}

const isColleague = (tx: Db, accountId: string, organisationId: string): boolean => {
  const { accounts } = tables
  const there = and(eq(accounts.accountId, accountId), eq(accounts.organisationId, organisationId), isNull(accounts.disabledAt))
  return tx.select({ accountId: accounts.accountId }).from(accounts).where(there).get() !== undefined
}

const setDuty = (tx: Db, compoundId: string, accountId: string | null, { organisationId, ...by }: SetBy): boolean => {
  const { compoundIssuers } = tables
  const issues = and(eq(compoundIssuers.organisationId, organisationId), eq(compoundIssuers.compoundId, compoundId))
  if (!tx.select().from(compoundIssuers).where(issues).get()) return false
  if (accountId === null) {
    const own = and(eq(companyDuties.organisationId, organisationId), eq(companyDuties.compoundId, compoundId))
    tx.delete(companyDuties).where(own).run()
    return true
  }
  if (!isColleague(tx, accountId, organisationId)) return false
  const row = { organisationId, compoundId, accountId, setBy: by.accountId, setAt: by.now }
  const target = [companyDuties.organisationId, companyDuties.compoundId]
  tx.insert(companyDuties).values(row).onConflictDoUpdate({ target, set: row }).run()
  return true
}

const setLeave = (tx: Db, accountId: string, leave: Leave | null, { organisationId, ...by }: SetBy): boolean => {
  if (!isColleague(tx, accountId, organisationId)) return false
  if (leave === null) {
    tx.delete(companyLeaves).where(eq(companyLeaves.accountId, accountId)).run()
    return true
  }
  if (!isColleague(tx, leave.deputyId, organisationId)) return false
  const row = { accountId, organisationId, ...leave, setBy: by.accountId, setAt: by.now }
  tx.insert(companyLeaves).values(row).onConflictDoUpdate({ target: companyLeaves.accountId, set: row }).run()
  return true
}
