import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type CasePaper, casePapers, isLetter, mayFetchPaper } from '../../../workflows/case/paper-sight.ts'
import { type Language, languages } from '../../../workflows/labels/fill.ts'
import { paperTitles } from '../../../workflows/labels/papers/names.ts'
import type { PaperSheet } from '../../../workflows/papers/sheet.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { type Press, PressBusy } from '../../papers/press.ts'
import { listPapers, type PaperQuestion, readPaper, readPaperText } from '../../papers/read-paper.ts'
import { sha256 } from '../../sealing/seal.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { problemOfLack } from '../paper-problems.ts'
import { Problem, problems } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the paper routes are made of. */
export interface PaperRouteParts extends CaseSources {
  readonly press: Press
  readonly time: TimeSource
  /** Address under which people reach the service: stands on papers, also as QR code. */
  readonly publicUrl: () => string
}

const CaseId = z.string().regex(/^[A-Za-z0-9_-]{22}$/)
const OnePaper = z.object({ caseId: CaseId, kind: z.enum(casePapers) })
const InLanguage = z.strictObject({
  language: z
    .enum(languages)
    .optional()
    .describe('Without it `Accept-Language` decides; Chinese unless English is preferred. Letters are Chinese without it.'),
})

const label = z.string().describe('In the language of the caller.')

const PapersView = z
  .object({
    papers: z.array(
      z.object({
        paper: z.enum(casePapers),
        title: label,
        isLetter: z.boolean().describe('A text that the owner signs and sends.'),
        lack: z
          .object({ code: z.string(), sentence: label, todo: label })
          .nullable()
          .describe('Null: it is there. Else why not, and what would have to happen first.'),
      }),
    ),
  })
  .meta({ id: 'CasePapers', description: 'The papers of a case that the caller may have.' })

const PaperTextView = z
  .object({
    paper: z.enum(casePapers),
    language: z.enum(languages),
    title: z.string(),
    text: z.string().describe('The words of the printed sheet between its notes and its record.'),
  })
  .meta({ id: 'PaperText' })

const lackIn = (code: (typeof problemOfLack)[keyof typeof problemOfLack], language: Language) => {
  const [, zh, en, todoZh, todoEn] = problems[code]
  return { code, sentence: language === 'zh' ? zh : en, todo: language === 'zh' ? todoZh : todoEn }
}

/** Papers of a case as PDF and as text, the list of them, and the short address their QR code leads to. */
export const paperRoutes = (parts: PaperRouteParts) => (app: TypedApp) => {
  app.get(
    '/api/cases/:caseId/papers/:kind.pdf',
    {
      config: { access: caseParties },
      schema: {
        tags: ['papers'],
        operationId: 'printPaper',
        summary: 'A paper of the case as PDF',
        description:
          'Each paper says what it is and what it is not, names the basis and force of every deadline on it, and ends with the number and hash of the last record. ' +
          'It shows of the case what the caller may see. Letters that the owner sends are Chinese unless another language is asked for. The same case on the same day gives the same bytes: `ETag` is the SHA-256 of the file. ' +
          'A paper that the case does not have is a 404 whose `code` begins with `PAPER_` and says why.',
        params: OnePaper,
        querystring: InLanguage,
        response: {
          200: { description: 'The paper.', content: { 'application/pdf': { schema: z.any() } } },
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { kind } = request.params
      const sheet = await sheetFor(parts, kind, await questionFor(parts, request, request.params, request.query))
      const bytes = await printed(parts.press, sheet)
      return reply
        .type('application/pdf')
        .header('content-disposition', dispositionOf(kind, sheet))
        .header('cache-control', 'private, no-store')
        .header('content-language', sheet.language)
        .header('etag', `"${sha256(bytes)}"`)
        .send(bytes)
    },
  )

  app.get(
    '/api/cases/:caseId/papers/:kind/text',
    {
      config: { access: caseParties },
      schema: {
        tags: ['papers'],
        operationId: 'readPaperText',
        summary: 'What stands on a paper, as plain text: to be shown, changed, or copied into a message',
        params: OnePaper,
        querystring: InLanguage,
        response: {
          200: json('The text of the paper.', PaperTextView),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const { kind } = request.params
      const question = await questionFor(parts, request, request.params, request.query)
      const read = await readPaperText(parts, kind, question)
      if (typeof read === 'string') throw new Problem(problemOfLack[read])
      return { paper: kind, language: question.language, ...read }
    },
  )

  app.get(
    '/api/cases/:caseId/papers',
    {
      config: { access: caseParties },
      schema: {
        tags: ['papers'],
        operationId: 'listPapers',
        summary: 'The papers that the caller may have of the case: which are there, and what the others still lack',
        params: z.object({ caseId: CaseId }),
        response: { 200: json('The papers.', PapersView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const question = await questionFor(parts, request, request.params, {})
      const papers = await listPapers(parts, question)
      return {
        papers: papers.map(({ paper, title, lack }) => ({
          paper,
          title,
          isLetter: isLetter(paper),
          lack: lack && lackIn(problemOfLack[lack], question.language),
        })),
      }
    },
  )

  app.get(
    '/t/:token',
    {
      config: { access: 'public' },
      schema: {
        tags: ['papers'],
        operationId: 'followPaper',
        summary: 'The short address on papers: leads to the public tracking of the case',
        description: 'Papers outlive addresses: this one stays, whatever tracking looks like behind it.',
        security: [],
        params: z.object({ token: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: { 302: z.null().describe('To the tracking page of the case.'), ...problemAnswers(400, 429) },
      },
    },
    (request, reply) => {
      reply.redirect(`/track/${request.params.token}`, 302)
    },
  )
}

/** Who asks for the paper. Whether a paper is there is not said to whom it is not for. */
const questionFor = async (
  parts: PaperRouteParts,
  request: FastifyRequest,
  { caseId, kind }: { readonly caseId: string; readonly kind?: CasePaper },
  { language }: { readonly language?: Language | undefined },
): Promise<PaperQuestion> => {
  const viewer = callerOf(request)
  const found = await findFor(parts.store, caseId, viewer)
  if (!found) throw new Problem('NOT_FOUND')
  const { stored, standing } = found
  if (standing.sight === 'ended' || (kind && !mayFetchPaper(standing.party, kind))) throw new Problem('NOT_FOR_YOU')
  const spoken = kind && isLetter(kind) ? 'zh' : languageOfRequest(request)
  return { stored, standing, viewer, now: parts.time.now(), language: language ?? spoken, publicUrl: parts.publicUrl() }
}

/** The words of the paper for this caller. */
const sheetFor = async (parts: PaperRouteParts, kind: CasePaper, question: PaperQuestion): Promise<PaperSheet> => {
  const composed = await readPaper(parts, kind, question)
  if (typeof composed === 'string') throw new Problem(problemOfLack[composed])
  return composed
}

const printed = async (press: Press, sheet: PaperSheet): Promise<Buffer> => {
  try {
    return await press.print(sheet)
  } catch (error) {
    throw error instanceof PressBusy ? new Problem('TOO_MANY_REQUESTS') : error
  }
}

/** Opens in the browser; saved, it is named after the case and the paper. */
const dispositionOf = (kind: CasePaper, { caseNumber, language }: PaperSheet): string => {
  const name = encodeURIComponent(`${caseNumber} ${paperTitles[kind][language]}.pdf`)
  return `inline; filename="${caseNumber}-${kind}.pdf"; filename*=UTF-8''${name}`
}
