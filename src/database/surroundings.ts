import { and, asc, countDistinct, eq } from 'drizzle-orm'
import { transformerOf } from '../../workflows/capacity/case-entry.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { LinkedMatter, StoredCase, Surroundings } from '../cases/ports.ts'
import { readLedger } from './ledger-rows.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'

/** What a case shares with others: the matters it is linked with, and the ledger of its transformer. */
export const readSurroundings = (db: Db, { caseId, file }: StoredCase): Surroundings => {
  const transformerId = transformerOf(file)
  return {
    matters: linkedMatters(db, caseId),
    ledger: transformerId === null || file.seq === 0 ? null : readLedger(db, transformerId, caseId),
  }
}

const linkedMatters = (db: Db, caseId: string): LinkedMatter[] =>
  db
    .selectDistinct({ matterId: matters.matterId, file: matters.file })
    .from(matterLinks)
    .innerJoin(matters, eq(matters.matterId, matterLinks.matterId))
    .where(eq(matterLinks.caseId, caseId))
    .orderBy(asc(matters.matterId))
    .all()
    .map(({ matterId, file }) => ({ file: JSON.parse(file) as MatterFile, waiting: waitingOn(db, matterId) }))

const waitingOn = (db: Db, matterId: string): number =>
  db
    .select({ n: countDistinct(matterLinks.caseId) })
    .from(matterLinks)
    .where(and(eq(matterLinks.matterId, matterId), eq(matterLinks.over, false), eq(matterLinks.waiting, true)))
    .get()?.n ?? 0
