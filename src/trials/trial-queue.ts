import { isLeaseLost, type Lease, type Leases } from '../operation/leases.ts'
import { cutOff, type TrialNews, type TrialStore } from './ports.ts'
import { leaseOfTrial } from './trial-lease.ts'
import type { TrialRuns } from './trial-runs.ts'

/** What runs that were asked for are taken up with. */
export interface TrialQueueParts {
  readonly store: TrialStore
  readonly runs: TrialRuns
  readonly leases: Leases
  readonly databaseFile: string
  readonly now: () => string
  readonly onError: (error: unknown, trialId: string) => void
}

/** A run that was cut off so often is not begun again: it may be what ends its node. */
const mostBegun = 3

/**
 * The runs that offices asked for, over all nodes: each is taken up by one node that runs no other, under a lease. Where a
 * node is lost its lease lapses, and the run is begun anew by whoever has time: a trial gives the same wherever it runs.
 */
export const openTrialQueue = (parts: TrialQueueParts): { takeUp(): Promise<void> } => {
  const { store, runs, leases } = parts
  // Two looks of one node at the same time could both find it free.
  let looking: Promise<void> = Promise.resolve()
  const look = async (): Promise<void> => {
    if (runs.isBusy()) return
    for (const { trialId } of await store.queued()) {
      const lease = leases.take(leaseOfTrial(trialId))
      if (lease && (await beginRun(parts, trialId, lease, takeUp))) return
    }
  }
  const takeUp = (): Promise<void> => {
    looking = looking.catch(() => {}).then(look)
    return looking
  }
  return { takeUp }
}

/** Begins a run under its lease; false = it has ended meanwhile, or is given up. */
const beginRun = async (parts: TrialQueueParts, trialId: string, lease: Lease, next: () => Promise<void>): Promise<boolean> => {
  const { store, runs, databaseFile, now, onError } = parts
  const letGo = lease.keep(() => void runs.stop(trialId))
  const end = (): void => {
    letGo()
    lease.release()
  }
  try {
    // Read under the lease: whoever had it before may just have come to the end.
    const queued = (await store.queued()).find((one) => one.trialId === trialId)
    const [trial, pack] = queued ? await Promise.all([store.read(trialId), store.packOf(trialId)]) : [null, null]
    if (!queued || !trial || !pack) return over(end)
    if (queued.begun >= mostBegun) {
      await lease.guard(() => store.fail(trialId, cutOff, now()))
      onError(new Error(`the run was cut off ${queued.begun} times`), trialId)
      return over(end)
    }
    await lease.guard(() => store.start(trialId, now()))
    runs.start({ databaseFile, trial, pack }, async (news) => {
      try {
        await lease.guard(() => note(parts, trialId, news))
      } catch (error) {
        // Cancelled, or begun anew elsewhere: that one counts.
        if (!isLeaseLost(error)) onError(error, trialId)
      }
      if (news.kind === 'progress') return
      end()
      void next().catch((error) => onError(error, trialId))
    })
    return true
  } catch (error) {
    end()
    throw error
  }
}

const over = (end: () => void): false => {
  end()
  return false
}

const note = async ({ store, now, onError }: TrialQueueParts, trialId: string, news: TrialNews): Promise<void> => {
  if (news.kind === 'progress') return store.note(trialId, news.share)
  if (news.kind === 'finished') return store.finish(trialId, news, now())
  onError(new Error(news.why), trialId)
  return store.fail(trialId, news.why, now())
}
