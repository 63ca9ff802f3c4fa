import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { Applicant } from '../../../workflows/case/applicant.ts'
import { phaseOf } from '../../../workflows/case/chart.ts'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { isOpening } from '../../../workflows/case/events/service.ts'
import { RequestFacts } from '../../../workflows/case/facts.ts'
import type { Accounts } from '../../accounts/ports.ts'
import { DraftVisit, mostVisits } from '../../cases/draft-visits.ts'
import type { CaseStore, StoredCase, TimeSource } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { callerOf } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { answerOfEvent, EventReceipt, idempotencyOf, languageOfRequest, sendResult, sendStored } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** Who can open a case on a pile. */
const pileParties = ['owner', 'property', 'community', 'centre', 'fire', 'grid'] as const

/** What the routes of drafts are made of. */
export interface CaseDraftRouteParts {
  readonly store: CaseStore
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

/** What comes before a request is filed, and how a case on a pile begins. */
export const caseDraftRoutes = (parts: CaseDraftRouteParts) => (app: TypedApp) => {
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
}

/** Opens a case on a pile: its first event is recorded with it, or nothing is. */
const openOperation = async (
  { store, time }: CaseDraftRouteParts,
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
  { store }: CaseDraftRouteParts,
  caseId: string,
  caller: ReturnType<typeof callerOf>,
): Promise<StoredCase> => {
  const stored = await store.read(caseId)
  if (!stored || phaseOf(stored.file.value) !== 'draft') throw new Problem('NOT_FOUND')
  const found = await findFor(store, caseId, caller)
  if (!found) throw new Problem('NOT_FOUND')
  return stored
}
