import { and, desc, eq, gt, isNull, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Ask, FourEyesKind, FourEyesStore, NamedAsk } from '../accounts/four-eyes.ts'
import { fourEyes } from './four-eyes-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { removeFactor } from './second-factor-rows.ts'
import { endSessions } from './session-rows.ts'
import { guarded } from './storage-errors.ts'
import { accounts, cases, organisations } from './tables.ts'

/** Asks on SQLite. What is done at once is done in the transaction that writes the second person's word. */
export const sqliteFourEyes = ({ db }: OpenDatabase): FourEyesStore => ({
  add: async (ask) =>
    guarded(() => {
      db.insert(fourEyes).values(ask).run()
    }),
  ofOffice: async (office, since) =>
    guarded(() =>
      named(db)
        .where(and(eq(fourEyes.office, office), gt(fourEyes.askedAt, since)))
        .orderBy(desc(fourEyes.askedAt), desc(fourEyes.askId))
        .limit(200)
        .all()
        .map(toNamed),
    ),
  ofSubject: async (subject) =>
    guarded(() =>
      named(db)
        .where(eq(fourEyes.subject, subject))
        .orderBy(desc(fourEyes.askedAt), desc(fourEyes.askId))
        .limit(200)
        .all()
        .map(toNamed),
    ),
  hasSecond: async ({ accountId, party, organisationId }) =>
    guarded(() => {
      const sameOffice = organisationId === null ? isNull(accounts.organisationId) : eq(accounts.organisationId, organisationId)
      const another = and(ne(accounts.accountId, accountId), eq(accounts.party, party), sameOffice, isNull(accounts.disabledAt))
      return db.select({ accountId: accounts.accountId }).from(accounts).where(another).limit(1).get() !== undefined
    }),
  endHold: async (askId, now) =>
    guarded(() => {
      db.update(fourEyes).set({ holdsUntilAt: now }).where(eq(fourEyes.askId, askId)).run()
    }),
  decide: async (askId, judge) =>
    guarded(() =>
      db.transaction(
        (tx) => {
          const row = tx.select().from(fourEyes).where(eq(fourEyes.askId, askId)).get()
          if (!row) return 'unknown'
          const ask = toAsk(row)
          const decided = judge(ask)
          if (typeof decided === 'string') return decided
          tx.update(fourEyes).set(decided).where(eq(fourEyes.askId, askId)).run()
          if (decided.verdict === 'confirmed' && decided.secondAt !== null) done(tx, ask, decided.secondAt)
          return { ...ask, ...decided }
        },
        { behavior: 'immediate' },
      ),
    ),
})

const done = (tx: Db, { kind, subject }: Ask, now: string): void => {
  if (kind !== 'resetSecondFactor') return
  removeFactor(tx, subject)
  // Whoever came in with the lost device is out.
  endSessions(tx, subject, now)
}

// Only kinds and verdicts are ever written to these columns.
const toAsk = (row: typeof fourEyes.$inferSelect): Ask => ({
  ...row,
  kind: row.kind as FourEyesKind,
  verdict: row.verdict as Ask['verdict'],
})

/** Asks with the names of who and what they speak of. */
const named = (db: Db) => {
  const askers = alias(accounts, 'askers')
  const seconds = alias(accounts, 'seconds')
  const subjects = alias(accounts, 'subjects')
  return db
    .select({
      ask: fourEyes,
      askedByName: askers.login,
      secondByName: seconds.login,
      login: subjects.login,
      caseNumber: cases.caseNumber,
      officeName: organisations.name,
    })
    .from(fourEyes)
    .leftJoin(askers, eq(askers.accountId, fourEyes.askedBy))
    .leftJoin(seconds, eq(seconds.accountId, fourEyes.secondBy))
    .leftJoin(subjects, eq(subjects.accountId, fourEyes.subject))
    .leftJoin(cases, eq(cases.caseId, fourEyes.subject))
    .leftJoin(organisations, eq(organisations.organisationId, fourEyes.office))
    .$dynamic()
}

const toNamed = ({ ask, login, caseNumber, ...names }: ReturnType<ReturnType<typeof named>['all']>[number]): NamedAsk => ({
  ...toAsk(ask),
  ...names,
  subjectName: login ?? caseNumber,
})
