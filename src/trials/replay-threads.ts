import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { type PlayedReplay, playReplay, tasksOf } from '../../workflows/trials/play-replay.ts'
import { controlReplay, type PreparedTrial, prepareTrial, type TrialQuestion } from '../../workflows/trials/prepare-trial.ts'
import { eventsIn, shareDone, type TrialOutput, trialOutput } from '../../workflows/trials/run-trial.ts'
import { readTrialQuestion } from './trial-record.ts'
import type { TrialRun } from './trial-runs.ts'

// Each holds the whole record: more of them would take memory from everybody who works here.
const threadsAtMost = 4

/** What a helping thread is given. The counts are shared: whoever is free takes the next replay. */
export interface ReplayThreadData {
  readonly run: TrialRun
  /** Number of the next replay that nobody plays yet. */
  readonly next: Int32Array<SharedArrayBuffer>
  /** Events taken in each replay; the control is the first. */
  readonly taken: Int32Array<SharedArrayBuffer>
}

/** What a helping thread says; the first word to it is the list of cases that are not tried. */
export type ReplayNews = { readonly kind: 'played'; readonly played: readonly PlayedReplay[] }

/** How many threads play a trial of so many replays. */
const threadsFor = (replays: number): number => Math.max(1, Math.min(threadsAtMost, availableParallelism(), replays))

/**
 * Runs a trial on several threads, each over the record as it reads it by itself. Nothing of one replay plays a part in
 * another, so the result is the same to the letter, however many threads there are.
 */
export const runOnThreads = async (run: TrialRun, onShare: (share: number) => void): Promise<TrialOutput> => {
  const replays = replaysIn(run)
  const data: ReplayThreadData = {
    run,
    next: new Int32Array(new SharedArrayBuffer(4)),
    taken: new Int32Array(new SharedArrayBuffer(4 * (replays + 1))),
  }
  const helpers = Array.from({ length: threadsFor(replays) - 1 }, () => helper(data))
  const question = readTrialQuestion(run)
  const tell = () => onShare(shareOf(data, eventsIn(question)))
  const control = controlReplay(question, (taken) => note(data, 0, taken, tell))
  if (!control) throw new Error('nobody stops this trial')
  for (const { worker } of helpers) worker.postMessage(control.held)
  const prepared = prepareTrial(question, control)
  const own = playTasks(question, prepared, data, tell)
  const waiting = setInterval(tell, 1000)
  try {
    const others = await Promise.all(helpers.map(({ played }) => played))
    return trialOutput(question, { control, prepared, played: [own, ...others].flat() })
  } finally {
    clearInterval(waiting)
  }
}

/** Plays replays until none is left. */
export const playTasks = (
  question: TrialQuestion,
  prepared: PreparedTrial,
  data: Pick<ReplayThreadData, 'next' | 'taken'>,
  tell: () => void = () => {},
): PlayedReplay[] => {
  const tasks = tasksOf(question)
  const played: PlayedReplay[] = []
  for (;;) {
    const at = Atomics.add(data.next, 0, 1)
    const task = tasks[at]
    if (!task) return played
    const one = playReplay(question, prepared, task, (taken) => note(data, at + 1, taken, tell))
    if (!one) throw new Error('nobody stops this replay')
    played.push(one)
    note(data, at + 1, isPlayed, tell)
  }
}

/** In place of the events of a replay that is over: copies have more of them than the record. */
const isPlayed = 2 ** 31 - 1

const note = ({ taken }: Pick<ReplayThreadData, 'taken'>, at: number, events: number, tell: () => void): false => {
  Atomics.store(taken, at, events)
  tell()
  return false
}

const shareOf = ({ taken }: ReplayThreadData, events: number): number =>
  shareDone(
    taken.reduce((sum, of) => sum + Math.min(1, of / events), 0),
    taken.length,
  )

const replaysIn = ({ trial }: TrialRun): number => tasksOf(trial).length

const helper = (data: ReplayThreadData) => {
  const worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { workerData: data })
  const { promise: played, resolve, reject } = Promise.withResolvers<readonly PlayedReplay[]>()
  worker.on('message', (news: ReplayNews) => resolve(news.played))
  worker.on('error', reject)
  worker.on('exit', () => reject(new Error('a thread of the trial stopped')))
  // Whoever waits for it hears of it; until then it is no unhandled error.
  played.catch(() => {})
  return { worker, played }
}
