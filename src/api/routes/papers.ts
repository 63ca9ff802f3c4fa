import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type CasePaper, casePapers, mayFetchPaper } from '../../../workflows/case/paper-sight.ts'
import { languages } from '../../../workflows/labels/fill.ts'
import { paperTitles } from '../../../workflows/labels/papers/names.ts'
import type { PaperSheet } from '../../../workflows/papers/sheet.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { type Press, PressBusy } from '../../papers/press.ts'
import { readPaper } from '../../papers/read-paper.ts'
import { sha256 } from '../../sealing/seal.ts'
import { callerOf, caseParties } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { problemOfLack } from '../paper-problems.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the paper routes are made of. */
export interface PaperRouteParts extends CaseSources {
  readonly press: Press
  readonly time: TimeSource
  /** Address under which people reach the service: stands on papers, also as QR code. */
  readonly publicUrl: () => string
}

/** Papers of a case as PDF, and the short address their QR code leads to. */
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
          'It shows of the case what the caller may see. The same case on the same day gives the same bytes: `ETag` is the SHA-256 of the file. ' +
          'A paper that the case does not have is a 404 whose `code` begins with `PAPER_` and says why.',
        params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/), kind: z.enum(casePapers) }),
        querystring: z.strictObject({
          language: z
            .enum(languages)
            .optional()
            .describe('Without it `Accept-Language` decides; Chinese unless English is preferred.'),
        }),
        response: {
          200: { description: 'The paper.', content: { 'application/pdf': { schema: z.any() } } },
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { kind } = request.params
      const sheet = await sheetFor(parts, request, {
        ...request.params,
        language: request.query.language ?? languageOfRequest(request),
      })
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

/** The words of the paper for this caller. Whether a paper is there is not said to whom it is not for. */
const sheetFor = async (
  parts: PaperRouteParts,
  request: FastifyRequest,
  asked: { caseId: string; kind: CasePaper; language: (typeof languages)[number] },
): Promise<PaperSheet> => {
  const viewer = callerOf(request)
  const found = await findFor(parts.store, asked.caseId, viewer)
  if (!found) throw new Problem('NOT_FOUND')
  const { stored, standing } = found
  if (standing.sight === 'ended' || !mayFetchPaper(standing.party, asked.kind)) throw new Problem('NOT_FOR_YOU')
  const question = { stored, standing, viewer, now: parts.time.now(), language: asked.language, publicUrl: parts.publicUrl() }
  const composed = await readPaper(parts, asked.kind, question)
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
