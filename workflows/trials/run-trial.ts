import { endOfDay, localDay } from '../calendar/days.ts'
import { noReaction } from './conduct.ts'
import type { Course, GoingOver, PinnedRules } from './course.ts'
import { type CaseChange, changeKinds, changeOf } from './differences.ts'
import { legalMeansOf } from './legal.ts'
import { furtherFilings, isCopy } from './more-filings.ts'
import { limitsOfRecord, type OfficeLimit, openOffices } from './offices.ts'
import { loadsOf, namedBy, outlookOf, stands } from './outlook.ts'
import { actPool } from './pool.ts'
import type { RecordedCase } from './recorded.ts'
import { type Replay, replay } from './replay.ts'
import type { ChangedCase, ScenarioResult, TrialCourse, TrialResult } from './result.ts'
import { conductOf, type Evidence, type Scenario } from './scenarios.ts'
import { sideBySide } from './timeline.ts'

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
}

/** What a trial gives; null when it was stopped. */
export interface TrialOutput {
  readonly result: TrialResult
  readonly courses: readonly TrialCourse[]
}

/**
 * Runs a trial. Pure: the same question gives the same result to the last letter. First the record is replayed under its
 * own rules: a case that does not come out as it stands there (an older chart decided it, a fact is gone) is held as
 * recorded and not tried, so that nothing is blamed on the draft that is not its doing. Then each scenario is replayed,
 * jointly over transformers and offices, with what each office did at most in the record as its capacity.
 *
 * `onShare` is told the share that is done, and says whether to stop.
 */
export const runTrial = (question: TrialQuestion, onShare: (share: number) => boolean = () => false): TrialOutput | null => {
  const { cases, draft, until, scenarios } = question
  const limits = limitsOfRecord(cases)
  const events = cases.reduce((sum, { records }) => sum + records.length, 0)
  const rounds = scenarios.length + 1
  const stepOf = (round: number) => (taken: number) =>
    onShare(Math.min(0.999, (round + Math.min(1, taken / Math.max(1, events))) / rounds))
  if (onShare(0)) return null
  const control = replay({ cases, until, rulesOf: () => null, conduct: noReaction, limits: null, onStep: stepOf(0) })
  if (control.stopped) return null
  const held = new Set(control.courses.filter((course) => !isFaithful(course)).map(({ recorded }) => recorded.caseId))
  const tried = cases.filter((one) => !held.has(one.caseId) && isTried(one, question))
  const pool = actPool(cases)
  const results: ScenarioResult[] = []
  const courses: TrialCourse[] = []
  let then: ReturnType<typeof seenThen> | null = null
  for (const [index, scenario] of scenarios.entries()) {
    const copies = furtherFilings(tried, { filings: scenario.filings, seed: question.seed })
    const all = [...cases, ...copies]
    const under = new Set([...tried, ...copies].map(({ caseId }) => caseId))
    const evidence = { asked: 0, drawn: 0 }
    const played = replay({
      cases: all,
      until,
      rulesOf: (one) => (under.has(one.caseId) && !isUnderWay(one, question) ? draft : null),
      goesOver: (one) => (under.has(one.caseId) && isUnderWay(one, question) ? goingOver(question) : null),
      conduct: conductOf(scenario.behaviour, { pool, seed: question.seed, evidence }),
      limits,
      held,
      onStep: stepOf(index + 1),
    })
    if (played.stopped) return null
    if (onShare((index + 2) / (rounds + 1))) return null
    const changes = changesOf(played, under)
    then ??= seenThen(changes)
    results.push(scenarioResult({ question, scenario, copies: copies.length, evidence, played, changes }))
    for (const { course, change } of changes) {
      if (change.kind === null) continue
      courses.push({ scenario: scenario.name, caseId: course.recorded.caseId, ...sideBySide(course) })
    }
  }
  const against = mostCommon(tried) ?? draft
  const result: TrialResult = {
    definition: { id: 'trial.replay', version: 1 },
    asOf: question.asOf,
    seed: question.seed,
    pack: { id: draft.value.id, version: draft.value.version, hash: draft.hash },
    against: { id: against.value.id, version: against.value.version },
    read: cases.length,
    tried: tried.length,
    families: new Set(tried.map(({ chainId }) => chainId)).size,
    compounds: new Set(tried.map(({ compoundId }) => compoundId)).size,
    heldAsRecorded: held.size,
    limits: limits.toSorted((a, b) => (`${a.party} ${a.organisationId}` < `${b.party} ${b.organisationId}` ? -1 : 1)),
    recorded: outlookOf({
      seen: then ?? [],
      asOf: question.asOf,
      offices: loadsOf(recordedOffices(cases, limits)),
      files: control.courses.map(({ file }) => file),
      checkedBy: against.value,
    }),
    scenarios: results,
    legal: legalMeansOf(against.value, draft.value),
  }
  onShare(1)
  return { result, courses }
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
const isUnderWay = ({ records: [first] }: RecordedCase, { draft: { value }, until }: TrialQuestion): boolean => {
  if (!first) return false
  const { timeZone } = value.place
  return localDay(first.input.now, timeZone) < value.inForceFrom && value.inForceFrom <= localDay(until, timeZone)
}

/** How cases under way go over to the draft by its own clause; null = they stay under their rules. */
const goingOver = ({ draft }: TrialQuestion): GoingOver | null => {
  const { runningCases: clause, inForceFrom, place } = draft.value
  const dayBefore = Temporal.PlainDate.from(inForceFrom).subtract({ days: 1 }).toString()
  return clause === 'keep' ? null : { at: endOfDay(dayBefore, place.timeZone), clause, rules: draft }
}

interface Changed {
  readonly course: Course
  readonly change: CaseChange
}

const changesOf = ({ courses }: Replay, under: ReadonlySet<string>): Changed[] =>
  courses
    .filter(({ recorded: { caseId } }) => under.has(caseId) && !isCopy(caseId))
    .map((course) => ({ course, change: changeOf(course) }))

const seenThen = (changes: readonly Changed[]) =>
  changes.map(({ course, change }) => ({
    rows: change.rowsThen,
    milestones: change.then,
    chainId: course.recorded.chainId,
  }))

const scenarioResult = (parts: {
  readonly question: TrialQuestion
  readonly scenario: Scenario
  readonly copies: number
  readonly evidence: Evidence
  readonly played: Replay
  readonly changes: readonly Changed[]
}): ScenarioResult => {
  const { question, scenario, copies, evidence, played, changes } = parts
  const changed = changes.flatMap(({ course, change }): ChangedCase[] => {
    const { kind, reason, then, now, notKnown } = change
    const { caseId, caseNumber, district } = course.recorded
    return kind === null ? [] : [{ caseId, caseNumber, district, kind, reason, then, now, notKnown }]
  })
  return {
    scenario,
    copies,
    evidence,
    ...outlookOf({
      seen: changes.map(({ course, change }) => ({
        rows: change.rowsNow,
        milestones: change.now,
        chainId: course.recorded.chainId,
      })),
      asOf: question.asOf,
      offices: loadsOf(played.offices),
      files: played.courses.map(({ file }) => file),
      checkedBy: mostCommon(question.cases)?.value ?? question.draft.value,
    }),
    changes: changeKinds.map((kind) => ({ kind, n: changed.filter((one) => one.kind === kind).length })),
    notKnown: (['nobodyWasThere', 'followedNoLonger'] as const).map((why) => ({
      why,
      n: changed.filter(({ notKnown }) => notKnown === why).length,
    })),
    reversals: reversalsOf(changes),
    changed,
  }
}

/** Grounds that stood in the record and do not here, and the other way round; the same ground has another number here. */
const reversalsOf = (changes: readonly Changed[]): ScenarioResult['reversals'] => {
  const counts = new Map<ScenarioResult['reversals'][number]['code'], Omit<ScenarioResult['reversals'][number], 'code'>>()
  for (const { course, change } of changes) {
    for (const then of change.rowsThen.file.memory.grounds) {
      const [seq, place] = then.groundId.split('.')
      const now = change.rowsNow.file.memory.grounds.find(
        ({ groundId }) => groundId === `${course.seqOf.get(Number(seq)) ?? ''}.${place}`,
      )
      const [stood, standsNow] = [stands(then), now !== undefined && stands(now)]
      if (stood === standsNow) continue
      const known = counts.get(then.code) ?? { ...namedBy(then), falls: 0, rises: 0 }
      counts.set(then.code, stood ? { ...known, falls: known.falls + 1 } : { ...known, rises: known.rises + 1 })
    }
  }
  return [...counts].map(([code, n]) => ({ code, ...n })).toSorted((a, b) => (a.code < b.code ? -1 : 1))
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
const mostCommon = (cases: readonly RecordedCase[]): PinnedRules | null => {
  const packs = Map.groupBy(
    cases.flatMap(({ records: [first], draft }) => (first ? [{ hash: draft.rules, value: first.input.rules }] : [])),
    ({ hash }) => hash,
  )
  const [first] = [...packs.values()].toSorted(
    (a, b) => b.length - a.length || ((a[0]?.hash ?? '') < (b[0]?.hash ?? '') ? -1 : 1),
  )
  return first?.[0] ?? null
}
