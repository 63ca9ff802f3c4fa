import { type AsOf, earlierDay, isSeen, staysAsOf } from './as-of.ts'
import type { Day, DaysBetween } from './days.ts'
import { definitions } from './definitions.ts'
import { type FamilyState, stateOn } from './family-state.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { CaseEnd, Stay } from './rows.ts'
import { type StuckRows, stuckFamilies } from './stuck.ts'

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
  const { at, since, split } = question
  if (since >= at.asOf) throw new RangeError(`nothing changed from ${since} to ${at.asOf}`)
  const before = earlierDay(at, since)
  const was = placesOf(rows, before)
  const stuckBefore = chainsOf(stuckFamilies(rows, { ...question, at: before }).families)
  const stuckNow = chainsOf(stuckFamilies(rows, question).families)
  const families = [...placesOf(rows, at)].map(([chainId, { stay, state, open }]) => ({
    ...{ caseId: stay.caseId, district: stay.district, compoundId: stay.compoundId, open, onBehalf: null },
    from: was.get(chainId)?.state ?? null,
    to: state,
    wasStuck: stuckBefore.has(chainId),
    isStuck: stuckNow.has(chainId),
  }))
  const groups = groupsOf(families, (family) => placeOf(family, split)).map(({ key, rows: some }) => {
    const count = (isOne: (family: (typeof some)[number]) => boolean) => some.filter(isOne).length
    return {
      ...key,
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

interface Placed {
  readonly stay: Stay
  readonly state: FamilyState
  readonly open: boolean
}

const placesOf = (rows: ChangeRows, at: AsOf): Map<string, Placed> => {
  const ends = Map.groupBy(
    rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)),
    ({ chainId }) => chainId,
  )
  const places = new Map<string, Placed>()
  for (const [chainId, own] of Map.groupBy(staysAsOf(rows.stays, at), (stay) => stay.chainId)) {
    const stay = own.at(-1)
    const state = stateOn(at.asOf, own, ends.get(chainId) ?? [])
    if (stay) places.set(chainId, { stay, state, open: own.some(({ leftOn }) => leftOn === null) })
  }
  return places
}

const chainsOf = (families: readonly { readonly chainId: string }[]): Set<string> =>
  new Set(families.map(({ chainId }) => chainId))
