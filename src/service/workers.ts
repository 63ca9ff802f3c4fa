import { poll, type Watch, type Worker } from '../workers/poll.ts'
import type { Rounds } from './rounds.ts'

interface WorkersParts {
  readonly rounds: Rounds
  readonly watch: Watch
  /** How often they look, in milliseconds; those of every minute and every hour keep their own pace. */
  readonly everyMs: number
  readonly flushReads: () => Promise<void>
  /** Forgets sessions, codes and answers that are over. */
  readonly forgetOver: () => Promise<void>
}

const minuteMs = 60_000
const hourMs = 3_600_000

/** Starts the workers of the service; each goes through its round again and again until it is stopped. */
export const startedWorkers = ({ rounds, watch, everyMs, flushReads, forgetOver }: WorkersParts): Worker[] => {
  const start = (name: string, ms: number, round: (shouldStop: () => boolean) => Promise<unknown>): Worker =>
    poll(name, ms, watch, async (shouldStop) => {
      await round(shouldStop)
    })
  return [
    start('deadline clock', everyMs, rounds.due),
    start('inbox deliveries', everyMs, rounds.inboxes),
    start('message sender', everyMs, rounds.messages),
    start('chain of the record', Math.max(everyMs, minuteMs), rounds.link),
    start('webhook sender', everyMs, rounds.hooks),
    start('log of readings', everyMs, flushReads),
    start('erasures by rule', hourMs, rounds.erase),
    start('frozen months', hourMs, rounds.freeze),
    start('forget what is over', hourMs, forgetOver),
  ]
}
