import { type Day, type DaysBetween, earlierOf } from './days.ts'
import type { Observation } from './kaplan-meier.ts'
import type { Answer, AnswerKind } from './rows.ts'

/** A request before a company, from its first service to the company's first definite answer. */
export interface CompanyRequest {
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  readonly organisationId: string
  /** The last of its cases. */
  readonly caseId: string
  /** One stretch per case: from service to the answer or the end; the last is open while it is unanswered. */
  readonly stretches: readonly { readonly from: Day; readonly until: Day | null }[]
  readonly observedFrom: Day
  readonly answeredOn: Day | null
  readonly kind: AnswerKind | null
  readonly endedOn: Day | null
  readonly open: boolean
  readonly onBehalf: boolean | null
}

/**
 * The requests before each company. A case that ended without an answer goes on in the next case of the same chain before
 * the same company: filing again does not give a company new days. After an answer, a new filing is a new request.
 */
export const companyRequests = (answers: readonly Answer[]): CompanyRequest[] =>
  [...Map.groupBy(answers, ({ chainId, organisationId }) => `${chainId} ${organisationId}`).values()].flatMap((rows) => {
    const requests: Answer[][] = []
    for (const row of rows.toSorted((a, b) => (a.servedOn < b.servedOn ? -1 : a.servedOn > b.servedOn ? 1 : 0))) {
      const current = requests.at(-1)
      const before = current?.at(-1)
      if (current && before && before.answeredOn === null && before.endedOn !== null) current.push(row)
      else requests.push([row])
    }
    return requests.flatMap(joined)
  })

const joined = (rows: readonly Answer[]): CompanyRequest[] => {
  const last = rows.at(-1)
  if (!last) return []
  const over = last.answeredOn ?? last.endedOn
  return [
    {
      chainId: last.chainId,
      district: last.district,
      compoundId: last.compoundId,
      organisationId: last.organisationId,
      caseId: last.caseId,
      stretches: rows.map((row) => ({ from: row.servedOn, until: row.answeredOn ?? row.endedOn })),
      observedFrom: rows.map((row) => row.caseRecordedOn ?? row.servedRecordedOn).reduce(earlierOf),
      answeredOn: last.answeredOn,
      kind: last.kind,
      endedOn: last.answeredOn === null ? last.endedOn : null,
      open: over === null,
      onBehalf: last.answeredOn === null ? null : last.onBehalf,
    },
  ]
}

/** How a request that ended without an answer is taken: followed until that day, or unanswered until `asOf`. */
export type EndsAs = 'censored' | 'unanswered'

/** A request as a time under observation, up to its answer, its end or `asOf`. */
export const observedRequest = (request: CompanyRequest, asOf: Day, endsAs: EndsAs, between: DaysBetween): Observation => {
  const { stretches, observedFrom, answeredOn } = request
  const waitsOn = endsAs === 'unanswered' && answeredOn === null
  const spans = stretches.map(({ from, until }, index) => ({
    from,
    until: waitsOn && index === stretches.length - 1 ? asOf : (until ?? asOf),
  }))
  // An answer dated before its service took no days.
  const days = (list: typeof spans): number => list.reduce((sum, { from, until }) => sum + Math.max(0, between(from, until)), 0)
  const declared = spans
    .filter(({ from }) => from < observedFrom)
    .map(({ from, until }) => ({ from, until: earlierOf(until, observedFrom) }))
  return { enter: declared.length > 0 ? days(declared) : null, exit: days(spans), ended: answeredOn !== null }
}
