import { z } from 'zod'
import { matterDocumentKinds, matterOffices } from '../../../workflows/matter/kinds.ts'
import { mayUploadTo } from '../../../workflows/matter/possible-events.ts'
import { seesOfMatter } from '../../../workflows/matter/sight.ts'
import { findMatterFor } from '../../matters/read-matter.ts'
import { callerOf, caseParties } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { DocumentReceipt, DocumentShown, DocumentToRead, documentToSend, keepDocument, sendContent } from './documents.ts'
import type { MatterRouteParts } from './matters.ts'

const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** Papers of a matter: brought by who answers for it or oversees it, opened by whom they concern. */
export const matterDocumentRoutes = (parts: MatterRouteParts) => (app: TypedApp) => {
  const { matters, documents, time } = parts

  app.post(
    '/api/matters/:matterId/documents',
    {
      config: { access: [...matterOffices] },
      schema: {
        tags: ['matters'],
        operationId: 'uploadMatterDocument',
        summary: 'Upload a paper of a matter',
        ...documentToSend(matterDocumentKinds),
        params: z.object({ matterId: id }),
        headers: IdempotencyHeader,
        response: { 201: json('Kept.', DocumentReceipt), ...problemAnswers(400, 401, 403, 404, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { matterId } = request.params
      const found = await findMatterFor(matters, matterId, caller, time.now())
      if (!found) throw new Problem('NOT_FOUND')
      if (!mayUploadTo(found.stored.file, found.standing)) throw new Problem('NOT_FOR_YOU')
      const { party, accountId } = caller
      const sender = { caseId: matterId, party, accountId, scope: accountId, kinds: matterDocumentKinds }
      return keepDocument(parts, request, reply, sender)
    },
  )

  app.get(
    '/api/matters/:matterId/documents/:documentId',
    {
      config: { access: caseParties },
      schema: {
        tags: ['matters'],
        operationId: 'readMatterDocument',
        summary: 'The content of a paper of a matter',
        params: z.object({ matterId: id, documentId: id }),
        querystring: DocumentShown,
        response: { ...DocumentToRead, ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { matterId, documentId } = request.params
      const found = await findMatterFor(matters, matterId, callerOf(request), time.now())
      if (!found || !seesOfMatter(found.standing, 'documents')) throw new Problem('NOT_FOUND')
      return sendContent(documents, reply, await documents.find(matterId, documentId), request.query.show)
    },
  )
}
