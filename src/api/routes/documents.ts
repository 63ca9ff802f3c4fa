import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { documentKinds } from '../../../workflows/rules/codes.ts'
import { mayOpen } from '../../cases/document-sight.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { sniffMediaType } from '../../documents/media-type.ts'
import { callerOf, caseParties } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { idempotencyOf, sendStored } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

const Ids = z.object({
  caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  documentId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
})

const DocumentReceipt = z
  .object({
    documentId: z.string(),
    kind: z.enum(documentKinds),
    mediaType: z.string(),
    sizeBytes: z.int(),
    replaces: z.string().nullable(),
  })
  .meta({ id: 'DocumentReceipt', description: 'The document is kept. Name it as evidence by its id.' })

const Fields = z.object({
  kind: z.enum(documentKinds),
  replaces: z
    .string()
    .regex(/^[A-Za-z0-9_-]{22}$/)
    .optional(),
})

/** Papers and photos of a case. */
export const documentRoutes = (parts: CaseSources & { readonly time: TimeSource }) => (app: TypedApp) => {
  const { store, documents, time } = parts

  app.post(
    '/api/cases/:caseId/documents',
    {
      config: { access: caseParties },
      schema: {
        tags: ['documents'],
        operationId: 'uploadDocument',
        summary: 'Upload a paper or photo',
        description:
          'multipart/form-data with the fields `kind` (see DocumentReceipt), optionally `replaces` (the id of an earlier version, which is kept), ' +
          'and then `file`. PDF, JPEG, PNG or WebP; the type is told by the content.',
        consumes: ['multipart/form-data'],
        params: Ids.pick({ caseId: true }),
        headers: IdempotencyHeader,
        response: {
          201: json('Kept.', DocumentReceipt),
          ...problemAnswers(400, 401, 403, 404, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const found = await findFor(store, request.params.caseId, caller)
      if (!found) throw new Problem('NOT_FOUND')
      if (found.standing.sight === 'ended') throw new Problem('NOT_FOR_YOU')
      const { bytes, name, fields, declared } = await readUpload(request)
      const mediaType = await sniffMediaType(bytes)
      if (mediaType === null) throw new Problem('MEDIA_TYPE_UNSUPPORTED')
      if (declared !== mediaType) throw new Problem('UPLOAD_IS_NOT_WHAT_IT_SAYS', { declared, found: mediaType })
      const kept = await documents.keep({
        caseId: found.stored.caseId,
        kind: fields.kind,
        mediaType,
        name,
        bytes,
        uploadedByParty: caller.party,
        uploadedByAccount: caller.accountId,
        now: time.now(),
        replaces: fields.replaces ?? null,
        idempotency: idempotencyOf(request, caller.accountId, bytes),
        answer: ({ documentId, kind, sizeBytes, replaces }) => ({
          httpCode: 201,
          body: JSON.stringify({ documentId, kind, mediaType, sizeBytes, replaces }),
        }),
      })
      if (kept === 'keyReused') throw new Problem('IDEMPOTENCY_KEY_REUSED')
      if (kept === 'replacesUnknown') throw new Problem('NOT_FOUND')
      return sendStored(reply, kept)
    },
  )

  app.get(
    '/api/cases/:caseId/documents/:documentId',
    {
      config: { access: caseParties },
      schema: {
        tags: ['documents'],
        operationId: 'readDocument',
        summary: 'The content of a document',
        params: Ids,
        response: {
          200: { description: 'The file.', content: { 'application/octet-stream': { schema: z.any() } } },
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const found = await findFor(store, request.params.caseId, caller)
      const document = found && (await documents.find(found.stored.caseId, request.params.documentId))
      if (!found || !document || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
      const bytes = mayOpen(found.stored, found.standing, document) ? await documents.read(document) : null
      if (!bytes) throw new Problem('NOT_FOUND')
      return reply
        .type(document.mediaType)
        .header('content-disposition', `attachment; filename="${document.documentId}"`)
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .send(bytes)
    },
  )
}

/** Reads the one file of an upload and its fields, which must stand before the file. */
const readUpload = async (request: FastifyRequest) => {
  if (!request.isMultipart()) throw new Problem('MEDIA_TYPE_UNSUPPORTED')
  const file = await request.file()
  if (!file)
    throw new Problem('VALIDATION_FAILED', { errors: [{ pointer: '/file', code: 'missing', detail: 'no file was sent' }] })
  const bytes = await file.toBuffer()
  const fields = Fields.safeParse(valuesOf(file))
  if (!fields.success) {
    const errors = fields.error.issues.map((issue) => ({
      pointer: `/${issue.path.join('/')}`,
      code: issue.code,
      detail: issue.message,
    }))
    throw new Problem('VALIDATION_FAILED', { errors })
  }
  return {
    bytes,
    name: file.filename.slice(0, 200),
    fields: fields.data,
    declared: file.mimetype.replace('image/jpg', 'image/jpeg'),
  }
}

const valuesOf = (file: MultipartFile): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(file.fields).flatMap(([name, field]) => {
      const only = Array.isArray(field) ? field[0] : field
      return only && only.type === 'field' ? [[name, only.value]] : []
    }),
  )
