import { endOfDay, localDay } from '../calendar/days.ts'
import { noReaction } from './conduct.ts'
import type { Course, GoingOver, PinnedRules } from './course.ts'
import { type Decisions, openDecisions } from './decisions.ts'
import { recordOf } from './differences.ts'
import { limitsOfRecord, type OfficeLimit, openOffices } from './offices.ts'
import { loadsOf, outlookOf } from './outlook.ts'
import { type ActPool, actPool } from './pool.ts'
import type { RecordedCase } from './recorded.ts'
import { replay } from './replay.ts'
import type { Outlook } from './result.ts'
import type { Scenario } from './scenarios.ts'

/** A trial, ready to be run: everything that its result depends on. */
export interface TrialQuestion {
  readonly cases: readonly RecordedCase[]
  readonly draft: PinnedRules
  /** Requests that were filed from one day to another are tried; the others meet them as recorded. */
  readonly period: { readonly from: string; readonly to: string }
  readonly asOf: string
  /** The instant after the last that is looked at. */
  readonly until: string
  readonly seed: number
  readonly scenarios: readonly Scenario[]
  /** How often each scenario is replayed; null = once, and its luck is in the result: a trial of an older service. */
  readonly replays: number | null
}

/** What every replay of a trial needs of the record. */
export interface PreparedTrial {
  readonly limits: readonly OfficeLimit[]
  /** Cases that the running chart does not give again as the record has them. */
  readonly held: ReadonlySet<string>
  readonly tried: readonly RecordedCase[]
  readonly pool: ActPool
  /** What was decided in the replays so far. */
  readonly decisions: Decisions
}

/** The record, replayed under its own rules: which cases cannot be tried, and the record in figures. */
export interface ControlReplay {
  readonly held: readonly string[]
  readonly recorded: Outlook
  readonly against: PinnedRules
}

/** Told now and then how many events were taken; true = stop. */
export type OnStep = (taken: number) => boolean

/**
 * Replays the record under its own rules: a case that does not come out as it stands there (an older chart decided it, a
 * fact is gone) is held as recorded and not tried, so that nothing is blamed on the draft that is not its doing. Null = it
 * was stopped.
 */
export const controlReplay = (question: TrialQuestion, onStep: OnStep): ControlReplay | null => {
  const { cases, until, draft } = question
  const control = replay({ cases, until, rulesOf: () => null, conduct: noReaction, limits: null, onStep })
  if (control.stopped) return null
  const held = new Set(control.courses.filter((course) => !isFaithful(course)).map(({ recorded }) => recorded.caseId))
  const tried = control.courses.filter(({ recorded }) => !held.has(recorded.caseId) && isTried(recorded, question))
  const against = mostCommon(tried.map(({ recorded }) => recorded)) ?? draft
  const recorded = outlookOf({
    seen: tried.map(recordOf),
    asOf: question.asOf,
    offices: loadsOf(recordedOffices(cases, limitsOfRecord(cases))),
    files: control.courses.map(({ file }) => file),
    checkedBy: against.value,
  })
  return { held: [...held], recorded, against }
}

/** Gathers what the replays of the scenarios need. */
export const prepareTrial = (question: TrialQuestion, { held }: Pick<ControlReplay, 'held'>): PreparedTrial => {
  const { cases } = question
  const out = new Set(held)
  return {
    limits: limitsOfRecord(cases),
    held: out,
    tried: cases.filter((one) => !out.has(one.caseId) && isTried(one, question)),
    pool: actPool(cases),
    decisions: openDecisions(),
  }
}

/** Whether a case, replayed under its own rules, comes out as it stands in the record. */
const isFaithful = ({ dropped, steps, recorded, file, record }: Course): boolean =>
  dropped.length === 0 &&
  steps.length === recorded.records.length &&
  JSON.stringify([file.value, file.memory.outcome, file.positions]) ===
    JSON.stringify([record.file.value, record.file.memory.outcome, record.file.positions])

const isTried = ({ records }: RecordedCase, { period }: TrialQuestion): boolean => {
  const [first] = records
  if (first?.event.type !== 'owner.submit') return false
  const filedOn = localDay(first.input.now, first.input.rules.place.timeZone)
  return period.from <= filedOn && filedOn <= period.to
}

/**
 * Whether a case is under way when the draft comes: it was filed before the first day of the draft, and that day lies
 * within what is looked at. A draft whose first day is later is tried as if it had held all along.
 */
export const isUnderWay = ({ records: [first] }: RecordedCase, { draft: { value }, until }: TrialQuestion): boolean => {
  if (!first) return false
  const { timeZone } = value.place
  return localDay(first.input.now, timeZone) < value.inForceFrom && value.inForceFrom <= localDay(until, timeZone)
}

/** How cases under way go over to the draft by its own clause; null = they stay under their rules. */
export const goingOver = ({ draft }: TrialQuestion): GoingOver | null => {
  const { runningCases: clause, inForceFrom, place } = draft.value
  const dayBefore = Temporal.PlainDate.from(inForceFrom).subtract({ days: 1 }).toString()
  return clause === 'keep' ? null : { at: endOfDay(dayBefore, place.timeZone), clause, rules: draft }
}

const recordedOffices = (cases: readonly RecordedCase[], limits: readonly OfficeLimit[]) => {
  const offices = openOffices(limits)
  for (const { records } of cases) {
    for (const { origin, input } of records) {
      if (origin === 'party') offices.note(input.actor, input.now, input.rules.place.timeZone)
    }
  }
  return offices
}

/** The pack that most of the cases were filed under. */
export const mostCommon = (cases: readonly RecordedCase[]): PinnedRules | null => {
  const packs = Map.groupBy(
    cases.flatMap(({ records: [first], draft }) => (first ? [{ hash: draft.rules, value: first.input.rules }] : [])),
    ({ hash }) => hash,
  )
  const [first] = [...packs.values()].toSorted(
    (a, b) => b.length - a.length || ((a[0]?.hash ?? '') < (b[0]?.hash ?? '') ? -1 : 1),
  )
  return first?.[0] ?? null
}
