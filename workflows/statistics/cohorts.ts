import type { AsOf } from './as-of.ts'
import { bandOf } from './bands.ts'
import { basisOf } from './basis.ts'
import { calendarDaysBetween, type Day, dayAt } from './days.ts'
import { definitions } from './definitions.ts'
import { stillOpen } from './family-table.ts'
import { type Counted, counted, type Figure, groupsOf, shareOf, type Unit } from './figure.ts'
import { type Milestone, milestones } from './milestones.ts'
import type { CasePlace } from './place-facts.ts'
import type { Answer, CaseEnd, Stay } from './rows.ts'
import { placedStays } from './stage-view.ts'
import { familiesIn, type PlacedStays } from './stay-columns.ts'

/** Calendar days after the first request within which it is looked whether a milestone was reached. */
const cohortHorizons = [90, 180] as const

/** How many families of a month reached a milestone in time. */
interface Reached {
  readonly milestone: Milestone
  readonly families: number
  readonly share: number | null
  /** 95 %, by compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** The families who asked first in one month. */
interface Cohort extends Counted {
  readonly month: string
  readonly within: number
  readonly reached: readonly Reached[]
  /** Asked before their case was recorded: they were not seen from the beginning and are in no number. */
  readonly notObserved: number
}

/** The figure of the months. */
export type CohortFigure = Figure<Cohort>

/** The rows it is computed from. */
export interface CohortRows {
  readonly stays: readonly Stay[]
  readonly answers: readonly Answer[]
  readonly ends: readonly CaseEnd[]
  readonly places?: ReadonlyMap<string, CasePlace>
}

/**
 * `cohort.reached` (S11): of the families who asked first in a month, how many had reached each milestone within 90 and
 * within 180 calendar days. A month is shown for a number of days only when **all** its families were followed so long: its
 * last day plus that number lies on or before `asOf`. Unit: chain. Milestones: `served` = the request came to the company's
 * review; `answered` = its own definite answer; `consented` = a day at whose end the request went on and no consent was
 * awaited; `inWorks` = all tracks settled; `runs` = energised. Each counts once, whatever came after; one can be reached
 * without another (a substitute's paper needs no answer). Families seen only from a later day on are left out and counted.
 */
export const cohortsFigure = (rows: CohortRows, question: CohortQuestion): CohortFigure =>
  cohortsOf(placedStays(rows, question.at), question)

/** What the figure is asked. */
interface CohortQuestion {
  readonly at: AsOf
}

/** `cohort.reached` of families as they were on the day. */
export const cohortsOf = (placed: PlacedStays, { at }: CohortQuestion): CohortFigure => {
  const families = cohortFamilies(placed)
  const groups = groupsOf(families, ({ month }) => ({ month })).flatMap(({ key, rows: all }) =>
    cohortHorizons
      .filter((within) => calendarDaysBetween(lastDayOf(key.month), at.asOf) >= within)
      .map((within) => {
        const seen = all.filter(({ observed }) => observed)
        return {
          ...{ ...key, within },
          ...counted(seen),
          notObserved: all.length - seen.length,
          reached: milestones.map((milestone) => ({
            milestone,
            ...clusteredShare(seen, ({ after }) => (after[milestone] ?? Number.POSITIVE_INFINITY) <= within),
          })),
        }
      }),
  )
  const shown = new Set(groups.map(({ month }) => month))
  const inside = families.filter(({ month, observed }) => observed && shown.has(month))
  return { definition: definitions.cohortReached, ...at, ...counted(inside), groups }
}

interface Family extends Unit {
  readonly month: string
  readonly observed: boolean
  /** Days after the first request on which each milestone was reached. */
  readonly after: Readonly<Record<Milestone, number | null>>
}

const cohortFamilies = ({ columns, places }: PlacedStays): Family[] => {
  const { families, cases, compounds } = columns
  const basis = basisOf(columns)
  return familiesIn(columns, places).map(({ family, began, open }) => {
    const after = (milestone: Milestone): number | null => {
      const day = families[milestone][family] ?? stillOpen
      return day === stillOpen ? null : day - began
    }
    const last = families.lastCase[family] ?? 0
    return {
      caseId: cases.id[last] ?? '',
      compoundId: compounds[families.compound[family] ?? 0] ?? '',
      open,
      onBehalf: null,
      basis: { isSelfReported: basis.isSelfReported(last), isUnknown: basis.isUnknown(last) },
      month: dayAt(began).slice(0, 7),
      observed: (families.seenFrom[family] ?? 0) <= began,
      after: {
        served: after('served'),
        answered: after('answered'),
        consented: after('consented'),
        inWorks: after('inWorks'),
        runs: after('runs'),
      },
    }
  })
}

const lastDayOf = (month: string): Day => Temporal.PlainYearMonth.from(month).toPlainDate({ day: 31 }).toString()

/** A share of units that were all followed to the end, with its band by compound (the ratio estimator's cluster variance). */
const clusteredShare = <U extends Unit>(units: readonly U[], is: (unit: U) => boolean): Omit<Reached, 'milestone'> => {
  const families = units.filter(is).length
  const share = shareOf(families, units.length)
  if (share === null) return { families, share, lower: null, upper: null }
  const counts = new Map<string, { all: number; reached: number }>()
  for (const unit of units) {
    const count = counts.get(unit.compoundId) ?? { all: 0, reached: 0 }
    counts.set(unit.compoundId, count)
    count.all += 1
    if (is(unit)) count.reached += 1
  }
  // In the order of their size: the sum comes out the same in whatever order families come.
  const parts = Float64Array.from(counts.values(), ({ all, reached }) => (reached - share * all) ** 2).sort()
  const squares = parts.reduce((total, part) => total + part, 0)
  return { families, share, ...bandOf(share, Math.sqrt(squares) / units.length, counts.size) }
}
