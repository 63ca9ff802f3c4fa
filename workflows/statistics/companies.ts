import { type AsOf, answersAsOf } from './as-of.ts'
import { type CompanyRequest, companyRequests, observedRequest } from './company-requests.ts'
import { type DaysBetween, type InDays, inDays } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf, shareOf } from './figure.ts'
import { type FunnelPoint, funnelPlot } from './funnel-plot.ts'
import { kaplanMeier, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { type CasePlace, unknownPlace } from './place-facts.ts'
import type { Answer } from './rows.ts'

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
  readonly organisationId: string
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
  readonly workingDaysBetween: DaysBetween
}

/**
 * `company.answers` (S12): of each company with at least 20 requests in at least 3 compounds, how long it takes to its own
 * answer (as `answer.time`), the kind of requests it has, and the share without an own answer at the end of the 10th
 * working day after service, in a funnel: limits of 95 % and 99.8 % within which it would lie by chance were all companies
 * alike, the share drawn towards that of all, and the false-discovery rate. Sorted by id, never ranked.
 *
 * In the share are requests that were answered, or followed unanswered to the end of that day; one that ended otherwise
 * before, is younger, or was served before its case was recorded, is not. The facts of a place are those on record now.
 */
export const companiesFigure = (
  rows: { readonly answers: readonly Answer[]; readonly places: ReadonlyMap<string, CasePlace> },
  { at, workingDaysBetween }: CompanyQuestion,
): CompanyFigure => {
  const requests = companyRequests(answersAsOf(rows.answers, at))
  const companies = groupsOf(requests, ({ organisationId }) => ({ organisationId }))
  const compared = companies.map(({ key, rows: own }) => {
    const followed = own.flatMap((request) => {
      const { enter, exit, ended } = observedRequest(request, at.asOf, 'censored', workingDaysBetween)
      return enter === null && (ended || exit >= comparedAfter) ? [{ request, late: !ended || exit > comparedAfter }] : []
    })
    return {
      ...key,
      count: followed.filter(({ late }) => late).length,
      n: followed.length,
      compounds: new Set(followed.map(({ request }) => request.compoundId)).size,
    }
  })
  const { overall, points, tooFew } = funnelPlot(compared)
  const shown = new Map(points.map((point) => [point.organisationId, point]))
  const groups = companies.flatMap(({ key, rows: own }): CompanyGroup[] => {
    const funnel = shown.get(key.organisationId)
    if (!funnel) return []
    const days = inDays(workingDaysBetween, (between) =>
      quantilesOf(kaplanMeier(own.map((request) => observedRequest(request, at.asOf, 'censored', between)))),
    )
    return [{ ...key, ...counted(own), days, mix: mixOf(own, rows.places), funnel }]
  })
  return { definition: definitions.companyAnswers, ...at, ...counted(requests), groups, overall, tooFew }
}

const mixOf = (requests: readonly CompanyRequest[], places: ReadonlyMap<string, CasePlace>): CaseMix => {
  const all = requests.map(({ caseId }) => places.get(caseId) ?? unknownPlace(caseId))
  const share = (is: (place: CasePlace) => boolean) => shareOf(all.filter(is).length, all.length)
  return {
    underground: share(({ garage }) => garage === 'underground' || garage === 'semiUnderground'),
    privateTransformer: share(({ transformer }) => transformer === 'private'),
    unknownFacts: share(({ garage, transformer }) => garage === 'unknown' || transformer === 'unknown'),
  }
}
