import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, staysAsOf } from './as-of.ts'
import { type Day, type DaysBetween, earlierOf, type Period } from './days.ts'
import { type Counted, placeOf, type Split } from './figure.ts'
import type { Stay } from './rows.ts'
import { joinStays, type StageStay } from './stage-stays.ts'

/** What the stage figures are asked. */
export interface StageQuestion {
  readonly at: AsOf
  /** Of the flow only; it ends by `asOf`. */
  readonly period: Period
  readonly split: Split
  /** Whether to count what waits by organisation. How long it lasts is never given by organisation (S1). */
  readonly withOrganisations: boolean
  readonly workingDaysBetween: DaysBetween
}

/** A stage with one holder, in one district or in all (null). */
export interface StageKey extends Counted {
  readonly district: string | null
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
}

/** What all stage figures are computed from: the rows as of the day, joined. */
export interface StageView {
  readonly question: StageQuestion
  readonly stays: readonly StageStay[]
  readonly chainSince: ReadonlyMap<string, Day>
}

/** Reads the rows as of the day. They must hold the whole history of their cases. */
export const stageView = (rows: readonly Stay[], question: StageQuestion): StageView => {
  const known = staysAsOf(rows, question.at)
  return { question, stays: joinStays(known), chainSince: chainsSince(known) }
}

// Since when each chain is in the record: a later visit of a known chain was seen from its beginning.
const chainsSince = (stays: readonly Stay[]): Map<string, Day> => {
  const since = new Map<string, Day>()
  for (const stay of stays) {
    const on = stay.caseRecordedOn ?? stay.enteredRecordedOn
    since.set(stay.chainId, earlierOf(since.get(stay.chainId) ?? on, on))
  }
  return since
}

/** The stage and holder a stay is counted under. */
export const byStage =
  ({ question }: StageView) =>
  (stay: StageStay) => ({
    ...placeOf(stay, question.split),
    track: stay.track,
    stage: stay.stage,
    holder: stay.holder,
  })
