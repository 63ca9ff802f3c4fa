import { and, asc, eq, inArray, notInArray } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { rowOf } from '../../workflows/capacity/ledger.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { StatedGround } from '../../workflows/rules/codes.ts'
import { partQuestion, requestInPart, rulesOfRequest } from '../../workflows/rules/consent-parts.ts'
import type { EarlierThere } from '../../workflows/rules/precheck.ts'
import { rulesOn } from '../../workflows/rules/rules-on.ts'
import { tidyLabel } from '../compounds/names.ts'
import type { KnownPlace, PrecheckQuery, Prechecks } from '../compounds/precheck-ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { readFacts } from './facts.ts'
import { readLedger } from './ledger-rows.ts'
import { matters } from './matter-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { precheckNoes } from './precheck-tables.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** Places for pre-checks on SQLite, and where one said no. */
export const sqlitePrechecks = ({ db }: OpenDatabase, library: RulesLibrary): Prechecks => ({
  place: async (query) => guarded(() => placeOf(db, library, query)),
  noteNo: async ({ asked, today }) =>
    guarded(() => {
      const subject = asked.spaceId ?? `${asked.garageId} ${today}`
      db.insert(precheckNoes)
        .values({ subject, ...asked, on: today })
        .onConflictDoNothing()
        .run()
    }),
})

type SpaceRow = typeof tables.spaces.$inferSelect

const placeOf = (db: Db, library: RulesLibrary, query: PrecheckQuery): KnownPlace | null => {
  const compound = db.select().from(tables.compounds).where(eq(tables.compounds.compoundId, query.compoundId)).get()
  const pack = compound && library.packOfDistrict(compound.district)?.value
  const spaces = garageOf(db, query)
  const space = query.space === null ? spaces[0] : spaces.find(({ label }) => label === tidyLabel(query.space ?? ''))
  if (!pack || !space) return null
  const today = localDay(query.now, pack.place.timeZone)
  const asked = { spaceId: space.spaceId, today }
  const known = readFacts(db, { ...asked, rules: pack })
  if (!known) return null
  const { right, leaseMonths, powerKw } = query
  const request = requestInPart(pack, { facts: known, request: { right, leaseMonths, powerKw, mayCall: false } }, query.part)
  const rules = rulesOn(rulesOfRequest(pack, request), today)
  const read = readFacts(db, { ...asked, rules }) ?? known
  const spaceNamed = query.space !== null
  // Without a space, the transformer is known only where the whole garage hangs on one.
  const isShared = spaceNamed || new Set(spaces.map(({ transformerId }) => transformerId)).size === 1
  const facts = isShared ? read : { ...read, transformer: null }
  const { transformer } = facts
  const open = openMatters(db, space, transformer?.transformerId ?? null)
  const spaceIds = spaces.map(({ spaceId }) => spaceId)
  return {
    facts,
    spaceNamed,
    rules,
    question: partQuestion(pack),
    today,
    asked: { compoundId: space.compoundId, garageId: space.garageId, spaceId: spaceNamed ? space.spaceId : null },
    row: transformer ? rowAt(db, transformer, { rules, today, powerKw: query.powerKw }) : null,
    matters: open.map(({ kind, nextReportOn }) => ({ kind, nextReportOn })),
    estimates: open.flatMap(({ kind, cost }) => (cost ? [{ kind, lowYuan: cost.lowYuan, highYuan: cost.highYuan }] : [])),
    earlier: earlierAt(db, spaceIds),
    lasted: lastedAt(db, spaceIds),
  }
}

/** The spaces of the named garage, or of the only one. */
const garageOf = (db: Db, { compoundId, garage }: PrecheckQuery): SpaceRow[] => {
  const { garages, spaces } = tables
  const found = db
    .select()
    .from(garages)
    .where(and(eq(garages.compoundId, compoundId), ...(garage === null ? [] : [eq(garages.name, garage)])))
    .all()
  const [only] = found
  if (!only || found.length > 1) return []
  return db.select().from(spaces).where(eq(spaces.garageId, only.garageId)).orderBy(asc(spaces.label)).all()
}

/** The row for one more pile behind all who are there or wait: what a request filed now would meet. */
const rowAt = (
  db: Db,
  transformer: NonNullable<KnownPlace['facts']['transformer']>,
  { rules, today, powerKw }: Pick<KnownPlace, 'rules' | 'today'> & Pick<PrecheckQuery, 'powerKw'>,
) => {
  const ledger = readLedger(db, transformer.transformerId, null)
  const { ratedKva, peakKva, peakMonth } = transformer
  const read = peakKva === null || peakMonth === null ? [] : [{ kva: peakKva, month: peakMonth }]
  const peaks = ledger.figures.peaks.length > 0 ? ledger.figures.peaks : read
  const asking = { caseId: '', entry: null, powerKw, ordered: false }
  return rowOf(ledger, asking, {
    on: today,
    rules: rules.capacity,
    figures: { ratedKva: ledger.figures.ratedKva ?? ratedKva, peaks },
  })
}

/** Open matters of the compound that concern this garage and this transformer, but for orders in force, which facts name. */
const openMatters = (db: Db, space: SpaceRow, transformerId: string | null): MatterFile[] =>
  db
    .select()
    .from(matters)
    .where(and(eq(matters.compoundId, space.compoundId), eq(matters.state, 'open'), eq(matters.inForce, false)))
    .all()
    .filter((row) => row.garageId === null || row.garageId === space.garageId)
    .filter((row) => row.transformerId === null || row.transformerId === transformerId)
    // Written by the store of matters.
    .map((row) => JSON.parse(row.file) as MatterFile)

/** How long each request of some spaces took from filing to energised. */
const lastedAt = (db: Db, spaceIds: readonly string[]): number[] => {
  const { cases } = tables
  return db
    .select({ filedOn: cases.filedOn, closedOn: cases.closedOn })
    .from(cases)
    .where(and(inArray(cases.spaceId, [...spaceIds]), eq(cases.kind, 'request'), eq(cases.outcome, 'energised')))
    .all()
    .flatMap(({ filedOn, closedOn }) =>
      filedOn === null || closedOn === null ? [] : [Temporal.PlainDate.from(filedOn).until(closedOn).total('days')],
    )
}

const earlierAt = (db: Db, spaceIds: readonly string[]): EarlierThere => {
  const { cases, grounds } = tables
  const filed = db
    .select({ caseId: cases.caseId, phase: cases.phase, outcome: cases.outcome })
    .from(cases)
    .where(and(inArray(cases.spaceId, [...spaceIds]), eq(cases.kind, 'request'), notInArray(cases.phase, ['draft'])))
    .all()
  const pleaded =
    filed.length === 0
      ? []
      : db
          .select()
          .from(grounds)
          .where(
            and(
              eq(grounds.kind, 'ground'),
              inArray(
                grounds.caseId,
                filed.map(({ caseId }) => caseId),
              ),
            ),
          )
          .all()
  const codes = [...new Set(pleaded.map(({ code }) => code))].toSorted()
  return {
    filed: filed.length,
    open: filed.filter(({ phase }) => phase !== 'closed').length,
    energised: filed.filter(({ outcome }) => outcome === 'energised').length,
    grounds: codes.map((code) => {
      const same = pleaded.filter((ground) => ground.code === code)
      return {
        code: code as StatedGround,
        times: same.length,
        upheld: same.filter(({ verified }) => verified === 'UPHELD').length,
        fallen: same.filter(({ verified }) => verified === 'FALLEN').length,
      }
    }),
  }
}
