import type { Party } from '../parties.ts'
import type { InDays } from './days.ts'
import { checkPeriod } from './days.ts'
import { definitions } from './definitions.ts'
import type { Counted, Figure } from './figure.ts'
import type { Held } from './held-days.ts'
import type { Quantiles } from './kaplan-meier.ts'
import type { CasePlace } from './place-facts.ts'
import type { Stay } from './rows.ts'
import { type Loops as LoopCounts, readStages, type StageTallies } from './stage-tallies.ts'
import { placedStays, type StageKey, type StageQuestion } from './stage-view.ts'
import type { PlacedStays } from './stay-columns.ts'

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
type Loops = StageKey & LoopCounts
/** A holder over all its stages, in one district or in all (null). */
export interface HolderKey extends Counted {
  readonly district: string | null
  readonly holder: Party
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
export const stageFigures = (
  rows: { readonly stays: readonly Stay[]; readonly places?: ReadonlyMap<string, CasePlace> },
  question: StageQuestion,
): StageFigures => stagesOf(placedStays(rows, question.at), question)

/** The figures of stays that are as they were on the day. */
export const stagesOf = (stays: PlacedStays, question: StageQuestion): StageFigures => {
  checkPeriod(question.period, question.at.asOf)
  const tallies = readStages(stays, question)
  return {
    waiting: waitingNow(tallies, question),
    flow: flowOf(tallies, question),
    stay: lasting(tallies, question),
    age: ageOfOpen(tallies, question),
    loops: loopsOf(tallies, question),
    stageTotal: totalPerStage(tallies, question),
    holderTotal: totalPerHolder(tallies, question),
  }
}

/**
 * `stage.waiting`: stays that have begun and not ended at the end of the day `asOf`. Unit: the stay of a case in a stage
 * with a holder (steps, organisations and awaited parties that change inside do not end it); beside it the number of
 * chains. What was entered and left on one day does not wait. A stay goes on while its clock rests. Settled tracks and
 * closed cases have none; a reopened case begins a new one. An unknown organisation is counted as null.
 */
const waitingNow = ({ desks, waiting, atDesk, waitingAt }: StageTallies, { at }: StageQuestion): Figure<Waiting> => {
  const groups = desks(waiting).map(({ key, group }) => ({
    ...key,
    ...waiting.of([group]),
    chains: atDesk.openChains(group),
    organisations: waitingAt(group),
  }))
  return { definition: definitions.stageWaiting, ...at, ...waiting.of(groupsIn(desks(waiting))), groups }
}

/**
 * `stage.flow`: stays begun (`entered`) and ended (`left`) from the first to the last day of the period, both included, by
 * the day on which it happened. Unit: as `stage.waiting`. A stay entered and left in the period counts in both; one of no
 * whole day too. What waited before the period, plus entered, minus left, is what waits at its end.
 */
const flowOf = ({ desks, moved, came, went }: StageTallies, { at }: StageQuestion): Figure<Flow> => {
  const groups = desks(moved).map(({ key, group }) => ({
    ...key,
    ...moved.of([group]),
    entered: came[group] ?? 0,
    left: went[group] ?? 0,
  }))
  return { definition: definitions.stageFlow, ...at, ...moved.of(groupsIn(desks(moved))), groups }
}

/**
 * `stage.stay`: how long one visit lasts, whatever ends it. Kaplan–Meier over all stays that have begun by `asOf`, not only
 * those of the period; open ones are censored at `asOf`. Start day not counted; entered and left on one day = 0 days, and
 * counted; ends before censorings of the same day; rests of the clock are not taken out. A stay that began before its case
 * was recorded is at risk from that day on (delayed entry, S7); ended by then, it is left out: `notAtRisk`. Quantiles as
 * `survivalQuantile`. Never read as the probability of a certain end (S5), never given by organisation (S1).
 */
const lasting = ({ desks, all, lasted }: StageTallies, { at }: StageQuestion): Figure<Lasting> => {
  const groups = desks(all).map(({ key, group }) => ({ ...key, ...all.of([group]), days: lasted(group) }))
  return { definition: definitions.stageStay, ...at, ...all.of(groupsIn(desks(all))), groups }
}

/**
 * `stage.age`: median age of the stays open at the end of `asOf`, from the day they began, and beside it from the day on
 * which the record could see them (declared days left out, S7). **Not a duration** (S11): what lasts long is met more
 * often among the open. Ordinary median: of an even number the mean of the middle two.
 */
const ageOfOpen = ({ desks, waiting, medianAge }: StageTallies, { at }: StageQuestion): Figure<Age> => {
  const groups = desks(waiting).map(({ key, group }) => ({
    ...key,
    ...waiting.of([group]),
    medianAge: medianAge(group, 'entered'),
    medianRecordedAge: medianAge(group, 'seen'),
  }))
  return { definition: definitions.stageAge, ...at, ...waiting.of(groupsIn(desks(waiting))), groups }
}

/**
 * `stage.loops`: `returns` = stays after the first of the same case in the same stage with the same holder; `refilings` =
 * further cases of the same chain that came there; `loopingChains` = chains with either; `most` = the most stays of one
 * chain. A change of step, organisation or awaited party inside a stay is no return; a stay left and taken up again on
 * one day is; so is the return of a reopened case.
 */
const loopsOf = ({ desks, all, loops }: StageTallies, { at }: StageQuestion): Figure<Loops> => {
  const groups = desks(all).map(({ key, group }) => ({ ...key, ...all.of([group]), ...loops(group) }))
  return { definition: definitions.stageLoops, ...at, ...all.of(groupsIn(desks(all))), groups }
}

/** `stage.total`: as `holder.total`, for the stays in one stage alone. */
const totalPerStage = ({ desks, all, atDesk, chains }: StageTallies, { at }: StageQuestion): Figure<StageKey & Held> => {
  const groups = desks(all).map(({ key, group }) => ({
    ...key,
    ...all.of([group]),
    ...{ n: atDesk.chains(group), open: atDesk.openChains(group) },
    ...atDesk.held(group),
  }))
  return { definition: definitions.stageTotal, ...at, ...all.of(groupsIn(desks(all))), ...chains, groups }
}

/**
 * `holder.total` (headline, S3): the days a holder held a chain (space and person, refilings joined, S4), over all visits,
 * stages and tracks; a day on which it held it twice is one day. Unit: chain. Kaplan–Meier of the total: censored if the
 * holder holds it at `asOf`; if not, the total counts as it stands, although the chain may come back: a later return adds
 * to it. Days before the chain was recorded were declared: delayed entry after that many held days; held only before that:
 * left out, `notAtRisk`. `total` = the sum of all held days, declared and open ones included.
 */
const totalPerHolder = (
  { desks, all, holders, withHolder, chains }: StageTallies,
  { at }: StageQuestion,
): Figure<HolderKey & Held> => {
  const groups = holders().map(({ key, group, desksOf }) => ({
    ...key,
    // The unit is the chain; the shares beside it are of its stays.
    ...all.of(desksOf),
    ...{ n: withHolder.chains(group), open: withHolder.openChains(group) },
    ...withHolder.held(group),
  }))
  return { definition: definitions.holderTotal, ...at, ...all.of(groupsIn(desks(all))), ...chains, groups }
}

const groupsIn = (desks: readonly { readonly group: number }[]): number[] => desks.map(({ group }) => group)
