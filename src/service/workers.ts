import { isLeaseLost, type Lease, type Leases } from '../operation/leases.ts'
import { poll, type Watch, type Worker } from '../workers/poll.ts'
import type { Rounds } from './rounds.ts'

interface WorkersParts {
  readonly rounds: Rounds
  readonly leases: Leases
  readonly watch: Watch
  /** How often they look, in milliseconds; those of every minute and every hour keep their own pace. */
  readonly everyMs: number
  readonly flushReads: () => Promise<void>
  /** Forgets sessions, codes and answers that are over. */
  readonly forgetOver: () => Promise<void>
}

type Round = (shouldStop: () => boolean) => Promise<unknown>

const minuteMs = 60_000
const hourMs = 3_600_000

/**
 * Starts the workers of the service; each goes through its round again and again until it is stopped. Where several nodes
 * serve one database, clocks, senders and trials work on all of them, each piece taken by one; of the others one node goes through
 * the round while it holds its lease.
 */
export const startedWorkers = ({ rounds, leases, watch, everyMs, flushReads, forgetOver }: WorkersParts): Worker[] => {
  const start = (name: string, ms: number, round: Round): Worker =>
    poll(name, ms, watch, async (shouldStop) => {
      await round(shouldStop)
    })
  const alone = (name: string, ms: number, round: Round): Worker => start(name, ms, inTurn(leases, watch, { name, round }))
  return [
    start('deadline clock', everyMs, rounds.sweep),
    alone('due work', everyMs, rounds.spreading),
    alone('inbox deliveries', everyMs, rounds.inboxes),
    start('message sender', everyMs, rounds.messages),
    alone('chain of the record', Math.max(everyMs, minuteMs), rounds.link),
    start('webhook sender', everyMs, rounds.hooks),
    alone('mail of inboxes', Math.max(everyMs, minuteMs), rounds.mails),
    start('rule trials', everyMs, rounds.trials),
    start('log of readings', everyMs, flushReads),
    alone('reminders', hourMs, rounds.remind),
    alone('erasures by rule', hourMs, rounds.erase),
    alone('frozen months', hourMs, rounds.freeze),
    alone('forget what is over', hourMs, forgetOver),
  ]
}

/**
 * A round of the one node that holds its lease. The lease is kept for its time and not renewed in between: the next round
 * may be anybody's.
 */
const inTurn = (leases: Leases, watch: Watch, { name, round }: { readonly name: string; readonly round: Round }): Round => {
  let lease: Lease | null = null
  return async (shouldStop) => {
    const held = lease?.isHeld() ? lease : leases.take(name)
    lease = held
    if (!held) return
    const letGo = held.keep()
    try {
      await held.guard(() => round(() => shouldStop() || !held.isHeld()))
    } catch (error) {
      if (!isLeaseLost(error)) throw error
      watch.logger.warn({ worker: name }, 'another node has taken the work over')
    } finally {
      letGo()
    }
  }
}
