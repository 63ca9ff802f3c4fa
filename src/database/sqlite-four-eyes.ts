import { and, desc, eq, gt } from 'drizzle-orm'
import type { Ask, FourEyesKind, FourEyesStore } from '../accounts/four-eyes.ts'
import { fourEyes } from './four-eyes-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { removeFactor } from './second-factor-rows.ts'
import { endSessions } from './session-rows.ts'
import { guarded } from './storage-errors.ts'

/** Asks on SQLite. What is done at once is done in the transaction that writes the second person's word. */
export const sqliteFourEyes = ({ db }: OpenDatabase): FourEyesStore => ({
  add: async (ask) =>
    guarded(() => {
      db.insert(fourEyes).values(ask).run()
    }),
  ofOffice: async (office, since) =>
    guarded(() =>
      db
        .select()
        .from(fourEyes)
        .where(and(eq(fourEyes.office, office), gt(fourEyes.askedAt, since)))
        .orderBy(desc(fourEyes.askedAt), desc(fourEyes.askId))
        .limit(200)
        .all()
        .map(toAsk),
    ),
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
