import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, ResponseSerializationError } from 'fastify-type-provider-zod'
import { randomId } from '../random-id.ts'
import { FiguresBeingRead } from '../statistics/being-read.ts'
import { detailOf, type SchemaFault } from './fault-details.ts'
import { languageOf, Problem, type ProblemCode, problemBody } from './problems.ts'

/** What passes by itself. */
const comeAgain: readonly ProblemCode[] = [
  'FIGURES_BEING_READ',
  'STORAGE_UNAVAILABLE',
  'STORAGE_UNSURE',
  'UPLOAD_NOT_SCANNED',
  'TOO_MANY_REQUESTS',
]

/** Sends a problem as `application/problem+json` in the language of the caller. */
export const sendProblem = (
  request: FastifyRequest,
  reply: FastifyReply,
  code: ProblemCode,
  more: Readonly<Record<string, unknown>> = {},
): FastifyReply => {
  const body = problemBody(code, languageOf(request.headers['accept-language']), request.id, more)
  if (comeAgain.includes(code)) reply.header('retry-after', '5')
  return reply
    .code(body.status)
    .type('application/problem+json; charset=utf-8')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body)
}

/** Turns everything that is thrown into a problem. Details of bugs go to the log, never to the caller. */
export const answerError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  if (error instanceof Problem) return sendProblem(request, reply, error.code, error.more)
  if (hasZodFastifySchemaValidationErrors(error)) return answerInvalid(error, request, reply)
  if (error instanceof Error && error.name === 'StorageUnavailable') {
    request.log.warn({ err: error }, 'storage unavailable')
    return sendProblem(request, reply, 'isUnknown' in error && error.isUnknown ? 'STORAGE_UNSURE' : 'STORAGE_UNAVAILABLE')
  }
  if (error instanceof FiguresBeingRead) {
    return sendProblem(request, reply, 'FIGURES_BEING_READ', { progress: error.progress })
  }
  const code = codeOf(error)
  if (code !== 'INTERNAL') return sendProblem(request, reply, code)
  request.log.error({ err: error, serialization: error instanceof ResponseSerializationError }, 'unexpected error')
  return sendProblem(request, reply, 'INTERNAL')
}

/** Problems behind errors of the framework that say more than their HTTP code. */
const byFrameworkCode: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_BAD_URL: 'REQUEST_MALFORMED',
  FST_ERR_MAX_PARAM_LENGTH: 'NOT_FOUND',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'BODY_NOT_JSON',
  FST_ERR_CTP_BODY_TOO_LARGE: 'BODY_TOO_LARGE',
}

/** The problem behind an error of the framework. */
const codeOf = (error: unknown): ProblemCode => {
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>
  const known = byFrameworkCode[code]
  if (known) return known
  if (statusCode === 413) return 'BODY_TOO_LARGE'
  if (statusCode === 429) return 'TOO_MANY_REQUESTS'
  if (statusCode >= 400 && statusCode < 500) return 'BODY_MALFORMED'
  return 'INTERNAL'
}

const byConnectionCode: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMED_OUT',
}

/** What every answer says, here for those that are given before the hooks that say it: nobody takes them for a page. */
export const bareHeaders = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
} as const

const bareLines = Object.entries(bareHeaders).map(([name, value]) => `${name}: ${value}\r\n`)

/** Answers what is no HTTP request at all, before there is a request to ask for its language. */
export const answerUnreadable = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const body = problemBody(byConnectionCode[error.code ?? ''] ?? 'REQUEST_MALFORMED', 'zh', randomId())
  const text = JSON.stringify(body)
  socket.end(
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status] ?? ''}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
      `${bareLines.join('')}content-length: ${Buffer.byteLength(text)}\r\nconnection: close\r\n\r\n${text}`,
  )
}

interface Fault {
  readonly pointer: string
  readonly code: string
  readonly detail: string
}

const answerInvalid = (
  error: { validation: (SchemaFault & { instancePath: string })[]; validationContext?: string },
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply => {
  const language = languageOf(request.headers['accept-language'])
  const errors = error.validation.map(
    (issue): Fault => ({
      // A JSON pointer to the whole is empty.
      pointer: issue.instancePath === '/' ? '' : issue.instancePath,
      code: issue.keyword,
      detail: detailOf(issue, language),
    }),
  )
  const missing = (header: string) =>
    request.headers[header] === undefined && errors.some(({ pointer }) => pointer === `/${header}`)
  if (error.validationContext === 'headers') {
    if (missing('if-match')) return sendProblem(request, reply, 'VERSION_NEEDED', { errors })
    if (missing('idempotency-key')) return sendProblem(request, reply, 'IDEMPOTENCY_KEY_MISSING', { errors })
    return sendProblem(request, reply, 'VALIDATION_FAILED', { errors })
  }
  return sendProblem(request, reply, problemOfFaults(errors, request.body), { errors })
}

/** The more telling problem behind the faults of an event: an unknown type, a ground off the list, no ground at all. */
const problemOfFaults = (errors: readonly Fault[], body: unknown): ProblemCode => {
  const sent = body !== null && typeof body === 'object' && 'type' in body ? body.type : undefined
  if (sent === undefined) return 'VALIDATION_FAILED'
  if (errors.some((fault) => fault.pointer === '/type')) return 'EVENT_UNKNOWN'
  if (sent !== 'property.reject') return 'VALIDATION_FAILED'
  if (errors.some((fault) => fault.pointer === '/grounds')) return 'GROUND_MISSING'
  return errors.some((fault) => /^\/grounds\/\d+\/code$/.test(fault.pointer)) ? 'GROUND_NOT_LISTED' : 'VALIDATION_FAILED'
}
