import { endOfDay, localDay } from '../../workflows/calendar/days.ts'
import { asksForDocument } from '../../workflows/case/grounds.ts'
import type { Party } from '../../workflows/parties.ts'
import { type AccountFigure, accountsFigure } from '../../workflows/statistics/accounts.ts'
import { type AnswerFigures, answerFigures } from '../../workflows/statistics/answers.ts'
import { type CaseBehind, casesBehind } from '../../workflows/statistics/cases-behind.ts'
import { type ChangeFigure, changesFigure } from '../../workflows/statistics/changes.ts'
import { type CohortFigure, cohortsFigure } from '../../workflows/statistics/cohorts.ts'
import { type CompanyFigure, companiesFigure } from '../../workflows/statistics/companies.ts'
import { type CurveFigure, type CurveQuestion, curvesFigure } from '../../workflows/statistics/curves.ts'
import { calendarDaysBetween, type DaysBetween, workingDayCounter } from '../../workflows/statistics/days.ts'
import { type FamilyFigure, familiesFigure } from '../../workflows/statistics/families.ts'
import { type CostFigure, familyCostFigure } from '../../workflows/statistics/family-cost.ts'
import type { Split } from '../../workflows/statistics/figure.ts'
import { type ForecastFigure, forecastFigure } from '../../workflows/statistics/ledger-forecast.ts'
import { type MatterFigure, mattersFigure } from '../../workflows/statistics/matters.ts'
import { type NeverFigure, neverAskedFigure } from '../../workflows/statistics/never-asked.ts'
import { type OfficeFigure, officeLoadFigure } from '../../workflows/statistics/office-load.ts'
import { type ClockSplit, type OverdueFigure, overdueFigure } from '../../workflows/statistics/overdue.ts'
import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import { type ProcessMap, processMap } from '../../workflows/statistics/process-map.ts'
import { type ReasonFigure, reasonsFigure } from '../../workflows/statistics/reasons.ts'
import { type SafetyFigure, safetyFigure } from '../../workflows/statistics/safety.ts'
import { type StageFigures, stageFigures } from '../../workflows/statistics/stages.ts'
import { type StuckFigure, stuckFigure } from '../../workflows/statistics/stuck.ts'
import { companyDay, type RecordNoticeStore } from '../companies/record-notices.ts'
import type { District } from '../compounds/ports.ts'
import { mayName, type NamedCompanies, namedCompanies } from './company-standings.ts'
import type { CaseName, CityQuery, CityRecord, FigureRecord, FigureRows } from './ports.ts'
import { type AskedDays, type QuestionDays, type QuestionFault, questionDays, questionFault } from './question.ts'
import { everywhere, type PinnedCalendar, type ScopeParts, scopeOf } from './scope.ts'

/** What the figures are computed with. */
export interface FigureParts extends ScopeParts {
  readonly record: FigureRecord
  /** Which organisations are companies, and what they were told of their record. */
  readonly notices: Pick<RecordNoticeStore, 'companiesAmong'>
  readonly city: CityRecord
  /** The current instant, ISO, UTC. */
  readonly now: () => string
}

/** Who asks. */
export interface Asker {
  readonly party: Party
  readonly organisationId: string | null
}

/** What everybody asks: of which days, and of which district. */
export interface Asked extends AskedDays {
  readonly district?: string | undefined
}

/** A figure with what it was asked. */
export interface Answered<F> {
  readonly kind: 'answered'
  readonly figures: F
  readonly days: QuestionDays
  readonly districts: readonly District[]
  /** Names of the organisations in it. */
  readonly names: ReadonlyMap<string, string>
  /** How its companies stand: none is named before it could reply to its own record (V5). */
  readonly companies: NamedCompanies
}

/** The stuck, and how their cases are called. */
export interface StuckAnswer extends Answered<StuckFigure> {
  readonly cases: ReadonlyMap<string, CaseName>
}

/** The matters, and how their compounds are called. */
export interface MatterAnswer extends Answered<MatterFigure> {
  readonly compounds: ReadonlyMap<string, string>
}

/** A question without an answer: a district that is not the asker's, or days that cannot be. */
export type Unanswered = { readonly kind: 'unknown' } | { readonly kind: 'wrong'; readonly faults: readonly QuestionFault[] }

/** A computed figure, or why there is none. */
export type FigureAnswer<F> = Answered<F> | Unanswered

/** What groups are told apart by, by figure. Several at once only where the definition knows them together. */
export interface Groupings {
  readonly families: 'district' | null
  readonly stages: readonly ('district' | 'organisation')[]
  readonly answers: 'district' | 'organisation' | null
  readonly overdue: readonly ClockSplit[]
  readonly reasons: 'district' | 'organisation' | null
}

/** The figures of where requests wait, and with whom. */
export interface Figures {
  families(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<FamilyFigure>>
  /** `longest`: how many of the stuck families are named, those first that have been stuck longest. */
  stuck(asker: Asker, asked: Asked, groupBy: Groupings['families'], longest: number): Promise<StuckAnswer | Unanswered>
  /** What is otherwise than on an earlier day; than on the last Monday if none is named. */
  changes(
    asker: Asker,
    asked: Asked & { readonly since?: string | undefined },
    groupBy: Groupings['families'],
  ): Promise<FigureAnswer<ChangeFigure>>
  map(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<ProcessMap>>
  accounts(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<AccountFigure>>
  stages(asker: Asker, asked: Asked, groupBy: Groupings['stages']): Promise<FigureAnswer<StageFigures>>
  answers(asker: Asker, asked: Asked, groupBy: Groupings['answers']): Promise<FigureAnswer<AnswerFigures>>
  overdue(asker: Asker, asked: Asked, groupBy: Groupings['overdue']): Promise<FigureAnswer<OverdueFigure>>
  reasons(asker: Asker, asked: Asked, groupBy: Groupings['reasons']): Promise<FigureAnswer<ReasonFigure>>
  /** The share that still waits, by the facts of the place. */
  curves(asker: Asker, asked: Asked, curve: AskedCurve): Promise<FigureAnswer<CurveFigure>>
  /** The companies beside each other: the one place where they are compared. */
  companies(asker: Asker, asked: Asked): Promise<FigureAnswer<CompanyFigure>>
  /** Of the families of a month, how many reached what in time. */
  cohorts(asker: Asker, asked: Asked): Promise<FigureAnswer<CohortFigure>>
  /** Which matters hold most families, and where one yuan frees most. */
  matters(asker: Asker, asked: Asked): Promise<MatterAnswer | Unanswered>
  /** When each transformer is full. */
  forecast(asker: Asker, asked: Asked): Promise<FigureAnswer<ForecastFigure>>
  offices(asker: Asker, asked: Asked): Promise<FigureAnswer<OfficeFigure>>
  safety(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<SafetyFigure>>
  costs(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<CostFigure>>
  /** Spaces for which nobody asked. */
  never(asker: Asker, asked: Asked): Promise<FigureAnswer<NeverFigure>>
  /** The cases behind a number of the same question. */
  behind(asker: Asker, asked: Asked, caseIds: readonly string[]): Promise<FigureAnswer<readonly CaseBehind[]>>
  /**
   * A company's own figures in all districts, by the same definitions: it sees them before anybody compares it; of a head
   * office over all its branches, and of each beside them. Null where the districts count their days by different calendars.
   */
  ownRecord(organisationIds: readonly string[]): Promise<OwnRecord | null>
}

/** The figures of one company, or of several taken together. */
interface RecordFigures {
  readonly answers: Answered<AnswerFigures>
  readonly reasons: Answered<ReasonFigure>
}

/** The own record of a company: of all that were asked for together, and of each. */
export interface OwnRecord extends RecordFigures {
  readonly each: readonly (RecordFigures & { readonly organisationId: string })[]
}

/** Which curves are asked for. */
export interface AskedCurve extends Pick<CurveQuestion, 'groupBy' | 'filters' | 'stage'> {
  readonly unit: 'calendarDays' | 'workingDays'
}

/** The rows that say who is stuck. */
const kindsOfStuck = ['stays', 'clocks', 'answers', 'words'] as const

/** Everything a pure definition is given. */
interface Given extends QuestionDays {
  readonly rows: FigureRows
  readonly workingDaysBetween: DaysBetween
  /** The same question to what is kept beside the cases. */
  readonly city: CityQuery
  /** Empty where the figure did not ask for the places. */
  readonly places: ReadonlyMap<string, CasePlace>
}

/** Opens the figures. The definitions are pure (`workflows/statistics/`); here they get their rows, their days and their place. */
export const openFigures = (parts: FigureParts): Figures => {
  const counters = new Map<string, DaysBetween>()
  const counterOf = ({ hash, value }: PinnedCalendar): DaysBetween => {
    const counter = counters.get(hash) ?? workingDayCounter(value)
    counters.set(hash, counter)
    return counter
  }
  const answer = async <F>(
    asker: Asker,
    asked: Asked,
    kinds: readonly (keyof FigureRows | 'places')[],
    compute: (given: Given) => F,
  ): Promise<FigureAnswer<F>> => computed(await scopeOf(parts, asker, asked.district), asked, kinds, compute)
  const computed = async <F>(
    scope: Awaited<ReturnType<typeof scopeOf>>,
    asked: Asked,
    kinds: readonly (keyof FigureRows | 'places')[],
    compute: (given: Given) => F,
    ownOf: readonly string[] | null = null,
  ): Promise<FigureAnswer<F>> => {
    if (scope === 'unknown') return { kind: 'unknown' }
    if (scope === 'calendarsDiffer') return { kind: 'wrong', faults: [questionFault('/district', 'CALENDARS_DIFFER')] }
    const { districts, timeZone, calendar } = scope
    const days = questionDays(asked, localDay(parts.now(), timeZone))
    if (!('period' in days)) return { kind: 'wrong', faults: days }
    const codes = districts.map(({ code }) => code)
    const tabled = kinds.filter((kind) => kind !== 'places')
    const city = { districts: codes, on: days.at.asOf, before: endOfDay(days.at.knownAt, timeZone) }
    const all = await parts.record.rows(city, tabled)
    const places = kinds.includes('places') ? await parts.record.places(codes) : new Map()
    const rows = ownOf === null ? all : rowsOf(all, ownOf)
    const figures = compute({ ...days, rows, places, city, workingDaysBetween: counterOf(calendar) })
    const names = await parts.record.organisationNames(organisationsIn(rows))
    return { kind: 'answered', figures, days, districts, names, companies: new Map() }
  }
  /** Names no company in a figure that could not reply to its own record yet (V5): its groups are left out, and it is said. */
  const naming = async <F>(
    answered: FigureAnswer<F>,
    idsIn: (figures: F) => readonly (string | null)[],
    only: (figures: F, may: (organisationId: string | null) => boolean) => F,
  ): Promise<FigureAnswer<F>> => {
    if (answered.kind !== 'answered') return answered
    const ids = [...new Set(idsIn(answered.figures))].flatMap((id) => (id === null ? [] : [id]))
    const told = await parts.notices.companiesAmong(ids)
    const companies = namedCompanies(told, { day: answered.days.at.knownAt, today: companyDay(parts.now()) })
    return { ...answered, companies, figures: only(answered.figures, (id) => mayName(companies, id)) }
  }
  /** Figures over what is kept beside the cases: first the question, then what of the city it needs. */
  const ofCity = async <R, F>(
    asker: Asker,
    asked: Asked,
    read: (query: CityQuery) => Promise<R>,
    compute: (found: R, given: Given) => F,
    kinds: readonly (keyof FigureRows)[] = [],
  ): Promise<FigureAnswer<F>> => {
    const answered = await answer(asker, asked, kinds, (given) => given)
    if (answered.kind !== 'answered') return answered
    const found = await read(answered.figures.city)
    return { ...answered, figures: compute(found, answered.figures) }
  }
  const reasonsOf = ({ rows, at, period }: Given, groupBy: Groupings['reasons']): ReasonFigure => {
    const testable = new Set(rows.grounds.filter(({ route }) => route !== 'opinion').map(groundName))
    return reasonsFigure(rows.grounds, {
      at,
      period,
      split: groupBy ?? 'all',
      isTestable: (ground) => testable.has(groundName(ground)),
      asksForDocument: ({ district, code }) => {
        const pack = parts.library.packOfDistrict(district)
        return pack === null || asksForDocument(pack.value, code)
      },
    })
  }
  return {
    families: (asker, asked, groupBy) =>
      answer(asker, asked, ['stays', 'ends'], ({ rows, at }) => familiesFigure(rows, { at, split: groupBy ?? 'all' })),
    stuck: async (asker, asked, groupBy, longest) => {
      const answered = await answer(asker, asked, kindsOfStuck, ({ rows, at, workingDaysBetween }) => {
        const figure = stuckFigure(rows, { at, split: groupBy ?? 'all', workingDaysBetween })
        return { ...figure, families: figure.families.slice(0, longest) }
      })
      if (answered.kind !== 'answered') return answered
      const caseIds = answered.figures.families.map(({ caseId }) => caseId)
      // Its desks keep their place, and one that may not be named yet stands there without its name.
      const named = await naming(
        answered,
        ({ groups, families }) => [...groups, ...families].map(idOf),
        (figures) => figures,
      )
      return named.kind === 'answered' ? { ...named, cases: await parts.record.caseNames(caseIds) } : named
    },
    changes: (asker, asked, groupBy) =>
      answer(asker, asked, [...kindsOfStuck, 'ends'], ({ rows, at, since, workingDaysBetween }) =>
        changesFigure(rows, { at, since, split: groupBy ?? 'all', workingDaysBetween }),
      ),
    map: (asker, asked, groupBy) =>
      answer(asker, asked, ['stays', 'ends'], ({ rows, at, workingDaysBetween }) =>
        processMap(rows, { at, split: groupBy ?? 'all', workingDaysBetween }),
      ),
    accounts: (asker, asked, groupBy) =>
      answer(asker, asked, ['stays', 'grounds'], ({ rows, at, workingDaysBetween }) =>
        accountsFigure(rows, { at, split: groupBy ?? 'all', workingDaysBetween }),
      ),
    stages: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, ['stays'], ({ rows, at, period, workingDaysBetween }) =>
          stageFigures(rows.stays, {
            at,
            period,
            split: splitBy(groupBy.includes('district')),
            withOrganisations: groupBy.includes('organisation'),
            workingDaysBetween,
          }),
        ),
        ({ waiting }) => waiting.groups.flatMap(({ organisations }) => (organisations ?? []).map(idOf)),
        ({ waiting, ...figures }, may) => ({ ...figures, waiting: { ...waiting, groups: waiting.groups.map(withDesks(may)) } }),
      ),
    answers: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, ['answers', 'stays', 'clocks'], ({ rows, at, workingDaysBetween }) =>
          answerFigures(rows, { at, split: groupBy ?? 'all', workingDaysBetween }),
        ),
        ({ time }) => time.groups.map(idOf),
        ({ time, unanswered, apart }, may) => ({ time: namedIn(time, may), unanswered: namedIn(unanswered, may), apart }),
      ),
    overdue: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, ['clocks', 'answers'], ({ rows, at, period, workingDaysBetween }) =>
          overdueFigure(rows.clocks, rows.answers, { at, since: period.from, splitBy: groupBy, workingDaysBetween }),
        ),
        ({ groups }) => groups.map(({ key }) => key.organisationId ?? null),
        (figure, may) => ({ ...figure, groups: figure.groups.filter(({ key }) => may(key.organisationId ?? null)) }),
      ),
    reasons: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, ['grounds'], (given) => reasonsOf(given, groupBy)),
        ({ groups }) => groups.map(idOf),
        namedIn,
      ),
    curves: (asker, asked, { unit, ...curve }) =>
      answer(asker, asked, ['stays', 'places'], ({ rows, places, at, workingDaysBetween }) =>
        curvesFigure(
          { stays: rows.stays, places },
          { at, ...curve, between: unit === 'workingDays' ? workingDaysBetween : calendarDaysBetween },
        ),
      ),
    companies: async (asker, asked) =>
      naming(
        await answer(asker, asked, ['answers', 'places'], ({ rows, places, at, workingDaysBetween }) =>
          companiesFigure({ answers: rows.answers, places }, { at, workingDaysBetween }),
        ),
        ({ groups }) => groups.map(idOf),
        namedIn,
      ),
    cohorts: (asker, asked) => answer(asker, asked, ['stays', 'answers', 'ends'], ({ rows, at }) => cohortsFigure(rows, { at })),
    matters: async (asker, asked) => {
      const read = async (query: CityQuery) => ({
        rows: await parts.city.matters(query),
        compounds: await parts.city.compounds(query),
      })
      const answered = await ofCity(asker, asked, read, ({ rows, compounds }, { at }) => ({
        figures: mattersFigure(rows, at),
        compounds: new Map(compounds.map(({ compoundId, name }) => [compoundId, name])),
      }))
      if (answered.kind !== 'answered') return answered
      const { figures, compounds } = answered.figures
      const offices = figures.groups.map(({ officeOrganisationId }) => officeOrganisationId)
      return { ...answered, figures, compounds, names: await parts.record.organisationNames(offices) }
    },
    forecast: (asker, asked) => ofCity(asker, asked, parts.city.ledgers, (rows, { at }) => forecastFigure(rows, at)),
    offices: async (asker, asked) =>
      naming(
        await answer(asker, asked, ['stays'], ({ rows, at }) => officeLoadFigure(rows.stays, at)),
        ({ groups }) => groups.map(idOf),
        namedIn,
      ),
    safety: (asker, asked, groupBy) =>
      ofCity(asker, asked, parts.city.piles, (piles, { at }) => safetyFigure(piles, { at, split: groupBy ?? 'all' })),
    costs: (asker, asked, groupBy) =>
      ofCity(
        asker,
        asked,
        parts.city.fees,
        (fees, { rows, at }) => familyCostFigure({ ...rows, fees }, { at, split: groupBy ?? 'all' }),
        ['stays', 'ends'],
      ),
    never: (asker, asked) => ofCity(asker, asked, parts.city.compounds, (rows, { at }) => neverAskedFigure(rows, at)),
    behind: (asker, asked, caseIds) => answer(asker, asked, ['stays', 'ends'], ({ rows, at }) => casesBehind(rows, caseIds, at)),
    ownRecord: async (organisationIds) => {
      const scope = await everywhere(parts)
      // Of a company that stands alone, what it has together is what it has.
      const groups = [organisationIds, ...organisationIds.map((organisationId) => [organisationId])]
      const of = <F>(kinds: readonly (keyof FigureRows)[], figure: (given: Given) => F) =>
        computed(
          scope,
          {},
          kinds,
          (given) => groups.map((group) => figure({ ...given, rows: rowsOf(given.rows, group) })),
          organisationIds,
        )
      const answers = await of(['answers', 'stays', 'clocks'], ({ rows, at, workingDaysBetween }) =>
        answerFigures(rows, { at, split: 'all', workingDaysBetween }),
      )
      const reasons = await of(['grounds'], (given) => reasonsOf(given, null))
      if (answers.kind !== 'answered' || reasons.kind !== 'answered') return null
      const record = groups.flatMap((_, place): RecordFigures[] => {
        const [answer, reason] = [answers.figures[place], reasons.figures[place]]
        return answer && reason ? [{ answers: { ...answers, figures: answer }, reasons: { ...reasons, figures: reason } }] : []
      })
      const [together, ...single] = record
      if (!together) return null
      const each = organisationIds.flatMap((organisationId, place) => {
        const own = single[place]
        return own ? [{ organisationId, ...own }] : []
      })
      return { ...together, each }
    },
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

interface OfCompany {
  readonly organisationId: string | null
}

const idOf = ({ organisationId }: OfCompany): string | null => organisationId

/** A figure without the groups of companies that may not be named yet; its total counts them. */
const namedIn = <G extends OfCompany, F extends { readonly groups: readonly G[] }>(
  figure: F,
  may: (organisationId: string | null) => boolean,
): F => ({ ...figure, groups: figure.groups.filter((group) => may(group.organisationId)) })

const withDesks =
  (may: (organisationId: string | null) => boolean) =>
  <D extends OfCompany, G extends { readonly organisations: readonly D[] | null }>(group: G): G => ({
    ...group,
    organisations: group.organisations?.filter((desk) => may(desk.organisationId)) ?? null,
  })

const splitBy = (district: boolean): Split => (district ? 'district' : 'all')

const groundName = ({ caseId, groundId }: { readonly caseId: string; readonly groundId: string }): string =>
  `${caseId} ${groundId}`

const organisationsIn = (rows: FigureRows): string[] => [
  ...new Set(
    [rows.stays, rows.answers, rows.clocks, rows.grounds]
      .flat()
      .flatMap(({ organisationId }) => (organisationId === null ? [] : [organisationId])),
  ),
]
