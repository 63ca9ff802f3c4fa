import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { MatterEvent, OpenMatter } from '../../../workflows/matter/events.ts'
import { matterKinds, matterOffices } from '../../../workflows/matter/kinds.ts'
import type { EventActor, TimeSource } from '../../cases/ports.ts'
import { MatterView } from '../../matters/matter-view.ts'
import { findMatterFor, type MatterSources, matterViewFor } from '../../matters/read-matter.ts'
import { callerOf, caseParties } from '../access.ts'
import { CaseWriteHeaders, IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { idempotencyOf, languageOfRequest, versionOf } from '../case-answers.ts'
import { answerOfMatter, MatterReceipt, sendMatterResult } from '../matter-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

const MatterId = z.object({ matterId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const NewMatter = OpenMatter.omit({ type: true }).meta({
  id: 'NewMatter',
  description: 'What a compound needs, and the named official who answers for it.',
  examples: [
    {
      kind: 'retrofit',
      compoundId: 'AAAAAAAAAAAAAAAAAAAAAA',
      garageId: 'BBBBBBBBBBBBBBBBBBBBBB',
      official: {
        party: 'property',
        organisationId: 'CCCCCCCCCCCCCCCCCCCCCC',
        role: 'projectManager',
        personal: { name: '周工' },
      },
    },
  ],
})

/** What the matter routes are made of. */
export interface MatterRouteParts extends MatterSources {
  readonly time: TimeSource
}

/** Matters of compounds: opened, reported on, ended, and seen by the parties of the compound. */
export const matterRoutes = (parts: MatterRouteParts) => (app: TypedApp) => {
  const { matters, time } = parts

  app.post(
    '/api/matters',
    {
      config: { access: ['centre', 'bureau'] },
      schema: {
        tags: ['matters'],
        operationId: 'openMatter',
        summary: 'Open a matter of a compound',
        description:
          'A retrofit, a transformer, a handover: with a named official, or it is refused. ' +
          'An order of an authority against the compound is kind `order`, with its number: upload its document, then send `authority.orderCompound`; ' +
          'from then on piles are out of service and clocks of requests rest, until `matter.close` with a document of the authority lifts it. ' +
          'Lifted under conditions it is by `authority.liftOrder`: which, by when, and who looks at each; the office reports them, the checker confirms.',
        headers: IdempotencyHeader,
        body: NewMatter,
        response: { 201: json('Opened.', MatterReceipt), ...problemAnswers(400, 401, 403, 404, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const result = await matters.record({
        matterId: null,
        event: { type: 'matter.open', ...request.body },
        actor: actorOf(caller),
        origin: 'party',
        now: time.now(),
        ifVersion: null,
        idempotency: idempotencyOf(request, caller.accountId),
        answer: answerOfMatter(languageOfRequest(request), request.id),
      })
      return sendMatterResult(request, reply, result)
    },
  )

  app.get(
    '/api/matters',
    {
      config: { access: caseParties },
      schema: {
        tags: ['matters'],
        operationId: 'listMatters',
        summary: 'The matters the caller may see',
        description:
          'Offices: of their district. Company and community: of their compounds. Head office: of those of its branches too. Owners: of compounds with a request of theirs.',
        querystring: z.strictObject({
          compoundId: MatterId.shape.matterId.optional(),
          district: z.string().max(12).optional(),
          kind: z.enum(matterKinds).optional(),
          state: z.enum(['open', 'closed']).optional(),
          overdue: z.enum(['true', 'false']).optional().describe('Only those whose day of report has gone by.'),
          cursor: z.string().max(64).optional(),
          limit: z.coerce.number().int().min(1).max(100).default(50),
        }),
        response: {
          200: json('A page of matters.', z.object({ matters: z.array(MatterView), nextCursor: z.string().nullable() })),
          ...problemAnswers(400, 401, 403, 429, 503),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { compoundId, district, kind, state, overdue, cursor, limit } = request.query
      const now = time.now()
      const page = await matters.list({
        viewer: caller,
        today: localDay(now, 'Asia/Shanghai'),
        compoundId: compoundId ?? null,
        district: district ?? null,
        kind: kind ?? null,
        state: state ?? null,
        overdue: overdue === 'true',
        cursor: cursor ?? null,
        limit,
      })
      const at = { now, language: languageOfRequest(request) }
      const views = await Promise.all(
        page.matters.map(async (stored) => {
          const standing = await matters.standing(stored, caller, localDay(now, stored.rules.place.timeZone))
          return standing ? [await matterViewFor(parts, { stored, standing }, at)] : []
        }),
      )
      return { matters: views.flat(), nextCursor: page.nextCursor }
    },
  )

  app.get(
    '/api/matters/:matterId',
    {
      config: { access: caseParties },
      schema: {
        tags: ['matters'],
        operationId: 'readMatter',
        summary: 'One matter as the caller may see it',
        params: MatterId,
        response: { 200: json('The matter.', MatterView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const now = time.now()
      const found = await findMatterFor(matters, request.params.matterId, callerOf(request), now)
      if (!found) throw new Problem('NOT_FOUND')
      reply.header('etag', `"${found.stored.file.seq}"`)
      return matterViewFor(parts, found, { now, language: languageOfRequest(request) })
    },
  )

  app.post(
    '/api/matters/:matterId/events',
    {
      config: { access: [...matterOffices] },
      schema: {
        tags: ['matters'],
        operationId: 'sendMatterEvent',
        summary: 'Send an event to a matter: report, cost, vote of the owners, another official, its end',
        params: MatterId,
        headers: CaseWriteHeaders,
        body: MatterEvent,
        response: {
          201: json('Recorded.', MatterReceipt),
          ...problemAnswers(400, 401, 403, 404, 412, 413, 415, 422, 428, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const now = time.now()
      const found = await findMatterFor(matters, request.params.matterId, caller, now)
      if (!found) throw new Problem('NOT_FOUND')
      if (found.standing.overseen !== undefined) throw new Problem('NOT_FOR_YOU')
      const result = await matters.record({
        matterId: found.stored.file.matterId,
        event: request.body,
        actor: actorOf(caller),
        origin: 'party',
        now,
        ifVersion: versionOf(request),
        idempotency: idempotencyOf(request, caller.accountId),
        answer: answerOfMatter(languageOfRequest(request), request.id),
      })
      return sendMatterResult(request, reply, result)
    },
  )
}

const actorOf = ({ party, accountId, organisationId, channel }: ReturnType<typeof callerOf>): EventActor => ({
  party,
  accountId,
  organisationId,
  channel,
})
