import type { Course } from './course.ts'
import { type CaseChange, changeKinds, changeOf } from './differences.ts'
import { furtherFilings, isCopy } from './more-filings.ts'
import { familiesAndMonths, familyDays, loadsOf, namedBy, outlookOf, type Seen, stands } from './outlook.ts'
import { type PairedEffect, pairedEffect } from './paired-effect.ts'
import { goingOver, isUnderWay, mostCommon, type OnStep, type PreparedTrial, type TrialQuestion } from './prepare-trial.ts'
import { type Replay, replay } from './replay.ts'
import { type ReplayFigures, replaysOf, seedOfReplay } from './replays.ts'
import type { ChangedCase, ScenarioResult, TrialCourse } from './result.ts'
import { conductOf, type Evidence, type Scenario } from './scenarios.ts'
import { sideBySide } from './timeline.ts'

/** One replay of one scenario. */
export interface ReplayTask {
  readonly scenario: Scenario
  /** 0 = the first, which is opened case by case. */
  readonly n: number
}

/** What one replay came to. Plain data: it may come from another thread. */
export interface PlayedReplay extends ReplayTask {
  readonly figures: ReplayFigures
  /** Of the first replay alone: everything that is shown of a scenario beside its spread. */
  readonly first: { readonly result: ScenarioResult; readonly courses: readonly TrialCourse[] } | null
}

/** The replays of a trial in their order. */
export const tasksOf = ({ scenarios, replays }: Pick<TrialQuestion, 'scenarios' | 'replays'>): ReplayTask[] =>
  scenarios.flatMap((scenario) =>
    Array.from({ length: replays === null ? 1 : replaysOf(scenario, replays) }, (_, n) => ({ scenario, n })),
  )

/**
 * Replays a scenario once, jointly over transformers and offices, with what each office did at most in the record as its
 * capacity. Null = it was stopped.
 */
export const playReplay = (
  question: TrialQuestion,
  { tried, limits, held, pool, decisions }: PreparedTrial,
  { scenario, n }: ReplayTask,
  onStep: OnStep,
): PlayedReplay | null => {
  const { cases, until, draft } = question
  const seed = seedOfReplay(question.seed, n)
  const copies = furtherFilings(tried, { filings: scenario.filings, seed })
  const under = new Set([...tried, ...copies].map(({ caseId }) => caseId))
  const evidence = { asked: 0, drawn: 0 }
  const played = replay({
    cases: [...cases, ...copies],
    until,
    rulesOf: (one) => (under.has(one.caseId) && !isUnderWay(one, question) ? draft : null),
    goesOver: (one) => (under.has(one.caseId) && isUnderWay(one, question) ? goingOver(question) : null),
    conduct: conductOf(scenario.behaviour, { pool, seed, until, evidence }),
    limits,
    held,
    decisions,
    onStep,
  })
  if (played.stopped) return null
  const changes = changesOf(played, under)
  const seen = changes.map(seenNow)
  const figures = { ...familiesAndMonths(seen, question.asOf), effects: effectsOf(changes, question) }
  const parts = { question, scenario, copies: copies.length, evidence, played, changes, seen }
  return {
    scenario,
    n,
    figures,
    first: n === 0 ? { result: scenarioResult(parts), courses: coursesOf(scenario, changes) } : null,
  }
}

interface Changed {
  readonly course: Course
  readonly change: CaseChange
}

const changesOf = ({ courses }: Replay, under: ReadonlySet<string>): Changed[] =>
  courses
    .filter(({ recorded: { caseId } }) => under.has(caseId) && !isCopy(caseId))
    .map((course) => ({ course, change: changeOf(course) }))

/** Each family held against itself in the record. */
const effectsOf = (changes: readonly Changed[], { asOf, seed }: Pick<TrialQuestion, 'asOf' | 'seed'>): PairedEffect[] => {
  const requests = changes.map(({ course: { recorded }, change: { then, now } }) => ({
    ...{ chainId: recorded.chainId, compoundId: recorded.compoundId, inRecord: then, inTrial: now },
  }))
  return familyDays.map((days) => pairedEffect(requests, { days, asOf, seed }))
}

const seenNow = ({ course, change }: Changed): Seen => ({
  rows: change.rowsNow,
  milestones: change.now,
  chainId: course.recorded.chainId,
})

const coursesOf = ({ name }: Scenario, changes: readonly Changed[]): TrialCourse[] =>
  changes.flatMap(({ course, change }) =>
    change.kind === null ? [] : [{ scenario: name, caseId: course.recorded.caseId, ...sideBySide(course) }],
  )

const scenarioResult = (parts: {
  readonly question: TrialQuestion
  readonly scenario: Scenario
  readonly copies: number
  readonly evidence: Evidence
  readonly played: Replay
  readonly changes: readonly Changed[]
  readonly seen: readonly Seen[]
}): ScenarioResult => {
  const { question, scenario, copies, evidence, played, changes, seen } = parts
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
      seen,
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
