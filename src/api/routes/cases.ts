import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { Applicant } from '../../../workflows/case/applicant.ts'
import { phaseOf } from '../../../workflows/case/chart.ts'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { isOpening } from '../../../workflows/case/events/service.ts'
import { RequestFacts } from '../../../workflows/case/facts.ts'
import { stages } from '../../../workflows/case/meta.ts'
import { parties } from '../../../workflows/parties.ts'
import type { Accounts } from '../../accounts/ports.ts'
import { CaseSummary, summaryOf } from '../../cases/case-summary.ts'
import { CaseView } from '../../cases/case-view.ts'
import { DraftVisit, mostVisits } from '../../cases/draft-visits.ts'
import { EventView, eventViews } from '../../cases/event-views.ts'
import type { StoredCase, TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor, showFor } from '../../cases/read-case.ts'
import { submitEvent } from '../../cases/submit-event.ts'
import { TrackingView, trackingView } from '../../cases/tracking-view.ts'
import { callerOf, caseParties } from '../access.ts'
import { CaseWriteHeaders, IdempotencyHeader, json, problemAnswers } from '../answers.ts'
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

/** Who can open a case on a pile. */
const pileParties = ['owner', 'property', 'community', 'centre', 'fire', 'grid'] as const

/** What the case routes are made of. */
export interface CaseRouteParts extends CaseSources {
  readonly accounts: Pick<Accounts, 'ownerAccountFor'>
  readonly time: TimeSource
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const NewCase = RequestFacts.omit({ part: true })
  .extend({
    kind: z.literal('request').default('request'),
    leaseMonths: RequestFacts.shape.leaseMonths.default(null),
    mayCall: RequestFacts.shape.mayCall.default(false),
    spaceId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
    personal: Applicant,
  })
  .meta({
    id: 'NewCase',
    description: 'What is asked for and by whom. A draft until `owner.submit` is sent; nothing runs before that.',
    examples: [
      {
        spaceId: 'AAAAAAAAAAAAAAAAAAAAAA',
        right: 'owned',
        leaseMonths: null,
        powerKw: 7,
        mayCall: true,
        personal: { name: '王小明', phone: '13800000000', room: '3-1201' },
      },
    ],
  })

const Opening = z.discriminatedUnion(
  'type',
  // The list of openings is not empty, and each of them is an event of a party.
  PartyEvent.options.filter((option) => isOpening(option.shape.type.value)) as [
    (typeof PartyEvent.options)[number],
    ...(typeof PartyEvent.options)[number][],
  ],
)

const NewOperation = z
  .strictObject({
    kind: z.literal('operation'),
    pileId: CaseId.shape.caseId.optional().describe('The pile that it is about.'),
    spaceId: CaseId.shape.caseId
      .optional()
      .describe('Instead of a pile: the space of one that was built or removed and is not on record.'),
    event: Opening.describe('The event that opens it; its party is the caller’s.'),
  })
  .refine(({ pileId, spaceId }) => (pileId === undefined) !== (spaceId === undefined), 'name either pileId or spaceId')
  .meta({
    id: 'NewOperation',
    description: 'A case on a pile: a dispute, a hazard, a complaint, a transfer, its dismantling.',
    oneOf: [{ required: ['pileId'] }, { required: ['spaceId'] }],
  })

const DraftReceipt = z
  .object({ caseId: z.string(), phase: z.literal('draft'), version: z.literal(0) })
  .meta({ id: 'DraftReceipt', description: 'The draft is kept. Upload its papers, then send `owner.submit`.' })

/** Requests: drafts, filing, events, and what each party sees. */
export const caseRoutes = (parts: CaseRouteParts) => (app: TypedApp) => {
  const { store, accounts, time } = parts

  app.post(
    '/api/cases',
    {
      config: { access: pileParties },
      schema: {
        tags: ['cases'],
        operationId: 'openDraft',
        summary: 'Open a draft for a parking space, or a case on a pile',
        description:
          'An owner opens it for itself; a clerk of the centre for a walk-in (the phone in `personal` finds or makes the owner’s account; without one the request is carried on paper). ' +
          'With kind `operation` a case on a pile is opened at once, by whoever has to do with the pile: name the `pileId` (GET /api/piles) and the event that opens it. ' +
          '`<party>.reportHazard`: looked at, suspended with a document, repaired, looked at again. `<party>.recordComplaint`: a neighbour is heard once. ' +
          '`owner.reportBuilt` and `owner.reportRemoved`: a pile that was built, or torn down by somebody, without an answer (with `spaceId` where it is not on record). ' +
          '`owner.transferPile`: it goes with the space that was sold; the successor joins by POST /api/transfers. `owner.dismantlePile`: its owner takes it down. ' +
          'What follows are events of that case. An order against a whole compound is a matter: POST /api/matters with kind `order`.',
        headers: IdempotencyHeader,
        body: z.discriminatedUnion('kind', [NewOperation, NewCase]),
        response: {
          201: json('The draft, or the case on a pile.', z.union([EventReceipt, DraftReceipt])),
          ...problemAnswers(400, 401, 403, 404, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      if ('event' in request.body) return openOperation(parts, request, reply, request.body)
      if (caller.party !== 'owner' && caller.party !== 'centre') throw new Problem('NOT_FOR_YOU')
      const { kind: _, spaceId, personal, ...asked } = request.body
      const now = time.now()
      const ownerAccountId =
        caller.party === 'owner' ? caller.accountId : await accounts.ownerAccountFor(personal.phone ?? null, now)
      const opened = await store.openDraft({
        ownerAccountId,
        openedBy: caller.accountId,
        officeId: caller.party === 'owner' ? null : (caller.organisationId ?? ''),
        spaceId,
        request: asked,
        personal,
        now,
        idempotency: idempotencyOf(request, caller.accountId),
        answer: (stored) => ({ httpCode: 201, body: JSON.stringify({ caseId: stored.caseId, phase: 'draft', version: 0 }) }),
      })
      if (opened === 'spaceUnknown') throw new Problem('NOT_FOUND')
      if (opened === 'keyReused') throw new Problem('IDEMPOTENCY_KEY_REUSED')
      return sendStored(reply, opened)
    },
  )

  app.put(
    '/api/cases/:caseId/draft',
    {
      config: { access: ['owner', 'centre'] },
      schema: {
        tags: ['cases'],
        operationId: 'changeDraft',
        summary: 'Change a draft before it is filed',
        params: CaseId,
        body: NewCase.omit({ spaceId: true, kind: true }).meta({ id: 'DraftContent' }),
        response: { 200: json('The draft.', DraftReceipt), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const stored = await ownedDraft(parts, request.params.caseId, callerOf(request))
      const { personal, ...asked } = request.body
      const changed = await store.changeDraft({ caseId: stored.caseId, request: asked, personal, now: time.now() })
      if (!changed) throw new Problem('NOT_FOUND')
      return { caseId: stored.caseId, phase: 'draft' as const, version: 0 as const }
    },
  )

  app.put(
    '/api/cases/:caseId/draft/visits',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['cases'],
        operationId: 'keepDraftVisits',
        summary: 'Keep visits with a draft: "I was there", before the filing',
        description:
          'In the place of those kept before. They are seen by nobody else and join the request when it is filed: as attempts from before it, or as what happened on its first day.',
        params: CaseId,
        body: z.strictObject({ visits: z.array(DraftVisit).max(mostVisits) }).meta({
          id: 'DraftVisits',
          examples: [
            {
              visits: [
                { visitId: 'c0ffee', on: '2026-03-02', at: 'property', to: 'grid', words: '让我去找供电公司', evidence: [] },
              ],
            },
          ],
        }),
        response: { 200: json('The draft.', DraftReceipt), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const stored = await ownedDraft(parts, request.params.caseId, callerOf(request))
      const now = time.now()
      const today = localDay(now, stored.rules.place.timeZone)
      const ahead = request.body.visits.findIndex(({ on }) => on > today)
      if (ahead >= 0) {
        const detail = languageOfRequest(request) === 'zh' ? '这一天还没有到' : 'a day that has not come yet'
        const errors = [{ pointer: `/visits/${ahead}/on`, code: 'DAY_AHEAD', detail }]
        throw new Problem('VALIDATION_FAILED', { errors })
      }
      if (!(await store.keepVisits({ caseId: stored.caseId, visits: request.body.visits, now }))) throw new Problem('NOT_FOUND')
      return { caseId: stored.caseId, phase: 'draft' as const, version: 0 as const }
    },
  )

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

/** Opens a case on a pile: its first event is recorded with it, or nothing is. */
const openOperation = async (
  { store, time }: CaseRouteParts,
  request: FastifyRequest,
  reply: FastifyReply,
  { pileId, spaceId, event }: z.infer<typeof NewOperation>,
): Promise<FastifyReply> => {
  const { party, accountId, organisationId, channel } = callerOf(request)
  const result = await store.openOperation({
    on: pileId === undefined ? { spaceId: spaceId ?? '' } : { pileId },
    event,
    actor: { party, accountId, organisationId, channel },
    now: time.now(),
    idempotency: idempotencyOf(request, accountId),
    answer: answerOfEvent(languageOfRequest(request), request.id),
  })
  if (!result) throw new Problem('NOT_FOUND')
  return sendResult(request, reply, result, async () => null)
}

/** A draft the caller may change: its owner's own, or one the centre of the district files for a walk-in. */
const ownedDraft = async (
  { store }: CaseRouteParts,
  caseId: string,
  caller: ReturnType<typeof callerOf>,
): Promise<StoredCase> => {
  const stored = await store.read(caseId)
  if (!stored || phaseOf(stored.file.value) !== 'draft') throw new Problem('NOT_FOUND')
  const found = await findFor(store, caseId, caller)
  if (!found) throw new Problem('NOT_FOUND')
  return stored
}
