import { asc, eq } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { decideMatter } from '../../workflows/matter/decide.ts'
import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import { applyMatterChange, type MatterFile } from '../../workflows/matter/matter-file.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { LentToMatter } from './lend-to-matter.ts'
import { fromMatterRow, type MatterRecordBody, matterGenesis, matterRecordHash } from './matter-record.ts'
import { type MatterRow, matterRow } from './matter-rows.ts'
import { matterEvents, matterSealedParts, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import type { Difference, VerifyParts } from './verify.ts'
import type { Note } from './verify-case.ts'
import { documentDifferences } from './verify-documents.ts'
import { plain, unequal } from './verify-kept.ts'
import { sealedFaults } from './verify-sealed.ts'

/** Rebuilds every matter from its events and holds it against what is kept of it: chain, decisions, file, row, sealed parts, papers. */
export const verifyMatters = (db: Db, library: RulesLibrary, parts: VerifyParts): Difference[] => {
  const differences: Difference[] = []
  const known = db.select().from(matters).orderBy(asc(matters.matterId)).all()
  for (const row of known) {
    const note: Note = (seq, _, detail) =>
      differences.push({ caseId: null, seq, what: 'matter', detail: `matter ${row.matterId}: ${detail}` })
    verifyMatter(db, library, row, parts, note)
  }
  const kept = new Set(known.map((row) => row.matterId))
  for (const { matterId } of db.selectDistinct({ matterId: matterEvents.matterId }).from(matterEvents).all()) {
    if (kept.has(matterId)) continue
    const detail = `matter ${matterId}: there are events of it, but no matter`
    differences.push({ caseId: null, seq: null, what: 'left behind', detail })
  }
  return differences
}

const verifyMatter = (db: Db, library: RulesLibrary, row: MatterRow, parts: VerifyParts, note: Note): void => {
  const { matterId } = row
  const events = db.select().from(matterEvents).where(eq(matterEvents.matterId, matterId)).orderBy(asc(matterEvents.seq)).all()
  let previousHash = matterGenesis(matterId)
  let file: MatterFile | null = null
  const records: MatterRecordBody[] = []
  for (const [index, event] of events.entries()) {
    try {
      const record = fromMatterRow(event)
      if (record.seq !== index + 1) note(record.seq, 'chain', `record ${index + 1} is missing or out of order`)
      if (record.previousHash !== previousHash) note(record.seq, 'chain', 'it does not follow the record before it')
      if (matterRecordHash(record) !== event.hash) note(record.seq, 'chain', 'it was changed after it was written')
      for (const detail of redecide(library, file, record)) note(record.seq, 'decision', detail)
      file = applyMatterChange(file, record.change, record)
      records.push(record)
    } catch (error) {
      note(event.seq, 'decision', `it cannot be followed: ${error instanceof Error ? error.message : String(error)}`)
      return
    }
    previousHash = event.hash
  }
  if (!file) {
    note(null, 'chain', 'it has no events')
    return
  }
  const expected = matterRow(file, previousHash)
  for (const column of unequal(expected, row)) {
    if (column !== 'file') note(null, 'case row', `${column} is not what its events give`)
  }
  const wrong = unequal(plain(file), readFile(row))
  if (wrong.length > 0) note(null, 'case file', `it differs from the fold of its events: ${wrong.join(', ')}`)
  const sealed = db.select().from(matterSealedParts).where(eq(matterSealedParts.matterId, matterId)).all()
  sealedFaults(sealed, records, parts.keys, note)
  documentDifferences(db, matterId, parts, note)
}

const readFile = (row: MatterRow): unknown => {
  try {
    return JSON.parse(row.file)
  } catch {
    return null
  }
}

/** Takes the decision of a record again. */
const redecide = (library: RulesLibrary, before: MatterFile | null, record: MatterRecordBody): string[] => {
  const rules = library.packByHash(record.rules)
  // Parsed and gathered when it was recorded; the hash covers both.
  const event = record.input as AnyMatterEvent
  const { districts, ...lent } = record.lent as LentToMatter
  const { party, organisationId } = record.actor
  const decision = decideMatter(before, event, {
    matterId: record.matterId,
    now: record.recordedAt,
    today: localDay(record.recordedAt, rules.place.timeZone),
    actor: { party, organisationId, districts },
    rules,
    rulesHash: record.rules,
    ...lent,
  })
  if (!decision.accepted) return [`decided again it is refused: ${decision.refusal.code}`]
  const parts = unequal(plain(decision.change), plain(record.change))
  return parts.length === 0 ? [] : [`decided again it changes something else: ${parts.join(', ')}`]
}
