import { and, asc, count, eq, getTableColumns, gt, gte, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm'
import { localDay } from '../../workflows/calendar/days.ts'
import { rowForOneMore } from '../../workflows/capacity/filling.ts'
import { gaugeOf } from '../../workflows/capacity/gauge.ts'
import type { ConductAct, LateAnswer, Management, OwnBusiness } from '../../workflows/statistics/conduct.ts'
import type { FeeRow } from '../../workflows/statistics/family-cost.ts'
import { forecastBasis, type LedgerRow } from '../../workflows/statistics/ledger-forecast.ts'
import type { MatterRequest, MatterRow } from '../../workflows/statistics/matters.ts'
import type { CompoundRow } from '../../workflows/statistics/never-asked.ts'
import type { PileRow } from '../../workflows/statistics/safety.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { CityQuery, CityRecord } from '../statistics/ports.ts'
import { fileBefore, ledgerBefore, matterBefore } from './as-known.ts'
import { documentText } from './document-text.ts'
import { ledgerEntries } from './ledger-tables.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { piles } from './pile-tables.ts'
import { precheckNoes } from './precheck-tables.ts'
import { guarded } from './storage-errors.ts'
import {
  answers,
  caseClocks,
  caseEvents,
  cases,
  chargingInterests,
  compoundIssuers,
  compounds,
  isOfConduct,
  organisations,
  spaces,
  stays,
  transformers,
} from './tables.ts'

/** What the figures need of matters, transformers, piles and compounds, as the record stood. */
export const sqliteCityFigures = ({ db }: OpenDatabase, library: RulesLibrary): CityRecord => ({
  matters: async (query) => guarded(() => mattersIn(db, library, query)),
  ledgers: async (query) => guarded(() => ledgersIn(db, library, query)),
  piles: async (query) => guarded(() => pilesIn(db, library, query)),
  fees: async (query) => guarded(() => feesIn(db, library, query)),
  compounds: async (query) => guarded(() => compoundsIn(db, query)),
  conduct: async (query) => guarded(() => conductIn(db, query)),
  lateAnswers: async (query) => guarded(() => lateAnswersIn(db, query)),
  ownBusinesses: async (query) => guarded(() => ownBusinessesIn(db, query)),
  managements: async (query) => guarded(() => managementsIn(db, query)),
  headOffices: async () => guarded(() => headOfficesIn(db)),
})

const mattersIn = (db: Db, library: RulesLibrary, { districts, before }: CityQuery): MatterRow[] => {
  const found = db
    .select()
    .from(matters)
    // One that is closed by now may have been open then.
    .where(and(inArray(matters.district, [...districts]), or(eq(matters.state, 'open'), gte(matters.recordedAt, before))))
    .orderBy(asc(matters.matterId))
    .all()
  return found.flatMap((row): MatterRow[] => {
    const file = matterBefore(db, row, before)
    if (file?.state !== 'open') return []
    const { cost, office } = file
    return [
      {
        matterId: row.matterId,
        kind: file.kind,
        district: row.district,
        compoundId: row.compoundId,
        openedOn: file.openedOn,
        officeParty: office.party,
        officeOrganisationId: office.organisationId,
        nextReportOn: file.nextReportOn,
        cost: cost && { lowYuan: cost.lowYuan, highYuan: cost.highYuan },
        requests: requestsOf(db, library, row.matterId, before),
      },
    ]
  })
}

const requestsOf = (db: Db, library: RulesLibrary, matterId: string, before: string): MatterRequest[] =>
  db
    .selectDistinct({ row: { ...getTableColumns(cases), file: documentText(cases.file) }, place: matterLinks.place })
    .from(matterLinks)
    .innerJoin(cases, eq(cases.caseId, matterLinks.caseId))
    .where(eq(matterLinks.matterId, matterId))
    .orderBy(asc(matterLinks.place), asc(cases.caseId))
    .all()
    .flatMap(({ row: { caseId, chainId, compoundId, ...row } }): MatterRequest[] => {
      const memory = fileBefore(db, library, { caseId, ...row }, before)?.memory
      // Records of an older chart know no matters.
      const links = memory?.matters?.filter(({ matter }) => matter.matterId === matterId) ?? []
      const outcome = memory?.outcome ?? null
      return links.map(({ waitsSince }) => ({
        ...{ caseId, chainId: chainId ?? caseId, compoundId },
        waits: waitsSince !== null && outcome === null,
        infeasible: outcome?.outcome === 'infeasibleAtPresent',
      }))
    })

/** More piles than this fit under no limit of a compound: it bounds the count. */
const mostPiles = 500

const ledgersIn = (db: Db, library: RulesLibrary, { districts, on, before }: CityQuery): LedgerRow[] => {
  const found = db
    .selectDistinct({
      ...{ transformerId: transformers.transformerId, name: transformers.name, compoundId: compounds.compoundId },
      ...{ compound: compounds.name, district: compounds.district },
    })
    .from(transformers)
    .innerJoin(compounds, eq(compounds.compoundId, transformers.compoundId))
    .innerJoin(ledgerEntries, eq(ledgerEntries.transformerId, transformers.transformerId))
    .where(and(inArray(compounds.district, [...districts]), lt(ledgerEntries.place, before)))
    .orderBy(asc(transformers.transformerId))
    .all()
  return found.flatMap((row): LedgerRow[] => {
    const pack = library.packOfDistrict(row.district)?.value
    if (!pack) return []
    const at = { on, rules: pack.capacity }
    const ledger = ledgerBefore(db, row.transformerId, before)
    const { ratedKva, limit, load, waiting } = gaugeOf(ledger, at)
    const filed = db
      .select({ caseId: ledgerEntries.caseId, place: ledgerEntries.place })
      .from(ledgerEntries)
      .where(and(eq(ledgerEntries.transformerId, row.transformerId), lt(ledgerEntries.place, before)))
      .orderBy(asc(ledgerEntries.place))
      .all()
      .map(({ caseId, place }) => ({ caseId, on: localDay(place, pack.place.timeZone) }))
    const rate = load?.rate ?? null
    const more = fittingIn(ledger, at)
    const loads = rate === null || more === null ? [] : [rate, ...more]
    return [{ ...row, ratedKva, limit, waiting, rate, fits: more?.length ?? null, loads, filed }]
  })
}

/** The load with each usual pile that still fits, one behind the other, behind all who are there or wait. */
const fittingIn = (ledger: ReturnType<typeof ledgerBefore>, at: Parameters<typeof rowForOneMore>[2]): number[] | null => {
  const entries = [...ledger.entries]
  const loads: number[] = []
  while (loads.length < mostPiles) {
    const { band, ways } = rowForOneMore({ ...ledger, entries }, forecastBasis.powerKw, at)
    if (band === 'unknown') return null
    if (band !== 'available') return loads
    loads.push(Math.max(...(ways[0]?.sums ?? []).map(({ rate }) => rate)))
    const last = entries.reduce((most, { no }) => Math.max(most, no), 0)
    entries.push({
      ...{ caseId: `one more ${loads.length}`, no: last + 1, place: '9999', powerKw: forecastBasis.powerKw, state: 'reserved' },
      ...{ orderedCharging: false, found: null, orderedAsk: null, energisedOn: null },
    })
  }
  return loads
}

const pilesIn = (db: Db, library: RulesLibrary, query: CityQuery): PileRow[] => {
  const found = db
    .select({
      ...{ pileId: piles.pileId, caseId: piles.caseId, district: piles.district, compoundId: piles.compoundId },
      ...{ energisedOn: piles.energisedOn, recordedAt: cases.recordedAt, obliged: isObliged, file: fileOf(isObliged) },
    })
    .from(piles)
    .innerJoin(cases, eq(cases.caseId, piles.caseId))
    .where(and(inArray(piles.district, [...query.districts]), isNotNull(piles.energisedOn), lt(piles.registeredAt, query.before)))
    .orderBy(asc(piles.pileId))
    .all()
  const operations = Map.groupBy(operationsIn(db, library, query), ({ pileId }) => pileId)
  return found.map(({ pileId, energisedOn, recordedAt, obliged, file, ...row }) => {
    const own = operations.get(pileId) ?? []
    const gone = own.flatMap(({ goneOn }) => goneOn ?? []).toSorted()[0] ?? null
    const known = obliged ? fileBefore(db, library, { ...row, recordedAt, file }, query.before) : null
    return {
      ...row,
      energisedOn: energisedOn ?? '',
      goneOn: gone,
      incidents: own.flatMap(({ incidents }) => incidents),
      undischarged: known?.memory.obligations.filter(({ discharged }) => discharged === null).length ?? 0,
    }
  })
}

/** Whether a case ever had a gap or a condition to put right: the files of the many without one are not read. */
const isObliged = sql<number>`json_array_length(${cases.file}, '$.memory.obligations') > 0`
const fileOf = (needed: typeof isObliged) => sql<string>`case when ${needed} then ${cases.file} else 'null' end`

/** What happened to piles: the cases of kind `operation`. */
const operationsIn = (db: Db, library: RulesLibrary, { districts, before }: CityQuery) =>
  db
    .select({ pileId: cases.pileId, caseId: cases.caseId, recordedAt: cases.recordedAt, file: cases.file })
    .from(cases)
    .where(and(inArray(cases.district, [...districts]), eq(cases.kind, 'operation'), isNotNull(cases.pileId)))
    .all()
    .flatMap(({ pileId, ...row }) => {
      const memory = fileBefore(db, library, row, before)?.memory
      if (!memory) return []
      const { operation, filedOn, outcome } = memory
      const hazard = operation?.hazard
      const suspension = operation?.suspension
      const incidents: PileRow['incidents'] = [
        ...(hazard && filedOn ? [{ kind: hazard.kind === 'fire' ? ('fire' as const) : ('hazard' as const), on: filedOn }] : []),
        ...(suspension ? [{ kind: 'suspended' as const, on: suspension.on }] : []),
      ]
      return [{ pileId, incidents, goneOn: outcome?.outcome === 'dismantled' ? outcome.on : null }]
    })

const feesIn = (db: Db, library: RulesLibrary, { districts, before }: CityQuery): FeeRow[] =>
  db
    .select({ caseId: cases.caseId, recordedAt: cases.recordedAt, file: cases.file })
    .from(cases)
    .where(
      and(
        inArray(cases.district, [...districts]),
        eq(cases.kind, 'request'),
        gt(sql`json_array_length(${cases.file}, '$.memory.feeDemands')`, 0),
      ),
    )
    .orderBy(asc(cases.caseId))
    .all()
    .flatMap((row) =>
      (fileBefore(db, library, row, before)?.memory.feeDemands ?? []).map(({ on, amountYuan, paid }) => ({
        ...{ caseId: row.caseId, on, amountYuan },
        paidYuan: paid?.amountYuan ?? null,
      })),
    )

const compoundsIn = (db: Db, { districts, on }: CityQuery): CompoundRow[] => {
  const asked = Map.groupBy(
    db
      .select({
        ...{ caseId: cases.caseId, compoundId: cases.compoundId, spaceId: cases.spaceId },
        ...{ filedOn: cases.filedOn, closedOn: cases.closedOn },
      })
      .from(cases)
      .where(and(inArray(cases.district, [...districts]), eq(cases.kind, 'request'), isNotNull(cases.filedOn)))
      .orderBy(asc(cases.filedOn), asc(cases.caseId))
      .all(),
    ({ compoundId }) => compoundId,
  )
  const noes = Map.groupBy(
    db
      .select({ compoundId: precheckNoes.compoundId, spaceId: precheckNoes.spaceId, on: precheckNoes.on })
      .from(precheckNoes)
      .innerJoin(compounds, eq(compounds.compoundId, precheckNoes.compoundId))
      .where(inArray(compounds.district, [...districts]))
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
    .where(inArray(compounds.district, [...districts]))
    .groupBy(compounds.compoundId)
    .all()
    .map((row) => ({
      ...row,
      asked: (asked.get(row.compoundId) ?? []).map(({ caseId, spaceId, filedOn, closedOn }) => ({
        ...{ caseId, spaceId, filedOn: filedOn ?? '' },
        open: closedOn === null || closedOn > on,
      })),
      toldNo: noes.get(row.compoundId) ?? [],
    }))
}

/** What an act says of itself, as far as its conduct shows it. */
interface WrittenAct {
  readonly result?: string
  readonly paper?: unknown
  readonly record?: number
}

const solved = ['settled', 'consent', 'substituted']

const conductIn = (db: Db, { districts, before }: CityQuery): ConductAct[] => {
  const acts = db
    .select({
      ...{ caseId: caseEvents.caseId, seq: caseEvents.seq, type: caseEvents.type, occurredOn: caseEvents.occurredOn },
      ...{ actor: caseEvents.actor, input: caseEvents.input },
    })
    .from(caseEvents)
    .where(and(isOfConduct, lt(caseEvents.recordedAt, before)))
    .as('acts')
  return db
    .select({
      ...{ caseId: acts.caseId, seq: acts.seq, type: acts.type, on: acts.occurredOn },
      ...{ actor: acts.actor, input: acts.input, compoundId: cases.compoundId },
      ...{ checkDueOn: caseClocks.dueOn, satDownOn: stays.enteredOn },
    })
    .from(acts)
    .innerJoin(cases, eq(cases.caseId, acts.caseId))
    .leftJoin(
      caseClocks,
      and(
        eq(acts.type, 'centre.requestCorrection'),
        ...[eq(caseClocks.caseId, acts.caseId), eq(caseClocks.name, 'documentCheck'), eq(caseClocks.endedOn, acts.occurredOn)],
      ),
    )
    .leftJoin(
      stays,
      and(
        eq(acts.type, 'centre.failMediation'),
        ...[eq(stays.caseId, acts.caseId), eq(stays.step, 'sessions'), eq(stays.leftSeq, acts.seq)],
      ),
    )
    .where(and(inArray(cases.district, [...districts]), eq(cases.kind, 'request')))
    .orderBy(asc(acts.caseId), asc(acts.seq))
    .all()
    .map(({ actor, input, checkDueOn, type, ...act }) => {
      const { party, organisationId } = JSON.parse(actor) as Pick<ConductAct, 'party' | 'organisationId'>
      const { result, paper, record } = JSON.parse(input) as WrittenAct
      return {
        ...{ ...act, party, organisationId, about: record ?? null },
        // The index holds these types alone.
        type: type as ConductAct['type'],
        isOnLastDay: checkDueOn === act.on,
        isUnshown: result !== undefined && solved.includes(result) && paper === undefined,
      }
    })
}

const lateAnswersIn = (db: Db, { districts }: CityQuery): LateAnswer[] =>
  db
    .select({
      ...{ organisationId: answers.organisationId, district: cases.district },
      ...{ answeredOn: answers.answeredOn, recordedOn: answers.answeredRecordedOn },
    })
    .from(answers)
    .innerJoin(cases, eq(cases.caseId, answers.caseId))
    .where(and(lt(answers.answeredOn, answers.answeredRecordedOn), inArray(cases.district, [...districts])))
    .orderBy(asc(answers.caseId), asc(answers.organisationId))
    .all()
    // Both days are there: one lies before the other.
    .map(({ answeredOn, recordedOn, ...row }) => ({ ...row, answeredOn: answeredOn ?? '', recordedOn: recordedOn ?? '' }))

const ownBusinessesIn = (db: Db, { districts }: CityQuery): OwnBusiness[] =>
  db
    .select({ compoundId: chargingInterests.compoundId, organisationId: chargingInterests.organisationId })
    .from(chargingInterests)
    .innerJoin(compounds, eq(compounds.compoundId, chargingInterests.compoundId))
    .where(and(inArray(compounds.district, [...districts]), ne(chargingInterests.interest, 'none')))
    .orderBy(asc(chargingInterests.compoundId), asc(chargingInterests.organisationId))
    .all()

const managementsIn = (db: Db, { districts }: CityQuery): Management[] =>
  db
    .select({
      ...{ compoundId: compoundIssuers.compoundId, organisationId: compoundIssuers.organisationId },
      ...{ sinceOn: compoundIssuers.sinceOn, untilOn: compoundIssuers.untilOn },
    })
    .from(compoundIssuers)
    .innerJoin(compounds, eq(compounds.compoundId, compoundIssuers.compoundId))
    .where(and(inArray(compounds.district, [...districts]), eq(compoundIssuers.kind, 'propertyCompany')))
    .orderBy(asc(compoundIssuers.compoundId), asc(compoundIssuers.sinceOn))
    .all()

const headOfficesIn = (db: Db): Map<string, string> =>
  new Map(
    db
      .select({ organisationId: organisations.organisationId, parentId: organisations.parentId })
      .from(organisations)
      .where(isNotNull(organisations.parentId))
      .all()
      .map(({ organisationId, parentId }) => [organisationId, parentId ?? organisationId]),
  )
