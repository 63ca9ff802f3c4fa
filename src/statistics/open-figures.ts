import { endOfDay, localDay } from '../../workflows/calendar/days.ts'
import type { Party } from '../../workflows/parties.ts'
import type { OwnGroundNames } from '../../workflows/rules/stated-grounds.ts'
import type { AccountFigure } from '../../workflows/statistics/accounts.ts'
import type { AnswerFigures } from '../../workflows/statistics/answers.ts'
import type { CaseBehind } from '../../workflows/statistics/cases-behind.ts'
import type { ChangeFigure } from '../../workflows/statistics/changes.ts'
import type { CohortFigure } from '../../workflows/statistics/cohorts.ts'
import type { CompanyFigure } from '../../workflows/statistics/companies.ts'
import type { ConductFigure } from '../../workflows/statistics/conduct.ts'
import type { CurveFigure, CurveQuestion } from '../../workflows/statistics/curves.ts'
import type { FamilyFigure } from '../../workflows/statistics/families.ts'
import type { CostFigure } from '../../workflows/statistics/family-cost.ts'
import type { Split } from '../../workflows/statistics/figure.ts'
import type { ForecastFigure } from '../../workflows/statistics/ledger-forecast.ts'
import type { MatterFigure } from '../../workflows/statistics/matters.ts'
import type { NeverFigure } from '../../workflows/statistics/never-asked.ts'
import type { OfficeFigure } from '../../workflows/statistics/office-load.ts'
import type { ClockSplit, OverdueFigure } from '../../workflows/statistics/overdue.ts'
import type { ProcessMap } from '../../workflows/statistics/process-map.ts'
import type { ReasonFigure } from '../../workflows/statistics/reasons.ts'
import type { SafetyFigure } from '../../workflows/statistics/safety.ts'
import type { StageFigures } from '../../workflows/statistics/stages.ts'
import type { StuckFigure } from '../../workflows/statistics/stuck.ts'
import { companyDay, type RecordNoticeStore } from '../companies/record-notices.ts'
import type { District } from '../compounds/ports.ts'
import { computeOrSay } from './being-read.ts'
import { mayName, type NamedCompanies, namedCompanies } from './company-standings.ts'
import type { FigureEngine, ReadFrom } from './figure-engine.ts'
import type { TaskName, TaskParams, TaskResult } from './figure-tasks.ts'
import type { CaseName, FigureRecord } from './ports.ts'
import { type AskedDays, type QuestionDays, type QuestionFault, questionDays, questionFault } from './question.ts'
import { everywhere, type ScopeParts, scopeOf } from './scope.ts'

/** What the figures are computed with. */
export interface FigureParts extends ScopeParts {
  readonly engine: FigureEngine
  readonly record: Pick<FigureRecord, 'caseNames' | 'organisationNames' | 'ownGroundNames'>
  /** Which organisations are companies, and what they were told of their record. */
  readonly notices: Pick<RecordNoticeStore, 'companiesAmong'>
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
  /** The instant at which the record was read for somebody who asked the same before; null = it was read for this answer. */
  readonly readAt: string | null
  /** From what it was read, where there is a replica; null = there is none. */
  readonly readFrom: ReadFrom | null
  readonly days: QuestionDays
  readonly districts: readonly District[]
  /** Names of the organisations in it. */
  readonly names: ReadonlyMap<string, string>
  /** Names of the grounds of places’ own. */
  readonly ownGrounds: OwnGroundNames
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
  /** What is left behind by how each office goes about its cases. */
  conduct(asker: Asker, asked: Asked): Promise<FigureAnswer<ConductFigure>>
  safety(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<SafetyFigure>>
  costs(asker: Asker, asked: Asked, groupBy: Groupings['families']): Promise<FigureAnswer<CostFigure>>
  /** Spaces for which nobody asked. */
  never(asker: Asker, asked: Asked): Promise<FigureAnswer<NeverFigure>>
  /** The cases behind a number of the same question. */
  behind(asker: Asker, asked: Asked, cases: TaskParams<'behind'>): Promise<FigureAnswer<readonly CaseBehind[]>>
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

/** The figures, and the same with the cases behind each number. */
export interface FiguresWithCases extends Figures {
  readonly withCases: Figures
}

/** Opens the figures: whoever asks gets them of its own districts, with names. Computed they are by the engine. */
export const openFigures = (parts: FigureParts): FiguresWithCases => ({
  ...figuresOf(parts, false),
  withCases: figuresOf(parts, true),
})

const figuresOf = (parts: FigureParts, withCases: boolean): Figures => {
  const answer = async <N extends TaskName>(
    asker: Asker,
    asked: Asked,
    name: N,
    params: TaskParams<N>,
  ): Promise<FigureAnswer<TaskResult<N>>> => computed(await scopeOf(parts, asker, asked.district), asked, name, params)
  const computed = async <N extends TaskName>(
    scope: Awaited<ReturnType<typeof scopeOf>>,
    asked: Asked,
    name: N,
    params: TaskParams<N>,
  ): Promise<FigureAnswer<TaskResult<N>>> => {
    if (scope === 'unknown') return { kind: 'unknown' }
    if (scope === 'calendarsDiffer') return { kind: 'wrong', faults: [questionFault('/district', 'CALENDARS_DIFFER')] }
    const { districts, timeZone, calendar } = scope
    const days = questionDays(asked, localDay(parts.now(), timeZone))
    if (!('period' in days)) return { kind: 'wrong', faults: days }
    const {
      figures,
      organisationIds,
      isKept = false,
      readAt,
      readFrom = null,
    } = await computeOrSay(parts.engine, {
      ...{ name, params, days, calendar: calendar.hash, withCases },
      districts: districts.map(({ code }) => code),
      before: endOfDay(days.at.knownAt, timeZone),
    })
    const names = await parts.record.organisationNames(organisationIds)
    const ownGrounds = await parts.record.ownGroundNames()
    const reading = { readAt: isKept ? readAt : null, readFrom }
    return { kind: 'answered', figures, days, districts, names, ownGrounds, companies: new Map(), ...reading }
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
  const all = { split: 'all' } as const
  const by = <S extends string>(split: S | null) => ({ split: split ?? all.split })
  return {
    families: (asker, asked, groupBy) => answer(asker, asked, 'families', by(groupBy)),
    stuck: async (asker, asked, groupBy, longest) => {
      const answered = await answer(asker, asked, 'stuck', { ...by(groupBy), longest })
      if (answered.kind !== 'answered') return answered
      const caseIds = answered.figures.families.map(({ caseId }) => caseId)
      // Its desks keep their place, and one that may not be named yet stands there without its name.
      const named = await naming(
        answered,
        ({ groups, families }) => [...groups, ...families, ...families.map(({ because }) => because)].map(idOf),
        (figures) => figures,
      )
      return named.kind === 'answered' ? { ...named, cases: await parts.record.caseNames(caseIds) } : named
    },
    changes: (asker, asked, groupBy) => answer(asker, asked, 'changes', by(groupBy)),
    map: (asker, asked, groupBy) => answer(asker, asked, 'map', by(groupBy)),
    accounts: (asker, asked, groupBy) => answer(asker, asked, 'accounts', by(groupBy)),
    stages: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, 'stages', {
          split: splitBy(groupBy.includes('district')),
          withOrganisations: groupBy.includes('organisation'),
        }),
        ({ waiting }) => waiting.groups.flatMap(({ organisations }) => (organisations ?? []).map(idOf)),
        ({ waiting, ...figures }, may) => ({ ...figures, waiting: { ...waiting, groups: waiting.groups.map(withDesks(may)) } }),
      ),
    answers: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, 'answers', by(groupBy)),
        ({ time }) => time.groups.map(idOf),
        ({ time, unanswered, apart }, may) => ({ time: namedIn(time, may), unanswered: namedIn(unanswered, may), apart }),
      ),
    overdue: async (asker, asked, groupBy) =>
      naming(
        await answer(asker, asked, 'overdue', { splitBy: groupBy }),
        ({ groups }) => groups.map(({ key }) => key.organisationId ?? null),
        (figure, may) => ({ ...figure, groups: figure.groups.filter(({ key }) => may(key.organisationId ?? null)) }),
      ),
    reasons: async (asker, asked, groupBy) =>
      naming(await answer(asker, asked, 'reasons', by(groupBy)), ({ groups }) => groups.map(idOf), namedIn),
    curves: (asker, asked, curve) => answer(asker, asked, 'curves', curve),
    companies: async (asker, asked) => {
      const answered = await answer(asker, asked, 'companies', undefined)
      // Several that are one are named once each of them may be.
      const named = await naming(
        answered,
        ({ groups }) => groups.flatMap(({ members }) => members),
        (figure, may) => ({ ...figure, groups: figure.groups.filter(({ members }) => members.every(may)) }),
      )
      if (named.kind !== 'answered') return named
      const heads = await parts.record.organisationNames(named.figures.groups.map(({ organisationId }) => organisationId))
      return { ...named, names: new Map([...named.names, ...heads]) }
    },
    cohorts: (asker, asked) => answer(asker, asked, 'cohorts', undefined),
    matters: async (asker, asked) => {
      const answered = await answer(asker, asked, 'matters', undefined)
      if (answered.kind !== 'answered') return answered
      const { figure: figures, compounds } = answered.figures
      const offices = figures.groups.map(({ officeOrganisationId }) => officeOrganisationId)
      return { ...answered, figures, compounds, names: await parts.record.organisationNames(offices) }
    },
    forecast: (asker, asked) => answer(asker, asked, 'forecast', undefined),
    offices: async (asker, asked) =>
      naming(await answer(asker, asked, 'offices', undefined), ({ groups }) => groups.map(idOf), namedIn),
    conduct: async (asker, asked) =>
      naming(await answer(asker, asked, 'conduct', undefined), ({ groups }) => groups.map(idOf), namedIn),
    safety: (asker, asked, groupBy) => answer(asker, asked, 'safety', by(groupBy)),
    costs: (asker, asked, groupBy) => answer(asker, asked, 'costs', by(groupBy)),
    never: (asker, asked) => answer(asker, asked, 'never', undefined),
    behind: (asker, asked, cases) => answer(asker, asked, 'behind', cases),
    ownRecord: async (organisationIds) => {
      const scope = await everywhere(parts)
      // Of a company that stands alone, what it has together is what it has.
      const groups = [organisationIds, ...organisationIds.map((organisationId) => [organisationId])]
      const answers = await computed(scope, {}, 'ownAnswers', { groups })
      const reasons = await computed(scope, {}, 'ownReasons', { groups })
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
