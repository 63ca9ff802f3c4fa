import { aalenJohansen, type Move, type Path } from './aalen-johansen.ts'
import { type AsOf, isSeen, staysAsOf } from './as-of.ts'
import { bandOf } from './bands.ts'
import { calendarDaysBetween, type Day, earlierOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type FamilyState, familyStates, stateOn } from './family-state.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import type { WhyMissing } from './kaplan-meier.ts'
import type { CaseEnd, Stay } from './rows.ts'

/** Days after the request on which the figure is read off: the three of page one, and those between for the picture. */
const readOn = [0, 10, 20, 30, 45, 60, 75, 90, 120, 150, 180] as const

/** One state on one day. */
interface FamilyShare {
  readonly state: FamilyState
  readonly share: number
  /** 95 %, by compound; null for 0 and 1, and where all are of one compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** Where the families are after a number of days. */
interface FamilyDay {
  readonly days: number
  /** Families that were followed so long, or to their end before. */
  readonly followed: number
  readonly shares: readonly FamilyShare[] | null
  readonly why: WhyMissing | null
}

/** Where the families of a place are, day by day. */
interface FamilyGroup extends Counted {
  readonly district: string | null
  readonly after: readonly FamilyDay[]
  /** Over before they could be observed: in no share. */
  readonly notAtRisk: number
}

/** The figure of the families. */
export type FamilyFigure = Figure<FamilyGroup>

/** What the figure is asked. */
export interface FamilyQuestion {
  readonly at: AsOf
  readonly split: Split
}

/**
 * `family.where`: of the families who asked, where they are after so many calendar days. Unit: chain (one person and one
 * space, refilings joined); the day of the first request is day 0. Aalen–Johansen: the open ones are inside and censored at
 * `asOf`, a case that began before it was recorded is under observation from its recording on (S7). Bands by compound.
 *
 * A family is in one place: refused where a rejection stands with the owner; else with whom its consent waits; where that is
 * settled, with whom the earliest of its technical checks waits; else in the works; else where its last case ended. What
 * changed several times on one day counts as at the day's end. A family whose case was reopened, or who filed again, had
 * given up in between. `open` = families that still wait. Not given after the last day on which anybody was followed.
 */
export const familiesFigure = (
  rows: { readonly stays: readonly Stay[]; readonly ends: readonly CaseEnd[] },
  { at, split }: FamilyQuestion,
): FamilyFigure => {
  const stays = staysAsOf(rows.stays, at)
  const ends = Map.groupBy(
    rows.ends.filter((end) => isSeen(end.endedOn, end.endedRecordedOn, at)),
    ({ chainId }) => chainId,
  )
  const families = [...Map.groupBy(stays, ({ chainId }) => chainId)].map(([chainId, own]) =>
    familyOf(own, ends.get(chainId) ?? [], at.asOf),
  )
  const groups = groupsOf(families, (family) => placeOf(family, split)).map(({ key, rows: some }) => ({
    ...key,
    ...counted(some),
    ...whereThey(some),
  }))
  return { definition: definitions.familyWhere, ...at, ...counted(families), groups }
}

interface Family extends Path<FamilyState> {
  readonly caseId: string
  readonly district: string
  readonly compoundId: string
  readonly open: boolean
  readonly onBehalf: null
}

const whereThey = (families: readonly Family[]): Pick<FamilyGroup, 'after' | 'notAtRisk'> => {
  const curve = aalenJohansen(families, familyStates)
  const after = readOn.map((days): FamilyDay => {
    const followed = families.filter(({ exit, open }) => !open || exit >= days).length
    const why = curve.n === 0 ? 'nobodyAtRisk' : days > curve.lastTime ? 'notFollowed' : null
    if (why) return { days, followed, shares: null, why }
    const point = curve.points.findLast(({ time }) => time <= days)
    const shares = familyStates.map((state, index) => {
      const share = point ? (point.share[index] ?? 0) : index === 0 ? 1 : 0
      return { state, share, ...bandOf(share, point?.standardError[index] ?? 0, curve.clusters) }
    })
    return { days, followed, shares, why: null }
  })
  return { after, notAtRisk: curve.notAtRisk }
}

/** The way of one family, from its first request to `asOf`. */
const familyOf = (stays: readonly Stay[], ends: readonly CaseEnd[], asOf: Day): Family => {
  const [first] = stays
  if (!first) throw new RangeError('a family without a stay asked for nothing')
  const seenFrom = stays.map((stay) => stay.caseRecordedOn ?? stay.enteredRecordedOn).reduce(earlierOf)
  const began = stays.map(({ enteredOn }) => enteredOn).reduce(earlierOf, seenFrom)
  const turns = new Set([
    ...stays.flatMap(({ enteredOn, leftOn }) => (leftOn === null ? [enteredOn] : [enteredOn, leftOn])),
    ...ends.map(({ endedOn }) => endedOn),
  ])
  const moves: Move<FamilyState>[] = []
  for (const day of [...turns].toSorted()) {
    const state = stateOn(day, stays, ends)
    if (moves.at(-1)?.state !== state) moves.push({ time: calendarDaysBetween(began, day), state })
  }
  return {
    caseId: stays.at(-1)?.caseId ?? first.caseId,
    cluster: first.compoundId,
    compoundId: first.compoundId,
    district: first.district,
    enter: seenFrom > began ? calendarDaysBetween(began, seenFrom) : null,
    exit: calendarDaysBetween(began, asOf),
    moves,
    open: stays.some(({ leftOn }) => leftOn === null),
    onBehalf: null,
  }
}
