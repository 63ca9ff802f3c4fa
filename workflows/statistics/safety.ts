import type { AsOf } from './as-of.ts'
import { calendarDaysBetween, type Day, earlierOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf, placeOf, type Split } from './figure.ts'

/** What can happen to a pile that says something of its safety. */
export const incidentKinds = ['hazard', 'fire', 'suspended'] as const
/** One of them. */
export type IncidentKind = (typeof incidentKinds)[number]

/** A pile that was switched on, and what happened to it. */
export interface PileRow {
  /** The request by which it came. */
  readonly caseId: string
  readonly district: string
  readonly compoundId: string
  readonly energisedOn: Day
  /** The day from which it was gone; null = it is there. */
  readonly goneOn: Day | null
  readonly incidents: readonly { readonly kind: IncidentKind; readonly on: Day }[]
  /** Fire gaps and accepted conditions that nobody has found put right, although the pile runs. */
  readonly undischarged: number
}

/** How often something happens: per 10,000 pile-years, with its range. */
interface Rate {
  readonly kind: IncidentKind
  readonly times: number
  readonly per10000: number | null
  /** 95 % of the rate, exact Poisson limits by Byar's approximation: of none it is not nought. */
  readonly lower: number | null
  readonly upper: number | null
}

/** The safety of the piles of a place. */
interface SafetyGroup extends Counted {
  readonly district: string | null
  readonly pileYears: number
  readonly rates: readonly Rate[]
  readonly pilesWithConditions: number
  readonly undischarged: number
}

/** The figure of the safety. */
export type SafetyFigure = Figure<SafetyGroup>

/**
 * `pile.safety`: hazards, fires and suspensions per 10,000 pile-years. Unit: pile that was switched on by the day; its time
 * runs from that day to the day it was gone, or to `asOf` (÷ 365.25). Every reported hazard counts, found to be one or not;
 * a fire is a reported hazard of that kind and counts among the hazards too; a suspension is a pile that was switched off.
 * Piles that were built without an answer are in none: nobody knows since when they run. `undischarged` = fire gaps and
 * accepted conditions of running piles that nobody had found put right by the day.
 */
export const safetyFigure = (
  piles: readonly PileRow[],
  { at, split }: { readonly at: AsOf; readonly split: Split },
): SafetyFigure => {
  const running = piles.filter(({ energisedOn }) => energisedOn <= at.asOf)
  const units = running.map((pile) => ({
    ...pile,
    open: pile.goneOn === null || pile.goneOn > at.asOf,
    onBehalf: null,
    basis: null,
  }))
  const groups = groupsOf(units, (pile) => placeOf(pile, split)).map(({ key, rows }) => {
    const pileYears =
      rows.reduce(
        (sum, { energisedOn, goneOn }) => sum + calendarDaysBetween(energisedOn, earlierOf(goneOn ?? at.asOf, at.asOf)),
        0,
      ) / 365.25
    const incidents = rows.flatMap((row) => row.incidents.filter(({ on }) => on <= at.asOf))
    return {
      ...key,
      ...counted(rows),
      pileYears,
      rates: incidentKinds.map((kind) => rateOf(kind, incidents.filter((one) => isOfKind(one.kind, kind)).length, pileYears)),
      pilesWithConditions: rows.filter(({ undischarged, open }) => open && undischarged > 0).length,
      undischarged: rows.reduce((sum, { undischarged, open }) => sum + (open ? undischarged : 0), 0),
    }
  })
  return { definition: definitions.pileSafety, ...at, ...counted(units), groups }
}

/** A fire is a hazard too. */
const isOfKind = (of: IncidentKind, kind: IncidentKind): boolean => of === kind || (kind === 'hazard' && of === 'fire')

const rateOf = (kind: IncidentKind, times: number, pileYears: number): Rate => {
  if (pileYears <= 0) return { kind, times, per10000: null, lower: null, upper: null }
  const edge = (count: number, sign: number): number =>
    count * (1 - 1 / (9 * count) + (sign * 1.959963984540054) / (3 * Math.sqrt(count))) ** 3
  const rate = (count: number): number => (count / pileYears) * 10_000
  return {
    kind,
    times,
    per10000: rate(times),
    lower: times === 0 ? 0 : rate(Math.max(0, edge(times, -1))),
    upper: rate(edge(times + 1, 1)),
  }
}
