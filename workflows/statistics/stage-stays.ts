import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import type { Day, DaysBetween } from './days.ts'
import type { Observation } from './kaplan-meier.ts'
import type { Stay } from './rows.ts'

/** A case with one holder in one stage, from the day it came there to the day it left the stage or the holder. */
export interface StageStay {
  readonly caseId: string
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
  /** Who holds it now, or held it last. */
  readonly organisationId: string | null
  readonly enteredOn: Day
  readonly leftOn: Day | null
  /** Since when the record could have seen it end. */
  readonly observedFrom: Day
  readonly open: boolean
  readonly onBehalf: boolean | null
}

interface Open {
  readonly first: Stay
  readonly last: Stay
  readonly lastIndex: number
}

const samePlace = (a: Stay, b: Stay): boolean => a.stage === b.stage && a.holder === b.holder

// Something else was held in between, for no whole day.
const isInterrupted = (rows: readonly Stay[], from: number, to: number, on: Day): boolean =>
  rows.slice(from + 1, to).some((row) => row.enteredOn === on && row.leftOn === on)

/**
 * Joins the stays of a case that follow each other without a day between in the same stage with the same holder: a step,
 * another organisation or another awaited party does not end a stay. A stay that was left for another stage or holder and
 * taken up again is a new one, even on the same day. Needs the rows of a case in the order of their events.
 */
export const joinStays = (stays: readonly Stay[]): StageStay[] =>
  [...Map.groupBy(stays, ({ caseId, track }) => `${caseId} ${track}`).values()].flatMap(joinTrack)

const joinTrack = (unsorted: readonly Stay[]): StageStay[] => {
  const rows = unsorted.toSorted((a, b) => (a.enteredOn < b.enteredOn ? -1 : a.enteredOn > b.enteredOn ? 1 : 0))
  const joined: Open[] = []
  rows.forEach((row, index) => {
    const known = joined.findLastIndex((candidate) => samePlace(candidate.last, row))
    const before = joined[known]
    const goesOn = before && before.last.leftOn === row.enteredOn && !isInterrupted(rows, before.lastIndex, index, row.enteredOn)
    if (goesOn) joined[known] = { first: before.first, last: row, lastIndex: index }
    else joined.push({ first: row, last: row, lastIndex: index })
  })
  return joined.map(({ first, last }) => ({
    caseId: first.caseId,
    chainId: first.chainId,
    district: first.district,
    compoundId: first.compoundId,
    track: first.track,
    stage: first.stage,
    holder: first.holder,
    organisationId: last.organisationId,
    enteredOn: first.enteredOn,
    leftOn: last.leftOn,
    observedFrom: first.caseRecordedOn ?? first.enteredRecordedOn,
    open: last.leftOn === null,
    onBehalf: last.leftOn === null ? null : last.onBehalf,
  }))
}

/** A stay as a time under observation, up to its end or `asOf`. */
export const observedStay = (stay: StageStay, asOf: Day, between: DaysBetween): Observation => ({
  enter: stay.observedFrom > stay.enteredOn ? between(stay.enteredOn, stay.observedFrom) : null,
  exit: between(stay.enteredOn, stay.leftOn ?? asOf),
  ended: stay.leftOn !== null,
})
