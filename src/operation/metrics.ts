import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** One answer of the HTTP surface: the route as it is written, never the address that was asked. */
export interface Answered {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/** One round of a worker. */
export interface Round {
  readonly worker: string
  readonly seconds: number
  readonly failed: boolean
}

/** What one process counts of itself while it runs: no case, no person, no address that was asked. */
export const openMetrics = () => {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const answers = new Histogram({
    name: 'pile_http_seconds',
    help: 'Seconds until a request was answered, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  })
  const rounds = new Histogram({
    name: 'pile_worker_round_seconds',
    help: 'Seconds that a round of a worker took',
    labelNames: ['worker'],
    buckets: [0.01, 0.1, 1, 10, 60, 600],
    registers,
  })
  const failures = new Counter({
    name: 'pile_worker_failures_total',
    help: 'Rounds of a worker that failed',
    labelNames: ['worker'],
    registers,
  })
  const lastRound = new Gauge({
    name: 'pile_worker_last_round_timestamp_seconds',
    help: 'When a round of a worker last went well',
    labelNames: ['worker'],
    registers,
  })
  const events = new Counter({
    name: 'pile_events_total',
    help: 'Events recorded by this process, by type',
    labelNames: ['type'],
    registers,
  })
  return {
    registry,
    answered: ({ method, route, status, seconds }: Answered) => answers.observe({ method, route, status }, seconds),
    /** A worker counts from its start, not from its first round: one that never gets through a round shows too. */
    started: (worker: string) => {
      failures.inc({ worker }, 0)
      lastRound.setToCurrentTime({ worker })
    },
    round: ({ worker, seconds, failed }: Round) => {
      rounds.observe({ worker }, seconds)
      if (failed) failures.inc({ worker })
      else lastRound.setToCurrentTime({ worker })
    },
    recorded: (type: string) => events.inc({ type }),
    text: () => registry.metrics(),
  }
}
