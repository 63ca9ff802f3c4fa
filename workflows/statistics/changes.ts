import type { AsOf } from './as-of.ts'
import { type Day, type DaysBetween, dayNumber } from './days.ts'
import { definitions } from './definitions.ts'
import { tracesAsOf } from './families.ts'
import type { FamilyState } from './family-state.ts'
import { type FamilyTrace, stateAt, tracesByPlace } from './family-trace.ts'
import { type Counted, counted, type Figure, groupsOf, type Split } from './figure.ts'
import type { CaseEnd } from './rows.ts'
import { type StuckRows, signsOn, type WaitingTrace, waitingTraces } from './stuck.ts'

/** Families that were in one place on the first day and are in another on the second. */
interface FamilyMove {
  /** Null: they had not asked yet. */
  readonly from: FamilyState | null
  readonly to: FamilyState
  readonly families: number
}

/** What changed in a place. */
interface ChangeGroup extends Counted {
  readonly district: string | null
  readonly asked: number
  readonly moved: number
  readonly moves: readonly FamilyMove[]
  readonly stuckBefore: number
  readonly stuckNow: number
  readonly newlyStuck: number
  readonly freed: number
}

/** The figure of what changed. */
export interface ChangeFigure extends Figure<ChangeGroup> {
  readonly since: Day
}

/** What the figure is asked. */
export interface ChangeQuestion {
  readonly at: AsOf
  /** The day it is compared with. */
  readonly since: Day
  readonly split: Split
  readonly workingDaysBetween: DaysBetween
}

/** The rows it is computed from. */
export interface ChangeRows extends StuckRows {
  readonly ends: readonly CaseEnd[]
}

/**
 * `family.changes`: what is otherwise at the end of `asOf` than at the end of `since`. Both days are read off one record, as it
 * was known at `knownAt`, so that what was only learnt in between is no change. Unit: chain; its place as in `family.where`,
 * stuck as in `family.stuck`. `asked` = families whose first request came after `since`; `moved` = families that had asked
 * before and are in another place; `newlyStuck` and `freed` = stuck on one of the two days only.
 * @throws RangeError when `since` is not before `asOf`.
 */
export const changesFigure = (rows: ChangeRows, question: ChangeQuestion): ChangeFigure => {
  const waiting = new Map(waitingTraces(rows, question.at).map((trace) => [trace.chainId, trace]))
  return changesOf(
    tracesAsOf(rows, question.at).flatMap((trace) => {
      const own = waiting.get(trace.chainId)
      return own ? [{ ...own, ...trace }] : []
    }),
    question,
  )
}

/** `family.changes` of traces that hold on the later of the two days. */
export const changesOf = (traces: readonly (FamilyTrace & WaitingTrace)[], question: ChangeQuestion): ChangeFigure => {
  const { at, since, split, workingDaysBetween } = question
  if (since >= at.asOf) throw new RangeError(`nothing changed from ${since} to ${at.asOf}`)
  const [before, now] = [dayNumber(since), dayNumber(at.asOf)]
  const families = traces.map((trace) => ({
    ...{ caseId: trace.caseId, district: trace.district, compoundId: trace.compoundId, open: trace.open },
    ...{ basis: trace.basis, onBehalf: null },
    from: stateAt(trace, before),
    // It asked by then: it would have no trace else.
    to: stateAt(trace, now) ?? 'filed',
    wasStuck: signsOn(trace, since, workingDaysBetween).length > 0,
    isStuck: signsOn(trace, at.asOf, workingDaysBetween).length > 0,
  }))
  const groups = tracesByPlace(families, split).map(({ district, traces: some }) => {
    const count = (isOne: (family: (typeof some)[number]) => boolean) =>
      some.reduce((sum, family) => sum + (isOne(family) ? 1 : 0), 0)
    return {
      district,
      ...counted(some),
      asked: count(({ from }) => from === null),
      moved: count(({ from, to }) => from !== null && from !== to),
      moves: groupsOf(
        some.filter(({ from, to }) => from !== to),
        ({ from, to }) => ({ from, to }),
      ).map((move) => ({ ...move.key, families: move.rows.length })),
      stuckBefore: count(({ wasStuck }) => wasStuck),
      stuckNow: count(({ isStuck }) => isStuck),
      newlyStuck: count(({ wasStuck, isStuck }) => isStuck && !wasStuck),
      freed: count(({ wasStuck, isStuck }) => wasStuck && !isStuck),
    }
  })
  return { definition: definitions.familyChanges, ...at, since, ...counted(families), groups }
}
