import { checkPeriod, dayNumber, type InDays, inBoth } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import type { Counted, Figure } from './figure.ts'
import { openDayRisk, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { medianOfNumbers, placesWhere } from './number-list.ts'
import type { Stay } from './rows.ts'
import { type Held, type HolderKey, totalPerHolder, totalPerStage } from './stage-totals.ts'
import { type AtDesk, placedStays, placesBy, type StageKey, type StageQuestion, type StageView, stageView } from './stage-view.ts'
import { countStays, familiesAt, type PlacedStays } from './stay-columns.ts'

/** What waits, and with whom. */
interface Waiting extends StageKey {
  readonly chains: number
  readonly organisations: readonly (Counted & { readonly organisationId: string | null })[] | null
}
/** What came and went. */
interface Flow extends StageKey {
  readonly entered: number
  readonly left: number
}
/** How long one visit lasts. */
interface Lasting extends StageKey {
  readonly days: InDays<Quantiles>
}
/** How old what waits is. Not a duration. */
interface Age extends StageKey {
  readonly medianAge: InDays<number | null>
  readonly medianRecordedAge: InDays<number | null>
}
/** How often it comes back. */
interface Loops extends StageKey {
  readonly returns: number
  readonly refilings: number
  readonly chains: number
  readonly loopingChains: number
  readonly most: number
}
/** The figures of the stages: each with its own definition, so that one can be added without touching another. */
export interface StageFigures {
  readonly waiting: Figure<Waiting>
  readonly flow: Figure<Flow>
  readonly stay: Figure<Lasting>
  readonly age: Figure<Age>
  readonly loops: Figure<Loops>
  readonly stageTotal: Figure<StageKey & Held>
  readonly holderTotal: Figure<HolderKey & Held>
}

/**
 * Where requests wait, with whom and how long. `holderTotal` is the headline (S3): three visits of ten days weigh as much
 * as one of thirty; the time per visit stands beside it only. The rows must hold the whole history of their cases.
 * @throws RangeError when the period runs backwards or beyond `asOf`.
 */
export const stageFigures = (rows: readonly Stay[], question: StageQuestion): StageFigures =>
  stagesOf(placedStays({ stays: rows }, question.at), question)

/** The figures of stays that are as they were on the day. */
export const stagesOf = (stays: PlacedStays, question: StageQuestion): StageFigures => {
  checkPeriod(question.period, question.at.asOf)
  const view = stageView(stays, question)
  return {
    waiting: waitingNow(view),
    flow: flowOf(view),
    stay: lasting(view),
    age: ageOfOpen(view),
    loops: loopsOf(view),
    stageTotal: totalPerStage(view),
    holderTotal: totalPerHolder(view),
  }
}

/**
 * `stage.waiting`: stays that have begun and not ended at the end of the day `asOf`. Unit: the stay of a case in a stage
 * with a holder (steps, organisations and awaited parties that change inside do not end it); beside it the number of
 * chains. What was entered and left on one day does not wait. A stay goes on while its clock rests. Settled tracks and
 * closed cases have none; a reopened case begins a new one. An unknown organisation is counted as null.
 */
const waitingNow = (view: StageView): Figure<Waiting> => {
  const { columns, question } = view
  const organisationOf = (place: number): number => columns.organisation[place] ?? 0
  const groups = desksWith(view, isOpenIn(view)).map(({ key, places }) => ({
    ...key,
    ...countedIn(view, places),
    chains: familiesAt(columns, places),
    organisations: question.withOrganisations
      ? placesBy(columns, places, 'all', organisationOf, columns.organisations).map((group) => ({
          organisationId: group.key.name,
          ...countedIn(view, group.places),
        }))
      : null,
  }))
  const open = placesWhere(view.places, isOpenIn(view))
  return { definition: definitions.stageWaiting, ...question.at, ...countedIn(view, open), groups }
}

/**
 * `stage.flow`: stays begun (`entered`) and ended (`left`) from the first to the last day of the period, both included, by
 * the day on which it happened. Unit: as `stage.waiting`. A stay entered and left in the period counts in both; one of no
 * whole day too. What waited before the period, plus entered, minus left, is what waits at its end.
 */
const flowOf = (view: StageView): Figure<Flow> => {
  const { columns, question } = view
  const [from, to] = [dayNumber(question.period.from), dayNumber(question.period.to)]
  const isWithin = (day: number): boolean => day >= from && day <= to
  const came = (place: number): boolean => isWithin(columns.entered[place] ?? 0)
  const went = (place: number): boolean => isWithin(columns.left[place] ?? 0)
  const isMoved = (place: number): boolean => came(place) || went(place)
  const groups = desksWith(view, isMoved).map(({ key, places }) => ({
    ...key,
    ...countedIn(view, places),
    entered: placesWhere(places, came).length,
    left: placesWhere(places, went).length,
  }))
  const moved = placesWhere(view.places, isMoved)
  return { definition: definitions.stageFlow, ...question.at, ...countedIn(view, moved), groups }
}

/**
 * `stage.stay`: how long one visit lasts, whatever ends it. Kaplan–Meier over all stays that have begun by `asOf`, not only
 * those of the period; open ones are censored at `asOf`. Start day not counted; entered and left on one day = 0 days, and
 * counted; ends before censorings of the same day; rests of the clock are not taken out. A stay that began before its case
 * was recorded is at risk from that day on (delayed entry, S7); ended by then, it is left out: `notAtRisk`. Quantiles as
 * `survivalQuantile`. Never read as the probability of a certain end (S5), never given by organisation (S1).
 */
const lasting = (view: StageView): Figure<Lasting> => {
  const { columns, asOf, longest } = view
  const groups = view.desks.map(({ key, places, counted: beside }) => {
    const days = inBoth(view.between, (between) => {
      const risk = openDayRisk(longest)
      for (const place of places) {
        const entered = columns.entered[place] ?? 0
        const seen = columns.observedFrom[place] ?? 0
        const left = columns.left[place] ?? 0
        risk.add(
          seen > entered ? between(entered, seen) : -1,
          between(entered, left === stillOpen ? asOf : left),
          left !== stillOpen,
        )
      }
      return quantilesOf(risk.curve())
    })
    return { ...key, ...beside, days }
  })
  return { definition: definitions.stageStay, ...view.question.at, ...view.counted, groups }
}

/**
 * `stage.age`: median age of the stays open at the end of `asOf`, from the day they began, and beside it from the day on
 * which the record could see them (declared days left out, S7). **Not a duration** (S11): what lasts long is met more
 * often among the open. Ordinary median: of an even number the mean of the middle two.
 */
const ageOfOpen = (view: StageView): Figure<Age> => {
  const { columns, asOf } = view
  const groups = desksWith(view, isOpenIn(view)).map(({ key, places }) => {
    const median = (since: (place: number) => number): InDays<number | null> =>
      inBoth(view.between, (between) => medianOfNumbers(places.map((place) => Math.max(0, between(since(place), asOf)))))
    return {
      ...key,
      ...countedIn(view, places),
      medianAge: median((place) => columns.entered[place] ?? 0),
      medianRecordedAge: median((place) => Math.max(columns.observedFrom[place] ?? 0, columns.entered[place] ?? 0)),
    }
  })
  const open = placesWhere(view.places, isOpenIn(view))
  return { definition: definitions.stageAge, ...view.question.at, ...countedIn(view, open), groups }
}

/**
 * `stage.loops`: `returns` = stays after the first of the same case in the same stage with the same holder; `refilings` =
 * further cases of the same chain that came there; `loopingChains` = chains with either; `most` = the most stays of one
 * chain. A change of step, organisation or awaited party inside a stay is no return; a stay left and taken up again on
 * one day is; so is the return of a reopened case.
 */
const loopsOf = (view: StageView): Figure<Loops> => {
  const groups = view.desks.map(({ key, places, counted: beside }) => ({ ...key, ...beside, ...loopsAmong(view, places) }))
  return { definition: definitions.stageLoops, ...view.question.at, ...view.counted, groups }
}

/** The stays of a family lie beside each other. */
const loopsAmong = ({ columns }: StageView, places: Int32Array): Omit<Loops, keyof StageKey> => {
  let [cases, chains, loopingChains, most] = [0, 0, 0, 0]
  for (let from = 0; from < places.length; ) {
    const family = columns.family[places[from] ?? 0]
    let until = from + 1
    while (until < places.length && columns.family[places[until] ?? 0] === family) until += 1
    cases += until - from === 1 ? 1 : new Set(places.subarray(from, until).map((place) => columns.case[place] ?? 0)).size
    chains += 1
    if (until - from > 1) loopingChains += 1
    most = Math.max(most, until - from)
    from = until
  }
  return { returns: places.length - cases, refilings: cases - chains, chains, loopingChains, most }
}

const isOpenIn =
  ({ columns }: StageView) =>
  (place: number): boolean =>
    columns.left[place] === stillOpen

const countedIn = ({ columns, question }: StageView, places: Int32Array): Counted =>
  countStays(columns, places, question.withCases ?? true)

/** The desks that have such stays, with these alone. */
const desksWith = ({ desks }: StageView, is: (place: number) => boolean): Pick<AtDesk, 'key' | 'places'>[] =>
  desks.flatMap(({ key, places }) => {
    const some = placesWhere(places, is)
    return some.length === 0 ? [] : [{ key, places: some }]
  })
