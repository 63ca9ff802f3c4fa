import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CaseChanges } from '../../cases/changes.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { callerOf, caseParties } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** How long one stream lasts at most, in seconds. A browser opens the next by itself. */
const longestSeconds = 600

/** How often a stream says that it is alive, in milliseconds: proxies cut what is silent. */
const heartbeatMs = 20_000

/** Changes of a case as they happen: the version, and nothing of what changed. Whoever wants to know reads the case. */
export const changeRoutes =
  ({ store, changes }: Pick<CaseSources, 'store'> & { readonly changes: CaseChanges }) =>
  (app: TypedApp) => {
    const streams = new Set<PassThrough>()
    app.addHook('preClose', async () => {
      for (const stream of streams) stream.end()
    })

    app.get(
      '/api/cases/:caseId/changes',
      {
        config: { access: caseParties },
        schema: {
          tags: ['cases'],
          operationId: 'followCase',
          summary: 'Changes of a case as they happen (server-sent events)',
          description:
            'One event `version` at once and one at every change, with the number of the version and nothing else. ' +
            'The stream ends after a while, and when the caller no longer sees the case.',
          params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
          querystring: z.strictObject({
            seconds: z.coerce
              .number()
              .int()
              .min(1)
              .max(longestSeconds)
              .default(longestSeconds)
              .describe('After how many seconds it ends.'),
          }),
          response: {
            200: { description: 'The changes.', content: { 'text/event-stream': { schema: z.any() } } },
            ...problemAnswers(400, 401, 403, 404, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const { caseId } = request.params
        const viewer = callerOf(request)
        const seen = async () => (await findFor(store, caseId, viewer))?.stored.file.seq ?? null
        const first = await seen()
        if (first === null) throw new Problem('NOT_FOUND')
        const stream = new PassThrough()
        streams.add(stream)
        const say = async () => {
          const version = await seen()
          // Whoever lost its role hears no more of the case.
          if (version === null) stream.end()
          else if (!stream.writableEnded) stream.write(lineOf(version))
        }
        const leave = changes.listen(caseId, () => void say().catch(() => stream.end()))
        const heartbeat = setInterval(() => stream.write(': \n\n'), heartbeatMs)
        const end = setTimeout(() => stream.end(), request.query.seconds * 1000)
        stream.once('close', () => {
          leave()
          clearInterval(heartbeat)
          clearTimeout(end)
          streams.delete(stream)
        })
        stream.write(lineOf(first))
        return streamed(reply, stream)
      },
    )
  }

const lineOf = (version: number): string => `event: version\ndata: ${version}\n\n`

const streamed = (reply: FastifyReply, stream: PassThrough): FastifyReply =>
  reply
    .type('text/event-stream')
    .header('cache-control', 'no-store')
    // Some proxies keep an answer back until it is whole.
    .header('x-accel-buffering', 'no')
    .send(stream)
