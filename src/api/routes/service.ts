import { z } from 'zod'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the health routes ask. */
export interface ServiceHealth {
  /** The names of the checks that fail; none = the service can take requests. */
  failing(): Promise<readonly string[]>
  /** Metrics in the Prometheus text format, without personal data. */
  metrics(): Promise<string>
}

/** Health and metrics. */
export const serviceRoutes = (health: ServiceHealth) => (app: TypedApp) => {
  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: {
        tags: ['service'],
        operationId: 'checkHealth',
        summary: 'Whether the process is alive',
        security: [],
        response: { 200: json('It is.', z.object({ ok: z.literal(true) })) },
      },
    },
    () => ({ ok: true as const }),
  )
  app.get(
    '/readyz',
    {
      config: { access: 'public' },
      schema: {
        tags: ['service'],
        operationId: 'checkReadiness',
        summary: 'Whether the service should be given requests',
        description: [
          'It should when its database, its keys and its folder of papers can be written and it is not about to end.',
          'A worker that hangs does not show here: owners can still file. `pile_worker_last_round_timestamp_seconds` tells of it.',
        ].join(' '),
        security: [],
        response: { 200: json('It can.', z.object({ ready: z.literal(true) })), ...problemAnswers(503) },
      },
    },
    async () => {
      const failing = await health.failing()
      if (failing.includes('leaving')) throw new Problem('SERVICE_LEAVING')
      if (failing.length > 0) throw new Problem('STORAGE_UNAVAILABLE', { failing })
      return { ready: true as const }
    },
  )
  app.get(
    '/metrics',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['service'],
        operationId: 'readMetrics',
        summary: 'Metrics in the Prometheus text format',
        description: 'For a machine token of an operator. No personal data, no case ids.',
        response: {
          200: { description: 'Metrics.', content: { 'text/plain': { schema: z.string() } } },
          ...problemAnswers(401, 403, 429, 503),
        },
      },
    },
    async (_request, reply) => reply.type('text/plain; version=0.0.4').send(await health.metrics()),
  )
}
