import { z } from 'zod'
import { ProblemBody } from './problems.ts'

const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ProblemBody } } })

/** What each code of an answer means. */
export const described = {
  400: 'The request is malformed or a field is wrong; `errors` lists the places.',
  401: 'Nobody is logged in.',
  403: 'The caller may not do this.',
  404: 'It is not there, or the caller may not see it.',
  409: 'It collides with what is there.',
  408: 'The request did not arrive in time.',
  412: 'The case moved on since the version named in If-Match; nothing was written. `current` says where it stands.',
  413: 'Too large.',
  415: 'A media type that is not accepted.',
  422: 'Decided and refused: `code` says why, `todo` what to do. Nothing changed.',
  428: 'If-Match is missing.',
  429: 'Too many requests.',
  431: 'The address or the headers are too large.',
  503: 'The storage is not available just now; nothing was half-written. Repeat with the same Idempotency-Key.',
} as const

/** Problem answers of a route by HTTP code, with what each means. */
export const problemAnswers = <C extends keyof typeof described>(...codes: readonly C[]) =>
  // The keys are exactly the codes that were asked for.
  Object.fromEntries(codes.map((code) => [code, problem(described[code])])) as Record<C, ReturnType<typeof problem>>

/** A JSON answer with its description. */
export const json = <S extends z.ZodType>(description: string, schema: S) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Header of every write: a fresh random key, the same one when the write is repeated. */
export const IdempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{8,128}$/)
    .describe('A fresh random key for each write; the same one when the write is repeated gives the first answer again.'),
})

/** Header of a change of what is kept in versions: the one that the sender saw. */
export const VersionHeader = z.object({
  'if-match': z
    .string()
    .regex(/^(W\/)?"\d{1,9}"$|^\d{1,9}$/)
    .describe('The version that the sender saw, such as `"7"`. Refused once there is another one.'),
})

/** Headers of a write on a case: the key, and the version of the case that the sender saw. */
export const CaseWriteHeaders = IdempotencyHeader.extend({
  'if-match': z
    .string()
    .regex(/^(W\/)?"\d{1,9}"$|^\d{1,9}$|^\*$/)
    .describe('Version of the case that the sender saw, such as `"7"`. Refused only if a later event moved the same track.'),
})
