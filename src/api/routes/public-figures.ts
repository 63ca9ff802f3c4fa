import { z } from 'zod'
import { lastDayOf } from '../../../workflows/statistics/public-set.ts'
import type { Press } from '../../papers/press.ts'
import type { RecordChain } from '../../record/ports.ts'
import type { FrozenFigures } from '../../statistics/frozen.ts'
import { monthReport } from '../../statistics/month-report.ts'
import { PublicMonthBody, publicMonthBody } from '../../statistics/public-body.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the public pages of figures need. */
export interface PublicFigureParts {
  readonly frozen: FrozenFigures
  readonly chain: Pick<RecordChain, 'headUntil'>
  readonly press: Press
  readonly publicUrl: () => string
}

const month = z.object({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) })
const access = 'public' as const
const [tags, security] = [['statistics'], []]
const problems = problemAnswers(400, 404, 429, 503)

const text200 = { description: 'The text, byte for byte.', content: { 'application/json': { schema: z.any() } } }
const pdf200 = { description: 'The report.', content: { 'application/pdf': { schema: z.any() } } }

/**
 * The frozen figures of each month, for everybody and without a login: what was frozen once stays as it is. The signed text
 * is handed out byte for byte, with the key, so that anybody can check it with any tool.
 */
export const publicFigureRoutes = (parts: PublicFigureParts) => (app: TypedApp) => {
  months(app, parts)
  oneMonth(app, parts)
  report(app, parts)
}

const months = (app: TypedApp, { frozen }: PublicFigureParts) =>
  app.get(
    '/api/public/figures',
    {
      config: { access },
      schema: {
        ...{
          tags,
          security,
          operationId: 'listPublicMonths',
          summary: 'The months whose public figures are frozen, and the key they are signed with',
        },
        response: {
          200: json(
            'The months, the newest first.',
            z.object({ months: z.array(z.string()), keyId: z.string(), publicKey: z.string() }),
          ),
          ...problemAnswers(400, 429, 503),
        },
      },
    },
    async () => ({ months: [...(await frozen.months())].toReversed(), ...frozen.key }),
  )

const oneMonth = (app: TypedApp, { frozen }: PublicFigureParts) => {
  const read = async (of: string) => (await frozen.month(of)) ?? Promise.reject(new Problem('NOT_FOUND'))
  app.get(
    '/api/public/figures/:month',
    {
      config: { access },
      schema: {
        ...{ tags, security, operationId: 'readPublicMonth', summary: 'The frozen public figures of a month, with words' },
        params: month,
        response: { 200: json('The figures.', PublicMonthBody), ...problems },
      },
    },
    async (request) => publicMonthBody(await read(request.params.month), languageOfRequest(request)),
  )
  app.get(
    '/api/public/figures/:month/signed',
    {
      config: { access },
      schema: {
        ...{ tags, security, operationId: 'readSignedMonth', summary: 'The signed text of a month, byte for byte' },
        description:
          'Canonical JSON (RFC 8785). Its SHA-256 and its Ed25519 signature stand in the headers `x-content-sha256` and `x-signature-ed25519`.',
        params: month,
        response: { 200: text200, ...problems },
      },
    },
    async (request, reply) => {
      const { body, hash, signature } = (await read(request.params.month)).frozen
      void reply.type('application/json; charset=utf-8')
      void reply.header('x-content-sha256', hash).header('x-signature-ed25519', signature)
      // A text is sent as it is; nothing may write the JSON anew.
      return reply.serializer((text) => text as string).send(body) as never
    },
  )
}

const report = (app: TypedApp, { frozen, chain, press, publicUrl }: PublicFigureParts) =>
  app.get(
    '/api/public/figures/:month/report.pdf',
    {
      config: { access },
      schema: {
        ...{ tags, security, operationId: 'readMonthReport', summary: 'The monthly report as PDF, in Chinese' },
        description:
          'Made from the frozen set and the last signed head of the record in that month: the same month gives the same bytes.',
        params: month,
        response: { 200: pdf200, ...problems },
      },
    },
    async (request, reply) => {
      const found = await frozen.month(request.params.month)
      if (!found) throw new Problem('NOT_FOUND')
      const head = await chain.headUntil(lastDayOf(found.set.month))
      const bytes = await press.print(monthReport(publicMonthBody(found, 'zh'), { ...found, head }, publicUrl()))
      void reply.type('application/pdf')
      void reply.header('content-disposition', `inline; filename="figures-${request.params.month}.pdf"`)
      return reply.send(bytes) as never
    },
  )
