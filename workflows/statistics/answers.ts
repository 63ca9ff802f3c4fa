import { type AsOf, answersAsOf, clocksAsOf, staysAsOf } from './as-of.ts'
import { type CompanyRequest, companyRequests, type EndsAs, observedRequest } from './company-requests.ts'
import { type DaysBetween, type InDays, inDays } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split, type Unit } from './figure.ts'
import { kaplanMeier, type Quantiles, quantilesOf, type Reading, type SurvivalCurve, survivalAt } from './kaplan-meier.ts'
import type { Answer, AnswerKind, ClockRow, Stay } from './rows.ts'
import { joinStays } from './stage-stays.ts'

/** The numbers of working days after which the share without an answer is given. Fixed, so that nobody picks the kindest. */
const answerHorizons = [5, 10, 30, 90] as const

/** What the answer figures are asked. */
export interface AnswerQuestion {
  readonly at: AsOf
  readonly split: Split | 'organisation'
  readonly workingDaysBetween: DaysBetween
}

/** The rows they are read from. Stays and clocks only say what is unserved or resting. */
export interface AnswerRows {
  readonly answers: readonly Answer[]
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
}

/** A company, a district, or all (both null). */
interface AnswerKey extends Counted {
  readonly district: string | null
  readonly organisationId: string | null
}

/** How requests before a company ended, and how long the first answer took. */
interface AnswerTime extends AnswerKey {
  readonly answered: Readonly<Record<AnswerKind, number>>
  /** Unanswered at `asOf`: the same as `open`. */
  readonly silent: number
  readonly endedOtherwise: number
  readonly days: InDays<Quantiles>
}

/** The share without an answer after a number of working days. */
interface Unanswered extends AnswerKey {
  readonly after: readonly {
    readonly workingDays: number
    /** As if cases that ended otherwise would have been answered like the rest. */
    readonly share: Reading
    /** As if none of them would ever have been answered. */
    readonly shareCountingEnded: Reading
  }[]
}

/** What is not silence: the request did not arrive, or the ball is elsewhere. */
interface Apart extends Counted {
  readonly district: string | null
  readonly unserved: number
  readonly paused: number
}

/** The figures of the answers. */
export interface AnswerFigures {
  readonly time: Figure<AnswerTime>
  readonly unanswered: Figure<Unanswered>
  readonly apart: Figure<Apart>
}

/** How long companies take to answer, the silent ones inside. Companies are sorted by id, never ranked (S12). */
export const answerFigures = (rows: AnswerRows, question: AnswerQuestion): AnswerFigures => {
  const requests = companyRequests(answersAsOf(rows.answers, question.at))
  return {
    time: timeToOwnAnswer(requests, question),
    unanswered: shareUnanswered(requests, question),
    apart: listedApart(rows, requests, question),
  }
}

const keyFor =
  ({ split }: AnswerQuestion) =>
  (request: CompanyRequest) => ({
    district: split === 'district' ? request.district : null,
    organisationId: split === 'organisation' ? request.organisationId : null,
  })

const curveOf = (
  requests: readonly CompanyRequest[],
  { at }: AnswerQuestion,
  endsAs: EndsAs,
  between: DaysBetween,
): SurvivalCurve => kaplanMeier(requests.map((request) => observedRequest(request, at.asOf, endsAs, between)))

/**
 * `answer.time` (S1): from the day of service to the company's first definite answer (yes, yes under conditions, rejection,
 * no objection), across all stages: escalation, coordination and mediation do not end it. Unit: the request of a chain
 * before a company; a case that ended unanswered goes on in the next case of the chain, the days between are not counted;
 * filing after an answer is a new request. Kaplan–Meier: the silent are censored at `asOf`; a case that was closed, or got
 * consent otherwise, on that day, unless the company answers later all the same. Service day not counted; an answer on or before it = 0 days; answers before censorings of
 * the same day. Pauses, extensions and, after a reopening, the days of being closed are not taken out. Service before the
 * case was recorded: delayed entry (S7); over by then: `notAtRisk`. Recalled and struck answers are none.
 */
const timeToOwnAnswer = (requests: readonly CompanyRequest[], question: AnswerQuestion): Figure<AnswerTime> => {
  const groups = groupsOf(requests, keyFor(question)).map(({ key, rows }) => {
    const days = inDays(question.workingDaysBetween, (between) => quantilesOf(curveOf(rows, question, 'censored', between)))
    const ofKind = (kind: AnswerKind): number => rows.filter((request) => request.kind === kind).length
    return {
      ...key,
      ...counted(rows),
      answered: {
        approve: ofKind('approve'),
        conditions: ofKind('conditions'),
        reject: ofKind('reject'),
        noObjection: ofKind('noObjection'),
      },
      silent: rows.filter((request) => request.open).length,
      endedOtherwise: rows.filter((request) => request.endedOn !== null).length,
      days,
    }
  })
  return { definition: definitions.answerTime, ...question.at, ...counted(requests), groups }
}

/**
 * `answer.unanswered`: share without an own answer after 5, 10, 30 and 90 working days: an answer on the last of them is in
 * time. Units and days as `answer.time`. Two numbers, because a case that ended otherwise says nothing of what the company
 * would have done: `share` censors it on that day (Kaplan–Meier), `shareCountingEnded` counts it as unanswered until `asOf`
 * (one minus the Aalen–Johansen probability of an answer, since everybody is followed to `asOf`). Not given where nobody
 * was followed so long.
 */
const shareUnanswered = (requests: readonly CompanyRequest[], question: AnswerQuestion): Figure<Unanswered> => {
  const groups = groupsOf(requests, keyFor(question)).map(({ key, rows }) => {
    const censored = curveOf(rows, question, 'censored', question.workingDaysBetween)
    const counting = curveOf(rows, question, 'unanswered', question.workingDaysBetween)
    return {
      ...key,
      ...counted(rows),
      after: answerHorizons.map((workingDays) => ({
        workingDays,
        share: survivalAt(censored, workingDays),
        shareCountingEnded: survivalAt(counting, workingDays),
      })),
    }
  })
  return { definition: definitions.answerUnanswered, ...question.at, ...counted(requests), groups }
}

interface SetApart extends Unit {
  readonly district: string
  readonly why: 'unserved' | 'paused'
}

/**
 * `answer.apart` (S10): what is not silence. `unserved` = cases whose request waits to be served at the end of `asOf` (stage
 * `serving`): in no time to answer. `paused` = silent requests whose `propertyReply` clock rests, the
 * ball being with somebody else: they are counted in `answer.time`, and named here. By district or all, since an unserved
 * request is before no company yet. Whether a clock rests is read as the record stands.
 */
const listedApart = (rows: AnswerRows, requests: readonly CompanyRequest[], { at, split }: AnswerQuestion): Figure<Apart> => {
  const unserved = joinStays(staysAsOf(rows.stays, at))
    .filter((stay) => stay.open && stay.stage === 'serving')
    .map((stay): SetApart => ({ ...stay, why: 'unserved' }))
  const resting = clocksAsOf(rows.clocks, at).filter(
    (clock) => clock.name === 'propertyReply' && clock.endedOn === null && clock.dueOn === null,
  )
  const rests = new Set(resting.map((clock) => `${clock.caseId} ${clock.organisationId}`))
  const paused = requests
    .filter((request) => request.open && rests.has(`${request.caseId} ${request.organisationId}`))
    .map((request): SetApart => ({ ...request, why: 'paused' }))
  const all = [...unserved, ...paused]
  const groups = groupsOf(all, (entry) => placeOf(entry, split === 'organisation' ? 'all' : split)).map((group) => ({
    ...group.key,
    ...counted(group.rows),
    unserved: group.rows.filter((entry) => entry.why === 'unserved').length,
    paused: group.rows.filter((entry) => entry.why === 'paused').length,
  }))
  return { definition: definitions.answerApart, ...at, ...counted(all), groups }
}
