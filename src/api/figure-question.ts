import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'
import type { Answered, Asker, Figures, Unanswered } from '../statistics/open-figures.ts'
import { type Access, callerOf } from './access.ts'
import { json, problemAnswers } from './answers.ts'
import { languageOfRequest } from './case-answers.ts'
import { Problem } from './problems.ts'
import type { TypedApp } from './typed-app.ts'

/** Offices that oversee districts. The public gets figures that are frozen monthly, never these (S13). */
export const mayAsk: Access = ['bureau', 'centre']

// Nothing was recorded before; the limit keeps every day within the range that calendars know.
// What is no day is asked nothing more: whether it is a Monday cannot be said of it.
export const day = z.iso
  .date({ abort: true })
  .refine((on) => on >= '2000-01-01', 'a day from 2000-01-01 on')
  .meta({ pattern: '^[2-9]\\d{3}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' })

/** What may be asked of every figure. */
export const askedOfAll = {
  asOf: day.optional().describe('The figures are those of the end of this day; today if left out.'),
  knownAt: day
    .optional()
    .describe(
      'Read the record as it stood at the end of this day. Left out: `asOf`, the figure as it could have been printed then.',
    ),
  district: z.string().max(20).optional().describe('One district; all of the caller’s if left out.'),
}

/** What goes wrong with any figure. */
export const problemsOfFigures = problemAnswers(400, 401, 403, 404, 429, 503)

/** Somebody's question, read by the schema of the figure. */
export interface Question<Q extends z.ZodType> {
  readonly figures: Figures
  readonly asker: Asker
  readonly query: z.infer<Q>
}

/** One figure of the surface: how it is asked, how it is computed, and how it is said. */
interface FigureSpec<Q extends z.ZodType, B extends z.ZodType, A extends Answered<unknown>> {
  /** Last part of its address. */
  readonly name: string
  readonly operationId: string
  readonly summary: string
  readonly description?: string
  readonly query: Q
  readonly body: B
  readonly ask: (question: Question<Q>) => Promise<A | Unanswered>
  readonly say: (answered: A, language: Language, query: z.infer<Q>) => z.infer<B>
}

/** A figure as it is asked by anybody: by its own route, as a table to keep, and by the cases behind it. */
export interface AskedFigure {
  readonly name: string
  readonly route: (app: TypedApp, figures: Figures) => void
  /** The figure as it is computed, and as it is said, to a question that was not read yet. */
  readonly read: (
    request: FastifyRequest,
    figures: Figures,
    query: unknown,
  ) => Promise<{ readonly answered: Answered<unknown>; readonly body: object }>
}

/** Describes a figure once: its route, its table and the cases behind it all come from here. */
export const askedFigure = <Q extends z.ZodType, B extends z.ZodType<object>, A extends Answered<unknown>>(
  spec: FigureSpec<Q, B, A>,
): AskedFigure => {
  const { name, operationId, summary, description, query, body, ask, say } = spec
  const read = async (request: FastifyRequest, figures: Figures, asked: unknown) => {
    const parsed = query.safeParse(asked)
    if (!parsed.success) throw new Problem('VALIDATION_FAILED', { errors: faultsOf(parsed.error) })
    const answered = answeredOf(request, await ask({ figures, asker: callerOf(request), query: parsed.data }))
    return { answered, body: say(answered, languageOfRequest(request), parsed.data) }
  }
  const route = (app: TypedApp, figures: Figures): void => {
    // A schema that is not known here gives the handler no type; `read` parses the question and `say` shapes the body.
    const plain = app as unknown as FastifyInstance
    plain.get(
      `/api/statistics/${name}`,
      {
        config: { access: mayAsk },
        schema: {
          ...{ tags: ['statistics'], operationId, summary },
          ...(description === undefined ? {} : { description }),
          querystring: query,
          response: { 200: json('The figure.', body), ...problemsOfFigures },
        },
      },
      async (request) => (await read(request, figures, request.query)).body,
    )
  }
  return { name, route, read }
}

const faultsOf = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => ({ pointer: `/${path.join('/')}`, code: 'INVALID', detail: message }))

/** The figure, or the problem behind there being none. */
export const answeredOf = <A extends Answered<unknown>>(request: FastifyRequest, answer: A | Unanswered): A => {
  if (answer.kind === 'answered') return answer
  throw problemOf(request, answer)
}

/** The problem behind there being no figure. */
export const problemOf = (request: FastifyRequest, answer: Unanswered): Problem => {
  if (answer.kind === 'unknown') return new Problem('NOT_FOUND')
  const language = languageOfRequest(request)
  const errors = answer.faults.map(({ pointer, code, sentence }) => ({ pointer, code, detail: sentence[language] }))
  return new Problem('VALIDATION_FAILED', { errors })
}

/** A list from a parameter that may be given once or several times. */
export const listOf = <T>(groupBy: T | readonly T[] | undefined): readonly T[] =>
  groupBy === undefined ? [] : ([groupBy].flat() as T[])

/** Names of which one or several may be given. */
export const oneOrMore = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.union([z.enum(names), z.array(z.enum(names)).max(names.length)]).optional()
