import { asksForDocument } from '../../workflows/case/grounds.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { accountsFigure, accountsOf } from '../../workflows/statistics/accounts.ts'
import { answerFigures, answersOf } from '../../workflows/statistics/answers.ts'
import { casesBehind, longestWaiting } from '../../workflows/statistics/cases-behind.ts'
import { changesFigure, changesOf } from '../../workflows/statistics/changes.ts'
import { cohortsFigure, cohortsOf } from '../../workflows/statistics/cohorts.ts'
import { type CompanyFigure, companiesFigure, companiesOf } from '../../workflows/statistics/companies.ts'
import { type ConductFigure, type ConductQuestion, conductFigure } from '../../workflows/statistics/conduct.ts'
import { type CurveQuestion, curvesFigure, curvesOf } from '../../workflows/statistics/curves.ts'
import { calendarDaysBetween, type DaysBetween } from '../../workflows/statistics/days.ts'
import { familiesFigure, familiesOf } from '../../workflows/statistics/families.ts'
import { costsOf, familyCostFigure } from '../../workflows/statistics/family-cost.ts'
import type { Split } from '../../workflows/statistics/figure.ts'
import { forecastFigure } from '../../workflows/statistics/ledger-forecast.ts'
import { mattersFigure } from '../../workflows/statistics/matters.ts'
import { neverAskedFigure } from '../../workflows/statistics/never-asked.ts'
import { placesWhere } from '../../workflows/statistics/number-list.ts'
import { officeLoadFigure, officesOf } from '../../workflows/statistics/office-load.ts'
import { type ClockSplit, overdueFigure, overdueOf } from '../../workflows/statistics/overdue.ts'
import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import { mapOf, processMap } from '../../workflows/statistics/process-map.ts'
import { type ReasonFigure, type ReasonQuestion, reasonsFigure, reasonsOf } from '../../workflows/statistics/reasons.ts'
import { safetyFigure } from '../../workflows/statistics/safety.ts'
import { placedStays } from '../../workflows/statistics/stage-view.ts'
import { stageFigures, stagesOf } from '../../workflows/statistics/stages.ts'
import type { PlacedStays } from '../../workflows/statistics/stay-columns.ts'
import { type StuckFigure, stuckFigure, stuckOf } from '../../workflows/statistics/stuck.ts'
import type { CityQuery, CityRecord, FigureRows, Standing } from './ports.ts'
import type { QuestionDays } from './question.ts'

/** Everything a definition is given. */
interface Given extends QuestionDays {
  readonly rows: FigureRows
  /** Empty where the figure did not ask for the places. */
  readonly places: ReadonlyMap<string, CasePlace>
  readonly workingDaysBetween: DaysBetween
  /** The same question to what is kept beside the cases. */
  readonly city: CityQuery
  readonly record: CityRecord
  readonly packOfDistrict: PackOfDistrict
}

/** What a definition is given beside what is kept ready. */
type GivenReady = QuestionDays &
  Pick<Given, 'workingDaysBetween' | 'city' | 'record' | 'packOfDistrict'> & { readonly withCases: boolean }

/** The pack in force in a district: whether a ground must show a document is asked of it. */
export type PackOfDistrict = (district: string) => { readonly value: Pick<RulePack, 'grounds' | 'ownGrounds' | 'records'> } | null

/** Rows that a definition needs. */
export type Needed = keyof FigureRows | 'places'

/** A figure: the rows it needs, and how it is computed. */
export interface FigureTask<P, F> {
  readonly needs: readonly Needed[]
  readonly compute: (given: Given, params: P) => F | Promise<F>
  /** The same figure of what is kept ready of the day asked for, where it can be read off that. */
  readonly standing?: (standing: Standing, given: GivenReady, params: P) => F | Promise<F>
  /** The same question about fewer cases, where what is kept ready tells which of them matter. */
  readonly narrowed?: (standing: Standing, given: GivenReady, params: P) => P
  /** The only cases whose rows it needs. */
  readonly casesOf?: (params: P) => readonly string[]
}

const task = <P, F>(
  needs: readonly Needed[],
  compute: FigureTask<P, F>['compute'],
  standing?: FigureTask<P, F>['standing'],
  rest: Pick<FigureTask<P, F>, 'narrowed' | 'casesOf'> = {},
): FigureTask<P, F> => ({ needs, compute, ...(standing ? { standing } : {}), ...rest })

interface ByPlace {
  readonly split: Split
}

interface ByOrganisation {
  readonly split: 'all' | 'district' | 'organisation'
}

/** The cases behind a number, of which the longest waiting are named. */
interface CasesAsked {
  readonly caseIds: readonly string[]
  readonly longest: number
}

/** Several companies, each group taken together. */
interface OfCompanies {
  readonly groups: readonly (readonly string[])[]
}

/** The rows that say who is stuck. */
const kindsOfStuck = ['stays', 'clocks', 'answers', 'words', 'grounds', 'places'] as const

/** Every figure with the rows it needs. What comes in and goes out are plain data: it may be computed in another thread. */
export const figureTasks = {
  families: task(
    ['stays', 'ends', 'places'],
    ({ rows, places, at }, { split }: ByPlace) => familiesFigure({ ...rows, places }, { at, split }),
    ({ traces }, { at }, { split }) => familiesOf(traces(), { at, split }),
  ),
  stuck: task(
    kindsOfStuck,
    ({ rows, places, at, workingDaysBetween }, { split, longest }: ByPlace & { readonly longest: number }) =>
      withLongest(stuckFigure({ ...rows, places }, { at, split, workingDaysBetween }), longest),
    ({ traces }, { at, workingDaysBetween }, { split, longest }) =>
      withLongest(stuckOf(traces(), { at, split, workingDaysBetween }), longest),
  ),
  changes: task(
    [...kindsOfStuck, 'ends'],
    ({ rows, places, at, since, workingDaysBetween }, { split }: ByPlace) =>
      changesFigure({ ...rows, places }, { at, since, split, workingDaysBetween }),
    ({ traces }, { at, since, workingDaysBetween }, { split }) => changesOf(traces(), { at, since, split, workingDaysBetween }),
  ),
  map: task(
    ['stays', 'ends', 'places'],
    ({ rows, places, at, workingDaysBetween }, { split }: ByPlace) =>
      processMap({ ...rows, places }, { at, split, workingDaysBetween }),
    ({ stays }, { at, workingDaysBetween, withCases }, { split }) => mapOf(stays(), { at, split, workingDaysBetween, withCases }),
  ),
  accounts: task(
    ['stays', 'grounds', 'places'],
    ({ rows, places, at, workingDaysBetween }, { split }: ByPlace) =>
      accountsFigure({ ...rows, places }, { at, split, workingDaysBetween }),
    ({ stays }, { at, workingDaysBetween, withCases }, { split }) =>
      accountsOf(stays(), { at, split, workingDaysBetween, withCases }),
  ),
  stages: task(
    ['stays', 'places'],
    ({ rows, places, at, period, workingDaysBetween }, asked: ByPlace & { readonly withOrganisations: boolean }) =>
      stageFigures({ ...rows, places }, { at, period, ...asked, workingDaysBetween }),
    ({ stays }, { at, period, workingDaysBetween, withCases }, asked) =>
      stagesOf(stays(), { at, period, ...asked, workingDaysBetween, withCases }),
  ),
  answers: task(
    ['answers', 'stays', 'clocks', 'places'],
    ({ rows, places, at, workingDaysBetween }, { split }: ByOrganisation) =>
      answerFigures({ ...rows, places }, { at, split, workingDaysBetween }),
    ({ stays }, { at, workingDaysBetween, withCases }, { split }) =>
      answersOf(stays(), { at, split, workingDaysBetween, withCases }),
  ),
  overdue: task(
    ['clocks', 'answers', 'places'],
    ({ rows, places, at, period, workingDaysBetween }, { splitBy }: { readonly splitBy: readonly ClockSplit[] }) =>
      overdueFigure({ ...rows, places }, { at, since: period.from, splitBy, workingDaysBetween }),
    ({ stays }, { at, period, workingDaysBetween, withCases }, { splitBy }) =>
      overdueOf(stays(), { at, since: period.from, splitBy, workingDaysBetween, withCases }),
  ),
  reasons: task(
    ['grounds', 'places'],
    ({ rows, places, ...given }, { split }: ByOrganisation) => reasonsFigure({ ...rows, places }, ofGrounds(given, split)),
    ({ stays }, given, { split }) => reasonsOf(stays(), { ...ofGrounds(given, split), withCases: given.withCases }),
  ),
  curves: task(
    ['stays', 'places'],
    (
      { rows, places, at, workingDaysBetween },
      {
        unit,
        ...curve
      }: Pick<CurveQuestion, 'groupBy' | 'filters' | 'stage'> & {
        readonly unit: 'calendarDays' | 'workingDays'
      },
    ) =>
      curvesFigure(
        { stays: rows.stays, places },
        { at, ...curve, between: unit === 'workingDays' ? workingDaysBetween : calendarDaysBetween },
      ),
    ({ stays }, { at, workingDaysBetween, withCases }, { unit, ...curve }) =>
      curvesOf(stays(), { at, ...curve, withCases, between: unit === 'workingDays' ? workingDaysBetween : calendarDaysBetween }),
  ),
  companies: task(
    ['answers', 'places'],
    async ({ rows, places, at, workingDaysBetween, record }): Promise<CompanyFigure> =>
      companiesFigure({ answers: rows.answers, places }, { at, workingDaysBetween, headOf: await record.headOffices() }),
    async ({ stays }, { at, workingDaysBetween, withCases, record }): Promise<CompanyFigure> => {
      const headOf = await record.headOffices()
      return companiesOf(stays(), { at, workingDaysBetween, withCases, headOf })
    },
  ),
  cohorts: task(
    ['stays', 'answers', 'ends', 'places'],
    ({ rows, places, at }) => cohortsFigure({ ...rows, places }, { at }),
    ({ stays }, { at }) => cohortsOf(stays(), { at }),
  ),
  matters: task([], async ({ record, city, at }) => {
    const rows = await record.matters(city)
    const compounds = await record.compounds(city)
    return { figure: mattersFigure(rows, at), compounds: new Map(compounds.map(({ compoundId, name }) => [compoundId, name])) }
  }),
  forecast: task([], async ({ record, city, at }) => forecastFigure(await record.ledgers(city), at)),
  offices: task(
    ['stays', 'places'],
    ({ rows, places, at }) => officeLoadFigure({ ...rows, places }, at),
    ({ stays }, { at, withCases }) => officesOf(stays(), { at, withCases }),
  ),
  safety: task([], async ({ record, city, at }, { split }: ByPlace) => safetyFigure(await record.piles(city), { at, split })),
  costs: task(
    ['stays', 'ends', 'places'],
    async ({ rows, places, record, city, at }, { split }: ByPlace) =>
      familyCostFigure({ ...rows, places, fees: await record.fees(city) }, { at, split }),
    async ({ stays }, { record, city, at }, { split }) => {
      const fees = await record.fees(city)
      return costsOf(stays(), fees, { at, split })
    },
  ),
  conduct: task(
    ['stays', 'answers', 'grounds', 'places'],
    async ({ rows, places, ...given }): Promise<ConductFigure> =>
      conductFigure(placedStays({ ...rows, places }, given.at), await ofConduct(given)),
    async ({ stays }, given): Promise<ConductFigure> => {
      const asked = await ofConduct(given)
      return conductFigure(stays(), { ...asked, withCases: given.withCases })
    },
  ),
  never: task([], async ({ record, city, at }) => neverAskedFigure(await record.compounds(city), at)),
  behind: task(['stays', 'ends'], ({ rows, at }, { caseIds }: CasesAsked) => casesBehind(rows, caseIds, at), undefined, {
    narrowed: ({ stays }, { at }, { caseIds, longest }) => ({
      longest,
      caseIds: longestWaiting(stays(), caseIds, { at, longest }),
    }),
    casesOf: ({ caseIds }) => caseIds,
  }),
  ownAnswers: task(
    ['answers', 'stays', 'clocks', 'places'],
    ({ rows, places, at, workingDaysBetween }, { groups }: OfCompanies) =>
      groups.map((group) => answerFigures({ ...rowsOf(rows, group), places }, { at, split: 'all', workingDaysBetween })),
    ({ stays }, { at, workingDaysBetween, withCases }, { groups }) => {
      const placed = stays()
      return groups.map((group) => answersOf(placedOf(placed, group), { at, split: 'all', workingDaysBetween, withCases }))
    },
  ),
  ownReasons: task(
    ['grounds', 'places'],
    ({ rows, places, ...given }, { groups }: OfCompanies) =>
      groups.map((group) => reasonsFigure({ ...rowsOf(rows, group), places }, ofGrounds(given, 'all'))),
    ({ stays }, given, { groups }) => {
      const placed = stays()
      const question = { ...ofGrounds(given, 'all'), withCases: given.withCases }
      return groups.map((group): ReasonFigure => reasonsOf(placedOf(placed, group), question))
    },
  ),
} as const

const withLongest = (figure: StuckFigure, longest: number): StuckFigure => ({
  ...figure,
  families: figure.families.slice(0, longest),
})

/** Name of a figure. */
export type TaskName = keyof typeof figureTasks
/** What a figure is asked beside its days and districts. */
export type TaskParams<N extends TaskName> = Parameters<(typeof figureTasks)[N]['compute']>[1]
/** What comes of it. */
export type TaskResult<N extends TaskName> = Awaited<ReturnType<(typeof figureTasks)[N]['compute']>>

const ofGrounds = (
  { at, period, packOfDistrict }: Pick<Given, 'at' | 'period' | 'packOfDistrict'>,
  split: ByOrganisation['split'],
): ReasonQuestion => ({
  ...{ at, period, split },
  asksForDocument: ({ district, code }) => {
    const pack = packOfDistrict(district)
    return pack === null || asksForDocument(pack.value, code)
  },
})

const ofConduct = async ({
  at,
  city,
  record,
  packOfDistrict,
  workingDaysBetween,
}: Pick<Given, 'at' | 'city' | 'record' | 'packOfDistrict' | 'workingDaysBetween'>): Promise<ConductQuestion> => ({
  ...{ at, workingDaysBetween, acts: await record.conduct(city) },
  ...{ lateAnswers: await record.lateAnswers(city), ownBusinesses: await record.ownBusinesses(city) },
  managements: await record.managements(city),
  marksAfter: (district) => packOfDistrict(district)?.value.records?.flagAfterWorkingDays ?? null,
})

/** The stays, requests and grounds of some companies alone; what lies with families as a whole is no company’s. */
const placedOf = (
  { columns, places, requests, clocks, grounds }: PlacedStays,
  organisationIds: readonly string[],
): PlacedStays => {
  const isOwn = columns.organisations.map((id) => id !== null && organisationIds.includes(id))
  return {
    columns,
    places: placesWhere(places, (place) => isOwn[columns.organisation[place] ?? 0] ?? false),
    requests: placesWhere(requests, (place) => isOwn[columns.requests.organisation[place] ?? 0] ?? false),
    clocks: placesWhere(clocks, (place) => isOwn[columns.clocks.organisation[place] ?? 0] ?? false),
    accounts: new Int32Array(),
    grounds: placesWhere(grounds, (place) => isOwn[columns.grounds.organisation[place] ?? 0] ?? false),
  }
}

/** The rows of some companies alone. */
const rowsOf = (rows: FigureRows, organisationIds: readonly string[]): FigureRows => {
  const isOwn = ({ organisationId }: { readonly organisationId: string | null }): boolean =>
    organisationId !== null && organisationIds.includes(organisationId)
  return {
    stays: rows.stays.filter(isOwn),
    answers: rows.answers.filter(isOwn),
    clocks: rows.clocks.filter(isOwn),
    grounds: rows.grounds.filter(isOwn),
    // How a request ended, and who else spoke in it, says nothing of one company.
    ends: [],
    words: [],
  }
}
