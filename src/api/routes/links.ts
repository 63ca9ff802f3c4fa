import { z } from 'zod'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { organisationOf } from '../../../workflows/case/organisations.ts'
import { CaseView } from '../../cases/case-view.ts'
import type { StoredCase, TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor, viewFor } from '../../cases/read-case.ts'
import { submitEvent } from '../../cases/submit-event.ts'
import { type CaseLink, type CaseLinks, linkParties } from '../../links/ports.ts'
import type { SmsSender } from '../../notices/sms.ts'
import { callerOf } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { answerOfEvent, EventReceipt, idempotencyOf, languageOfRequest, sendResult, sendStored } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the link routes are made of. */
export interface LinkRouteParts extends CaseSources {
  readonly links: CaseLinks
  readonly sms: SmsSender
  readonly time: TimeSource
  /** Address under which parties reach the service. */
  readonly publicUrl: () => string
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })
const Token = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

const LinkView = z
  .object({
    linkId: z.string(),
    party: z.enum(linkParties),
    name: z.string().nullable(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CaseLink', description: 'A signed link of one named person. Its address is shown once.' })

const MadeLink = LinkView.extend({ url: z.url() }).meta({ id: 'MadeCaseLink' })

const NewLink = z
  .strictObject({
    party: z.enum(linkParties),
    name: z.string().trim().min(1).max(60).describe('The person who is to answer.'),
    phone: z
      .string()
      .regex(/^1\d{10}$/)
      .optional()
      .describe('If given, the link is sent there.'),
    validDays: z.int().min(1).max(90).default(30),
  })
  .meta({ id: 'NewCaseLink' })

/** Signed links: whoever is without an account answers through one. */
export const linkRoutes = (parts: LinkRouteParts) => (app: TypedApp) => {
  const { store, links, time } = parts

  app.post(
    '/api/cases/:caseId/links',
    {
      config: { access: ['centre'] },
      schema: {
        tags: ['links'],
        operationId: 'makeLink',
        summary: 'Make a link for a named person of a party',
        params: CaseId,
        body: NewLink,
        response: {
          201: json('The link; its address is shown once.', MadeLink),
          ...problemAnswers(400, 401, 403, 404, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const found = await findFor(store, request.params.caseId, caller)
      if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
      const { party, name, phone, validDays } = request.body
      const organisationId = organisationOf(found.stored.file.memory, party)
      if (party !== 'owner' && organisationId === null) throw new Problem('NOT_FOUND')
      const now = time.now()
      const { link, token } = await links.make({
        caseId: found.stored.caseId,
        party,
        organisationId,
        name,
        phone: phone ?? null,
        createdBy: caller.accountId,
        now,
        expiresAt: Temporal.Instant.from(now)
          .add({ hours: 24 * validDays })
          .toString({ fractionalSecondDigits: 3 }),
      })
      const url = `${parts.publicUrl()}/link/${token}`
      if (phone) await parts.sms.send(phone, linkText(found.stored, url), `link.${link.linkId}`)
      return reply.code(201).send({ ...viewOf(link), url })
    },
  )

  app.get(
    '/api/cases/:caseId/links',
    {
      config: { access: ['centre'] },
      schema: {
        tags: ['links'],
        operationId: 'listLinks',
        summary: 'The links of a case',
        params: CaseId,
        response: {
          200: json('Links.', z.object({ links: z.array(LinkView) })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const found = await findFor(store, request.params.caseId, callerOf(request))
      if (!found) throw new Problem('NOT_FOUND')
      return { links: (await links.list(found.stored.caseId)).map(viewOf) }
    },
  )

  app.delete(
    '/api/cases/:caseId/links/:linkId',
    {
      config: { access: ['centre'] },
      schema: {
        tags: ['links'],
        operationId: 'revokeLink',
        summary: 'Revoke a link at once',
        params: CaseId.extend({ linkId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: {
          200: json('Revoked.', z.object({ revoked: z.literal(true) })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const found = await findFor(store, request.params.caseId, callerOf(request))
      const revoked = found && (await links.revoke(found.stored.caseId, request.params.linkId, time.now()))
      if (!revoked) throw new Problem('NOT_FOUND')
      return { revoked: true as const }
    },
  )

  app.get(
    '/api/links/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'openLink',
        summary: 'The case as the holder of the link sees it',
        description:
          'Looking proves nothing: programs that preview links look too. Send `property.open` (or `community.open`) when a person has opened it; any answer opens it as well.',
        security: [],
        params: Token,
        response: { 200: json('The case.', CaseView), ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { stored, link } = await linked(parts, request.params.token)
      reply.header('etag', `"${stored.file.seq}"`)
      const standing = { party: link.party, sight: 'full' as const }
      return viewFor(parts, stored, standing, { now: time.now(), language: languageOfRequest(request) })
    },
  )

  app.post(
    '/api/links/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'answerByLink',
        summary: 'Answer through the link',
        security: [],
        params: Token,
        headers: IdempotencyHeader,
        body: PartyEvent,
        response: { 201: json('Recorded.', EventReceipt), ...problemAnswers(400, 403, 404, 409, 412, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const link = await openLink(parts, request.params.token)
      const idempotency = idempotencyOf(request, `link ${link.linkId}`)
      const given = await store.answerGiven(idempotency)
      if (given) return sendStored(reply, given)
      const stored = await caseOfLink(parts, link)
      const now = time.now()
      const language = languageOfRequest(request)
      const result = await submitEvent(store, {
        caseId: stored.caseId,
        event: request.body,
        actor: { party: link.party, accountId: link.linkId, organisationId: link.organisationId, channel: 'link' },
        now,
        ifVersion: null,
        idempotency,
        answer: answerOfEvent(language, request.id),
      })
      const standing = { party: link.party, sight: 'full' as const }
      return sendResult(request, reply, result, async () =>
        'stored' in result ? viewFor(parts, result.stored, standing, { now, language }) : null,
      )
    },
  )
}

/** The case behind a token; an expired or revoked one is told apart from none, so that its holder knows whom to ask. */
const linked = async (parts: LinkRouteParts, token: string): Promise<{ link: CaseLink; stored: StoredCase }> => {
  const link = await openLink(parts, token)
  return { link, stored: await caseOfLink(parts, link) }
}

const openLink = async (parts: LinkRouteParts, token: string): Promise<CaseLink> => {
  const link = await parts.links.find(token)
  if (!link) throw new Problem('NOT_FOUND')
  if (link.revokedAt !== null || link.expiresAt <= parts.time.now()) throw new Problem('LINK_OVER')
  return link
}

const caseOfLink = async (parts: LinkRouteParts, link: CaseLink): Promise<StoredCase> => {
  const stored = await parts.store.read(link.caseId)
  // A link speaks for the organisation it was made for; when another has taken over the role, it is over too.
  const current = stored && organisationOf(stored.file.memory, link.party)
  if (!stored || (link.party !== 'owner' && current !== link.organisationId)) throw new Problem('LINK_OVER')
  return stored
}

const viewOf = (link: CaseLink): z.infer<typeof LinkView> => ({
  linkId: link.linkId,
  // Made only for these parties.
  party: link.party as (typeof linkParties)[number],
  name: link.name,
  createdAt: link.createdAt,
  expiresAt: link.expiresAt,
  revokedAt: link.revokedAt,
})

const linkText = (stored: StoredCase, url: string): string => `充电桩安装申请${stored.caseNumber ?? ''}请您答复，无需注册：${url}`
