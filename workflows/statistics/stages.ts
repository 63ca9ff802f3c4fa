import { checkPeriod, type Day, type InDays, inDays, isWithin, laterOf, medianOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, distinct, type Figure, groupsOf } from './figure.ts'
import { kaplanMeier, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import type { Stay } from './rows.ts'
import { observed, type StageStay } from './stage-stays.ts'
import { type Held, type HolderKey, totalPerHolder, totalPerStage } from './stage-totals.ts'
import { type AtDesk, type StageKey, type StageQuestion, type StageView, stageView } from './stage-view.ts'

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
export const stageFigures = (rows: readonly Stay[], question: StageQuestion): StageFigures => {
  const { at, period } = question
  checkPeriod(period, at.asOf)
  const view = stageView(rows, question)
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
  const open = view.stays.filter((stay) => stay.open)
  const groups = desksWith(view, (stay) => stay.open).map(({ key, rows }) => ({
    ...key,
    ...counted(rows),
    chains: distinct(rows.map((stay) => stay.chainId)),
    organisations: view.question.withOrganisations
      ? groupsOf(rows, ({ organisationId }) => ({ organisationId })).map((group) => ({ ...group.key, ...counted(group.rows) }))
      : null,
  }))
  return { definition: definitions.stageWaiting, ...view.question.at, ...counted(open), groups }
}

/**
 * `stage.flow`: stays begun (`entered`) and ended (`left`) from the first to the last day of the period, both included, by
 * the day on which it happened. Unit: as `stage.waiting`. A stay entered and left in the period counts in both; one of no
 * whole day too. What waited before the period, plus entered, minus left, is what waits at its end.
 */
const flowOf = (view: StageView): Figure<Flow> => {
  const { at, period } = view.question
  const isMoved = (stay: StageStay): boolean => isWithin(stay.enteredOn, period) || isWithin(stay.leftOn, period)
  const moved = view.stays.filter(isMoved)
  const groups = desksWith(view, isMoved).map(({ key, rows }) => ({
    ...key,
    ...counted(rows),
    entered: rows.filter((stay) => isWithin(stay.enteredOn, period)).length,
    left: rows.filter((stay) => isWithin(stay.leftOn, period)).length,
  }))
  return { definition: definitions.stageFlow, ...at, ...counted(moved), groups }
}

/**
 * `stage.stay`: how long one visit lasts, whatever ends it. Kaplan–Meier over all stays that have begun by `asOf`, not only
 * those of the period; open ones are censored at `asOf`. Start day not counted; entered and left on one day = 0 days, and
 * counted; ends before censorings of the same day; rests of the clock are not taken out. A stay that began before its case
 * was recorded is at risk from that day on (delayed entry, S7); ended by then, it is left out: `notAtRisk`. Quantiles as
 * `survivalQuantile`. Never read as the probability of a certain end (S5), never given by organisation (S1).
 */
const lasting = (view: StageView): Figure<Lasting> => {
  const { at, workingDaysBetween } = view.question
  const groups = view.desks.map(({ key, rows, counted: beside }) => {
    const days = inDays(workingDaysBetween, (between) => quantilesOf(kaplanMeier(observed(rows, at.asOf, between))))
    return { ...key, ...beside, days }
  })
  return { definition: definitions.stageStay, ...at, ...view.counted, groups }
}

/**
 * `stage.age`: median age of the stays open at the end of `asOf`, from the day they began, and beside it from the day on
 * which the record could see them (declared days left out, S7). **Not a duration** (S11): what lasts long is met more
 * often among the open. Ordinary median: of an even number the mean of the middle two.
 */
const ageOfOpen = (view: StageView): Figure<Age> => {
  const { at, workingDaysBetween } = view.question
  const open = view.stays.filter((stay) => stay.open)
  const groups = desksWith(view, (stay) => stay.open).map(({ key, rows }) => {
    const median = (since: (stay: StageStay) => Day): InDays<number | null> =>
      inDays(workingDaysBetween, (between) => medianOf(rows.map((stay) => Math.max(0, between(since(stay), at.asOf)))))
    return {
      ...key,
      ...counted(rows),
      medianAge: median((stay) => stay.enteredOn),
      medianRecordedAge: median((stay) => laterOf(stay.observedFrom, stay.enteredOn)),
    }
  })
  return { definition: definitions.stageAge, ...at, ...counted(open), groups }
}

/**
 * `stage.loops`: `returns` = stays after the first of the same case in the same stage with the same holder; `refilings` =
 * further cases of the same chain that came there; `loopingChains` = chains with either; `most` = the most stays of one
 * chain. A change of step, organisation or awaited party inside a stay is no return; a stay left and taken up again on
 * one day is; so is the return of a reopened case.
 */
const loopsOf = (view: StageView): Figure<Loops> => {
  const groups = view.desks.map(({ key, rows, counted: beside }) => {
    const perChain = [...Map.groupBy(rows, ({ chainId }) => chainId).values()].map((chain) => chain.length)
    const cases = distinct(rows.map((stay) => stay.caseId))
    return {
      ...key,
      ...beside,
      returns: rows.length - cases,
      refilings: cases - perChain.length,
      chains: perChain.length,
      loopingChains: perChain.filter((stays) => stays > 1).length,
      most: perChain.reduce((most, stays) => Math.max(most, stays), 0),
    }
  })
  return { definition: definitions.stageLoops, ...view.question.at, ...view.counted, groups }
}

/** The desks that have such stays, with these alone. */
const desksWith = ({ desks }: StageView, is: (stay: StageStay) => boolean): Pick<AtDesk, 'key' | 'rows'>[] =>
  desks.flatMap(({ key, rows }) => {
    const some = rows.filter(is)
    return some.length === 0 ? [] : [{ key, rows: some }]
  })
