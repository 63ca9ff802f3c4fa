import { and, eq, ne, sql } from 'drizzle-orm'
import { entryOf, ledgerChanges, transformerOf } from '../../workflows/capacity/case-entry.ts'
import {
  applyLedgerEvent,
  emptyLedger,
  entryEvent,
  type Ledger,
  type LedgerEntry,
  type LedgerEvent,
  type LedgerFigures,
} from '../../workflows/capacity/ledger.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { hashJson, sha256 } from '../sealing/seal.ts'
import { builtOnce } from './built-once.ts'
import { ledgerEntries, ledgerEvents, ledgers } from './ledger-tables.ts'
import type { Db } from './open-database.ts'
import { pileHolds, piles } from './pile-tables.ts'
import { insertRow, putRow } from './row-writes.ts'
import { cases } from './tables.ts'

/** A record as it stands in `ledger_events`. */
export type LedgerEventRow = typeof ledgerEvents.$inferSelect

/** The hash that the first record of a ledger follows. */
export const ledgerGenesis = (transformerId: string): string => sha256(`ledger ${transformerId}`)

/** The hash of a record: everything in it but the hash itself. */
export const ledgerHash = ({ hash: _, change, ...row }: Omit<LedgerEventRow, 'hash'> & { readonly hash?: string }): string =>
  hashJson({ ...row, change: JSON.parse(change) as unknown })

/** An entry as its row gives it. */
export const toEntry = (row: typeof ledgerEntries.$inferSelect): LedgerEntry => ({
  caseId: row.caseId,
  no: row.no,
  place: row.place,
  powerKw: row.powerKw,
  // Written by this store from the types of the ledger; `verify` folds the events and compares.
  state: row.state as LedgerEntry['state'],
  orderedCharging: row.orderedCharging,
  found: row.found as LedgerEntry['found'],
  orderedAsk: row.orderedAsk as LedgerEntry['orderedAsk'],
  energisedOn: row.energisedOn,
})

/** The ledger of a transformer as it stands: who is over has no part in any sum and is read only for its own case. */
export const readLedger = (db: Db, transformerId: string, caseId: string | null): Ledger => {
  const head = headQuery(db).get({ transformerId })
  if (!head) return emptyLedger(transformerId)
  const running = runningQuery(db).all({ transformerId })
  const isAmong = caseId === null || running.some((row) => row.caseId === caseId)
  const own = isAmong ? [] : ownQuery(db).all({ transformerId, caseId })
  return {
    transformerId,
    version: head.version,
    figures: JSON.parse(head.figures) as LedgerFigures,
    entries: [...running.toSorted(byPlace), ...own].map(toEntry),
  }
}

/** Few and read with nearly every event: put in order here, which costs less than asking for them in order. */
const byPlace = (a: LedgerRowAt, b: LedgerRowAt): number => (a.place === b.place ? a.no - b.no : a.place < b.place ? -1 : 1)

type LedgerRowAt = Pick<typeof ledgerEntries.$inferSelect, 'place' | 'no'>

const headQuery = builtOnce((db) =>
  db
    .select()
    .from(ledgers)
    .where(eq(ledgers.transformerId, sql.placeholder('transformerId')))
    .prepare(),
)

const runningQuery = builtOnce((db) =>
  db
    .select()
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.transformerId, sql.placeholder('transformerId')), ne(ledgerEntries.state, 'released')))
    .prepare(),
)

const ownQuery = builtOnce((db) =>
  db
    .select()
    .from(ledgerEntries)
    .where(
      and(eq(ledgerEntries.transformerId, sql.placeholder('transformerId')), eq(ledgerEntries.caseId, sql.placeholder('caseId'))),
    )
    .prepare(),
)

/** Writes what one event of a case means for the ledgers, in its own transaction. Ledgers come after the case, in the order of their ids. */
export const writeLedgers = (
  tx: Db,
  files: { readonly before: CaseFile; readonly after: CaseFile },
  at: { readonly event: CaseEvent; readonly rules: RulePack; readonly recordedAt: string },
): void => {
  const { before, after } = files
  const read = new Map<string, Ledger>()
  const ledgerOf = (transformerId: string): Ledger => {
    const ledger = read.get(transformerId) ?? readLedger(tx, transformerId, after.caseId)
    read.set(transformerId, ledger)
    return ledger
  }
  const { outcome, operation, reopened } = after.memory
  // No pile came by a request that was open all the time.
  const mayHavePile = outcome !== null || operation !== null || reopened > 0
  const pileIsGone = mayHavePile && isPileGone(tx, after.caseId)
  const changes = ledgerChanges(before, after, at.event, { rules: at.rules, ledgerOf, pileIsGone })
  const inOrder = changes.toSorted((a, b) => (a.transformerId < b.transformerId ? -1 : a.transformerId > b.transformerId ? 1 : 0))
  for (const { transformerId, event } of inOrder) {
    read.set(transformerId, append(tx, ledgerOf(transformerId), event, { caseSeq: after.seq, recordedAt: at.recordedAt }))
  }
}

/** Whether the pile that came by a case is gone for good. */
export const isPileGone = (db: Db, caseId: string): boolean =>
  db
    .select({ pileId: piles.pileId })
    .from(piles)
    .innerJoin(pileHolds, eq(pileHolds.pileId, piles.pileId))
    .where(and(eq(piles.caseId, caseId), eq(pileHolds.hold, 'gone')))
    .get() !== undefined

/**
 * A case on a pile moved: a pile that is gone leaves its transformer, and what it drew is offered in order; one that is
 * back has its room again. Written in the transaction of that event, as a change of the case by which the pile came.
 */
export const writePileLedger = (tx: Db, pileId: string, recordedAt: string): void => {
  const row = tx
    .select({ file: cases.file })
    .from(piles)
    .innerJoin(cases, eq(cases.caseId, piles.caseId))
    .where(eq(piles.pileId, pileId))
    .get()
  // Written by this store; `verify` holds it against the events.
  const file = row ? (JSON.parse(row.file) as CaseFile) : null
  const transformerId = file && transformerOf(file)
  const entry = file && entryOf(file, isPileGone(tx, file.caseId))
  if (!file || !entry || transformerId === null) return
  const ledger = readLedger(tx, transformerId, file.caseId)
  const event = entryEvent(ledger, entry)
  if (event) append(tx, ledger, event, { caseSeq: file.seq, recordedAt })
}

/** Writes a record of a ledger; the ledger after it. */
const append = (tx: Db, ledger: Ledger, event: LedgerEvent, at: Pick<LedgerEventRow, 'caseSeq' | 'recordedAt'>): Ledger => {
  const { transformerId } = ledger
  const next = applyLedgerEvent(ledger, event)
  const previousHash = headQuery(tx).get({ transformerId })?.lastHash ?? ledgerGenesis(transformerId)
  const { type, caseId } = event
  const change = JSON.stringify(event)
  const body = { transformerId, seq: next.version, type, caseId, ...at, change, previousHash }
  const hash = ledgerHash(body)
  insertRow(tx, ledgerEvents, { ...body, hash })
  const head = { transformerId, version: next.version, lastHash: hash, figures: JSON.stringify(next.figures), settled: '' }
  putRow(tx, ledgers, head, ['transformerId'])
  if (event.type !== 'measured') putRow(tx, ledgerEntries, { transformerId, ...event.entry }, ['transformerId', 'caseId'])
  return next
}
