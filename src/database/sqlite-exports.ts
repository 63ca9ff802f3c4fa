import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, inArray, isNotNull, lt } from 'drizzle-orm'
import type { CaseFile, Outcome as EventOutcome } from '../../workflows/case/case-file.ts'
import type { Outcome } from '../../workflows/case/context.ts'
import type { EventType } from '../../workflows/case/events/events.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'
import type { ExportedCase, ExportedEvent, ExportedPosition, ExportRecord } from '../exports/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { RecordedActor } from './event-record.ts'
import { matterLinks } from './matter-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Cases read at a time: what an export holds, however large the record is. */
const batch = 100

/**
 * The record for exports on SQLite: compound by compound, and in each case by case, both in the order of their ids; between
 * two batches other work is done. What belongs to a compound is met in one go, so that who reads may forget it afterwards.
 */
export const sqliteExports = ({ db }: OpenDatabase, library: RulesLibrary): ExportRecord => ({
  async *cases({ districts, before }) {
    for (const compoundId of guarded(() => compoundsIn(db, districts))) {
      const caseIds = guarded(() => requestsOf(db, compoundId))
      for (let from = 0; from < caseIds.length; from += batch) {
        const read = guarded(() => readBatch(db, library, caseIds.slice(from, from + batch), before))
        if (read.length > 0) yield read
        await setImmediate()
      }
    }
  },
})

const compoundsIn = (db: Db, districts: readonly string[]): string[] => {
  const { compoundId, district } = tables.cases
  return db
    .selectDistinct({ compoundId })
    .from(tables.cases)
    .where(inArray(district, [...districts]))
    .orderBy(asc(compoundId))
    .all()
    .map((row) => row.compoundId)
}

const requestsOf = (db: Db, ofCompound: string): string[] => {
  const { caseId, compoundId, kind, filedOn } = tables.cases
  return db
    .select({ caseId })
    .from(tables.cases)
    .where(and(eq(compoundId, ofCompound), eq(kind, 'request'), isNotNull(filedOn)))
    .orderBy(asc(caseId))
    .all()
    .map((row) => row.caseId)
}

const readBatch = (db: Db, library: RulesLibrary, caseIds: readonly string[], before: string): ExportedCase[] => {
  const { cases } = tables
  const found = db
    .select()
    .from(cases)
    .where(inArray(cases.caseId, [...caseIds]))
    .orderBy(asc(cases.caseId))
    .all()
  const ids = found.map(({ caseId }) => caseId)
  const events = Map.groupBy(readEvents(db, ids, before), ({ caseId }) => caseId)
  const links = Map.groupBy(db.select().from(matterLinks).where(inArray(matterLinks.caseId, ids)).all(), ({ caseId }) => caseId)
  return found.flatMap((row): ExportedCase[] => {
    const own = events.get(row.caseId) ?? []
    if (own.length === 0) return []
    // Written by the store from a case file.
    const { memory } = JSON.parse(row.file) as CaseFile
    const { facts } = memory
    const pack = library.packByHash(row.rules)
    const exported = exportedEvents(own)
    return [
      {
        caseId: row.caseId,
        chainId: row.chainId ?? row.caseId,
        district: row.district,
        compoundId: row.compoundId,
        spaceId: row.spaceId,
        garageId: facts?.garage.garageId ?? null,
        fireZoneId: facts?.fireZone?.fireZoneId ?? null,
        transformerId: facts?.transformer?.transformerId ?? null,
        companyId: facts?.issuers.find(({ party }) => party === 'property')?.organisationId ?? null,
        matterIds: [...new Set((links.get(row.caseId) ?? []).map(({ matterId }) => matterId))].toSorted(),
        // Only filed ones were selected.
        filedOn: row.filedOn ?? '',
        closedOn: row.closedOn,
        closedAt: closingOf(exported),
        // Written from the outcomes of the chart.
        outcome: row.outcome as Outcome['outcome'] | null,
        rulesPackId: pack.id,
        timeZone: pack.place.timeZone,
        events: exported,
      },
    ]
  })
}

const readEvents = (db: Db, caseIds: readonly string[], before: string) => {
  const { caseId, seq, type, recordedAt, occurredOn, origin, actor, input, outcome } = tables.caseEvents
  return db
    .select({ caseId, seq, type, recordedAt, occurredOn, origin, actor, input, outcome })
    .from(tables.caseEvents)
    .where(and(inArray(caseId, [...caseIds]), lt(recordedAt, before)))
    .orderBy(asc(caseId), asc(seq))
    .all()
}

/** When the event was recorded that took the last position of a case: the last time, where it was opened again between. */
const closingOf = (events: readonly ExportedEvent[]): string | null => {
  let open = 0
  let closedAt: string | null = null
  for (const { entered, left, recordedAt } of events) {
    open += entered.length - left.length
    if (open === 0 && left.length > 0) closedAt = recordedAt
  }
  return open === 0 ? closedAt : null
}

const exportedEvents = (rows: ReturnType<typeof readEvents>): ExportedEvent[] => {
  const open = new Map<string, ExportedPosition>()
  return rows.map((row) => {
    // Written by the store from these very types.
    const outcome = JSON.parse(row.outcome) as EventOutcome
    const actor = JSON.parse(row.actor) as RecordedActor
    const left = outcome.left.flatMap((positionId) => {
      const position = open.get(positionId)
      open.delete(positionId)
      return position ? [position] : []
    })
    const entered = outcome.entered.map(({ positionId, track, stage, step, holder }) => {
      const position = { track, stage, step, holder }
      open.set(positionId, position)
      return position
    })
    return {
      seq: row.seq,
      type: row.type as EventType,
      recordedAt: row.recordedAt,
      occurredOn: row.occurredOn,
      party: (actor.onBehalfOf ?? actor.party) as ExportedEvent['party'],
      organisationId: actor.onBehalfOf === null ? actor.organisationId : null,
      onBehalf: actor.onBehalfOf !== null,
      entered,
      left,
      grounds: groundsIn(JSON.parse(row.input)),
    }
  })
}

/** The codes of the grounds or conditions that an event states. */
const groundsIn = (input: { readonly grounds?: unknown; readonly conditions?: unknown }): StatedGround[] =>
  [input.grounds, input.conditions].flatMap((list) =>
    Array.isArray(list)
      ? list.flatMap((entry: { readonly code?: StatedGround } | null) => (entry?.code === undefined ? [] : [entry.code]))
      : [],
  )
