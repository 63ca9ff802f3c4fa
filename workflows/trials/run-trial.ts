import { legalMeansOf } from './legal.ts'
import { type PlayedReplay, playReplay, type ReplayTask, tasksOf } from './play-replay.ts'
import { type ControlReplay, controlReplay, type PreparedTrial, prepareTrial, type TrialQuestion } from './prepare-trial.ts'
import { replaysIn } from './replays.ts'
import type { ScenarioResult, TrialCourse, TrialResult } from './result.ts'

/** What a trial gives; null when it was stopped. */
export interface TrialOutput {
  readonly result: TrialResult
  readonly courses: readonly TrialCourse[]
}

/**
 * Runs a trial. Pure: the same question gives the same result to the last letter. First the record is replayed under its own
 * rules, then each scenario so often as is registered, each time with draws of its own: one replay alone would put its luck
 * into the result. The first replay is opened case by case; all of them make the range.
 *
 * `onShare` is told the share that is done, over all replays, and says whether to stop.
 */
export const runTrial = (question: TrialQuestion, onShare: (share: number) => boolean = () => false): TrialOutput | null => {
  const tasks = tasksOf(question)
  const events = eventsIn(question)
  const stepOf = (round: number) => (taken: number) => onShare(shareDone(round + taken / events, tasks.length + 1))
  if (onShare(0)) return null
  const control = controlReplay(question, stepOf(0))
  if (!control) return null
  const prepared = prepareTrial(question, control)
  const played: PlayedReplay[] = []
  for (const [index, task] of tasks.entries()) {
    const one = playReplay(question, prepared, task, stepOf(index + 1))
    if (!one || onShare(shareDone(index + 2, tasks.length + 1))) return null
    played.push(one)
  }
  onShare(1)
  return trialOutput(question, { control, prepared, played })
}

/** Events of the record: what a replay is counted by. */
export const eventsIn = ({ cases }: Pick<TrialQuestion, 'cases'>): number =>
  Math.max(
    1,
    cases.reduce((sum, { records }) => sum + records.length, 0),
  )

/** The share of so many replays; one is done only when its result is there. */
export const shareDone = (replays: number, of: number): number => Math.min(0.999, replays / of)

/** Puts the replays of a trial together, in the order of its tasks whichever was done first. */
export const trialOutput = (
  question: TrialQuestion,
  {
    control,
    prepared: { limits, tried, held },
    played,
  }: { readonly control: ControlReplay; readonly prepared: PreparedTrial; readonly played: readonly PlayedReplay[] },
): TrialOutput => {
  const { cases, draft, replays } = question
  const { against } = control
  const result: TrialResult = {
    definition: { id: 'trial.replay', version: replays === null ? 1 : 2 },
    asOf: question.asOf,
    seed: question.seed,
    ...(replays === null ? {} : { replays }),
    pack: { id: draft.value.id, version: draft.value.version, hash: draft.hash },
    against: { id: against.value.id, version: against.value.version },
    read: cases.length,
    tried: tried.length,
    families: new Set(tried.map(({ chainId }) => chainId)).size,
    compounds: new Set(tried.map(({ compoundId }) => compoundId)).size,
    heldAsRecorded: held.size,
    limits: limits.toSorted((a, b) => (`${a.party} ${a.organisationId}` < `${b.party} ${b.organisationId}` ? -1 : 1)),
    recorded: control.recorded,
    scenarios: question.scenarios.map((scenario) => scenarioIn(question, played.filter(isOf(scenario.name)))),
    legal: legalMeansOf(against.value, draft.value),
  }
  const courses = question.scenarios.flatMap(({ name }) => played.filter(isOf(name)).flatMap(({ first }) => first?.courses ?? []))
  return { result, courses }
}

const isOf =
  (name: string) =>
  ({ scenario }: ReplayTask): boolean =>
    scenario.name === name

const scenarioIn = ({ replays }: TrialQuestion, played: readonly PlayedReplay[]): ScenarioResult => {
  const inOrder = played.toSorted((a, b) => a.n - b.n)
  const first = inOrder[0]?.first
  if (!first) throw new Error('a scenario was not replayed')
  return replays === null ? first.result : { ...first.result, replays: replaysIn(inOrder.map(({ figures }) => figures)) }
}
