import { z } from 'zod'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import { CaseView } from '../../cases/case-view.ts'
import type { StoredCase } from '../../cases/ports.ts'
import { showFor } from '../../cases/read-case.ts'
import { type Standing, standingOf, type Viewer } from '../../cases/standing.ts'
import { submitEvent } from '../../cases/submit-event.ts'
import { LinkAnswer, linkAnswer } from '../../links/link-answer.ts'
import { isForLink, mayComeThrough } from '../../links/one-answer.ts'
import type { CaseLink } from '../../links/ports.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import {
  answerOfEvent,
  EventReceipt,
  idempotencyOf,
  languageOfRequest,
  sendResult,
  sendStored,
  standsNow,
} from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { DocumentReceipt, DocumentShown, DocumentToRead, DocumentToSend, keepDocument, sendDocument } from './documents.ts'
import type { LinkRouteParts } from './links.ts'

const Token = z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) })

/** What the holder of a link can do: look at the case, show papers, give one answer. */
export const linkAnswerRoutes = (parts: LinkRouteParts) => (app: TypedApp) => {
  openLink(app, parts)
  readAnswer(app, parts)
  answerByLink(app, parts)
  uploadByLink(app, parts)
  readByLink(app, parts)
}

const openLink = (app: TypedApp, parts: LinkRouteParts) =>
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
      const { stored, standing, viewer } = await linked(parts, request.params.token)
      reply.header('etag', `"${stored.file.seq}"`)
      return showFor(parts, stored, standing, { viewer, now: parts.time.now(), language: languageOfRequest(request) })
    },
  )

const readAnswer = (app: TypedApp, parts: LinkRouteParts) =>
  app.get(
    '/api/links/:token/answer',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'readLinkAnswer',
        summary: 'What was answered through the link, also once it no longer opens the case',
        description: 'Own acts alone, until the link expires or is revoked. Nothing is told of what became of the case.',
        security: [],
        params: Token,
        response: { 200: json('What was answered.', LinkAnswer), ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request) => {
      const { links, store, documents, time } = parts
      const link = await knownLink(parts, request.params.token)
      const stored = isRunning(link, time.now()) ? await store.read(link.caseId) : null
      if (!stored) throw new Problem('LINK_OVER')
      const sent = await links.sentThrough(link)
      return linkAnswer({ store, documents, stored, link, sent, language: languageOfRequest(request) })
    },
  )

const answerByLink = (app: TypedApp, parts: LinkRouteParts) =>
  app.post(
    '/api/links/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'answerByLink',
        summary: 'Answer through the link: once',
        description:
          'One link gives one answer. Opening (`property.open`) is none, and an answer that was recalled in time does not count.',
        security: [],
        params: Token,
        headers: IdempotencyHeader,
        body: PartyEvent,
        response: { 201: json('Recorded.', EventReceipt), ...problemAnswers(400, 403, 404, 409, 412, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const { store, links, time } = parts
      const link = await knownLink(parts, request.params.token)
      const idempotency = idempotencyOf(request, `link ${link.linkId}`)
      const given = await store.answerGiven(idempotency)
      if (given) return sendStored(reply, given)
      const holder = await holderOf(parts, link)
      if (!holder) throw new Problem('LINK_OVER')
      if (request.body.type.startsWith(`${link.party}.`) && !isForLink(link.party, request.body.type)) {
        throw new Problem('NOT_FOR_YOU')
      }
      const [now, language] = [time.now(), languageOfRequest(request)]
      const seenNow = (stored: StoredCase) => showFor(parts, stored, holder.standing, { viewer: holder.viewer, now, language })
      if (!mayComeThrough(await links.sentThrough(link), request.body.type)) {
        // Two phones with one link: the second is told where the case stands by the answer of the first.
        throw new Problem('LINK_USED', standsNow(await seenNow(holder.stored), holder.stored.file.seq, request.body))
      }
      const result = await submitEvent(store, {
        caseId: link.caseId,
        event: request.body,
        actor: { party: link.party, accountId: link.linkId, organisationId: link.organisationId, channel: 'link' },
        now,
        ifVersion: null,
        idempotency,
        answer: answerOfEvent(language, request.id),
      })
      return sendResult(request, reply, result, async () => ('stored' in result ? seenNow(result.stored) : null))
    },
  )

const uploadByLink = (app: TypedApp, parts: LinkRouteParts) =>
  app.post(
    '/api/links/:token/documents',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'uploadByLink',
        summary: 'Upload a paper or photo to answer with',
        security: [],
        ...DocumentToSend,
        params: Token,
        headers: IdempotencyHeader,
        response: { 201: json('Kept.', DocumentReceipt), ...problemAnswers(400, 404, 409, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const { link, stored } = await linked(parts, request.params.token)
      if (!mayComeThrough(await parts.links.sentThrough(link), 'an answer')) throw new Problem('LINK_USED')
      const sender = { caseId: stored.caseId, party: link.party, accountId: link.linkId, scope: `link ${link.linkId}` }
      return keepDocument(parts, request, reply, sender)
    },
  )

const readByLink = (app: TypedApp, parts: LinkRouteParts) =>
  app.get(
    '/api/links/:token/documents/:documentId',
    {
      config: { access: 'public' },
      schema: {
        tags: ['links'],
        operationId: 'readDocumentByLink',
        summary: 'The content of a document',
        security: [],
        params: Token.extend({ documentId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        querystring: DocumentShown,
        response: { ...DocumentToRead, ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { stored, standing, viewer } = await linked(parts, request.params.token)
      return sendDocument(parts, reply, { stored, standing, viewer, documentId: request.params.documentId, ...request.query })
    },
  )

/** An expired or revoked link is told apart from none, so that its holder knows whom to ask. */
const knownLink = async ({ links }: LinkRouteParts, token: string): Promise<CaseLink> => {
  const link = await links.find(token)
  if (!link) throw new Problem('NOT_FOUND')
  return link
}

const isRunning = ({ revokedAt, expiresAt }: CaseLink, now: string): boolean => revokedAt === null && expiresAt > now

interface Holder {
  readonly stored: StoredCase
  readonly standing: Standing
  readonly viewer: Viewer
}

/** The case and the standing of whoever holds a link; null when the link is over, or the role of its organisation is. */
const holderOf = async ({ store, time }: LinkRouteParts, link: CaseLink): Promise<Holder | null> => {
  if (!isRunning(link, time.now())) return null
  const stored = await store.read(link.caseId)
  const { party, linkId, organisationId } = link
  const viewer = { party, accountId: linkId, organisationId, byLink: true } as const
  const standing = stored && (await standingOf(store, stored, viewer))
  return stored && standing?.sight === 'full' ? { stored, standing, viewer } : null
}

/** The case behind a token, as the holder of its link sees it. */
export const linked = async (parts: LinkRouteParts, token: string): Promise<Holder & { readonly link: CaseLink }> => {
  const link = await knownLink(parts, token)
  const holder = await holderOf(parts, link)
  if (!holder) throw new Problem('LINK_OVER')
  return { ...holder, link }
}
