import { setImmediate } from 'node:timers/promises'
import { and, asc, between, eq, gt, inArray, isNotNull, like, lt, notInArray, type SQL, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { systemEventTypes } from '../../workflows/case/events/system.ts'
import { type OwnGroundNames, ownGroundNames } from '../../workflows/rules/stated-grounds.ts'
import { bareReports } from '../../workflows/statistics/basis.ts'
import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { FigureRecord, FigureRows, RecordQuery } from '../statistics/ports.ts'
import { foldBefore } from './as-known.ts'
import { documentText } from './document-text.ts'
import { type GatheredRows, gather, gatherEnd, noRows, type OfCase } from './figure-rows.ts'
import type { KeptRow } from './kept-rows.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { projectFigures } from './projections.ts'
import { quickly } from './quick-query.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Cases read at a time; between two batches the service does what else is waiting. */
const batch = 250

/** The table behind each kind of rows. */
const keptAs = { stays: 'stays', answers: 'answers', clocks: 'caseClocks', grounds: 'grounds' } as const

/** A kind of rows with a table of its own; the end of a case is kept on the case. */
type Tabled = keyof typeof keptAs

/**
 * The rows of the figures on SQLite. A case that nothing was recorded on since the day asked for is read from the kept
 * tables; one that moved on is folded from the events that were recorded by then. So a past day is shown exactly as it
 * was known, with answers that were struck out later and due days that were moved later, and today costs no fold at all.
 */
export const sqliteFigures = ({ db }: OpenDatabase, library: RulesLibrary): FigureRecord => ({
  rows: async (query, kinds) => {
    const rows = noRows()
    for (const district of query.districts) {
      for (let after: string | null = ''; after !== null; ) {
        const from: string = after
        after = guarded(() => readBatch(db, library, { ...query, district, after: from }, kinds, rows))
        await setImmediate()
      }
    }
    return rows
  },
  places: async (districts) => guarded(() => placesWhere(db, library, inArray(tables.cases.district, [...districts]))),
  caseNames: async (caseIds) =>
    guarded(() => {
      const { caseId, caseNumber, compoundId } = tables.cases
      const found = db
        .select({ caseId, caseNumber, compound: tables.compounds.name })
        .from(tables.cases)
        .innerJoin(tables.compounds, eq(tables.compounds.compoundId, compoundId))
        .where(inArray(caseId, [...caseIds]))
        .all()
      return new Map(found.map(({ caseId: id, ...name }) => [id, name]))
    }),
  ownGroundNames: async () => ownGroundNamesIn(db),
  organisationNames: async (organisationIds) =>
    guarded(() => {
      const { organisationId, name } = tables.organisations
      const found = db
        .select({ organisationId, name })
        .from(tables.organisations)
        .where(inArray(organisationId, [...organisationIds]))
        .all()
      return new Map(found.map((row) => [row.organisationId, row.name]))
    }),
})

/** Where some cases lie, as it is on record now. */
export const placesOf = (db: Db, library: RulesLibrary, caseIds: readonly string[]): Map<string, CasePlace> =>
  placesWhere(db, library, inArray(tables.cases.caseId, [...caseIds]))

const placesWhere = (db: Db, library: RulesLibrary, wanted: SQL): Map<string, CasePlace> => {
  const { cases, compounds, spaces, garages, transformers } = tables
  const found = quickly(
    db
      .select({
        caseId: cases.caseId,
        rules: cases.rules,
        completedOn: compounds.completedOn,
        level: garages.level,
        ownership: transformers.ownership,
        reportedOn: reportedOn(),
      })
      .from(cases)
      .innerJoin(compounds, eq(compounds.compoundId, cases.compoundId))
      .leftJoin(spaces, eq(spaces.spaceId, cases.spaceId))
      .leftJoin(garages, eq(garages.garageId, spaces.garageId))
      .leftJoin(transformers, eq(transformers.transformerId, spaces.transformerId))
      .where(and(wanted, eq(cases.kind, 'request'), isNotNull(cases.filedOn))),
  )
  const names = new Map<string, string>()
  const packOf = (hash: string): string => {
    const name = names.get(hash) ?? library.packByHash(hash)?.id ?? 'unknown'
    names.set(hash, name)
    return name
  }
  return new Map(
    found.map(({ caseId, rules, completedOn, reportedOn: on, level, ownership }) => [
      caseId,
      {
        ...{ caseId, completedOn, rules: packOf(rules), reportedOn: on },
        // Written by the register from these very lists.
        garage: (level ?? 'unknown') as CasePlace['garage'],
        transformer: (ownership ?? 'unknown') as CasePlace['transformer'],
      },
    ]),
  )
}

/** The first day on which a bare report ended a stay of the case. */
const reportedOn = () => {
  const { cases, stays } = tables
  const isBare = inArray(stays.leftBy, [...bareReports])
  return sql<
    string | null
  >`(select min(${stays.leftRecordedOn}) from ${stays} where ${and(eq(stays.caseId, cases.caseId), isBare)})`
}

/** Filed requests, in the very words of the index that holds what the figures read of them. */
export const isFiledRequest = sql`kind = 'request' and filed_on is not null`

/** The next filed requests of a district after one of them, in the order of their ids. */
export const nextRequests = (db: Db, { district: ofDistrict, after, filed, caseIds }: Page) => {
  const { caseId, chainId, district, compoundId, filedOn, closedOn, outcome, recordedAt, rules } = tables.cases
  const among = caseIds ? [sql`${caseId} in (select value from json_each(${JSON.stringify(caseIds)}, '$'))`] : []
  const asFiled = filed ? [between(filedOn, filed.from, filed.to), inArray(rules, [...filed.rules])] : []
  return db
    .select({ caseId, chainId, district, compoundId, filedOn, closedOn, outcome, recordedAt })
    .from(tables.cases)
    .where(and(eq(district, ofDistrict), isFiledRequest, ...asFiled, ...among, gt(caseId, after)))
    .orderBy(asc(caseId))
    .limit(batch)
}

interface Page extends Pick<RecordQuery, 'filed' | 'caseIds'> {
  readonly district: string
  readonly after: string
}

/** A case as the figures find it, and when something was recorded on it last. */
export type RecordedCase = FoundCase & { readonly recordedAt: string }

/** A case as the figures find it. */
type FoundCase = Parameters<typeof ofCase>[0] & { readonly closedOn: string | null; readonly outcome: string | null }

const zoneOf = (library: RulesLibrary, district: string): string =>
  library.packOfDistrict(district)?.value.place.timeZone ?? 'Asia/Shanghai'

const isTabled = (kind: keyof FigureRows): kind is Tabled => kind in keptAs

const gatherKept = (db: Db, found: readonly FoundCase[], kinds: readonly (keyof FigureRows)[], into: GatheredRows): void => {
  const cases = new Map(found.map((row) => [row.caseId, ofCase(row)]))
  for (const kind of kinds.filter(isTabled)) {
    for (const entry of keptRows(db, kind, [...cases.keys()])) {
      const of = cases.get(entry.row.caseId)
      if (of) gather(into, of, entry)
    }
  }
  if (kinds.includes('ends')) for (const row of found) gatherEnd(into, ofCase(row), row)
}

/** Reads the next cases of a district; gives the last one's id, or null when there are no more. */
const readBatch = (
  db: Db,
  library: RulesLibrary,
  { before, ...page }: Pick<RecordQuery, 'before'> & Page,
  kinds: readonly (keyof FigureRows)[],
  into: GatheredRows,
): string | null => {
  const found = nextRequests(db, page).all()
  gatherBefore({ db, library }, { found, before }, kinds, into)
  return found.at(-1)?.caseId ?? null
}

/** The rows of some cases as they were known before an instant. */
export const rowsBefore = (
  parts: { readonly db: Db; readonly library: RulesLibrary },
  asked: { readonly found: readonly RecordedCase[]; readonly before: string },
  kinds: readonly (keyof FigureRows)[],
): GatheredRows => {
  const rows = noRows()
  gatherBefore(parts, asked, kinds, rows)
  return rows
}

const gatherBefore = (
  { db, library }: { readonly db: Db; readonly library: RulesLibrary },
  { found, before }: { readonly found: readonly RecordedCase[]; readonly before: string },
  kinds: readonly (keyof FigureRows)[],
  into: GatheredRows,
): void => {
  const cases = new Map(found.map((row) => [row.caseId, ofCase(row)]))
  const names: readonly string[] = kinds.filter(isTabled).map((kind) => keptAs[kind])
  gatherKept(
    db,
    found.filter((row) => row.recordedAt < before),
    kinds,
    into,
  )
  for (const row of found) {
    const of = cases.get(row.caseId)
    if (!of || row.recordedAt < before) continue
    const fold = foldBefore(db, library, { caseId: row.caseId, before }, projectFigures)
    for (const entry of fold.kept.values()) if (names.includes(entry.table)) gather(into, of, entry)
    const end = fold.file()?.memory.outcome
    if (kinds.includes('ends') && end) gatherEnd(into, of, { closedOn: end.on, outcome: end.outcome })
  }
  if (!kinds.includes('words')) return
  for (const [district, own] of Map.groupBy(found, (row) => row.district)) {
    // Asked once a district: which pack is in force is looked up in the database.
    const ofDistrict = new Map(own.map((row) => [row.caseId, ofCase(row)]))
    gatherWords(db, { cases: ofDistrict, zone: zoneOf(library, district), before }, into)
  }
}

/** The names of grounds of places’ own, the newest version of a pack last: its words are the ones that are shown. */
const ownGroundNamesIn = (db: Db): OwnGroundNames => {
  const { rulePacks } = tables
  const found = db
    .select({ document: rulePacks.document })
    .from(rulePacks)
    .where(like(documentText(rulePacks.document), '%"ownGrounds"%'))
    .orderBy(asc(rulePacks.id), asc(rulePacks.version))
    .all()
  return Object.assign({}, ...found.map(({ document }) => ownGroundNames(JSON.parse(document))))
}

/** The days on which persons had something recorded in these cases. */
const gatherWords = (
  db: Db,
  { cases, zone, before }: { readonly cases: ReadonlyMap<string, OfCase>; readonly zone: string; readonly before: string },
  into: GatheredRows,
): void => {
  const { caseEvents } = tables
  const found = quickly(
    db
      .select({ caseId: caseEvents.caseId, recordedAt: caseEvents.recordedAt })
      .from(caseEvents)
      .where(
        and(
          inArray(caseEvents.caseId, [...cases.keys()]),
          lt(caseEvents.recordedAt, before),
          notInArray(caseEvents.type, systemEventTypes),
        ),
      )
      .orderBy(asc(caseEvents.caseId), asc(caseEvents.seq)),
  )
  for (const { caseId, recordedAt } of found) {
    const of = cases.get(caseId)
    if (of) into.words.push({ ...of, on: localDay(recordedAt, zone) })
  }
}

const ofCase = (row: {
  caseId: string
  chainId: string | null
  district: string
  compoundId: string
  filedOn: string | null
}): OfCase => ({
  caseId: row.caseId,
  // Both are given to a case when it is filed, and only filed ones were selected.
  chainId: row.chainId ?? row.caseId,
  caseRecordedOn: row.filedOn ?? '',
  district: row.district,
  compoundId: row.compoundId,
})

/** In an order of their own: figures that break a tie by it come out the same on every database. */
const keptRows = (db: Db, kind: Tabled, caseIds: readonly string[]): KeptRow[] => {
  const ids = [...caseIds]
  switch (kind) {
    case 'stays': {
      const { stays } = tables
      const rows = quickly(
        db
          .select()
          .from(stays)
          .where(inArray(stays.caseId, ids))
          .orderBy(asc(stays.caseId), asc(stays.enteredSeq), asc(stays.positionId)),
      )
      return rows.map((row) => ({ table: 'stays', row }))
    }
    case 'answers': {
      const { answers } = tables
      const order = [asc(answers.caseId), asc(answers.organisationId)]
      const rows = quickly(
        db
          .select()
          .from(answers)
          .where(inArray(answers.caseId, ids))
          .orderBy(...order),
      )
      return rows.map((row) => ({ table: 'answers', row }))
    }
    case 'clocks': {
      const { caseClocks } = tables
      const order = [asc(caseClocks.caseId), asc(caseClocks.clockId)]
      const rows = quickly(
        db
          .select()
          .from(caseClocks)
          .where(inArray(caseClocks.caseId, ids))
          .orderBy(...order),
      )
      return rows.map((row) => ({ table: 'caseClocks', row }))
    }
    case 'grounds': {
      const { grounds } = tables
      const order = [asc(grounds.caseId), asc(grounds.groundId)]
      const rows = quickly(
        db
          .select()
          .from(grounds)
          .where(inArray(grounds.caseId, ids))
          .orderBy(...order),
      )
      return rows.map((row) => ({ table: 'grounds', row }))
    }
  }
}
