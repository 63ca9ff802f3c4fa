import { z } from 'zod'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the health routes ask. */
export interface ServiceHealth {
  /** Throws when the storage cannot be written. */
  checkStorage(): Promise<void>
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
        summary: 'Whether the service can take writes',
        security: [],
        response: { 200: json('It can.', z.object({ ready: z.literal(true) })), ...problemAnswers(503) },
      },
    },
    async () => {
      await health.checkStorage().catch(() => {
        throw new Problem('STORAGE_UNAVAILABLE')
      })
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
