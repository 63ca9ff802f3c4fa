import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import { type AsOf, staysAsOf } from './as-of.ts'
import { type Day, type DaysBetween, earlierOf, type Period } from './days.ts'
import { type Counted, counted, groupsOf, placeOf, type Split } from './figure.ts'
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

/** The stays in one stage with one holder, and what stands beside their number. */
export interface AtDesk {
  readonly key: Omit<StageKey, keyof Counted>
  readonly rows: readonly StageStay[]
  readonly counted: Counted
}

/** What all stage figures are computed from: the stays as of the day, joined and told apart once for all of them. */
export interface StageView {
  readonly question: StageQuestion
  readonly stays: readonly StageStay[]
  readonly counted: Counted
  readonly desks: readonly AtDesk[]
  readonly chainSince: ReadonlyMap<string, Day>
}

/** Reads the rows as of the day. They must hold the whole history of their cases. */
export const stageView = (rows: readonly Stay[], question: StageQuestion): StageView => {
  const known = staysAsOf(rows, question.at)
  const stays = joinStays(known)
  const desks = groupsOf(stays, ({ track, stage, holder, ...stay }) => ({
    ...placeOf(stay, question.split),
    ...{ track, stage, holder },
  })).map((group) => ({ ...group, counted: counted(group.rows) }))
  return { question, stays, counted: counted(stays), desks, chainSince: chainsSince(known) }
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
