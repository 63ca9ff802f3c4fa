import { and, asc, eq, lt } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { takeOutPersonal } from '../../workflows/case/personal.ts'
import { decideMatter } from '../../workflows/matter/decide.ts'
import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import type { MatterCommand, MatterRecorded, MatterRefused, MatterResult, MatterStore } from '../matters/ports.ts'
import { randomId } from '../random-id.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { earlierAnswer, keepAnswer } from './idempotency.ts'
import { lendToMatter } from './lend-to-matter.ts'
import { oldLinks } from './matter-links.ts'
import { listMatters, matterContext, matterStanding, movedByParties } from './matter-reading.ts'
import { readMatter, toStoredMatter } from './matter-rows.ts'
import { matters } from './matter-tables.ts'
import { writeMatter } from './matter-writing.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** What the matter store needs. */
export interface MatterStoreParts {
  readonly database: OpenDatabase
  readonly keys: KeyRing
  readonly library: RulesLibrary
}

/** The matters on SQLite. One event = one decision = one fsynced transaction. */
export const sqliteMatters = (parts: MatterStoreParts): MatterStore => {
  const { library } = parts
  const { db } = parts.database
  return {
    record: async (command) =>
      guarded(() => db.transaction((tx) => inTransaction(parts, tx, command), { behavior: 'immediate' })),
    read: async (matterId) => guarded(() => readMatter(db, library, matterId)),
    list: async (query) => guarded(() => listMatters(db, library, query)),
    standing: async (stored, viewer, today) => guarded(() => matterStanding(db, stored.file, viewer, today)),
    context: async (stored) => guarded(() => matterContext(parts, stored.file)),
    reportsPassed: async (today, limit) =>
      guarded(() =>
        db
          .select({ matterId: matters.matterId, dueOn: matters.nextReportOn })
          .from(matters)
          .where(and(eq(matters.state, 'open'), eq(matters.passed, false), lt(matters.nextReportOn, today)))
          .orderBy(asc(matters.nextReportOn), asc(matters.matterId))
          .limit(limit)
          .all()
          .flatMap(({ matterId, dueOn }) => (dueOn === null ? [] : [{ matterId, dueOn }])),
      ),
    oldLinks: async (now, limit) => guarded(() => oldLinks(db, now, limit)),
  }
}

const inTransaction = (parts: MatterStoreParts, tx: Db, command: MatterCommand): MatterResult => {
  const known = earlierAnswer(tx, command.idempotency)
  if (known === 'keyReused') return { kind: 'keyReused' }
  if (known) return { kind: 'repeated', answer: known }
  const row = command.matterId === null ? null : tx.select().from(matters).where(eq(matters.matterId, command.matterId)).get()
  if (row === undefined) return { kind: 'unknown' }
  const stored = row && toStoredMatter(row, parts.library)
  if (stored && command.ifVersion !== null && movedByParties(tx, stored.file.matterId, command.ifVersion)) {
    return { kind: 'stale', version: stored.file.seq }
  }
  const { plain, personal } = takeOutPersonal<AnyMatterEvent>(command.event)
  const pinned = stored
    ? { hash: stored.file.rules, value: stored.rules }
    : packFor(parts, tx, 'compoundId' in plain ? plain.compoundId : '')
  const today = localDay(command.now, pinned.value.place.timeZone)
  const lent = lendToMatter(tx, stored?.file ?? null, plain, command.actor)
  const { party, organisationId } = command.actor
  const matterId = command.matterId ?? randomId()
  const decision = decideMatter(stored?.file ?? null, plain, {
    matterId,
    now: command.now,
    today,
    actor: { party, organisationId, districts: lent.districts },
    rules: pinned.value,
    rulesHash: pinned.hash,
    place: lent.place,
    office: lent.office,
    documents: lent.documents,
  })
  if (!decision.accepted) {
    const refused: MatterRefused = { kind: 'refused', refusal: decision.refusal }
    return { ...refused, answer: keepAnswer(tx, command.idempotency, command.answer(refused), command.now) }
  }
  writeMatter(parts, tx, { command, before: row, plain, personal, lent, change: decision.change, next: decision.next })
  const recorded: MatterRecorded = {
    kind: 'recorded',
    stored: { file: decision.next, rules: pinned.value },
    type: plain.type,
  }
  return { ...recorded, answer: keepAnswer(tx, command.idempotency, command.answer(recorded), command.now) }
}

/** The rules in force for new matters of the district of a compound; of any district where there is no such compound, which is refused. */
const packFor = ({ library }: MatterStoreParts, tx: Db, compoundId: string) => {
  const compound = tx.select().from(tables.compounds).where(eq(tables.compounds.compoundId, compoundId)).get()
  const pack = (compound && library.packOfDistrict(compound.district)) ?? library.packs()[0]
  if (!pack) throw new Error('there is no rule pack at all')
  return pack
}
