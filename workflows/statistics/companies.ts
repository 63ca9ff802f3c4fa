import type { AsOf } from './as-of.ts'
import { countedInDays, type DaysBetween, dayNumber, type InDays, inBoth } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, type Figure, shareOf } from './figure.ts'
import { type FunnelPoint, funnelPlot } from './funnel-plot.ts'
import { openDayRisk, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { placesWhere } from './number-list.ts'
import type { CasePlace, PlaceFacts } from './place-facts.ts'
import { countRequests, requestsBy, spanOf } from './placed-requests.ts'
import { observeRequests } from './request-columns.ts'
import type { Answer } from './rows.ts'
import { placedStays } from './stage-view.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'

/** The working day after service at whose end the share without an own answer is compared. */
export const comparedAfter = 10

/** What kind of requests a company has: a company of old garages answers otherwise than one of new ones. */
interface CaseMix {
  readonly underground: number | null
  readonly privateTransformer: number | null
  /** Share of which the garage or the transformer is not known. */
  readonly unknownFacts: number | null
}

/** A company with enough requests in enough compounds. */
interface CompanyGroup extends Counted {
  /** The company, or the head office of several. */
  readonly organisationId: string
  /** Under which registrations the requests were: of a company that stands alone, its own. */
  readonly members: readonly string[]
  /** From service to its first definite answer, the silent ones inside. */
  readonly days: InDays<Quantiles>
  readonly mix: CaseMix
  /** Its place in the funnel: requests that were followed for ten working days. */
  readonly funnel: FunnelPoint
}

/** The figure of the companies. */
export interface CompanyFigure extends Figure<CompanyGroup> {
  /** The share over all companies, those with few requests inside; null of nothing. */
  readonly overall: number | null
  /** Companies with too few requests or compounds to be shown. */
  readonly tooFew: number
}

/** What the figure is asked. */
export interface CompanyQuestion {
  readonly at: AsOf
  /** The head office of each company that is a branch; left out: all stand alone. */
  readonly headOf?: ReadonlyMap<string, string>
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
  readonly workingDaysBetween: DaysBetween
}

/**
 * `company.answers` (S12): of each company, its branches taken together, with at least 20 requests in at least 3 compounds, how long it takes to its own
 * answer (as `answer.time`), the kind of requests it has, and the share without an own answer at the end of the 10th
 * working day after service, in a funnel: limits of 95 % and 99.8 % within which it would lie by chance were all companies
 * alike, the share drawn towards that of all, and the false-discovery rate. Sorted by id, never ranked.
 *
 * In the share are requests that were answered, or followed unanswered to the end of that day; one that ended otherwise
 * before, is younger, or was served before its case was recorded, is not. The facts of a place are those on record now.
 */
export const companiesFigure = (
  { answers, places }: { readonly answers: readonly Answer[]; readonly places: ReadonlyMap<string, CasePlace> },
  question: CompanyQuestion,
): CompanyFigure => companiesOf(placedStays({ stays: [], answers, places }, question.at), question)

/** `company.answers` of requests that are as they were on the day. */
export const companiesOf = ({ columns, requests: all }: PlacedStays, question: CompanyQuestion): CompanyFigure => {
  const { at, workingDaysBetween, withCases = true, headOf = new Map<string, string>() } = question
  const { requests, families } = columns
  const asOf = dayNumber(at.asOf)
  const { first, last, longest } = spanOf(columns, all, asOf)
  const between = countedInDays(workingDaysBetween, first, last)
  // Who registers a company for each compound has no fewer requests for it.
  const companies = [
    ...Map.groupBy(requestsBy(columns, all, 'organisation'), ({ key: { organisationId } }) => {
      const own = organisationId ?? ''
      return headOf.get(own) ?? own
    }),
  ]
    .map(([organisationId, own]) => ({
      organisationId,
      members: own.map(({ key }) => key.organisationId ?? ''),
      places: Int32Array.from(own.flatMap(({ places }) => [...places])),
    }))
    .toSorted((a, b) => (a.organisationId < b.organisationId ? -1 : 1))
  const timeOf = observeRequests(requests, asOf, between.workingDays, false)
  const compared = companies.map(({ organisationId, places }) => {
    const followed = placesWhere(places, (place) => {
      const { enter, exit, ended } = timeOf(place)
      return enter < 0 && (ended || exit >= comparedAfter)
    })
    const late = placesWhere(followed, (place) => {
      const { exit, ended } = timeOf(place)
      return !ended || exit > comparedAfter
    })
    const compounds = new Set(followed.map((place) => families.compound[requests.family[place] ?? 0] ?? 0)).size
    return { organisationId, count: late.length, n: followed.length, compounds }
  })
  const { overall, points, tooFew } = funnelPlot(compared)
  const shown = new Map(points.map((point) => [point.organisationId, point]))
  const groups = companies.flatMap(({ organisationId, members, places }): CompanyGroup[] => {
    const funnel = shown.get(organisationId)
    if (!funnel) return []
    const days = inBoth(between, (count) => {
      const time = observeRequests(requests, asOf, count, false)
      const risk = openDayRisk(longest)
      for (const place of places) {
        const { enter, exit, ended } = time(place)
        risk.add(enter, exit, ended)
      }
      return quantilesOf(risk.curve())
    })
    return [{ organisationId, members, ...countRequests(columns, places, withCases), days, mix: mixOf(columns, places), funnel }]
  })
  return { definition: definitions.companyAnswers, ...at, ...countRequests(columns, all, withCases), groups, overall, tooFew }
}

const mixOf = ({ requests, cases, facts }: StayColumns, places: Int32Array): CaseMix => {
  const share = (is: (place: PlaceFacts) => boolean): number | null => {
    const fits = facts.map(is)
    const some = placesWhere(places, (place) => fits[cases.facts[requests.case[place] ?? 0] ?? 0] ?? false)
    return shareOf(some.length, places.length)
  }
  return {
    underground: share(({ garage }) => garage === 'underground' || garage === 'semiUnderground'),
    privateTransformer: share(({ transformer }) => transformer === 'private'),
    unknownFacts: share(({ garage, transformer }) => garage === 'unknown' || transformer === 'unknown'),
  }
}
