import type { AsOf } from './as-of.ts'
import { basisOf } from './basis.ts'
import { type Day, dayNumber } from './days.ts'
import { definitions } from './definitions.ts'
import type { FamilyRows } from './family-trace.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'
import { placedStays } from './stage-view.ts'
import { familiesIn, type PlacedStays, type StayColumns } from './stay-columns.ts'

/** A fee that somebody demanded, as the owner reported it. */
export interface FeeRow {
  readonly caseId: string
  readonly on: Day
  readonly amountYuan: number
  readonly paidYuan: number | null
}

/** What it cost the families of a place. */
interface CostGroup extends Counted {
  readonly district: string | null
  /** All days families have waited together, in months of 30 days. */
  readonly monthsWaited: number
  readonly familiesWithFees: number
  readonly demandedYuan: number
  readonly familiesPaid: number
  readonly paidYuan: number
  /** Families that gave up because of the cost of the plan. */
  readonly declinedForCost: number
  /** How long each family has waited. The open ones go on. */
  readonly waited: readonly WaitedStep[]
  /** How much each family with fees was asked for in all. */
  readonly asked: readonly AskedStep[]
}

/** Families that have waited from so many months to under so many; null = and longer. */
interface WaitedStep {
  readonly fromMonths: number
  readonly toMonths: number | null
  readonly families: number
  readonly open: number
}

/** Families that were asked for from so many yuan to under so many; null = and more. */
interface AskedStep {
  readonly fromYuan: number
  readonly toYuan: number | null
  readonly families: number
}

/** Where the steps of the distributions begin. */
const waitedFrom = [0, 1, 2, 3, 6, 12, 24]
const askedFrom = [0, 500, 1000, 2000, 5000]

/** The figure of the cost. */
export type CostFigure = Figure<CostGroup>

/**
 * `family.cost`: what the waiting and the fees have cost the families who asked by the day. Months waited = calendar days from
 * the first request of a family to the end of its last case or to `asOf`, summed, ÷ 30. Fees are those that owners
 * reported, by word at a gate as well as in writing, with the day on which they were demanded: claimed, not verified, and
 * only as many as were reported. Declined for cost: the last case of the family ended so. Beside the sums how they are spread over the families
 * (version 2): a sum hides that one waits a week and one three years. Unit: chain, open ones inside.
 */
export const familyCostFigure = (
  { fees, ...rows }: FamilyRows & { readonly fees: readonly FeeRow[] },
  question: CostQuestion,
): CostFigure => costsOf(placedStays(rows, question.at), fees, question)

/** What the figure is asked. */
interface CostQuestion {
  readonly at: AsOf
  readonly split: Split
}

/** `family.cost` of families as they were on the day. */
export const costsOf = (
  { columns, places }: PlacedStays,
  reported: readonly FeeRow[],
  { at, split }: CostQuestion,
): CostFigure => {
  const { families: of, cases, compounds, districts, outcomes } = columns
  const asOf = dayNumber(at.asOf)
  const basis = basisOf(columns)
  const fees = feesByFamily(columns, places, reported, at)
  const families = familiesIn(columns, places).map(({ family, began, leftOn, open }) => {
    const last = of.lastCase[family] ?? 0
    return {
      caseId: cases.id[last] ?? '',
      compoundId: compounds[of.compound[family] ?? 0] ?? '',
      district: districts[of.district[family] ?? 0] ?? '',
      ...{ open, onBehalf: null, demands: fees.get(family) ?? none },
      basis: { isSelfReported: basis.isSelfReported(last), isUnknown: basis.isUnknown(last) },
      days: (open ? asOf : leftOn) - began,
      declined: !open && outcomes[cases.outcome[last] ?? -1] === 'declinedForCost',
    }
  })
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  const groups = groupsOf(families, (family) => placeOf(family, split)).map(({ key, rows: some }) => ({
    ...key,
    ...counted(some),
    monthsWaited: sum(some.map(({ days }) => days)) / 30,
    familiesWithFees: some.filter(({ demands }) => demands.length > 0).length,
    demandedYuan: sum(some.flatMap(({ demands }) => demands.map(({ amountYuan }) => amountYuan))),
    familiesPaid: some.filter(({ demands }) => demands.some(({ paidYuan }) => paidYuan !== null)).length,
    paidYuan: sum(some.flatMap(({ demands }) => demands.map(({ paidYuan }) => paidYuan ?? 0))),
    declinedForCost: some.filter(({ declined }) => declined).length,
    waited: waitedFrom.map((fromMonths, place): WaitedStep => {
      const toMonths = waitedFrom[place + 1] ?? null
      const inside = some.filter(({ days }) => days >= fromMonths * 30 && (toMonths === null || days < toMonths * 30))
      return { fromMonths, toMonths, families: inside.length, open: inside.filter(({ open }) => open).length }
    }),
    asked: askedFrom.map((fromYuan, place): AskedStep => {
      const toYuan = askedFrom[place + 1] ?? null
      const inside = some
        .filter(({ demands }) => demands.length > 0)
        .map(({ demands }) => sum(demands.map(({ amountYuan }) => amountYuan)))
        .filter((demanded) => demanded >= fromYuan && (toYuan === null || demanded < toYuan))
      return { fromYuan, toYuan, families: inside.length }
    }),
  }))
  return { definition: definitions.familyCost, ...at, ...counted(families), groups }
}

const none: readonly FeeRow[] = []

const feesByFamily = (columns: StayColumns, places: Int32Array, reported: readonly FeeRow[], at: AsOf) => {
  const byCase = Map.groupBy(
    reported.filter(({ on }) => on <= at.asOf),
    ({ caseId }) => caseId,
  )
  const found = new Map<number, FeeRow[]>()
  if (byCase.size === 0) return found
  const taken = new Set<number>()
  for (const place of places) {
    const ofCase = columns.case[place] ?? 0
    const own = taken.has(ofCase) ? undefined : byCase.get(columns.cases.id[ofCase] ?? '')
    if (!own) continue
    taken.add(ofCase)
    const family = columns.family[place] ?? 0
    found.set(family, [...(found.get(family) ?? []), ...own])
  }
  return found
}
