import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { type OpenDatabase, probeWriting } from './open-database.ts'
import { guarded } from './storage-errors.ts'

/** Metrics of the service: counts only, no case, no person. */
export const openMetrics = ({ connection }: OpenDatabase) => {
  let writtenAt = Number.NEGATIVE_INFINITY
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const count = (name: string, help: string, sql: string) => {
    const statement = connection.prepare<[], { n: number }>(sql)
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(guarded(() => statement.get()?.n ?? 0))
      },
    })
  }
  count(
    'pile_cases_open',
    'Cases that are open or under works',
    `select count(*) as n from cases where phase in ('open', 'works')`,
  )
  count('pile_clocks_running', 'Clocks that will ring', 'select count(*) as n from case_clocks where wake_at is not null')
  count('pile_sweep_failures', 'Due clocks that could not be recorded', 'select count(*) as n from sweep_failures')
  count('pile_outbox_waiting', 'Notices that wait to be sent', 'select count(*) as n from outbox where gave_up_at is null')
  count('pile_outbox_given_up', 'Notices that were given up', 'select count(*) as n from outbox where gave_up_at is not null')
  return {
    text: () => registry.metrics(),
    /** Throws when the storage cannot be written. Asked more often than every second, it gives the last answer again. */
    checkStorage: async () => {
      const now = performance.now()
      if (now - writtenAt < 1000) return
      guarded(() => probeWriting(connection))
      writtenAt = now
    },
  }
}
