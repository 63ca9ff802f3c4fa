import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CaseChanges } from '../../cases/changes.ts'
import { findFor } from '../../cases/read-case.ts'
import { callerOf, caseParties } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { linked } from './link-answers.ts'
import type { LinkRouteParts } from './links.ts'

/** How long one stream lasts at most, in seconds. A browser opens the next by itself. */
const longestSeconds = 600

/** How often a stream says that it is alive, in milliseconds: proxies cut what is silent. */
const heartbeatMs = 20_000

interface ChangeRouteParts extends LinkRouteParts {
  readonly changes: CaseChanges
}

const Seconds = z.strictObject({
  seconds: z.coerce.number().int().min(1).max(longestSeconds).default(longestSeconds).describe('After how many seconds it ends.'),
})

const stream200 = { description: 'The changes.', content: { 'text/event-stream': { schema: z.any() } } }

const description =
  'One event `version` at once and one at every change, with the number of the version and nothing else. ' +
  'The stream ends after a while, and when the caller no longer sees the case.'

/** Changes of a case as they happen: the version, and nothing of what changed. Whoever wants to know reads the case. */
export const changeRoutes = (parts: ChangeRouteParts) => (app: TypedApp) => {
  const { store, changes } = parts
  const streams = new Set<PassThrough>()
  app.addHook('preClose', async () => {
    for (const stream of streams) stream.end()
  })

  /** `seen`: the version as the listener sees it now; null once it sees the case no more. */
  const follow = (
    caseId: string,
    { version, seconds }: { version: number; seconds: number },
    seen: () => Promise<number | null>,
  ) => {
    const stream = new PassThrough()
    streams.add(stream)
    let said = version
    const say = async () => {
      const now = await seen()
      // Whoever lost its role hears no more of the case.
      if (now === null) stream.end()
      // Several may tell of the same change; an older one that is read late is none.
      else if (now > said && !stream.writableEnded) {
        said = now
        stream.write(lineOf(now))
      }
    }
    const leave = changes.listen(caseId, () => void say().catch(() => stream.end()))
    const heartbeat = setInterval(() => stream.write(': \n\n'), heartbeatMs)
    const end = setTimeout(() => stream.end(), seconds * 1000)
    stream.once('close', () => {
      leave()
      clearInterval(heartbeat)
      clearTimeout(end)
      streams.delete(stream)
    })
    stream.write(lineOf(version))
    return stream
  }

  app.get(
    '/api/cases/:caseId/changes',
    {
      config: { access: caseParties },
      schema: {
        tags: ['cases'],
        operationId: 'followCase',
        summary: 'Changes of a case as they happen (server-sent events)',
        description,
        params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        querystring: Seconds,
        response: { 200: stream200, ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { caseId } = request.params
      const viewer = callerOf(request)
      const seen = async () => (await findFor(store, caseId, viewer))?.stored.file.seq ?? null
      const version = await seen()
      if (version === null) throw new Problem('NOT_FOUND')
      return streamed(reply, follow(caseId, { version, seconds: request.query.seconds }, seen))
    },
  )

  app.get(
    '/api/links/:token/changes',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'followByLink',
        summary: 'Changes of the case behind a link as they happen (server-sent events)',
        description,
        security: [],
        params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }),
        querystring: Seconds,
        response: { 200: stream200, ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { token } = request.params
      const { stored } = await linked(parts, token)
      // A link that is revoked, or has run out, tells no more of its case.
      const seen = () =>
        linked(parts, token).then(
          (holder) => holder.stored.file.seq,
          () => null,
        )
      return streamed(reply, follow(stored.caseId, { version: stored.file.seq, seconds: request.query.seconds }, seen))
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
