import type { StageName } from '../case/meta.ts'
import { type AsOf, staysAsOf } from './as-of.ts'
import { bandOf } from './bands.ts'
import { type ClusteredObservation, clusteredSurvival } from './clustered-survival.ts'
import { type DaysBetween, earlierOf, laterOf } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, type Figure, groupsOf } from './figure.ts'
import { atRiskTable, kaplanMeier, type Quantiles, quantilesOf } from './kaplan-meier.ts'
import { type GroupedObservation, type Permuted, permutedLogRank } from './log-rank.ts'
import { type BuildingAge, buildingAgeOf, type CasePlace, type CurveGrouping, unknownPlace } from './place-facts.ts'
import type { Stay } from './rows.ts'
import { joinStays, observedStay } from './stage-stays.ts'

/** Days on which it is said how many were still under observation. */
const atRiskOn = [0, 30, 60, 90, 120, 150, 180, 270, 365] as const

/** The test of a difference: how often compounds are dealt out anew, from which seed, and up to how many units it is made. */
const differenceTest = { draws: 199, seed: 1, unitsAtMost: 20_000 } as const

/** Places that are looked at alone; what is left out is not looked at. */
export interface CurveFilters {
  readonly garage?: CasePlace['garage'] | undefined
  readonly transformer?: CasePlace['transformer'] | undefined
  readonly age?: BuildingAge | undefined
  readonly rules?: string | undefined
}

/** What the curves are asked. */
export interface CurveQuestion {
  readonly at: AsOf
  readonly groupBy: CurveGrouping | null
  readonly filters: CurveFilters
  /** One stage; null = the whole way of a family, from its first request to its end. */
  readonly stage: StageName | null
  readonly between: DaysBetween
}

/** The share that still waits after a number of days. */
interface CurvePoint {
  readonly days: number
  readonly share: number
  /** 95 %, by compound; null for 0 and 1 and where all are of one compound. */
  readonly lower: number | null
  readonly upper: number | null
}

/** The curve of one group. */
interface CurveGroup extends Counted {
  /** Its name; null where nothing is told apart. */
  readonly group: string | null
  readonly points: readonly CurvePoint[]
  readonly atRisk: readonly { readonly days: number; readonly atRisk: number }[]
  readonly quantiles: Quantiles
  /** The last day on which anybody was followed. */
  readonly followedTo: number
}

/** Why there is no test of the difference. */
export type NoTest = 'oneGroup' | 'compoundsInSeveral' | 'tooMany'

/** The figure of the curves. */
export interface CurveFigure extends Figure<CurveGroup> {
  readonly difference: Permuted & { readonly why: NoTest | null }
}

interface Waited extends GroupedObservation {
  readonly caseId: string
  readonly compoundId: string
  readonly open: boolean
  readonly onBehalf: boolean | null
}

/**
 * `waiting.curve`: the share that still waits after so many days, **whatever ends the waiting** (Kaplan–Meier; never one
 * minus it for a certain end, S5). Without a stage the unit is the family: from its first request to the day on which its
 * last case ended, days between two cases of a chain inside; still waiting = censored at `asOf`. With a stage the unit is a
 * stay in it (as `stage.stay`, whoever holds it). A start before the case was recorded is delayed entry (S7); over by then:
 * in no curve. Bands by compound, cluster-robust with Student's t (S6). The facts of a place are those on record now.
 *
 * `difference`: the log-rank statistic with whole compounds dealt out anew over the groups 199 times (S6). Not made for one
 * group, where a compound lies in several groups (a compound with two kinds of garage, or under two rule packs), or for more
 * than 20,000 units.
 */
export const curvesFigure = (
  rows: { readonly stays: readonly Stay[]; readonly places: ReadonlyMap<string, CasePlace> },
  question: CurveQuestion,
): CurveFigure => {
  const { at, groupBy } = question
  const stays = staysAsOf(rows.stays, at)
  const isLookedAt = isAmong(question.filters)
  const all = (question.stage === null ? waysOf(stays, question) : visitsOf(stays, question.stage, question)).flatMap(
    ({ district, ...one }): Waited[] => {
      const place = rows.places.get(one.caseId) ?? unknownPlace(one.caseId)
      return isLookedAt(place) ? [{ ...one, group: groupName(groupBy, district, place) }] : []
    },
  )
  const groups = groupsOf(all, ({ group }) => ({ group: groupBy === null ? null : group })).map(({ key, rows: some }) => ({
    ...key,
    ...counted(some),
    ...curveOf(some),
  }))
  return { definition: definitions.waitingCurve, ...at, ...counted(all), groups, difference: differenceOf(all) }
}

const isAmong =
  ({ garage, transformer, age, rules }: CurveFilters) =>
  (place: CasePlace): boolean =>
    (garage === undefined || place.garage === garage) &&
    (transformer === undefined || place.transformer === transformer) &&
    (age === undefined || buildingAgeOf(place) === age) &&
    (rules === undefined || place.rules === rules)

const groupName = (groupBy: CurveGrouping | null, district: string, place: CasePlace): string => {
  if (groupBy === null) return ''
  if (groupBy === 'district') return district
  return groupBy === 'age' ? buildingAgeOf(place) : place[groupBy]
}

type Unplaced = Omit<Waited, 'group'> & { readonly district: string }

/** The whole way of each family. */
const waysOf = (stays: readonly Stay[], { at, between }: CurveQuestion): Unplaced[] =>
  [...Map.groupBy(stays, ({ chainId }) => chainId).values()].flatMap((own): Unplaced[] => {
    const last = own.at(-1)
    if (!last) return []
    const began = own.map(({ enteredOn }) => enteredOn).reduce(earlierOf)
    const seenFrom = own.map((stay) => stay.caseRecordedOn ?? stay.enteredRecordedOn).reduce(earlierOf)
    const open = own.some(({ leftOn }) => leftOn === null)
    const until = open ? at.asOf : own.map(({ leftOn, enteredOn }) => leftOn ?? enteredOn).reduce(laterOf)
    const { caseId, district, compoundId } = last
    return [
      {
        ...{ caseId, district, compoundId, cluster: compoundId, open, onBehalf: null },
        enter: seenFrom > began ? between(began, seenFrom) : null,
        exit: between(began, until),
        ended: !open,
      },
    ]
  })

/** The stays in one stage. */
const visitsOf = (stays: readonly Stay[], stage: StageName, { at, between }: CurveQuestion): Unplaced[] =>
  joinStays(stays)
    .filter((stay) => stay.stage === stage)
    .map((stay) => ({ ...stay, cluster: stay.compoundId, ...observedStay(stay, at.asOf, between) }))

const curveOf = (observations: readonly ClusteredObservation[]) => {
  const { points, clusters } = clusteredSurvival(observations)
  return {
    points: points.map(({ time, survival, standardError }) => ({
      days: time,
      share: survival,
      ...bandOf(survival, standardError, clusters),
    })),
    atRisk: atRiskTable(observations, atRiskOn).map(({ time, atRisk }) => ({ days: time, atRisk })),
    quantiles: quantilesOf(kaplanMeier(observations)),
    followedTo: observations.reduce((last, { exit }) => Math.max(last, exit), 0),
  }
}

const differenceOf = (all: readonly Waited[]): CurveFigure['difference'] => {
  const none = (why: NoTest) => ({ pValue: null, draws: 0, why })
  if (new Set(all.map(({ group }) => group)).size < 2) return none('oneGroup')
  const groupOf = new Map(all.map(({ cluster, group }) => [cluster, group]))
  if (all.some(({ cluster, group }) => groupOf.get(cluster) !== group)) return none('compoundsInSeveral')
  if (all.length > differenceTest.unitsAtMost) return none('tooMany')
  return { ...permutedLogRank(all, differenceTest), why: null }
}
