import { type Day, dayNumber, earlierOf, laterOf } from './days.ts'
import { type FamilyState, familyStates, stateOn } from './family-state.ts'
import { type Basis, basisShares, type Counted, type Split } from './figure.ts'
import { type CasePlace, isUnknownPlace, unknownPlace } from './place-facts.ts'
import type { CaseEnd, Stay } from './rows.ts'

/**
 * The way of one family, whatever day a figure speaks of: what it still waits for is open at its end. Days are numbers
 * (`dayNumber`). It holds for every day from the last one on which something was recorded of the family.
 */
export interface FamilyTrace {
  readonly chainId: string
  /** The case it is read off; of a family with several, the last. */
  readonly caseId: string
  readonly district: string
  readonly compoundId: string
  /** What its last case rests on. */
  readonly basis: Basis
  /** The day on which it asked first. */
  readonly askedOn: number
  /** The day on which its first case came into the record. */
  readonly seenFrom: number
  /** The last day on which it left a stage. */
  readonly leftOn: number
  readonly open: boolean
  /** Where it is from which day on: day and place in `familyStates` in turn, the days rising. */
  readonly moves: readonly number[]
}

/** The day from which its time is counted. */
export const beganOn = ({ askedOn, seenFrom }: FamilyTrace): number => Math.min(askedOn, seenFrom)

/** Where it is at the end of a day; null before it asked. */
export const stateAt = ({ askedOn, moves }: Pick<FamilyTrace, 'askedOn' | 'moves'>, day: number): FamilyState | null => {
  if (askedOn > day) return null
  let at = moves.length - 2
  while (at > 0 && (moves[at] ?? 0) > day) at -= 2
  return familyStates[moves[at + 1] ?? 0] ?? null
}

const numberOfState = new Map(familyStates.map((state, index) => [state, index]))

/**
 * A stay of the case that a family filed last. Its cases come in the order of their ids, which says nothing; of two that came
 * into the record on one day, the one that is open.
 * @throws TypeError without a stay.
 */
export const lastFiled = (stays: readonly Stay[]): Stay =>
  stays.reduce((last, stay) => {
    const [before, after] = [recordedOn(last), recordedOn(stay)]
    if (before !== after) return before < after ? stay : last
    return last.leftOn === null && stay.leftOn !== null && stay.caseId !== last.caseId ? last : stay
  })

const recordedOn = (stay: Stay): Day => stay.caseRecordedOn ?? stay.enteredRecordedOn

/**
 * The trace of one family, from the stays of all its cases in the order of their events, and the ends of those that ended.
 * @throws RangeError without a stay.
 */
const familyTrace = (stays: readonly Stay[], ends: readonly CaseEnd[], places: ReadonlyMap<string, CasePlace>): FamilyTrace => {
  const [first] = stays
  if (!first) throw new RangeError('a family without a stay asked for nothing')
  const turns = new Set([
    ...stays.flatMap(({ enteredOn, leftOn }) => (leftOn === null ? [enteredOn] : [enteredOn, leftOn])),
    ...ends.map(({ endedOn }) => endedOn),
  ])
  const moves: number[] = []
  for (const day of [...turns].toSorted()) {
    const state = numberOfState.get(stateOn(day, stays, ends)) ?? 0
    if (moves.at(-1) !== state) moves.push(dayNumber(day), state)
  }
  const days = (of: readonly Day[], pick: (a: Day, b: Day) => Day): number => dayNumber(of.reduce(pick))
  const last = lastFiled(stays)
  return {
    ...{ chainId: first.chainId, caseId: last.caseId, district: first.district, compoundId: first.compoundId },
    basis: basisOfCase(last.caseId, places),
    askedOn: days(
      stays.map(({ enteredOn }) => enteredOn),
      earlierOf,
    ),
    seenFrom: days(
      stays.map((stay) => stay.caseRecordedOn ?? stay.enteredRecordedOn),
      earlierOf,
    ),
    leftOn: days(
      stays.map(({ leftOn, enteredOn }) => leftOn ?? enteredOn),
      laterOf,
    ),
    open: stays.some(({ leftOn }) => leftOn === null),
    moves,
  }
}

/** What traces are read off. */
export interface FamilyRows {
  readonly stays: readonly Stay[]
  readonly ends: readonly CaseEnd[]
  readonly places?: ReadonlyMap<string, CasePlace>
}

/** What a case rests on, by its place. */
export const basisOfCase = (caseId: string, places: ReadonlyMap<string, CasePlace>): Basis => {
  const place = places.get(caseId) ?? unknownPlace(caseId)
  return { isSelfReported: place.reportedOn !== null, isUnknown: isUnknownPlace(place) }
}

/** The traces of all families in the rows, in the order in which they come first. */
export const familyTraces = ({ stays, ends, places = new Map() }: FamilyRows): FamilyTrace[] => {
  const endsOf = Map.groupBy(ends, ({ chainId }) => chainId)
  return [...Map.groupBy(stays, ({ chainId }) => chainId)].map(([chainId, own]) =>
    familyTrace(own, endsOf.get(chainId) ?? [], places),
  )
}

/** What stands beside a number of families. Nobody ends a family on behalf of another. */
export const countedTraces = (traces: readonly Pick<FamilyTrace, 'caseId' | 'compoundId' | 'open' | 'basis'>[]): Counted => {
  const compounds = new Set<string>()
  let [waiting, selfReported, unknown] = [0, 0, 0]
  for (const { compoundId, open, basis } of traces) {
    compounds.add(compoundId)
    if (open) waiting += 1
    if (basis.isSelfReported) selfReported += 1
    if (basis.isUnknown) unknown += 1
  }
  return {
    ...{ n: traces.length, open: waiting, compounds: compounds.size, shareOnBehalf: null },
    ...basisShares({ selfReported, unknown }, traces.length),
    caseIds: traces.map(({ caseId }) => caseId),
  }
}

/** The families of each place, sorted by its code. */
export const tracesByPlace = <T extends { readonly district: string }>(
  traces: readonly T[],
  split: Split,
): { readonly district: string | null; readonly traces: readonly T[] }[] => {
  if (split === 'all') return traces.length === 0 ? [] : [{ district: null, traces }]
  return [...Map.groupBy(traces, ({ district }) => district)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([district, some]) => ({ district, traces: some }))
}
