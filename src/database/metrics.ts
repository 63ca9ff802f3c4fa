import { Gauge, type Registry } from 'prom-client'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'

const counts = [
  ['pile_cases_open', 'Cases that are open or under works', `from cases where phase in ('open', 'works')`],
  ['pile_clocks_running', 'Clocks that will ring', 'from case_clocks where wake_at is not null'],
  ['pile_sweep_failures', 'Due clocks that could not be recorded', 'from sweep_failures'],
  ['pile_outbox_waiting', 'Notices that wait to be sent', 'from outbox where gave_up_at is null'],
  ['pile_outbox_given_up', 'Notices that were given up', 'from outbox where gave_up_at is not null'],
  [
    'pile_webhooks_waiting',
    'Messages to systems of bodies that wait',
    'from webhook_messages where gave_up_at is null and delivered_at is null',
  ],
  [
    'pile_webhooks_given_up',
    'Messages to systems of bodies that were given up',
    'from webhook_messages where gave_up_at is not null',
  ],
] as const

/** How long the oldest of what should be done by now has waited. */
const delays = [
  [
    'pile_clocks_behind_seconds',
    'How long ago the oldest clock ran out that is not recorded yet',
    'min(wake_at) as since from case_clocks where wake_at is not null',
  ],
  [
    'pile_outbox_behind_seconds',
    'How long the oldest notice that may go out has waited',
    'min(not_before) as since from outbox where gave_up_at is null',
  ],
  [
    'pile_links_unsigned_seconds',
    'How long the oldest link of the record has no signed head over it',
    'min(linked_at) as since from record_links where number > coalesce((select max(last_link) from record_heads), 0)',
  ],
] as const

/**
 * Metrics of what lies in the database: counts and ages only, no case, no person. They are read when they are asked for.
 * @param now the service's clock, an ISO instant
 */
export const databaseMetrics = ({ connection }: OpenDatabase, registry: Registry, now: () => string): void => {
  const registers = [registry]
  for (const [name, help, source] of counts) {
    const statement = connection.prepare<[], { n: number }>(`select count(*) as n ${source}`)
    new Gauge({
      ...{ name, help, registers },
      collect() {
        this.set(guarded(() => statement.get()?.n ?? 0))
      },
    })
  }
  for (const [name, help, source] of delays) {
    const statement = connection.prepare<[], { since: string | null }>(`select ${source}`)
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const since = guarded(() => statement.get()?.since ?? null)
        this.set(since === null ? 0 : Math.max(0, (Date.parse(now()) - Date.parse(since)) / 1000))
      },
    })
  }
}
