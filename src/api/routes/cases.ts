import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { stages } from '../../../workflows/case/meta.ts'
import { parties } from '../../../workflows/parties.ts'
import type { Ask, FourEyes } from '../../accounts/four-eyes.ts'
import { CaseSummary, summaryOf } from '../../cases/case-summary.ts'
import { CaseView } from '../../cases/case-view.ts'
import { EventView, eventViews } from '../../cases/event-views.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor, showFor } from '../../cases/read-case.ts'
import { submitEvent } from '../../cases/submit-event.ts'
import { TrackingView, trackingView } from '../../cases/tracking-view.ts'
import { callerOf, caseParties } from '../access.ts'
import { CaseWriteHeaders, json, problemAnswers } from '../answers.ts'
import {
  answerOfEvent,
  EventReceipt,
  idempotencyOf,
  languageOfRequest,
  sendResult,
  sendStored,
  versionOf,
} from '../case-answers.ts'
import { sendProblem } from '../error-handler.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the case routes are made of. */
export interface CaseRouteParts extends CaseSources {
  readonly time: TimeSource
  readonly fourEyes: Pick<FourEyes, 'holding' | 'use'>
  /** Whether an order of the bureau waits for a second person. */
  readonly ordersNeedTwo: boolean
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

/** Requests: what each party sees of them, and the events that parties send. */
export const caseRoutes = (parts: CaseRouteParts) => (app: TypedApp) => {
  const { store, time } = parts

  app.get(
    '/api/cases',
    {
      config: { access: caseParties },
      schema: {
        tags: ['cases'],
        operationId: 'listCases',
        summary: 'The caller’s cases, by where they wait and with whom',
        description: 'stage and holder are asked of one and the same open position.',
        querystring: z.strictObject({
          stage: z.enum(stages).optional(),
          holder: z.enum(parties).optional(),
          district: z.string().max(12).optional(),
          query: z
            .string()
            .trim()
            .min(1)
            .max(60)
            .optional()
            .describe('Part of a case number, of the name of a compound, or of the name of a space.'),
          branch: z.string().max(64).optional().describe('For a head office: one of its branches, or itself.'),
          overdue: z.enum(['true', 'false']).optional(),
          running: z.enum(['true', 'false']).optional().describe('`true`: only cases that are not over.'),
          cursor: z.string().max(64).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: {
          200: json('A page of cases.', z.object({ cases: z.array(CaseSummary), nextCursor: z.string().nullable() })),
          ...problemAnswers(400, 401, 403, 429, 503),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { stage, holder, district, query, branch, overdue, running, cursor, limit } = request.query
      const page = await store.list({
        viewer: caller,
        stage: stage ?? null,
        holder: holder ?? null,
        district: district ?? null,
        text: query ?? null,
        branch: branch ?? null,
        overdue: overdue === 'true',
        running: running === 'true',
        today: localDay(time.now(), 'Asia/Shanghai'),
        cursor: cursor ?? null,
        limit,
      })
      const language = languageOfRequest(request)
      const cases = await Promise.all(
        page.cases.map(async (stored) =>
          summaryOf(stored, await store.names(stored), { now: time.now(), language, viewer: caller }),
        ),
      )
      return { cases, nextCursor: page.nextCursor }
    },
  )

  app.get(
    '/api/cases/:caseId',
    {
      config: { access: caseParties },
      schema: {
        tags: ['cases'],
        operationId: 'readCase',
        summary: 'One case as the caller may see it',
        params: CaseId,
        response: { 200: json('The case.', CaseView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const viewer = callerOf(request)
      const found = await findFor(store, request.params.caseId, viewer)
      if (!found) throw new Problem('NOT_FOUND')
      const at = { viewer, now: time.now(), language: languageOfRequest(request) }
      reply.header('etag', `"${found.stored.file.seq}"`)
      return showFor(parts, found.stored, found.standing, at)
    },
  )

  app.get(
    '/api/cases/:caseId/events',
    {
      config: { access: caseParties },
      schema: {
        tags: ['cases'],
        operationId: 'readEvents',
        summary: 'What happened, in order, as the caller may see it',
        params: CaseId,
        querystring: z.strictObject({
          after: z.coerce.number().int().min(0).default(0).describe('Sequence number after which to begin.'),
          limit: z.coerce.number().int().min(1).max(200).default(100),
        }),
        response: {
          200: json('Events.', z.object({ events: z.array(EventView), nextAfter: z.int().nullable() })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const found = await findFor(store, request.params.caseId, callerOf(request))
      if (!found) throw new Problem('NOT_FOUND')
      const { after, limit } = request.query
      const records = await store.events(found.stored.caseId, after, limit)
      const names = await store.names(found.stored)
      return {
        events: eventViews(records, { ...found, names, language: languageOfRequest(request), viewer: callerOf(request) }),
        nextAfter: records.length === limit ? (records.at(-1)?.seq ?? null) : null,
      }
    },
  )

  app.post(
    '/api/cases/:caseId/events',
    {
      config: { access: caseParties },
      schema: {
        tags: ['cases'],
        operationId: 'sendEvent',
        summary: 'Send an event: the one way in which a case changes',
        description:
          'The first half of `type` is the party that acts. `allowedEvents` of the case says what the caller can send now. ' +
          'The centre may record an answer on behalf of another party with `onBehalf`. The answer comes after the event is on disk.',
        params: CaseId,
        headers: CaseWriteHeaders,
        body: PartyEvent,
        response: {
          201: json('Recorded.', EventReceipt),
          ...problemAnswers(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const idempotency = idempotencyOf(request, caller.accountId)
      const given = await store.answerGiven(idempotency)
      if (given) return sendStored(reply, given)
      const found = await findFor(store, request.params.caseId, caller)
      if (!found) throw new Problem('NOT_FOUND')
      if (found.standing.sight === 'ended' || found.standing.overseen) throw new Problem('NOT_FOR_YOU')
      // Whoever joins is not in the case yet: it comes with the code of the transfer.
      if (request.body.type === 'owner.joinTransfer') throw new Problem('TRANSFER_NEEDS_CODE')
      const now = time.now()
      const confirmed = await confirmedOrder(parts, request, now)
      const language = languageOfRequest(request)
      const result = await submitEvent(store, {
        caseId: found.stored.caseId,
        event: request.body,
        actor: {
          party: caller.party,
          accountId: caller.accountId,
          organisationId: caller.organisationId,
          channel: caller.channel,
        },
        now,
        ifVersion: versionOf(request),
        idempotency,
        answer: answerOfEvent(language, request.id),
      })
      if (confirmed && result.kind === 'recorded') await parts.fourEyes.use(confirmed.askId, now)
      return sendResult(request, reply, result, async () =>
        'stored' in result ? showFor(parts, result.stored, found.standing, { viewer: caller, now, language }) : null,
      )
    },
  )

  app.get(
    '/api/tracking/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['cases'],
        operationId: 'trackCase',
        summary: 'Public tracking: stage, clock and kind of holder, nothing else',
        security: [],
        params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: { 200: json('Where it stands.', TrackingView), ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const stored = await store.readByTrackingToken(request.params.token)
      if (!stored) return sendProblem(request, reply, 'NOT_FOUND')
      return trackingView(stored, { now: time.now(), language: languageOfRequest(request) })
    },
  )
}

/** What a second person of the bureau confirmed before an order; null where that is not asked for. */
const confirmedOrder = async (
  { fourEyes, ordersNeedTwo }: CaseRouteParts,
  request: FastifyRequest<{ Params: z.infer<typeof CaseId>; Body: z.infer<typeof PartyEvent> }>,
  now: string,
): Promise<Ask | null> => {
  if (!ordersNeedTwo || request.body.type !== 'bureau.order') return null
  const confirmed = await fourEyes.holding(callerOf(request), 'orderCompany', request.params.caseId, now)
  if (!confirmed) throw new Problem('ORDER_NEEDS_SECOND')
  return confirmed
}
