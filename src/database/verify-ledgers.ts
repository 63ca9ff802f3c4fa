import { asc, eq } from 'drizzle-orm'
import { entryOf, transformerOf } from '../../workflows/capacity/case-entry.ts'
import { applyLedgerEvent, byPlace, emptyLedger, type Ledger, type LedgerEvent } from '../../workflows/capacity/ledger.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { isPileGone, ledgerGenesis, ledgerHash, toEntry } from './ledger-rows.ts'
import { ledgerEntries, ledgerEvents, ledgers } from './ledger-tables.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import type { Difference } from './verify.ts'
import { plain, unequal } from './verify-kept.ts'

/** Rebuilds every ledger from its events, and holds its entries against what their cases say of themselves. */
export const verifyLedgers = (db: Db): Difference[] => {
  const differences: Difference[] = []
  const heads = db.select().from(ledgers).orderBy(asc(ledgers.transformerId)).all()
  const withEvents = db.selectDistinct({ transformerId: ledgerEvents.transformerId }).from(ledgerEvents).all()
  const ids = new Set([...heads, ...withEvents].map(({ transformerId }) => transformerId))
  for (const transformerId of ids) {
    const note = (seq: number | null, detail: string) =>
      differences.push({ caseId: null, seq, what: 'ledger', detail: `transformer ${transformerId}: ${detail}` })
    const folded = foldLedger(db, transformerId, note)
    if (!folded) continue
    const head = heads.find((candidate) => candidate.transformerId === transformerId)
    if (!head) note(null, 'there are events of its ledger, but no ledger')
    else if (head.version !== folded.ledger.version || head.lastHash !== folded.lastHash)
      note(null, 'its ledger names another last record than there is')
    else if (unequal(JSON.parse(head.figures), plain(folded.ledger.figures)).length > 0)
      note(null, 'its figures are not what its events give')
    entryDifferences(db, folded.ledger, note)
  }
  return differences
}

type Note = (seq: number | null, detail: string) => void

const foldLedger = (db: Db, transformerId: string, note: Note): { ledger: Ledger; lastHash: string } | null => {
  const events = db
    .select()
    .from(ledgerEvents)
    .where(eq(ledgerEvents.transformerId, transformerId))
    .orderBy(asc(ledgerEvents.seq))
    .all()
  let ledger = emptyLedger(transformerId)
  let lastHash = ledgerGenesis(transformerId)
  for (const [index, row] of events.entries()) {
    if (row.seq !== index + 1) note(row.seq, `record ${index + 1} is missing or out of order`)
    if (row.previousHash !== lastHash) note(row.seq, 'it does not follow the record before it')
    try {
      if (ledgerHash(row) !== row.hash) note(row.seq, 'it was changed after it was written')
      ledger = applyLedgerEvent(ledger, JSON.parse(row.change) as LedgerEvent)
    } catch {
      note(row.seq, 'the record cannot be read any more')
      return null
    }
    lastHash = row.hash
  }
  return { ledger, lastHash }
}

const entryDifferences = (db: Db, ledger: Ledger, note: Note): void => {
  const { transformerId, entries } = ledger
  const rows = db.select().from(ledgerEntries).where(eq(ledgerEntries.transformerId, transformerId)).all()
  const kept = rows.map(toEntry).toSorted(byPlace)
  for (const entry of entries) {
    const row = kept.find((candidate) => candidate.caseId === entry.caseId)
    if (!row) note(null, `the entry of the case ${entry.caseId} is missing`)
    else if (unequal(entry, row).length > 0) note(null, `the entry of the case ${entry.caseId} is not what its events give`)
    const said = saidByCase(db, transformerId, entry.caseId)
    if (said && unequal({ ...said, no: entry.no }, entry).length > 0)
      note(null, `the entry of the case ${entry.caseId} is not what the case says of itself`)
  }
  for (const { caseId } of kept) {
    if (!entries.some((entry) => entry.caseId === caseId)) note(null, `the entry of the case ${caseId} was never placed`)
  }
}

/** What a case says of itself at this transformer; null where it hangs on another by now, or cannot be read. */
const saidByCase = (db: Db, transformerId: string, caseId: string): ReturnType<typeof entryOf> => {
  const row = db.select().from(tables.cases).where(eq(tables.cases.caseId, caseId)).get()
  if (!row) return null
  try {
    const file = JSON.parse(row.file) as CaseFile
    return transformerOf(file) === transformerId ? entryOf(file, isPileGone(db, caseId)) : null
  } catch {
    return null
  }
}
