import { asc, count, eq, gt } from 'drizzle-orm'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { ReadKeyRing } from '../sealing/keys.ts'
import type { KeptRows } from './kept-rows.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import { leftBehind, numbersMissing, rulesChanged } from './verify-around.ts'
import { verifyCase } from './verify-case.ts'
import { verifyLedgers } from './verify-ledgers.ts'
import { verifyMatters } from './verify-matters.ts'
import { verifyChain } from './verify-record.ts'

/** A difference between the record and what is kept of it. */
export interface Difference {
  /** The case it belongs to; null = none in particular. */
  readonly caseId: string | null
  /** Sequence number of the event at which it shows; null = the case as a whole. */
  readonly seq: number | null
  readonly what:
    | 'chain'
    | 'sealed part'
    | 'decision'
    | 'case file'
    | 'case row'
    | 'notice'
    | 'document'
    | 'left behind'
    | 'case number'
    | 'rules'
    | 'matter'
    | 'ledger'
    | 'pile'
    | 'link'
    | 'head'
    | keyof KeptRows
  /** In plain words: what is not as it was written. */
  readonly detail: string
}

/** What verification found. */
export interface Verification {
  readonly cases: number
  readonly events: number
  /** Events whose decision was taken again; those of another version of the chart are only folded. */
  readonly decidedAgain: number
  readonly documents: number
  readonly differences: readonly Difference[]
}

/** What may be held against the record beside the database itself. */
export interface VerifyParts {
  /** The sealing keys: without them it cannot be told whether a missing sealed part was erased or lost. */
  readonly keys?: ReadKeyRing
  /** The folder of the documents; without it only their rows are read. */
  readonly filesDir?: string
  readonly onCase?: (done: number, all: number) => void
}

const batch = 200

/**
 * Rebuilds every case from its events and compares: the hash chain, the decision of every event taken again, the stored
 * file, every kept row, notices and documents; looks for what belongs to no case, and holds
 * the chain across all cases and its signed heads against the records. Reads only. Each case is read at one
 * moment, so that a running service is no difference.
 */
export const verifyRecord = (db: Db, library: RulesLibrary, parts: VerifyParts = {}): Verification => {
  const { onCase = () => {} } = parts
  const all = db.select({ n: count() }).from(tables.cases).get()?.n ?? 0
  const differences: Difference[] = []
  const total = { cases: 0, events: 0, decidedAgain: 0, documents: 0 }
  for (const caseId of caseIds(db)) {
    const found = db.transaction((tx) => {
      const row = tx.select().from(tables.cases).where(eq(tables.cases.caseId, caseId)).get()
      return row ? verifyCase(tx, library, row, parts) : null
    })
    if (!found) continue
    differences.push(...found.differences)
    total.cases += 1
    total.events += found.events
    total.decidedAgain += found.decidedAgain
    total.documents += found.documents
    onCase(total.cases, all)
  }
  const around = db.transaction((tx) => [
    ...leftBehind(tx),
    ...numbersMissing(tx),
    ...rulesChanged(tx),
    ...verifyMatters(tx, library, parts),
    ...verifyLedgers(tx),
    ...verifyChain(tx),
  ])
  return { ...total, differences: [...differences, ...around] }
}

const caseIds = function* (db: Db): Generator<string> {
  for (let after = ''; ; ) {
    const { caseId } = tables.cases
    const page = db.select({ caseId }).from(tables.cases).where(gt(caseId, after)).orderBy(asc(caseId)).limit(batch).all()
    for (const row of page) yield row.caseId
    const last = page.at(-1)
    if (!last) return
    after = last.caseId
  }
}
