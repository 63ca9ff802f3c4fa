import { and, asc, eq, gt, inArray, lt, notInArray, sql } from 'drizzle-orm'
import { queueStep } from '../../workflows/capacity/ledger.ts'
import type { QueueLook, Queues } from '../queues/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { builtForList, builtOnce } from './built-once.ts'
import { readLedger } from './ledger-rows.ts'
import { ledgers } from './ledger-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { sweepFailures } = tables

/** The queues of the transformers on SQLite. */
export const sqliteQueues = ({ database, library }: { database: OpenDatabase; library: RulesLibrary }): Queues => {
  const { db } = database
  return {
    unsettled: async ({ now, on }, after, limit) =>
      guarded(() =>
        db
          .select({ transformerId: ledgers.transformerId, settled: sql<string>`${ledgers.settled}` })
          .from(ledgers)
          .where(
            and(
              lt(ledgers.settled, on),
              sql`(${ledgers.settled}, ${ledgers.transformerId}) > (${after?.settled ?? ''}, ${after?.transformerId ?? ''})`,
              notInArray(
                ledgers.transformerId,
                db.select({ id: sweepFailures.caseId }).from(sweepFailures).where(gt(sweepFailures.nextTryAt, now)),
              ),
            ),
          )
          .orderBy(asc(ledgers.settled), asc(ledgers.transformerId))
          .limit(limit)
          .all(),
      ),
    look: async (transformerId, at) => guarded(() => look(db, library, transformerId, at)),
    settle: async (transformerId, version, on) =>
      guarded(() => {
        settledQuery(db).run({ transformerId, version, on })
        clearQuery(db).run({ transformerId })
      }),
  }
}

const settledQuery = builtOnce((db) =>
  db
    .update(ledgers)
    .set({ settled: sql.placeholder('on') as never })
    .where(and(eq(ledgers.transformerId, sql.placeholder('transformerId')), eq(ledgers.version, sql.placeholder('version'))))
    .prepare(),
)

const clearQuery = builtOnce((db) =>
  db
    .delete(sweepFailures)
    .where(eq(sweepFailures.caseId, sql.placeholder('transformerId')))
    .prepare(),
)

const look = (
  db: Db,
  library: RulesLibrary,
  transformerId: string,
  { now, on }: { readonly now: string; readonly on: string },
): QueueLook => {
  const ledger = readLedger(db, transformerId, null)
  const district = districtOf(db, transformerId)
  const rules = district === null ? undefined : library.packOfDistrict(district)?.value
  if (!rules) throw new Error(`transformer ${transformerId} is in no compound with a rule pack`)
  const heldUp = setAsideOf(
    db,
    ledger.entries.map(({ caseId }) => caseId),
    now,
  )
  const step = queueStep(ledger, { on, rules: rules.capacity, without: heldUp })
  return { version: ledger.version, step, heldUp: heldUp.size > 0 }
}

const districtOf = (db: Db, transformerId: string): string | null => districtQuery(db).get({ transformerId })?.district ?? null

const districtQuery = builtOnce((db) => {
  const { transformers, compounds } = tables
  return db
    .select({ district: compounds.district })
    .from(transformers)
    .innerJoin(compounds, eq(compounds.compoundId, transformers.compoundId))
    .where(eq(transformers.transformerId, sql.placeholder('transformerId')))
    .prepare()
})

const setAsideOf = (db: Db, caseIds: readonly string[], now: string): Set<string> => {
  // No case is called nothing.
  const { query, values } = setAsideQuery(db, ['', ...caseIds])
  return new Set(query.all({ ...values, now }).map(({ caseId }) => caseId))
}

const setAsideQuery = builtForList((db, places) =>
  db
    .select({ caseId: sweepFailures.caseId })
    .from(sweepFailures)
    .where(and(inArray(sweepFailures.caseId, places), gt(sweepFailures.nextTryAt, sql.placeholder('now'))))
    .prepare(),
)
