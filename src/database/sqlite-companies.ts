import { and, asc, count, desc, eq, gte, inArray, isNull, lt, lte, or } from 'drizzle-orm'
import type { Colleague, Companies, CompanyCompound, CompanyDesk, Leave, SetBy } from '../companies/ports.ts'
import { companyDuties, companyLeaves } from './company-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { withBranches } from './sqlite-branches.ts'
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
  const group = withBranches(db, organisationId)
  const people = group.flatMap((one) => peopleOf(db, one.organisationId))
  const known = new Set(people.map(({ accountId }) => accountId))
  return {
    people,
    compounds: group.flatMap((one) => compoundsOf(db, one.organisationId, today, known)),
    branches: group.filter((one) => one.organisationId !== organisationId),
  }
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
      organisationId,
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
      organisationId,
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

/** Whose compound it is: the company's own, or that of one of its branches. */
const issuerIn = (tx: Db, compoundId: string, group: readonly string[]): string | null => {
  const { compoundIssuers } = tables
  const issues = and(inArray(compoundIssuers.organisationId, [...group]), eq(compoundIssuers.compoundId, compoundId))
  const issuers = tx
    .select({ organisationId: compoundIssuers.organisationId })
    .from(compoundIssuers)
    .where(issues)
    .orderBy(desc(compoundIssuers.sinceOn))
    .all()
  return issuers[0]?.organisationId ?? null
}

/** Whom an account works for, if that is the company or one of its branches. */
const employerIn = (tx: Db, accountId: string, group: readonly string[]): string | null =>
  group.find((organisationId) => isColleague(tx, accountId, organisationId)) ?? null

const groupOf = (tx: Db, organisationId: string): readonly string[] =>
  withBranches(tx, organisationId).map((one) => one.organisationId)

const setDuty = (tx: Db, compoundId: string, accountId: string | null, { organisationId: caller, ...by }: SetBy): boolean => {
  const organisationId = issuerIn(tx, compoundId, groupOf(tx, caller))
  if (organisationId === null) return false
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

const setLeave = (tx: Db, accountId: string, leave: Leave | null, { organisationId: caller, ...by }: SetBy): boolean => {
  const organisationId = employerIn(tx, accountId, groupOf(tx, caller))
  if (organisationId === null) return false
  if (leave === null) {
    tx.delete(companyLeaves).where(eq(companyLeaves.accountId, accountId)).run()
    return true
  }
  if (!isColleague(tx, leave.deputyId, organisationId)) return false
  const row = { accountId, organisationId, ...leave, setBy: by.accountId, setAt: by.now }
  tx.insert(companyLeaves).values(row).onConflictDoUpdate({ target: companyLeaves.accountId, set: row }).run()
  return true
}
