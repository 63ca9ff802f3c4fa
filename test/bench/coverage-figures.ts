import { answersAsOf, asKnownThen, staysAsOf } from '../../workflows/statistics/as-of.ts'
import { type Band, bandOf, logLogBand } from '../../workflows/statistics/bands.ts'
import { clusteredSurvival } from '../../workflows/statistics/clustered-survival.ts'
import { type CompanyRequest, companyRequests, observedRequest } from '../../workflows/statistics/company-requests.ts'
import { compoundBootstrap } from '../../workflows/statistics/compound-bootstrap.ts'
import { calendarDaysBetween, type Day, type DaysBetween, medianOf } from '../../workflows/statistics/days.ts'
import { familiesFigure } from '../../workflows/statistics/families.ts'
import { kaplanMeier, type Observation, survivalAt, survivalQuantile } from '../../workflows/statistics/kaplan-meier.ts'
import { joinStays, observedStay, type StageStay } from '../../workflows/statistics/stage-stays.ts'
import { studentQuantile } from '../../workflows/statistics/student.ts'
import type { WaitingRows } from './coverage-pool.ts'

/** A figure that a draw gave, and its bands by the way in which each was made. */
export interface Measured {
  readonly value: number | null
  readonly bands: Readonly<Record<string, Band>>
}

/** How compounds are drawn again. */
export interface Resampling {
  readonly draws: number
  readonly seed: number
}

/** Figures by name. */
export type Figures = ReadonlyMap<string, Measured>

/** A day after everybody was followed to the end. */
const far = '2027-03-31'

const stageQuestions = [
  { stage: 'reviewing', holder: 'property', days: [3, 6] },
  { stage: 'assessing', holder: 'fire', days: [10, 30] },
  { stage: 'coordination', holder: 'centre', days: [10] },
] as const
const familyDays = [30, 90, 180] as const
const familyStates = ['waitsOnCompany', 'waitsOnCentre', 'inWorks', 'runs', 'gaveUp'] as const
const answerQuantiles = [0.5, 0.75] as const
const answerDays = [10, 30] as const

interface Unit {
  readonly cluster: string
  readonly observation: Observation
}

const unitsOfStage = (stays: readonly StageStay[], question: (typeof stageQuestions)[number], asOf: Day): Unit[] =>
  stays
    .filter(({ stage, holder }) => stage === question.stage && holder === question.holder)
    .map((stay) => ({ cluster: stay.compoundId, observation: observedStay(stay, asOf, calendarDaysBetween) }))

const unitsOfAnswers = (
  requests: readonly CompanyRequest[],
  asOf: Day,
  endsAs: 'censored' | 'unanswered',
  between: DaysBetween,
): Unit[] =>
  requests.map((request) => ({
    cluster: request.compoundId,
    observation: observedRequest(request, asOf, endsAs, between),
  }))

const curveOf = (units: readonly Unit[]) => kaplanMeier(units.map(({ observation }) => observation))

/** The share still there after some days, with every band that can be made of it. Drawing compounds is slow: not for each. */
const stillThere = (units: readonly Unit[], days: number, resample: Resampling | null): Measured => {
  const curve = curveOf(units)
  const point = curve.points.findLast(({ time }) => time <= days)
  const { points, clusters } = clusteredSurvival(units.map(({ cluster, observation }) => ({ cluster, ...observation })))
  const robust = points.findLast(({ time }) => time <= days)
  return {
    value: survivalAt(curve, days).value,
    bands: {
      Greenwood: { lower: point?.lower ?? null, upper: point?.upper ?? null },
      ...(robust
        ? {
            'robust, z': logLogBand(robust.survival, robust.standardError, 1.959963984540054),
            'robust, t': logLogBand(robust.survival, robust.standardError, studentQuantile(0.975, Math.max(1, clusters - 1))),
            published: bandOf(robust.survival, robust.standardError, clusters),
          }
        : {}),
      ...(resample === null
        ? {}
        : {
            bootstrap: compoundBootstrap(
              units,
              ({ cluster }) => cluster,
              (some) => survivalAt(curveOf(some), days).value,
              resample,
            ),
          }),
    },
  }
}

const quantile = (units: readonly Unit[], p: number, resample: Resampling): Measured => ({
  value: survivalQuantile(curveOf(units), p).value,
  bands: {
    bootstrap: compoundBootstrap(
      units,
      ({ cluster }) => cluster,
      (some) => survivalQuantile(curveOf(some), p).value,
      { ...resample, missing: 'above' },
    ),
  },
})

/** The figures of a drawn city on a day in mid-stream, by the rows and functions that the service uses. */
export const figuresOf = (rows: WaitingRows, asOf: Day, workingDaysBetween: DaysBetween, resample: Resampling): Figures => {
  const at = asKnownThen(asOf)
  const found = new Map<string, Measured>()
  const stays = joinStays(staysAsOf(rows.stays, at))
  for (const question of stageQuestions) {
    const units = unitsOfStage(stays, question, asOf)
    for (const days of question.days) {
      const drawn = question.stage === 'reviewing' && days === 6 ? resample : null
      found.set(`still in ${question.stage} after ${days} days`, stillThere(units, days, drawn))
    }
  }
  const [all] = familiesFigure(rows, { at, split: 'all' }).groups
  for (const days of familyDays) {
    for (const state of familyStates) {
      const share = all?.after.find((after) => after.days === days)?.shares?.find((candidate) => candidate.state === state)
      if (share) found.set(`families: ${state} on day ${days}`, { value: share.share, bands: { published: share } })
    }
  }
  const requests = companyRequests(answersAsOf(rows.answers, at))
  const censored = unitsOfAnswers(requests, asOf, 'censored', workingDaysBetween)
  for (const p of answerQuantiles) found.set(`own answer: ${p} answered by (working days)`, quantile(censored, p, resample))
  const counting = unitsOfAnswers(requests, asOf, 'unanswered', workingDaysBetween)
  for (const days of answerDays) {
    found.set(`no own answer after ${days} working days`, stillThere(censored, days, days === 10 ? resample : null))
    found.set(`no own answer after ${days} working days, ended counted`, stillThere(counting, days, null))
  }
  return found
}

/** What is true of all that had begun by the day, followed to the end. */
export const truthOf = (begun: WaitingRows, asOf: Day, workingDaysBetween: DaysBetween): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  const put = (name: string, value: number | null | undefined): void => {
    if (value !== null && value !== undefined) found.set(name, value)
  }
  const stays = joinStays(begun.stays).filter(({ enteredOn }) => enteredOn <= asOf)
  for (const question of stageQuestions) {
    const curve = curveOf(unitsOfStage(stays, question, far))
    for (const days of question.days) put(`still in ${question.stage} after ${days} days`, survivalAt(curve, days).value)
  }
  const [all] = familiesFigure(begun, { at: asKnownThen(far), split: 'all' }).groups
  for (const days of familyDays) {
    for (const state of familyStates) {
      const shares = all?.after.find((after) => after.days === days)?.shares
      put(`families: ${state} on day ${days}`, shares?.find((share) => share.state === state)?.share)
    }
  }
  const requests = companyRequests(begun.answers.filter(({ servedOn }) => servedOn <= asOf))
  const censored = curveOf(unitsOfAnswers(requests, far, 'censored', workingDaysBetween))
  for (const p of answerQuantiles) put(`own answer: ${p} answered by (working days)`, survivalQuantile(censored, p).value)
  const counting = curveOf(unitsOfAnswers(requests, far, 'unanswered', workingDaysBetween))
  for (const days of answerDays) {
    put(`no own answer after ${days} working days`, survivalAt(censored, days).value)
    put(`no own answer after ${days} working days, ended counted`, survivalAt(counting, days).value)
  }
  return found
}

/** A figure that leaves the unfinished out, beside the one that does not. */
export interface Naive {
  readonly name: string
  readonly naive: number | null
}

/** What is published elsewhere: figures of what is finished, and shares that take withdrawals for people who might still succeed. */
export const naiveOf = (rows: WaitingRows, asOf: Day, workingDaysBetween: DaysBetween): readonly Naive[] => {
  const at = asKnownThen(asOf)
  const stays = joinStays(staysAsOf(rows.stays, at))
  const finished = (stage: string) =>
    stays.flatMap((stay) =>
      stay.stage === stage && stay.leftOn !== null ? [calendarDaysBetween(stay.enteredOn, stay.leftOn)] : [],
    )
  const answered = companyRequests(answersAsOf(rows.answers, at)).flatMap(({ stretches: [first], answeredOn }) =>
    first && answeredOn !== null ? [workingDaysBetween(first.from, answeredOn)] : [],
  )
  const reviews = curveOf(unitsOfStage(stays, stageQuestions[0], asOf))
  return [
    { name: 'mean days of assessing (finished only)', naive: meanOf(finished('assessing')) },
    { name: 'mean days of coordination (finished only)', naive: meanOf(finished('coordination')) },
    { name: '0.75 answered by, of those who answered (working days)', naive: quantileOf(answered, 0.75) },
    { name: 'median own answer, of those who answered (working days)', naive: medianOf(answered) },
    { name: 'share without own answer after 10 working days, of those who answered', naive: shareOver(answered, 10) },
    { name: 'share still with the company after 14 days (silence ends the stay)', naive: survivalAt(reviews, 14).value ?? 0 },
    { name: 'share running on day 180 (1 - KM, other ends censored)', naive: runsByOneMinusKm(rows, asOf) },
    { name: 'share running, of the finished requests', naive: runsOfFinished(rows, asOf) },
  ]
}

/** The same, as they are. */
export const trulyOf = (begun: WaitingRows, asOf: Day, workingDaysBetween: DaysBetween): ReadonlyMap<string, number | null> => {
  const truth = truthOf(begun, asOf, workingDaysBetween)
  const stays = joinStays(begun.stays).filter(({ enteredOn }) => enteredOn <= asOf)
  const whole = (stage: string) =>
    stays.flatMap((stay) => (stay.stage === stage ? [calendarDaysBetween(stay.enteredOn, stay.leftOn ?? far)] : []))
  const requests = companyRequests(begun.answers.filter(({ servedOn }) => servedOn <= asOf))
  const silent = curveOf(unitsOfAnswers(requests, far, 'unanswered', calendarDaysBetween))
  const unanswered = (days: number) => truth.get(`no own answer after ${days} working days, ended counted`) ?? null
  return new Map([
    ['mean days of assessing (finished only)', meanOf(whole('assessing'))],
    ['mean days of coordination (finished only)', meanOf(whole('coordination'))],
    ['0.75 answered by, of those who answered (working days)', truth.get('own answer: 0.75 answered by (working days)') ?? null],
    ['median own answer, of those who answered (working days)', truth.get('own answer: 0.5 answered by (working days)') ?? null],
    ['share without own answer after 10 working days, of those who answered', unanswered(10)],
    ['share still with the company after 14 days (silence ends the stay)', survivalAt(silent, 14).value],
    ['share running on day 180 (1 - KM, other ends censored)', truth.get('families: runs on day 180') ?? null],
    ['share running, of the finished requests', truth.get('families: runs on day 180') ?? null],
  ])
}

const runsByOneMinusKm = (rows: WaitingRows, asOf: Day): number | null => {
  const filedOn = firstDays(rows, asOf)
  const ends = new Map(rows.ends.filter(({ endedOn }) => endedOn <= asOf).map((end) => [end.chainId, end]))
  const observed = [...filedOn].map(([chainId, from]): Observation => {
    const end = ends.get(chainId)
    return {
      enter: null,
      exit: calendarDaysBetween(from, end?.endedOn ?? asOf),
      ended: end?.outcome === 'energised',
    }
  })
  const share = survivalAt(kaplanMeier(observed), 180).value
  return share === null ? null : 1 - share
}

const runsOfFinished = ({ ends }: WaitingRows, asOf: Day): number | null => {
  const finished = ends.filter(({ endedOn }) => endedOn <= asOf)
  return finished.length === 0 ? null : finished.filter(({ outcome }) => outcome === 'energised').length / finished.length
}

const firstDays = ({ stays }: WaitingRows, asOf: Day): Map<string, Day> => {
  const first = new Map<string, Day>()
  for (const { chainId, enteredOn } of stays) {
    const known = first.get(chainId)
    if (enteredOn <= asOf && (known === undefined || enteredOn < known)) first.set(chainId, enteredOn)
  }
  return first
}

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

const quantileOf = (values: readonly number[], p: number): number | null =>
  values.toSorted((a, b) => a - b)[Math.ceil(values.length * p) - 1] ?? null

const shareOver = (values: readonly number[], days: number): number | null =>
  values.length === 0 ? null : values.filter((value) => value > days).length / values.length
