import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { phaseOf, phases } from '../../workflows/case/chart.ts'
import { explainRefusal } from '../../workflows/labels/explain-refusal.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { ownGroundNames } from '../../workflows/rules/stated-grounds.ts'
import type { CaseView } from '../cases/case-view.ts'
import type { IdempotencyKey, Recorded, RecordResult, Refused, StoredAnswer } from '../cases/ports.ts'
import { sha256 } from '../sealing/seal.ts'
import { sendProblem } from './error-handler.ts'
import { languageOf } from './problems.ts'
import type { ReadUpload } from './read-upload.ts'

/** The answer to an accepted event. Nothing personal is in it, because it is kept for a repeat. */
export const EventReceipt = z
  .object({
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    seq: z.int().positive(),
    type: z.string(),
    recordedAt: z.iso.datetime(),
    version: z.int().positive().describe('The new version of the case: send it as If-Match with the next event.'),
    phase: z.enum(phases),
    stages: z.array(z.object({ track: z.string(), stage: z.string(), holder: z.string() })),
  })
  .meta({ id: 'EventReceipt', description: 'The event is on disk. Read the case for what happens next.' })

/** The answer that is kept with an event, made inside its transaction. */
export const answerOfEvent =
  (language: Language, requestId: string) =>
  (result: Recorded | Refused): StoredAnswer => {
    if (result.kind === 'refused') return refusalAnswer(result, language, requestId)
    const { stored, seq, type, recordedAt } = result
    const body: z.infer<typeof EventReceipt> = {
      caseId: stored.caseId,
      caseNumber: stored.caseNumber,
      seq,
      type,
      recordedAt,
      version: stored.file.seq,
      phase: phaseOf(stored.file.value),
      stages: stored.file.positions.map(({ track, stage, holder }) => ({ track, stage, holder })),
    }
    return { httpCode: 201, body: JSON.stringify(body) }
  }

/** A refusal as a problem: decided, so 422; an event of another party, 403. */
const refusalAnswer = ({ refusal, stored }: Refused, language: Language, instance: string): StoredAnswer => {
  const status = refusal.code === 'EVENT_OF_ANOTHER_PARTY' ? 403 : 422
  const { sentence, todo } = explainRefusal(refusal, language, ownGroundNames(stored.rules))
  const body = {
    type: `urn:problem:${refusal.code}`,
    title: sentence,
    status,
    code: refusal.code,
    todo,
    instance,
    details: refusal.details,
    version: stored.file.seq,
  }
  return { httpCode: status, body: JSON.stringify(body) }
}

/** Sends what became of an event. */
export const sendResult = async (
  request: FastifyRequest,
  reply: FastifyReply,
  result: RecordResult,
  viewNow: () => Promise<CaseView | null>,
): Promise<FastifyReply> => {
  switch (result.kind) {
    case 'recorded':
    case 'refused':
    case 'repeated':
      return sendStored(reply, result.answer)
    case 'keyReused':
      return sendProblem(request, reply, 'IDEMPOTENCY_KEY_REUSED')
    case 'spaceTaken':
      return sendProblem(request, reply, 'SPACE_HAS_OPEN_CASE')
    case 'unknown':
      return sendProblem(request, reply, 'NOT_FOUND')
    case 'stale': {
      return sendProblem(request, reply, 'CASE_MOVED_ON', standsNow(await viewNow(), result.stored.file.seq, request.body))
    }
  }
}

/** Who lost a race is told where the case stands now, and whether the event still counts there. */
export const standsNow = (view: CaseView | null, version: number, body: unknown) => ({
  current: {
    version,
    positions: view?.positions.map(({ track, stage, label, holder }) => ({ track, stage, label, holder })) ?? [],
    stillAllowed: view?.allowedEvents.some((event) => event.allowed && event.type === typeOf(body)) ?? false,
  },
})

const typeOf = (body: unknown): string | null =>
  body !== null && typeof body === 'object' && 'type' in body && typeof body.type === 'string' ? body.type : null

/** Sends a kept answer word for word. */
export const sendStored = (reply: FastifyReply, answer: StoredAnswer): FastifyReply =>
  reply
    .code(answer.httpCode)
    .type(answer.httpCode >= 400 ? 'application/problem+json; charset=utf-8' : 'application/json; charset=utf-8')
    .serializer((body: unknown) => String(body))
    .send(answer.body)

/** The key under which a write is recognised when it is repeated; `content` is all that was sent. */
export const idempotencyOf = (request: FastifyRequest, scope: string, content: unknown = request.body): IdempotencyKey => ({
  scope,
  key: String(request.headers['idempotency-key']),
  requestHash: sha256(`${request.method} ${request.url} ${JSON.stringify(content ?? null)}`),
})

/** What was sent with an upload, for telling a repetition from another upload under the same key. */
export const contentOfUpload = ({ bytes, ...beside }: ReadUpload): unknown => ({ ...beside, bytes: sha256(bytes) })

/** The version in If-Match; `*` and nothing mean any. */
export const versionOf = (request: FastifyRequest): number | null => {
  const digits = /\d+/.exec(request.headers['if-match'] ?? '')?.[0]
  return digits === undefined ? null : Number(digits)
}

/** The language of the caller. */
export const languageOfRequest = (request: FastifyRequest): Language => languageOf(request.headers['accept-language'])
