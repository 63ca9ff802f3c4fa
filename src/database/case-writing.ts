import { and, eq, isNotNull, ne, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import type { CaseFile, Outcome } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { clockPlace } from '../../workflows/case/clock.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { isOpening } from '../../workflows/case/events/service.ts'
import { rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { RecordCommand, StoredCase } from '../cases/ports.ts'
import { randomId } from '../random-id.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { sealJson, sha256 } from '../sealing/seal.ts'
import { caseNumber } from './case-number.ts'
import { type CaseRow, caseColumnsOf, writeRowChanges, writtenFile } from './case-rows.ts'
import { raiseVersion } from './compound-rows.ts'
import { forgetFailures, keepsFacts, spreadAgain } from './due-work.ts'
import { messageIdOf, type RecordBody, toRow } from './event-record.ts'
import { sealIdentity } from './identity-part.ts'
import { writeLedgers, writePileLedger } from './ledger-rows.ts'
import type { Lent } from './lend.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { movePile, registerPile } from './pile-rows.ts'
import { projectEvent } from './projections.ts'
import { insertRow, patchRow } from './row-writes.ts'
import { markRecord } from './sqlite-record.ts'
import * as tables from './tables.ts'

/** What the case store needs. */
export interface CaseStoreParts {
  readonly database: OpenDatabase
  readonly keys: KeyRing
  readonly library: RulesLibrary
}

/** An accepted event, ready to be written. */
export interface Writing {
  readonly command: Pick<RecordCommand, 'caseId' | 'event' | 'actor' | 'origin' | 'now'>
  readonly stored: StoredCase
  /** The case as it stands in its table. */
  readonly row: CaseRow
  /** The event that this one follows from by itself. */
  readonly causeSeq: number | null
  readonly plain: CaseEvent
  readonly lent: Lent
  readonly outcome: Outcome
  readonly next: CaseFile
  readonly personal: Readonly<Record<string, unknown>>
}

/** A case after an event, and as it stands in its table now. */
export interface Written {
  readonly stored: StoredCase
  readonly row: CaseRow
}

/** Writes the record, the case, the kept rows and the outbox: everything that one event changes, in the caller's transaction. */
export const writeEvent = (parts: CaseStoreParts, tx: Db, writing: Writing): Written => {
  const { command, stored, next, outcome, plain } = writing
  const sealed = sealPersonal(parts, writing)
  const record = toRow(recordBody(writing, sealed))
  insertRow(tx, tables.caseEvents, record)
  markRecord(tx, 'case', stored.caseId, next.seq)
  if (sealed)
    insertRow(tx, tables.sealedParts, { caseId: stored.caseId, seq: next.seq, keyId: sealed.keyId, sealed: sealed.bytes })
  const isFiled = command.event.type === 'owner.submit' || (stored.file.seq === 0 && isOpening(command.event.type))
  const identity = isFiled ? fileCase(tx, stored, command, next) : identityOf(stored)
  const joined = command.event.type === 'owner.joinTransfer' ? command.actor.accountId : null
  const row: CaseRow = {
    ...writing.row,
    ...identity,
    district: next.memory.facts?.district ?? stored.district,
    ownerAccountId: joined ?? writing.row.ownerAccountId,
    phase: phaseOf(next.value),
    version: next.seq,
    ...caseColumnsOf(next),
    lastHash: record.hash,
    recordedAt: command.now,
    file: writtenFile(next),
  }
  patchRow(tx, tables.cases, changedColumns(writing.row, row), ['caseId'])
  if (keepsFacts(row) && !keepsFacts(writing.row)) spreadAgain(tx, row.compoundId, row.factsVersion)
  const recordedOn = localDay(command.now, stored.rules.place.timeZone)
  const rules = rulesOfRequest(stored.rules, next.memory.request)
  writeRowChanges(
    tx,
    stored.caseId,
    projectEvent(stored.file, next, {
      seq: next.seq,
      type: command.event.type,
      recordedOn,
      onBehalf: 'onBehalf' in command.event && command.event.onBehalf !== undefined,
      outcome,
      rules,
      place: clockPlace(stored.rules, stored.calendar),
    }),
  )
  registerPile(tx, { ...stored, ownerAccountId: row.ownerAccountId }, next, command.now)
  if (stored.pileId !== null) movePile(tx, stored.pileId, joined)
  // Whoever took a withdrawn finding over has to be told, and whoever waits for what was found just now: their copy of the
  // facts is old.
  if (plain.type.endsWith('.withdrawFinding') || answersOthers(outcome)) raiseVersion(tx, stored.compoundId)
  writeLedgers(tx, { before: stored.file, after: next }, { event: plain, rules: stored.rules, recordedAt: command.now })
  if (stored.pileId !== null) writePileLedger(tx, stored.pileId, command.now)
  writeOutbox(tx, writing)
  forgetFailures(tx, stored.caseId)
  return { stored: { ...stored, ...identity, rules, file: next }, row }
}

/** What an event changes of a row: an index is written again for every column that is named, changed or not. */
const changedColumns = (before: CaseRow, after: CaseRow): Partial<CaseRow> => ({
  ...Object.fromEntries(Object.entries(after).filter(([key, value]) => value !== before[key as keyof CaseRow])),
  caseId: after.caseId,
})

/** Whether an event found something out about more than its own space (H20b). */
const answersOthers = ({ memory: { fire } }: Writing['outcome']): boolean =>
  fire !== undefined && fire !== null && fire.source !== 'reused' && fire.scope !== 'space'

const identityOf = ({ caseNumber: number, trackingToken, chainId }: StoredCase) => ({
  caseNumber: number,
  trackingToken,
  chainId,
})

const sealPersonal = (parts: CaseStoreParts, { command, stored, personal }: Writing) => {
  if (Object.keys(personal).length === 0) return null
  // The key of the person whose words they are, also when somebody else records them.
  const key = parts.keys.liveKeyFor(stored.caseId, command.event.type.split('.')[0] ?? 'system')
  const applicant = personal['/personal']
  const kept =
    applicant === undefined ? personal : { ...personal, '/personal': sealIdentity(parts.keys, stored.caseId, applicant) }
  const bytes = sealJson(key, kept)
  return { keyId: key.keyId, bytes, hash: sha256(bytes) }
}

const recordBody = (writing: Writing, sealed: { keyId: string; hash: string } | null): RecordBody => {
  const { command, stored, next, plain, lent, outcome } = writing
  const onBehalf = 'onBehalf' in plain && plain.onBehalf !== undefined
  const today = localDay(command.now, stored.rules.place.timeZone)
  return {
    caseId: stored.caseId,
    seq: next.seq,
    type: plain.type,
    track: outcome.moved[0] ?? ('track' in plain ? plain.track : 'main'),
    origin: command.origin,
    causeSeq: writing.causeSeq,
    actor: { ...command.actor, onBehalfOf: onBehalf ? (plain.type.split('.')[0] ?? null) : null },
    occurredOn: 'occurredOn' in plain ? (plain.occurredOn ?? today) : today,
    recordedAt: command.now,
    workflow: next.workflow,
    rules: next.rules,
    calendar: next.calendar,
    input: plain,
    lent,
    sealedHash: sealed?.hash ?? null,
    keyId: sealed?.keyId ?? null,
    outcome,
    previousHash: writing.row.lastHash,
  }
}

/** Filing: the case gets its number, its tracking token and its chain; the draft is no longer needed. */
const fileCase = (tx: Db, stored: StoredCase, command: Writing['command'], next: CaseFile) => {
  const year = (next.memory.filedOn ?? command.now).slice(0, 4)
  const name = `case ${stored.district} ${year}`
  const counted = tx
    .insert(tables.counters)
    .values({ name, value: 1 })
    .onConflictDoUpdate({ target: tables.counters.name, set: { value: sql`${tables.counters.value} + 1` } })
    .returning({ value: tables.counters.value })
    .get()
  // A refiling for the same space by the same owner continues the chain and keeps its days (S4).
  const earlier = tx
    .select({ chainId: tables.cases.chainId })
    .from(tables.cases)
    .where(
      and(
        eq(tables.cases.spaceId, stored.spaceId),
        eq(tables.cases.ownerAccountId, stored.ownerAccountId),
        eq(tables.cases.kind, 'request'),
        isNotNull(tables.cases.chainId),
      ),
    )
    .limit(1)
    .get()
  tx.delete(tables.drafts).where(eq(tables.drafts.caseId, stored.caseId)).run()
  return {
    caseNumber: caseNumber(stored.district, year, counted.value),
    trackingToken: randomId(),
    // What happens to a pile is no further request: it has a chain of its own.
    chainId: stored.kind === 'request' ? (earlier?.chainId ?? stored.caseId) : stored.caseId,
  }
}

const writeOutbox = (tx: Db, { command, stored, next, outcome }: Writing): void => {
  outcome.notices.forEach((notice, index) => {
    insertRow(tx, tables.outbox, {
      messageId: messageIdOf(stored.caseId, next.seq, index),
      caseId: stored.caseId,
      seq: next.seq,
      notice: notice.notice,
      party: notice.to,
      organisationId: notice.organisationId,
      notBefore: notice.notBefore ?? command.now,
      attempts: 0,
      lastError: null,
      gaveUpAt: null,
    })
  })
  if (command.event.type !== 'property.recall') return
  // What was recalled has not been delivered: its notices are still here and never leave.
  tx.delete(tables.outbox)
    .where(
      and(
        eq(tables.outbox.caseId, stored.caseId),
        eq(tables.outbox.seq, command.event.record),
        // Of the day, not of the event.
        ne(tables.outbox.notice, 'deadlineNear'),
      ),
    )
    .run()
}
