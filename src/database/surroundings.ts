import { and, asc, countDistinct, desc, eq, isNotNull, ne, or, sql } from 'drizzle-orm'
import { transformerOf } from '../../workflows/capacity/case-entry.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { ComparedCase } from '../../workflows/case/precedents.ts'
import { upgradedFile } from '../../workflows/case/versions/upgrade.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { LinkedMatter, StoredCase, Surroundings } from '../cases/ports.ts'
import { builtOnce } from './built-once.ts'
import { documentText } from './document-text.ts'
import { readLedger } from './ledger-rows.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import { piles } from './pile-tables.ts'
import * as tables from './tables.ts'

/** What a case shares with others: the matters it is linked with, and the ledger of its transformer. */
export const readSurroundings = (db: Db, stored: StoredCase): Surroundings => {
  const { caseId, file } = stored
  const transformerId = transformerOf(file)
  return {
    matters: linkedMatters(db, caseId),
    ledger: transformerId === null || file.seq === 0 ? null : readLedger(db, transformerId, caseId),
    neighbours: neighboursOf(db, stored),
    pileId: pileQuery(db).get({ caseId })?.pileId ?? null,
  }
}

const pileQuery = builtOnce((db) =>
  db
    .select({ pileId: piles.pileId })
    .from(piles)
    .where(eq(piles.caseId, sql.placeholder('caseId')))
    .prepare(),
)

/** More would be read by nobody. */
const shownNeighbours = 30

/** Other requests of the compound in the same garage or on the same transformer that were filed, the latest first. */
const neighboursOf = (db: Db, { caseId, compoundId, file }: StoredCase): ComparedCase[] => {
  const { facts } = file.memory
  if (!facts) return []
  const { garage, transformer } = facts
  return neighboursQuery(db)
    .all({ compoundId, caseId, garageId: garage.garageId, transformerId: transformer?.transformerId ?? null })
    .map((row) => upgradedFile(JSON.parse(row.file) as CaseFile).memory)
}

const neighboursQuery = builtOnce((db) => {
  const { cases, spaces } = tables
  const there = or(
    eq(spaces.garageId, sql.placeholder('garageId')),
    // Nothing is equal to an unknown one.
    eq(spaces.transformerId, sql.placeholder('transformerId')),
  )
  const others = and(
    eq(cases.compoundId, sql.placeholder('compoundId')),
    ne(cases.caseId, sql.placeholder('caseId')),
    eq(cases.kind, 'request'),
  )
  return db
    .select({ file: cases.file })
    .from(cases)
    .innerJoin(spaces, eq(spaces.spaceId, cases.spaceId))
    .where(and(others, isNotNull(cases.filedOn), there))
    .orderBy(desc(cases.filedOn), asc(cases.caseId))
    .limit(shownNeighbours)
    .prepare()
})

const linkedMatters = (db: Db, caseId: string): LinkedMatter[] =>
  linkedQuery(db)
    .all({ caseId })
    .map(({ matterId, file }) => ({ file: JSON.parse(file) as MatterFile, waiting: waitingOn(db, matterId) }))

const linkedQuery = builtOnce((db) =>
  db
    .selectDistinct({ matterId: matters.matterId, file: documentText(matters.file) })
    .from(matterLinks)
    .innerJoin(matters, eq(matters.matterId, matterLinks.matterId))
    .where(eq(matterLinks.caseId, sql.placeholder('caseId')))
    .orderBy(asc(matters.matterId))
    .prepare(),
)

const waitingOn = (db: Db, matterId: string): number => waitingQuery(db).get({ matterId })?.n ?? 0

const waitingQuery = builtOnce((db) =>
  db
    .select({ n: countDistinct(matterLinks.caseId) })
    .from(matterLinks)
    .where(and(eq(matterLinks.matterId, sql.placeholder('matterId')), eq(matterLinks.over, false), eq(matterLinks.waiting, true)))
    .prepare(),
)
