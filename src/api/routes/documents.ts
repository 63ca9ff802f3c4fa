import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Party } from '../../../workflows/parties.ts'
import { type DocumentKind, documentKinds } from '../../../workflows/rules/codes.ts'
import { caseOfReusedPaper, mayOpen, mayOpenReused } from '../../cases/document-sight.ts'
import { isNoted } from '../../cases/personal-reads.ts'
import type { StoredCase, TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import type { Standing, Viewer } from '../../cases/standing.ts'
import { sniffMediaType } from '../../documents/media-type.ts'
import { acceptedMediaTypes, type CaseDocument, type CaseDocuments, fitsKind, type NotKept } from '../../documents/ports.ts'
import { callerOf, caseParties } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { contentOfUpload, idempotencyOf, languageOfRequest, sendStored } from '../case-answers.ts'
import { faultsOf } from '../fault-details.ts'
import { fileTypes } from '../openapi.ts'
import { Problem, type ProblemCode } from '../problems.ts'
import { readUpload } from '../read-upload.ts'
import type { TypedApp } from '../typed-app.ts'

const Ids = z.object({
  caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  documentId: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
})

/** The answer to an upload. */
export const DocumentReceipt = z
  .object({
    documentId: z.string(),
    kind: z.enum(documentKinds),
    mediaType: z.string(),
    sizeBytes: z.int(),
    replaces: z.string().nullable(),
  })
  .meta({ id: 'DocumentReceipt', description: 'The document is kept. Name it as evidence by its id.' })

const fieldsWith = (kinds: readonly DocumentKind[]) =>
  z.strictObject({
    kind: z.enum(kinds),
    replaces: z
      .string()
      .regex(/^[A-Za-z0-9_-]{22}$/)
      .optional(),
  })

/** How an upload is described: it is read as a stream, this tells clients what to send. */
export const documentToSend = (kinds: readonly DocumentKind[]) => ({
  description:
    'multipart/form-data with `file`, `kind` and optionally `replaces` (the id of an earlier version, which is kept). ' +
    'PDF, JPEG, PNG or WebP, for a `voiceNote` WebM, MP4 or Ogg sound; the type is told by the content.',
  consumes: ['multipart/form-data'],
  body: z.unknown().meta({
    type: 'object',
    required: ['file', 'kind'],
    additionalProperties: false,
    properties: {
      kind: { type: 'string', enum: [...kinds] },
      replaces: { type: 'string', pattern: '^[A-Za-z0-9_-]{22}$' },
      file: { type: 'string', format: 'binary' },
    },
    [fileTypes]: acceptedMediaTypes,
  }),
})

/** How an upload to a case is described. */
export const DocumentToSend = documentToSend(documentKinds)

/** How somebody wants to have a document: as a file to keep, or shown by the browser. */
export const DocumentShown = z.strictObject({
  show: z
    .literal('here')
    .optional()
    .describe(
      'Shown by the browser instead of saved, for those inside other applications that save nothing. Pictures and PDF alone.',
    ),
})

/** How the content of a document is described. */
export const DocumentToRead = {
  200: {
    description: 'The file.',
    content: Object.fromEntries(acceptedMediaTypes.map((type) => [type, { schema: z.any() }])),
  },
}

/** What the document routes are made of. */
export type DocumentRouteParts = CaseSources & { readonly time: TimeSource }

/** Papers and photos of a case. */
export const documentRoutes = (parts: DocumentRouteParts) => (app: TypedApp) => {
  const { store } = parts

  app.post(
    '/api/cases/:caseId/documents',
    {
      config: { access: caseParties },
      schema: {
        tags: ['documents'],
        operationId: 'uploadDocument',
        summary: 'Upload a paper or photo',
        ...DocumentToSend,
        params: Ids.pick({ caseId: true }),
        headers: IdempotencyHeader,
        response: { 201: json('Kept.', DocumentReceipt), ...problemAnswers(400, 401, 403, 404, 413, 415, 422, 429, 503) },
      },
    },
    async (request, reply) => {
      const { party, accountId } = callerOf(request)
      const found = await findFor(store, request.params.caseId, callerOf(request))
      if (!found) throw new Problem('NOT_FOUND')
      if (found.standing.sight === 'ended' || found.standing.overseen) throw new Problem('NOT_FOR_YOU')
      return keepDocument(parts, request, reply, { caseId: found.stored.caseId, party, accountId, scope: accountId })
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
        querystring: DocumentShown,
        response: { ...DocumentToRead, ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { caseId, documentId } = request.params
      const found = await findFor(store, caseId, callerOf(request))
      if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
      return sendDocument(parts, reply, { ...found, documentId, viewer: callerOf(request), ...request.query })
    },
  )
}

/** Who uploads to which case or matter, and under which name its keys are remembered. */
interface Sender {
  readonly caseId: string
  readonly party: Party
  readonly accountId: string
  readonly scope: string
  /** Kinds that may be uploaded there; all, where none are named. */
  readonly kinds?: readonly DocumentKind[]
}

const problemsOfUploads = {
  keyReused: 'IDEMPOTENCY_KEY_REUSED',
  replacesUnknown: 'NOT_FOUND',
  infected: 'UPLOAD_INFECTED',
  notScanned: 'UPLOAD_NOT_SCANNED',
  active: 'PDF_ACTIVE',
  sealedPdf: 'PDF_SEALED',
  unreadable: 'UPLOAD_IS_NOT_WHAT_IT_SAYS',
  tooManyPixels: 'PICTURE_TOO_LARGE',
} as const satisfies Record<NotKept, ProblemCode>

/** Keeps the document of an upload and answers with its id. */
export const keepDocument = async (
  { documents, time }: Pick<DocumentRouteParts, 'documents' | 'time'>,
  request: FastifyRequest,
  reply: FastifyReply,
  { caseId, party, accountId, scope, kinds = documentKinds }: Sender,
): Promise<FastifyReply> => {
  if (!request.isMultipart()) throw new Problem('MEDIA_TYPE_UNSUPPORTED')
  const upload = await readUpload(request)
  const fields = fieldsOf(request, upload.fields, kinds)
  const mediaType = await sniffMediaType(upload.bytes)
  if (mediaType === null || !fitsKind(fields.kind, mediaType)) throw new Problem('MEDIA_TYPE_UNSUPPORTED')
  if (upload.declared !== mediaType) throw new Problem('UPLOAD_IS_NOT_WHAT_IT_SAYS', { found: mediaType })
  const kept = await documents.keep({
    caseId,
    kind: fields.kind,
    mediaType,
    name: upload.name,
    bytes: upload.bytes,
    uploadedByParty: party,
    uploadedByAccount: accountId,
    now: time.now(),
    replaces: fields.replaces ?? null,
    idempotency: idempotencyOf(request, scope, contentOfUpload(upload)),
    answer: ({ documentId, kind, sizeBytes, replaces }) => ({
      httpCode: 201,
      body: JSON.stringify({ documentId, kind, mediaType, sizeBytes, replaces }),
    }),
  })
  if (typeof kept === 'string') throw new Problem(problemsOfUploads[kept])
  return sendStored(reply, kept)
}

/** Sends a document to whoever may open it; for everybody else it is not there. */
export const sendDocument = async (
  parts: DocumentRouteParts,
  reply: FastifyReply,
  asked: {
    readonly stored: StoredCase
    readonly standing: Standing
    readonly documentId: string
    readonly viewer: Viewer
  } & Shown,
): Promise<FastifyReply> => {
  const { documents } = parts
  const { stored, standing, documentId, show } = asked
  const own = await documents.find(stored.caseId, documentId)
  const opened = own && mayOpen(stored, standing, own) ? own : null
  if (opened) noteDocument(parts, asked, opened)
  if (own) return sendContent(documents, reply, opened, show)
  const from = caseOfReusedPaper(stored, standing, documentId)
  const reused = from === null ? null : await documents.find(from, documentId)
  return sendContent(documents, reply, reused && mayOpenReused(stored, standing, reused) ? reused : null, show)
}

/** What the owner handed in is personal, whatever its kind; another office's own paper is not. */
const noteDocument = (
  { reads, time }: DocumentRouteParts,
  { stored, standing, viewer }: { readonly stored: StoredCase; readonly standing: Standing; readonly viewer: Viewer },
  document: CaseDocument,
): void => {
  if (document.uploadedByParty !== 'owner' || !isNoted(standing)) return
  reads.note({ caseId: stored.caseId, viewer, party: standing.party, at: time.now(), fields: [], document })
}

type Shown = z.infer<typeof DocumentShown>

/**
 * What a browser may show by itself. Neither holds a script that runs: a picture is drawn, a PDF is read by the reader of the
 * browser, which would not open under `sandbox`. Nothing that is markup is ever kept.
 */
const shownHere: Readonly<Record<string, string>> = {
  'image/jpeg': "default-src 'none'; sandbox",
  'image/png': "default-src 'none'; sandbox",
  'image/webp': "default-src 'none'; sandbox",
  'application/pdf': "default-src 'none'; frame-ancestors 'none'",
}

/** Sends the content of a document; one that is not there, or whose key was destroyed, is not found. */
export const sendContent = async (
  documents: CaseDocuments,
  reply: FastifyReply,
  document: CaseDocument | null,
  show?: Shown['show'],
): Promise<FastifyReply> => {
  const bytes = document && (await documents.read(document))
  if (!document || !bytes) throw new Problem('NOT_FOUND')
  const policy = show === 'here' ? shownHere[document.mediaType] : undefined
  return reply
    .type(document.mediaType)
    .header('content-disposition', `${policy ? 'inline' : 'attachment'}; filename="${document.documentId}"`)
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', policy ?? "default-src 'none'; sandbox")
    .send(bytes)
}

const fieldsOf = (request: FastifyRequest, sent: unknown, kinds: readonly DocumentKind[]) => {
  const fields = fieldsWith(kinds).safeParse(sent)
  if (!fields.success) throw new Problem('VALIDATION_FAILED', { errors: faultsOf(fields.error, languageOfRequest(request)) })
  return fields.data
}
