import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'
import { explainMatterRefusal } from '../../workflows/labels/matter-refusals.ts'
import type { StoredAnswer } from '../cases/ports.ts'
import type { MatterRecorded, MatterRefused, MatterResult } from '../matters/ports.ts'
import { sendStored } from './case-answers.ts'
import { sendProblem } from './error-handler.ts'

/** The answer to an accepted event of a matter. Nothing personal is in it, because it is kept for a repeat. */
export const MatterReceipt = z
  .object({
    matterId: z.string(),
    version: z.int().positive().describe('The new version of the matter: send it as If-Match with the next event.'),
    type: z.string(),
    recordedAt: z.iso.datetime(),
    state: z.enum(['open', 'closed']),
    nextReportOn: z.iso.date().nullable(),
  })
  .meta({ id: 'MatterReceipt', description: 'The event is on disk; linked requests are told at once.' })

/** The answer that is kept with an event of a matter, made inside its transaction. */
export const answerOfMatter =
  (language: Language, requestId: string) =>
  (result: MatterRecorded | MatterRefused): StoredAnswer => {
    if (result.kind === 'refused') return refusalAnswer(result, language, requestId)
    const { matterId, seq, recordedAt, state, nextReportOn } = result.stored.file
    const body: z.infer<typeof MatterReceipt> = { matterId, version: seq, type: result.type, recordedAt, state, nextReportOn }
    return { httpCode: 201, body: JSON.stringify(body) }
  }

const refusalAnswer = ({ refusal }: MatterRefused, language: Language, instance: string): StoredAnswer => {
  const status = refusal.code === 'MATTER_NOT_YOURS' ? 403 : 422
  const { sentence, todo } = explainMatterRefusal(refusal, language)
  const { code, details } = refusal
  const body = { type: `urn:problem:${code}`, title: sentence, status, code, todo, instance, details }
  return { httpCode: status, body: JSON.stringify(body) }
}

/** Sends what became of an event of a matter. */
export const sendMatterResult = (request: FastifyRequest, reply: FastifyReply, result: MatterResult): FastifyReply => {
  switch (result.kind) {
    case 'recorded':
    case 'refused':
    case 'repeated':
      return sendStored(reply, result.answer)
    case 'keyReused':
      return sendProblem(request, reply, 'IDEMPOTENCY_KEY_REUSED')
    case 'unknown':
      return sendProblem(request, reply, 'NOT_FOUND')
    case 'stale':
      return sendProblem(request, reply, 'MATTER_MOVED_ON', { current: { version: result.version } })
  }
}
