import { eq } from 'drizzle-orm'
import { remindedOf } from '../../workflows/case/notice-before.ts'
import { messageIdOf, type RecordBody } from './event-record.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import type { Note } from './verify-case.ts'

/** Holds outbox and deliveries of a case against its events: every notice waits or was delivered, unless its event was recalled; a reminder speaks of a day that its clock had. */
export const noticeDifferences = (db: Db, caseId: string, records: readonly RecordBody[], note: Note): void => {
  const { outbox, deliveries } = tables
  const waiting = db.select({ messageId: outbox.messageId }).from(outbox).where(eq(outbox.caseId, caseId)).all()
  const delivered = db.select({ messageId: deliveries.messageId }).from(deliveries).where(eq(deliveries.caseId, caseId)).all()
  const known = new Set([...waiting, ...delivered].map(({ messageId }) => messageId))
  const recalled = new Set(records.flatMap(({ type, input }) => (type === 'property.recall' ? [recordNamed(input)] : [])))
  for (const { seq, outcome } of records) {
    outcome.notices.forEach(({ notice, to }, index) => {
      const there = known.delete(messageIdOf(caseId, seq, index))
      if (!there && !recalled.has(seq)) note(seq, 'notice', `the notice ${notice} to ${to} neither waits nor was delivered`)
    })
  }
  for (const messageId of [...known].filter((id) => !remindsOfDay(id, records)))
    note(null, 'notice', `the notice ${messageId} does not follow from the events`)
}

const remindsOfDay = (messageId: string, records: readonly RecordBody[]): boolean => {
  const of = remindedOf(messageId)
  if (!of) return false
  const { clockId, dueOn } = of
  return records.some(({ outcome: { clocks, upgraded } }) => {
    const opened = [...clocks.flatMap((change) => ('clock' in change ? [change.clock] : [])), ...(upgraded?.clocks ?? [])]
    if (opened.some((clock) => clock.clockId === clockId && clock.dueOn === dueOn)) return true
    return clocks.some((change) => 'set' in change && change.clockId === clockId && change.set.dueOn === dueOn)
  })
}

const recordNamed = (input: unknown): unknown =>
  input !== null && typeof input === 'object' && 'record' in input ? input.record : null
