import { and, asc, count, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { rowForOneMore } from '../../workflows/capacity/filling.ts'
import { gaugeOf } from '../../workflows/capacity/gauge.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { Party } from '../../workflows/parties.ts'
import type { FeeRow } from '../../workflows/statistics/family-cost.ts'
import { forecastBasis, type LedgerRow } from '../../workflows/statistics/ledger-forecast.ts'
import type { MatterRequest, MatterRow } from '../../workflows/statistics/matters.ts'
import type { CompoundRow } from '../../workflows/statistics/never-asked.ts'
import type { PileRow } from '../../workflows/statistics/safety.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { CityRecord } from '../statistics/ports.ts'
import { readLedger } from './ledger-rows.ts'
import { ledgerEntries } from './ledger-tables.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { piles } from './pile-tables.ts'
import { guarded } from './storage-errors.ts'
import { cases, compounds, spaces, transformers } from './tables.ts'

/** What the figures need of matters, transformers, piles and compounds, as the record stands. */
export const sqliteCityFigures = ({ db }: OpenDatabase, library: RulesLibrary): CityRecord => ({
  matters: async (districts) => guarded(() => mattersIn(db, [...districts])),
  ledgers: async (districts, on) => guarded(() => ledgersIn(db, library, [...districts], on)),
  piles: async (districts) => guarded(() => pilesIn(db, [...districts])),
  fees: async (districts) => guarded(() => feesIn(db, [...districts])),
  compounds: async (districts) => guarded(() => compoundsIn(db, [...districts])),
})

const mattersIn = (db: Db, districts: string[]): MatterRow[] => {
  const found = db
    .select()
    .from(matters)
    .where(and(inArray(matters.district, districts), eq(matters.state, 'open')))
    .orderBy(asc(matters.matterId))
    .all()
  return found.map((row) => {
    // Written by the store from a matter.
    const file = JSON.parse(row.file) as MatterFile
    const { cost } = file
    return {
      matterId: row.matterId,
      kind: file.kind,
      district: row.district,
      compoundId: row.compoundId,
      openedOn: file.openedOn,
      officeParty: row.officeParty as Party,
      officeOrganisationId: row.officeOrganisationId,
      nextReportOn: row.nextReportOn,
      cost: cost && { lowYuan: cost.lowYuan, highYuan: cost.highYuan },
      requests: requestsOf(db, row.matterId),
    }
  })
}

const requestsOf = (db: Db, matterId: string): MatterRequest[] =>
  db
    .select({
      ...{ caseId: cases.caseId, chainId: cases.chainId, compoundId: cases.compoundId, outcome: cases.outcome },
      ...{ waiting: matterLinks.waiting, over: matterLinks.over },
    })
    .from(matterLinks)
    .innerJoin(cases, eq(cases.caseId, matterLinks.caseId))
    .where(eq(matterLinks.matterId, matterId))
    .orderBy(asc(matterLinks.place), asc(cases.caseId))
    .all()
    .map(({ caseId, chainId, compoundId, outcome, waiting, over }) => ({
      ...{ caseId, chainId: chainId ?? caseId, compoundId },
      waits: waiting && !over,
      infeasible: outcome === 'infeasibleAtPresent',
    }))

/** More piles than this fit under no limit of a compound: it bounds the count. */
const mostPiles = 500

const ledgersIn = (db: Db, library: RulesLibrary, districts: string[], on: string): LedgerRow[] => {
  const found = db
    .selectDistinct({
      ...{ transformerId: transformers.transformerId, name: transformers.name, compoundId: compounds.compoundId },
      ...{ compound: compounds.name, district: compounds.district },
    })
    .from(transformers)
    .innerJoin(compounds, eq(compounds.compoundId, transformers.compoundId))
    .innerJoin(ledgerEntries, eq(ledgerEntries.transformerId, transformers.transformerId))
    .where(inArray(compounds.district, districts))
    .orderBy(asc(transformers.transformerId))
    .all()
  return found.flatMap((row): LedgerRow[] => {
    const pack = library.packOfDistrict(row.district)?.value
    if (!pack) return []
    const at = { on, rules: pack.capacity }
    const ledger = readLedger(db, row.transformerId, null)
    const { ratedKva, limit, load, waiting } = gaugeOf(ledger, at)
    const filed = db
      .select({ caseId: ledgerEntries.caseId, place: ledgerEntries.place })
      .from(ledgerEntries)
      .where(eq(ledgerEntries.transformerId, row.transformerId))
      .orderBy(asc(ledgerEntries.place))
      .all()
      .map(({ caseId, place }) => ({ caseId, on: localDay(place, pack.place.timeZone) }))
    return [{ ...row, ratedKva, limit, waiting, rate: load?.rate ?? null, fits: fitsIn(ledger, at), filed }]
  })
}

/** How many more usual piles fit, one behind the other, behind all who are there or wait. */
const fitsIn = (ledger: ReturnType<typeof readLedger>, at: Parameters<typeof rowForOneMore>[2]): number | null => {
  const entries = [...ledger.entries]
  for (let fit = 0; fit < mostPiles; fit += 1) {
    const { band } = rowForOneMore({ ...ledger, entries }, forecastBasis.powerKw, at)
    if (band === 'unknown') return null
    if (band !== 'available') return fit
    const last = entries.reduce((most, { no }) => Math.max(most, no), 0)
    entries.push({
      ...{ caseId: `one more ${fit}`, no: last + 1, place: '9999', powerKw: forecastBasis.powerKw, state: 'reserved' },
      ...{ orderedCharging: false, found: null, orderedAsk: null, energisedOn: null },
    })
  }
  return mostPiles
}

const pilesIn = (db: Db, districts: string[]): PileRow[] => {
  const found = db
    .select({
      ...{ pileId: piles.pileId, caseId: piles.caseId, district: piles.district, compoundId: piles.compoundId },
      ...{ energisedOn: piles.energisedOn },
      undischarged: sql<number>`(
        select count(*) from json_each(${cases.file}, '$.memory.obligations')
        where json_extract(json_each.value, '$.discharged') is null)`,
    })
    .from(piles)
    .innerJoin(cases, eq(cases.caseId, piles.caseId))
    .where(and(inArray(piles.district, districts), isNotNull(piles.energisedOn)))
    .orderBy(asc(piles.pileId))
    .all()
  const operations = Map.groupBy(operationsIn(db, districts), ({ pileId }) => pileId)
  return found.map(({ pileId, energisedOn, ...row }) => {
    const own = operations.get(pileId) ?? []
    const gone = own.flatMap(({ goneOn }) => goneOn ?? []).toSorted()[0] ?? null
    return { ...row, energisedOn: energisedOn ?? '', goneOn: gone, incidents: own.flatMap(({ incidents }) => incidents) }
  })
}

/** What happened to piles: the cases of kind `operation`. */
const operationsIn = (db: Db, districts: string[]) =>
  db
    .select({ pileId: cases.pileId, file: cases.file, closedOn: cases.closedOn, outcome: cases.outcome })
    .from(cases)
    .where(and(inArray(cases.district, districts), eq(cases.kind, 'operation'), isNotNull(cases.pileId)))
    .all()
    .map(({ pileId, file, closedOn, outcome }) => {
      // Written by the store from a case file.
      const { operation, filedOn } = (JSON.parse(file) as CaseFile).memory
      const hazard = operation?.hazard
      const suspension = operation?.suspension
      const incidents: PileRow['incidents'] = [
        ...(hazard && filedOn ? [{ kind: hazard.kind === 'fire' ? ('fire' as const) : ('hazard' as const), on: filedOn }] : []),
        ...(suspension ? [{ kind: 'suspended' as const, on: suspension.on }] : []),
      ]
      return { pileId, incidents, goneOn: outcome === 'dismantled' ? closedOn : null }
    })

const feesIn = (db: Db, districts: string[]): FeeRow[] =>
  db
    .select({ caseId: cases.caseId, file: cases.file })
    .from(cases)
    .where(
      and(
        inArray(cases.district, districts),
        eq(cases.kind, 'request'),
        gt(sql`json_array_length(${cases.file}, '$.memory.feeDemands')`, 0),
      ),
    )
    .orderBy(asc(cases.caseId))
    .all()
    .flatMap(({ caseId, file }) =>
      // Written by the store from a case file.
      (JSON.parse(file) as CaseFile).memory.feeDemands.map(({ on, amountYuan, paid }) => ({
        ...{ caseId, on, amountYuan },
        paidYuan: paid?.amountYuan ?? null,
      })),
    )

const compoundsIn = (db: Db, districts: string[]): CompoundRow[] => {
  const asked = Map.groupBy(
    db
      .select({
        ...{ caseId: cases.caseId, compoundId: cases.compoundId, spaceId: cases.spaceId },
        ...{ filedOn: cases.filedOn, phase: cases.phase },
      })
      .from(cases)
      .where(and(inArray(cases.district, districts), eq(cases.kind, 'request'), isNotNull(cases.filedOn)))
      .orderBy(asc(cases.filedOn), asc(cases.caseId))
      .all(),
    ({ compoundId }) => compoundId,
  )
  return db
    .select({
      ...{ compoundId: compounds.compoundId, name: compounds.name, district: compounds.district },
      spaces: count(spaces.spaceId),
    })
    .from(compounds)
    .leftJoin(spaces, eq(spaces.compoundId, compounds.compoundId))
    .where(inArray(compounds.district, districts))
    .groupBy(compounds.compoundId)
    .all()
    .map((row) => ({
      ...row,
      asked: (asked.get(row.compoundId) ?? []).map(({ caseId, spaceId, filedOn, phase }) => ({
        ...{ caseId, spaceId, filedOn: filedOn ?? '' },
        open: phase === 'open' || phase === 'works',
      })),
    }))
}
