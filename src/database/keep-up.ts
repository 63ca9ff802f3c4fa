import { asc, eq, gt } from 'drizzle-orm'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { openFold } from './case-fold.ts'
import { replaceKept } from './case-rows.ts'
import { fromRow } from './event-record.ts'
import { keptVersion } from './kept-rows.ts'
import type { Db } from './open-database.ts'
import { movePile, registerPile } from './pile-rows.ts'
import * as tables from './tables.ts'

const counter = 'kept rows'
const batch = 200

/**
 * Rebuilds all kept rows from the events where an older version of the service kept them; nothing to do otherwise.
 * To be called before anything is recorded. A crash in between is made good by the next start, which begins anew.
 */
export const keepUp = (db: Db, library: RulesLibrary, onBatch: (casesDone: number) => void = () => {}): void => {
  if (isKeptUp(db)) return
  let done = 0
  for (let after: string | null = ''; after !== null; ) {
    const caseIds = idsAfter(db, after)
    db.transaction(
      (tx) => {
        for (const caseId of caseIds) rebuild(tx, library, caseId)
      },
      { behavior: 'immediate' },
    )
    done += caseIds.length
    if (caseIds.length > 0) onBatch(done)
    after = caseIds.at(-1) ?? null
  }
  const row = { name: counter, value: keptVersion }
  db.insert(tables.counters).values(row).onConflictDoUpdate({ target: tables.counters.name, set: row }).run()
}

/** Whether the kept rows are those of this version. */
export const isKeptUp = (db: Db): boolean =>
  db.select().from(tables.counters).where(eq(tables.counters.name, counter)).get()?.value === keptVersion

const idsAfter = (db: Db, after: string): string[] =>
  db
    .select({ caseId: tables.cases.caseId })
    .from(tables.cases)
    .where(gt(tables.cases.caseId, after))
    .orderBy(asc(tables.cases.caseId))
    .limit(batch)
    .all()
    .map((row) => row.caseId)

const rebuild = (tx: Db, library: RulesLibrary, caseId: string): void => {
  const records = tx
    .select()
    .from(tables.caseEvents)
    .where(eq(tables.caseEvents.caseId, caseId))
    .orderBy(asc(tables.caseEvents.seq))
    .all()
  const fold = openFold(caseId, library)
  for (const record of records) fold.add(fromRow(record))
  replaceKept(tx, caseId, fold.kept.values())
  const file = fold.file()
  const row = tx.select().from(tables.cases).where(eq(tables.cases.caseId, caseId)).get()
  // A request that ended before piles were records of their own.
  if (file && row) registerPile(tx, row, file, row.recordedAt)
  if (row && row.pileId !== null) movePile(tx, row.pileId, null)
}
