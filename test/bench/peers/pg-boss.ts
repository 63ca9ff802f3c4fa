import { setTimeout as wait } from 'node:timers/promises'
import { PgBoss } from 'pg-boss'
import type { Peer } from './peer.ts'
import { postgresWrites } from './postgres-writes.ts'

const queue = 'steps'
const workers = 4
const batchSize = 32

/** pg-boss on PostgreSQL: a job for each step, answered when it is done. Its workers look without a pause. */
export const pgBossPeer = async (url: string): Promise<Peer> => {
  const { write, close } = await postgresWrites(url, 20)
  const boss = new PgBoss({ connectionString: url, max: 20, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue(queue)
  const done = new Map<string, () => void>()
  let isOver = false
  let woken = Promise.withResolvers<void>()
  const wake = (): void => {
    woken.resolve()
    woken = Promise.withResolvers()
  }
  const work = async (): Promise<void> => {
    while (!isOver) {
      const jobs = await boss.fetch<{ readonly caseId: string; readonly key: string }>(queue, { batchSize })
      if (jobs.length === 0) {
        // With nothing under way it must not take the processor from whoever is measured then.
        await (done.size === 0 ? woken.promise : wait(2))
        continue
      }
      await Promise.all(jobs.map(({ data }) => write(data.caseId)))
      await boss.complete(
        queue,
        jobs.map(({ id }) => id),
      )
      for (const { data } of jobs) done.get(data.key)?.()
    }
  }
  const working = Promise.all(Array.from({ length: workers }, work))
  let keys = 0
  return {
    step: async (caseId) => {
      keys += 1
      const key = String(keys)
      const { promise, resolve } = Promise.withResolvers<void>()
      done.set(key, resolve)
      await boss.send(queue, { caseId, key })
      wake()
      await promise
      done.delete(key)
    },
    close: async () => {
      isOver = true
      wake()
      await working
      await boss.stop({ graceful: false })
      await close()
    },
  }
}
