import { and, asc, eq, isNotNull, min } from 'drizzle-orm'
import type { Frozen, FrozenKind, FrozenStore } from '../statistics/frozen.ts'
import { frozenFigures } from './frozen-tables.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import { cases } from './tables.ts'

const { kind, period, scope } = frozenFigures

/** Frozen figures on SQLite. A row is written once; a second freeze of the same period changes nothing. */
export const sqliteFrozen = ({ db }: OpenDatabase): FrozenStore => ({
  add: async (frozen) =>
    guarded(() => {
      db.insert(frozenFigures).values(frozen).onConflictDoNothing().run()
    }),
  read: async (name) =>
    guarded(() => {
      const row = db
        .select()
        .from(frozenFigures)
        .where(and(eq(kind, name.kind), eq(period, name.period), eq(scope, name.scope)))
        .get()
      return row ? toFrozen(row) : null
    }),
  periods: async (of) =>
    guarded(() =>
      db
        .select({ period })
        .from(frozenFigures)
        .where(and(eq(kind, of.kind), eq(scope, of.scope)))
        .orderBy(asc(period))
        .all()
        .map((row) => row.period),
    ),
  firstFiledOn: async () =>
    guarded(
      () =>
        db
          .select({ first: min(cases.filedOn) })
          .from(cases)
          .where(isNotNull(cases.filedOn))
          .get()?.first ?? null,
    ),
})

// Written by `add` from this very type.
const toFrozen = (row: typeof frozenFigures.$inferSelect): Frozen => ({ ...row, kind: row.kind as FrozenKind })
