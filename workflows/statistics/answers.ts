import type { AsOf } from './as-of.ts'
import { openBasisCount } from './basis.ts'
import { countedInDays, type DaysBetween, dayNumber, type InDays, inBoth, type NumbersBetween } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure, Split } from './figure.ts'
import { openDayRisk, type Quantiles, quantilesOf, type Reading, type SurvivalCurve, survivalAt } from './kaplan-meier.ts'
import { placesWhere } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import { countRequests, requestsBy, spanOf } from './placed-requests.ts'
import { observeRequests } from './request-columns.ts'
import type { Answer, AnswerKind, ClockRow, Stay } from './rows.ts'
import { placedStays, placesBy } from './stage-view.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'

/** The numbers of working days after which the share without an answer is given. Fixed, so that nobody picks the kindest. */
const answerHorizons = [5, 10, 30, 90] as const

/** What the answer figures are asked. */
export interface AnswerQuestion {
  readonly at: AsOf
  readonly split: Split | 'organisation'
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
  readonly workingDaysBetween: DaysBetween
}

/** The rows they are read from. Stays and clocks only say what is unserved or resting. */
export interface AnswerRows {
  readonly answers: readonly Answer[]
  readonly stays: readonly Stay[]
  readonly clocks: readonly ClockRow[]
  readonly places?: ReadonlyMap<string, CasePlace>
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
export const answerFigures = (rows: AnswerRows, question: AnswerQuestion): AnswerFigures =>
  answersOf(placedStays(rows, question.at), question)

/** The figures of requests and stays that are as they were on the day. */
export const answersOf = (placed: PlacedStays, question: AnswerQuestion): AnswerFigures => {
  const view = answerView(placed, question)
  return { time: timeToOwnAnswer(view), unanswered: shareUnanswered(view), apart: listedApart(view) }
}

/** The requests of an answer, told apart once for all figures. */
const answerView = (placed: PlacedStays, question: AnswerQuestion) => {
  const { columns, requests } = placed
  const asOf = dayNumber(question.at.asOf)
  const { first, last, longest } = spanOf(columns, requests, asOf)
  return {
    ...{ placed, question, asOf, longest },
    between: countedInDays(question.workingDaysBetween, first, last),
    groups: requestsBy(columns, requests, question.split),
    counted: (places: Int32Array) => countRequests(columns, places, question.withCases ?? true),
  }
}

type AnswerView = ReturnType<typeof answerView>

const curveOf = (
  { placed: { columns }, asOf, longest }: AnswerView,
  places: Int32Array,
  between: NumbersBetween,
  unanswered: boolean,
): SurvivalCurve => {
  const timeOf = observeRequests(columns.requests, asOf, between, unanswered)
  const risk = openDayRisk(longest)
  for (const place of places) {
    const { enter, exit, ended } = timeOf(place)
    risk.add(enter, exit, ended)
  }
  return risk.curve()
}

/**
 * `answer.time` (S1): from the day of service to the company's first definite answer (yes, yes under conditions, rejection,
 * no objection), across all stages: escalation, coordination and mediation do not end it. Unit: the request of a chain
 * before a company; a case that ended unanswered goes on in the next case of the chain, the days between are not counted;
 * filing after an answer is a new request. Kaplan–Meier: the silent are censored at `asOf`; a case that was closed, or got
 * consent otherwise, on that day, unless the company answers later all the same. Service day not counted; an answer on or before it = 0 days; answers before censorings of
 * the same day. Pauses, extensions and, after a reopening, the days of being closed are not taken out. Service before the
 * case was recorded: delayed entry (S7); over by then: `notAtRisk`. Recalled and struck answers are none.
 */
const timeToOwnAnswer = (view: AnswerView): Figure<AnswerTime> => {
  const { placed, question } = view
  const { requests } = placed.columns
  const groups = view.groups.map(({ key, places }) => {
    const days = inBoth(view.between, (between) => quantilesOf(curveOf(view, places, between, false)))
    const ofKind = (kind: AnswerKind): number => {
      const number = requests.kinds.indexOf(kind)
      return number < 0 ? 0 : placesWhere(places, (place) => requests.kind[place] === number).length
    }
    const beside = view.counted(places)
    return {
      ...key,
      ...beside,
      answered: {
        approve: ofKind('approve'),
        conditions: ofKind('conditions'),
        reject: ofKind('reject'),
        noObjection: ofKind('noObjection'),
      },
      silent: beside.open,
      endedOtherwise: placesWhere(places, (place) => requests.endedOn[place] !== stillOpen).length,
      days,
    }
  })
  return { definition: definitions.answerTime, ...question.at, ...view.counted(placed.requests), groups }
}

/**
 * `answer.unanswered`: share without an own answer after 5, 10, 30 and 90 working days: an answer on the last of them is in
 * time. Units and days as `answer.time`. Two numbers, because a case that ended otherwise says nothing of what the company
 * would have done: `share` censors it on that day (Kaplan–Meier), `shareCountingEnded` counts it as unanswered until `asOf`
 * (one minus the Aalen–Johansen probability of an answer, since everybody is followed to `asOf`). Not given where nobody
 * was followed so long.
 */
const shareUnanswered = (view: AnswerView): Figure<Unanswered> => {
  const { workingDays: between } = view.between
  const groups = view.groups.map(({ key, places }) => {
    const censored = curveOf(view, places, between, false)
    const counting = curveOf(view, places, between, true)
    return {
      ...key,
      ...view.counted(places),
      after: answerHorizons.map((workingDays) => ({
        workingDays,
        share: survivalAt(censored, workingDays),
        shareCountingEnded: survivalAt(counting, workingDays),
      })),
    }
  })
  const beside = view.counted(view.placed.requests)
  return { definition: definitions.answerUnanswered, ...view.question.at, ...beside, groups }
}

/**
 * `answer.apart` (S10): what is not silence. `unserved` = cases whose request waits to be served at the end of `asOf` (stage
 * `serving`): in no time to answer. `paused` = silent requests whose `propertyReply` clock rests, the
 * ball being with somebody else: they are counted in `answer.time`, and named here. By district or all, since an unserved
 * request is before no company yet. Whether a clock rests is read as the record stands.
 */
const listedApart = ({ placed, question }: AnswerView): Figure<Apart> => {
  const { columns, places, requests } = placed
  const split = question.split === 'organisation' ? 'all' : question.split
  const isServing = columns.desks.map(({ stage }) => stage === 'serving')
  const unserved = placesWhere(
    places,
    (place) => columns.left[place] === stillOpen && (isServing[columns.desk[place] ?? 0] ?? false),
  )
  const paused = placesWhere(requests, (place) => columns.requests.rests[place] === 1)
  const unservedBy = placesBy(columns, unserved, split, () => 0, [''])
  const pausedBy = requestsBy(columns, paused, split)
  const districts = [...new Set([...unservedBy, ...pausedBy].map(({ key }) => key.district))]
  const groups = districts
    .toSorted((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map((district) => ({
      district,
      ...setApart(columns, placesOf(unservedBy, district), placesOf(pausedBy, district), question.withCases ?? true),
    }))
  const all = setApart(columns, unserved, paused, question.withCases ?? true)
  return { definition: definitions.answerApart, ...question.at, ...countedApart(all), groups }
}

const placesOf = (
  groups: readonly { readonly key: { readonly district: string | null }; readonly places: Int32Array }[],
  district: string | null,
): Int32Array => groups.find(({ key }) => key.district === district)?.places ?? new Int32Array(0)

// All of them are open: nobody has ended any.
const setApart = (
  columns: StayColumns,
  unserved: Int32Array,
  paused: Int32Array,
  withCases: boolean,
): Omit<Apart, 'district'> => {
  const { requests, families, cases } = columns
  const all = [
    ...[...unserved].map((place) => ({ family: columns.family[place] ?? 0, case: columns.case[place] ?? 0 })),
    ...[...paused].map((place) => ({ family: requests.family[place] ?? 0, case: requests.case[place] ?? 0 })),
  ]
  const basis = openBasisCount(columns)
  for (const one of all) basis.add(one.case)
  const caseIds = withCases ? [...new Set(all.map((one) => cases.id[one.case] ?? ''))] : []
  return {
    ...{ n: all.length, open: all.length, compounds: new Set(all.map(({ family }) => families.compound[family])).size },
    ...{ shareOnBehalf: null, ...basis.read(), caseIds, unserved: unserved.length, paused: paused.length },
  }
}

const countedApart = ({ unserved: _, paused: __, ...counted }: Omit<Apart, 'district'>): Counted => counted
