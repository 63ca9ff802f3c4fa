import { eq } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { tracksOfEvent } from '../../workflows/case/allowed-events.ts'
import { phaseOf, restore } from '../../workflows/case/chart.ts'
import { decide } from '../../workflows/case/decide.ts'
import { derivedEvent } from '../../workflows/case/derived-event.ts'
import { takeOutPersonal } from '../../workflows/case/personal.ts'
import { eventOfVisit } from '../cases/draft-visits.ts'
import {
  type CaseStore,
  type NewOperation,
  type RecordCommand,
  type Recorded,
  type RecordResult,
  type Refused,
  type StoredAnswer,
  type StoredCase,
  WrittenElsewhere,
} from '../cases/ports.ts'
import { readNames } from './case-names.ts'
import {
  listCases,
  readDeliveries,
  readEarlierInChain,
  readEvents,
  readPersonal,
  readRoles,
  readWasOwner,
} from './case-reading.ts'
import { readCaseRow, toStored } from './case-rows.ts'
import { type CaseStoreParts, type Writing, type Written, writeEvent } from './case-writing.ts'
import { type DraftContent, readDraft, writeDraft } from './drafts.ts'
import { casesWithOldFacts, dueClocks, noteFailure, pilesLeft } from './due-work.ts'
import { readFacts } from './facts.ts'
import { earlierAnswer, keepAnswer } from './idempotency.ts'
import { documentKindsOf, lend } from './lend.ts'
import type { Db } from './open-database.ts'
import { openDraft } from './open-draft.ts'
import { operationFor, withoutOperation } from './open-operation.ts'
import { casesToRepin, repinEvent } from './repin.ts'
import { guarded, guardedWrite, isUniqueViolation } from './storage-errors.ts'
import { readSurroundings } from './surroundings.ts'
import * as tables from './tables.ts'
import { upgradeFirst } from './upgrade-case.ts'

/**
 * The cases on SQLite. One event = one decision, written as a whole or not at all, and told of when it is on the disk;
 * nothing is awaited or sent inside. Events that come at the same time share the wait for the disk.
 */
export const sqliteCaseStore = (parts: CaseStoreParts): CaseStore => {
  const { database, library } = parts
  const { db, write } = database
  return {
    record: (command) => recordIn(parts, command),
    noticesIf: async (command) => guarded(() => noticesIf(parts, { ...command, idempotency: null, answer: noAnswer })),
    answerGiven: async (idempotency) =>
      guarded(() => {
        const known = earlierAnswer(db, idempotency)
        return known === 'keyReused' ? null : known
      }),
    openDraft: (draft) => guardedWrite(write((tx) => openDraft(parts, tx, draft))),
    openOperation: (asked) => guardedWrite(write((tx) => openOperation(parts, tx, asked))),
    changeDraft: ({ caseId, request, personal, now }) =>
      rewriteDraft(parts, { caseId, now }, (draft) => ({ ...draft, request, personal })),
    keepVisits: ({ caseId, visits, now }) => rewriteDraft(parts, { caseId, now }, (draft) => ({ ...draft, visits: [...visits] })),
    read: async (caseId) =>
      guarded(() => {
        const row = readCaseRow(db, caseId)
        return row ? toStored(row, library) : null
      }),
    earlierInChain: async (stored) => guarded(() => readEarlierInChain(parts, stored)),
    readByTrackingToken: async (token) =>
      guarded(() => {
        const row = db.select().from(tables.cases).where(eq(tables.cases.trackingToken, token)).get()
        return row ? toStored(row, library) : null
      }),
    list: async (query) => guarded(() => listCases(parts, query)),
    events: async (caseId, afterSeq, limit) => guarded(() => readEvents(parts, caseId, afterSeq, limit)),
    dueClocks: async (now, limit, caseId) => guarded(() => dueClocks(db, now, limit, caseId)),
    casesWithOldFacts: async (now, limit) => guarded(() => casesWithOldFacts(db, now, limit)),
    pilesLeft: async (now, limit) => guarded(() => pilesLeft(db, now, limit)),
    factsNow: async ({ spaceId, rules }, now) =>
      guarded(() => readFacts(db, { spaceId, today: localDay(now, rules.place.timeZone), rules })),
    casesToRepin: async (ask) => guarded(() => casesToRepin(db, library, ask)),
    repinEvent: async (stored) => guarded(() => repinEvent(library, stored, phaseOf(stored.file.value))),
    pinsOfToday: async () =>
      guarded(() =>
        library.calendars
          .ids()
          .map((id) => library.calendar(id).hash)
          .join(' '),
      ),
    noteSweepFailure: async (due, error, nextTryAt) => guarded(() => noteFailure(db, due, error, nextTryAt)),
    personal: async (caseId, seqs) => guarded(() => readPersonal(parts, caseId, seqs)),
    roles: async (caseId, organisationId) => guarded(() => readRoles(parts, caseId, organisationId)),
    wasOwner: async (caseId, accountId) => guarded(() => readWasOwner(parts, caseId, accountId)),
    deliveries: async (caseId) => guarded(() => readDeliveries(parts, caseId)),
    surroundings: async (stored) => guarded(() => readSurroundings(db, stored)),
    names: async (stored) => guarded(() => readNames(db, stored)),
    documentKinds: async (caseId) => guarded(() => documentKindsOf(db, caseId)),
  }
}

const noAnswer = (): StoredAnswer => ({ httpCode: 200, body: '' })

const recordIn = async (parts: CaseStoreParts, command: RecordCommand): Promise<RecordResult> => {
  try {
    return await guardedWrite(
      parts.database.write((tx) => {
        lockCase(parts, command)
        return inTransaction(parts, tx, command)
      }),
    )
  } catch (error) {
    if (isUniqueViolation(error, 'cases.space_id')) return { kind: 'spaceTaken' }
    throw error
  }
}

/**
 * Nodes that write to one case at the same time do so one after the other: without this each would find out at its end only,
 * and do all of it again.
 */
const lockCase = ({ database: { isShared, connection } }: CaseStoreParts, { caseId, givesWay }: RecordCommand): void => {
  if (!isShared) return
  const lock = connection.prepare<[string]>(
    `select case_id from cases where case_id = ?${givesWay ? ' for update skip locked' : ' for update'}`,
  )
  // Whoever waits for it anyway need not wait for the answer: it goes with the first question.
  if (!givesWay) lock.run(caseId)
  else if (lock.get(caseId) === undefined) throw new WrittenElsewhere(caseId)
}

/** Replaces part of what a draft holds; false when it was filed, or its key is gone. */
const rewriteDraft = (
  parts: CaseStoreParts,
  { caseId, now }: { readonly caseId: string; readonly now: string },
  change: (draft: DraftContent) => DraftContent,
): Promise<boolean> =>
  guardedWrite(
    parts.database.write((tx) => {
      const row = readCaseRow(tx, caseId)
      const draft = row?.phase === 'draft' ? readDraft(tx, parts.keys, caseId) : null
      if (!draft) return false
      writeDraft(tx, parts.keys, { caseId, content: change(draft), now })
      return true
    }),
  )

const openOperation = (parts: CaseStoreParts, tx: Db, asked: NewOperation): RecordResult | null => {
  const known = earlierAnswer(tx, asked.idempotency)
  if (known === 'keyReused') return { kind: 'keyReused' }
  if (known) return { kind: 'repeated', answer: known }
  const opened = operationFor(parts, tx, asked)
  if (!opened) return null
  const result = inTransaction(parts, tx, opened.command)
  // Nothing is left of a case that was not opened.
  if (result.kind !== 'recorded') withoutOperation(tx, opened.caseId)
  return result
}

const inTransaction = (parts: CaseStoreParts, tx: Db, sent: RecordCommand): RecordResult => {
  const known = earlierAnswer(tx, sent.idempotency)
  if (known === 'keyReused') return { kind: 'keyReused' }
  if (known) return { kind: 'repeated', answer: known }
  const found = readCaseRow(tx, sent.caseId)
  if (!found) return { kind: 'unknown' }
  // Along a case no record is older than the one before it, although clocks are set back and requests overtake each other.
  const command = { ...sent, now: found.recordedAt > sent.now ? found.recordedAt : sent.now }
  const row = upgradeFirst(parts, tx, found, command.now)
  const unpinned = toStored(row, parts.library)
  const stored = pinnedAnew(parts, pinnedForFiling(parts, unpinned, command), command)
  if (isStale(stored, command)) return { kind: 'stale', stored }
  const { draft, plain, personal, lent, decision } = decideOn(parts, tx, { command, stored, unpinned })
  if (!decision.accepted) {
    const refused: Refused = { kind: 'refused', stored, refusal: decision.refusal }
    return { ...refused, answer: keepAnswer(tx, command.idempotency, command.answer(refused), command.now) }
  }
  const filed = writeWithDerived(parts, tx, {
    command,
    stored,
    row,
    causeSeq: null,
    plain,
    lent,
    outcome: decision.outcome,
    next: decision.next,
    personal: draft ? { ...personal, '/personal': draft.personal } : personal,
  })
  const after = draft ? withVisits(parts, tx, { command, draft, filed }) : filed
  const recorded: Recorded = {
    kind: 'recorded',
    stored: after,
    seq: decision.next.seq,
    type: command.event.type,
    recordedAt: command.now,
  }
  return { ...recorded, answer: keepAnswer(tx, command.idempotency, command.answer(recorded), command.now) }
}

/** The decision of the chart, and what it was given: nothing is written for it. */
const decideOn = (
  parts: CaseStoreParts,
  tx: Db,
  { command, stored, unpinned }: Record<'stored' | 'unpinned', StoredCase> & { readonly command: RecordCommand },
) => {
  const draft = command.event.type === 'owner.submit' ? readDraft(tx, parts.keys, command.caseId) : null
  const { plain, personal } = takeOutPersonal(command.event)
  const lent = lend(tx, stored, command, draft)
  const decision = decide(stored.file, plain, {
    now: command.now,
    actor: command.actor,
    rules: stored.rules,
    calendar: stored.calendar,
    ...(command.event.type === 'rules.changed' ? { rulesBefore: unpinned.rules } : {}),
    ...lent,
  })
  return { draft, plain, personal, lent, decision }
}

/** The notices that an event would write by itself if it came now; null where it would be refused. Nothing is recorded. */
const noticesIf = (parts: CaseStoreParts, sent: RecordCommand): Awaited<ReturnType<CaseStore['noticesIf']>> => {
  const { db } = parts.database
  const row = readCaseRow(db, sent.caseId)
  if (!row) return null
  const command = { ...sent, now: row.recordedAt > sent.now ? row.recordedAt : sent.now }
  const unpinned = toStored(row, parts.library)
  const stored = pinnedForFiling(parts, unpinned, command)
  const { decision } = decideOn(parts, db, { command, stored, unpinned })
  return decision.accepted ? decision.outcome.notices : null
}

/**
 * The visits that were kept with the draft become events of the request in the transaction that files it: none is lost on the
 * way, on whatever device it was noted. One that the chart does not take is left out; it never holds up a filing.
 */
const withVisits = (
  parts: CaseStoreParts,
  tx: Db,
  { command, draft, filed }: { readonly command: RecordCommand; readonly draft: DraftContent; readonly filed: StoredCase },
): StoredCase => {
  let stored = filed
  for (const visit of draft.visits) {
    const event = eventOfVisit(visit, filed.file.memory.filedOn ?? localDay(command.now, filed.rules.place.timeZone))
    const result = inTransaction(parts, tx, { ...command, event, ifVersion: null, idempotency: null })
    if (result.kind === 'recorded') stored = result.stored
  }
  return stored
}

// More than this from one event would be a chain that never ends: a fault of the chart.
const mostDerived = 5

/** Writes an event and what follows from it by itself, each as a record of its own, in the same transaction. */
const writeWithDerived = (parts: CaseStoreParts, tx: Db, writing: Writing): StoredCase => {
  let written = writeEvent(parts, tx, writing)
  for (let count = 0; ; count += 1) {
    const derived = derivedEvent(written.stored.file, written.stored.rules)
    if (!derived) return written.stored
    if (count === mostDerived) throw new Error(`more than ${mostDerived} events follow from one of case ${written.stored.caseId}`)
    written = writeDerived(parts, tx, written, { ...derived, now: writing.command.now })
  }
}

const writeDerived = (
  parts: CaseStoreParts,
  tx: Db,
  { stored, row }: Written,
  { event, causeSeq, now }: NonNullable<ReturnType<typeof derivedEvent>> & { readonly now: string },
): Written => {
  const actor = { party: 'system', accountId: null, organisationId: null, channel: 'system' } as const
  const lent = { documents: {}, organisation: null }
  const decision = decide(stored.file, event, { now, actor, rules: stored.rules, calendar: stored.calendar, ...lent })
  if (!decision.accepted)
    throw new Error(`${event.type} follows from record ${causeSeq} and is refused: ${decision.refusal.code}`)
  const { outcome, next } = decision
  return writeEvent(parts, tx, {
    command: { caseId: stored.caseId, event, actor, origin: 'derived', now },
    stored,
    row,
    causeSeq,
    plain: event,
    lent,
    outcome,
    next,
    personal: {},
  })
}

/** At filing the case is pinned to the rules and the calendar of the day. */
const pinnedForFiling = (parts: CaseStoreParts, stored: StoredCase, command: RecordCommand): StoredCase => {
  if (command.event.type !== 'owner.submit' || stored.file.seq > 0) return stored
  const pack = parts.library.packOfDistrict(stored.district)
  if (!pack) throw new Error(`district ${stored.district} has no rule pack`)
  const calendar = parts.library.calendar(pack.value.place.calendar)
  const file = { ...stored.file, rules: pack.hash, calendar: calendar.hash }
  return { ...stored, file, rules: pack.value, calendar: calendar.value }
}

/** A case that goes over to another calendar or pack is decided by it; its file names it once that is recorded. */
const pinnedAnew = ({ library }: CaseStoreParts, stored: StoredCase, { event }: RecordCommand): StoredCase => {
  switch (event.type) {
    case 'calendar.changed':
      return { ...stored, calendar: library.calendarByHash(event.calendar) }
    case 'rules.changed':
      return { ...stored, rules: library.packByHash(event.packNow.hash) }
    default:
      return stored
  }
}

/** A write is stale only if a later event moved its own track or the whole case: fire and grid must not throw each other out. */
const isStale = (stored: StoredCase, command: RecordCommand): boolean => {
  const { ifVersion, event, now } = command
  const { file, rules } = stored
  if (ifVersion === null || ifVersion === file.seq) return false
  // Nobody can have seen a version that is still to come.
  if (ifVersion > file.seq) return true
  const given = {
    caseId: file.caseId,
    now,
    today: localDay(now, rules.place.timeZone),
    seq: file.seq + 1,
    rules,
    actor: { party: 'operator' as const, organisationId: null },
    occurredOn: '',
    documents: {},
    organisation: null,
    request: null,
    facts: null,
    clock: null,
  }
  const tracks = tracksOfEvent(restore(file.value, { ...file.memory, given }), event)
  if (file.moved.main > ifVersion) return true
  const held = tracks.length > 0 ? tracks : (['consent', 'fire', 'grid'] as const)
  return held.some((track) => file.moved[track] > ifVersion)
}
