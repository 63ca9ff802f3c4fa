import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import type { CaseFile, Outcome as EventOutcome } from '../../workflows/case/case-file.ts'
import type { Outcome } from '../../workflows/case/context.ts'
import type { EventType } from '../../workflows/case/events/events.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'
import type { ExportedCase, ExportedEvent, ExportedPosition, ExportQuery, ExportRecord } from '../exports/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { RecordedActor } from './event-record.ts'
import { inOrderOfIds } from './in-order-of-ids.ts'
import { matterLinks } from './matter-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Cases read at a time: what an export holds, however large the record is. */
const batch = 100

/** The record for exports on SQLite, case by case in the order of their ids; between two batches other work is done. */
export const sqliteExports = ({ db }: OpenDatabase, library: RulesLibrary): ExportRecord => ({
  async *cases(query) {
    for (let after: string | null = ''; after !== null; ) {
      const from: string = after
      const read = guarded(() => readBatch(db, library, query, from))
      after = read.last
      if (read.cases.length > 0) yield read.cases
      await setImmediate()
    }
  },
})

const readBatch = (
  db: Db,
  library: RulesLibrary,
  { districts, before }: ExportQuery,
  after: string,
): { readonly cases: readonly ExportedCase[]; readonly last: string | null } => {
  const { cases } = tables
  const found = db
    .select()
    .from(cases)
    .where(
      and(inOrderOfIds(cases.district, districts), eq(cases.kind, 'request'), isNotNull(cases.filedOn), gt(cases.caseId, after)),
    )
    .orderBy(asc(cases.caseId))
    .limit(batch)
    .all()
  const ids = found.map(({ caseId }) => caseId)
  const events = Map.groupBy(readEvents(db, ids, before), ({ caseId }) => caseId)
  const links = Map.groupBy(db.select().from(matterLinks).where(inArray(matterLinks.caseId, ids)).all(), ({ caseId }) => caseId)
  const exported = found.flatMap((row): ExportedCase[] => {
    const own = events.get(row.caseId) ?? []
    if (own.length === 0) return []
    // Written by the store from a case file.
    const { memory } = JSON.parse(row.file) as CaseFile
    const { facts } = memory
    const pack = library.packByHash(row.rules)
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
        // Written from the outcomes of the chart.
        outcome: row.outcome as Outcome['outcome'] | null,
        rulesPackId: pack.id,
        timeZone: pack.place.timeZone,
        events: exportedEvents(own),
      },
    ]
  })
  return { cases: exported, last: found.at(-1)?.caseId ?? null }
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
