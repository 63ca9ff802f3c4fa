import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CasesBehindBody, casesBehindBody } from '../../statistics/behind-body.ts'
import { csvOfSheet, sheetsOf, workbookOf } from '../../statistics/figure-sheet.ts'
import type { Figures, FiguresWithCases } from '../../statistics/open-figures.ts'
import { callerOf } from '../access.ts'
import { json } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { answeredOf, askedOfAll, mayAsk, problemsOfFigures } from '../figure-question.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { askedFigures } from './statistics.ts'

/** What the routes around the figures need beside them. */
export interface KeptFigureParts {
  readonly figures: FiguresWithCases
  /** The pseudonym of a case, as in the exports of the month. */
  readonly maskOf: (caseId: string) => string
}

// The keys of the table of figures.
const names = Object.keys(askedFigures) as [keyof typeof askedFigures, ...(keyof typeof askedFigures)[]]
const named = { figure: z.enum(names).describe('Last part of the figure’s own address.') }

const file200 = {
  description: 'The file.',
  content: {
    'text/csv': { schema: z.any() },
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': { schema: z.any() },
  },
}

/** Every figure as a file to keep, and the masked cases behind every number. */
export const keptFigureRoutes = (parts: KeptFigureParts) => (app: TypedApp) => {
  tables(app, parts)
  cases(app, parts)
}

const tables = (app: TypedApp, { figures }: KeptFigureParts) =>
  app.get(
    '/api/statistics/:figure/table',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'keepFigureTable',
        summary: 'A figure as a table to keep: CSV or XLSX',
        description:
          'The question is asked as at the figure’s own address. Every line of the CSV says of which definition, which version and which day it is; the workbook has a sheet for each figure of the answer and one that says what they count.',
        params: z.object(named),
        querystring: z.looseObject({
          ...askedOfAll,
          form: z.enum(['csv', 'xlsx']).default('csv'),
          part: z.string().max(30).optional().describe('Which figure of the answer goes into the CSV; the first if left out.'),
        }),
        response: { 200: file200, ...problemsOfFigures },
      },
    },
    async (request, reply) => {
      const { form, part, ...query } = request.query
      const { figure } = request.params
      const { answered, body } = await askedFigures[figure].read(request, figures, query)
      const sheets = sheetsOf(body)
      const name = `${figure}-${answered.days.at.asOf}`
      void reply.header('cache-control', 'no-store')
      if (form === 'xlsx') {
        void reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        void reply.header('content-disposition', `attachment; filename="${name}.xlsx"`)
        return reply.send(await workbookOf(sheets)) as never
      }
      const sheet = part === undefined ? sheets[0] : sheets.find((one) => one.name === part)
      if (!sheet) throw new Problem('NOT_FOUND')
      void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="${name}.csv"`)
      return reply.send(csvOfSheet(sheet)) as never
    },
  )

const cases = (app: TypedApp, { figures, maskOf }: KeptFigureParts) =>
  app.get(
    '/api/statistics/:figure/cases',
    {
      config: { access: ['bureau'] },
      schema: {
        tags: ['statistics'],
        operationId: 'readCasesBehind',
        summary: 'The masked cases behind a number',
        description:
          'The question is asked as at the figure’s own address, with its day. Groups that a publication would leave out name no cases: masked or not, three cases of one garage are three families.',
        params: z.object(named),
        querystring: z.looseObject({
          ...askedOfAll,
          part: z.string().max(30).optional().describe('Which figure of the answer; the first if left out.'),
          group: z.coerce.number().int().min(0).describe('Place of the group in the answer to the same question, from 0.'),
          named: z.coerce.number().int().min(1).max(500).default(50).describe('How many cases are named at most.'),
        }),
        response: { 200: json('The cases.', CasesBehindBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { part, group, named: longest, ...query } = request.query
      const number = await numberOf(request, figures.withCases, part, group, query)
      const { asOf, knownAt, district } = query
      const found = await figures.behind(callerOf(request), { asOf, knownAt, district }, { caseIds: number.caseIds, longest })
      return casesBehindBody(answeredOf(request, found), languageOfRequest(request), number, maskOf)
    },
  )

/** A group as it was said, as far as it matters here. */
interface SaidGroup {
  readonly n: number
  readonly withheldInPublic: { readonly label: string } | null
}

/** A figure as it was said and as it was computed: the groups of both stand in the same order. */
interface SaidFigure {
  readonly definition: { readonly id: string; readonly version: number }
  readonly groups: readonly SaidGroup[]
}

/** The number somebody pointed at. */
const numberOf = async (
  request: FastifyRequest<{ Params: { figure: keyof typeof askedFigures } }>,
  figures: Figures,
  part: string | undefined,
  place: number,
  query: object,
) => {
  const { answered, body } = await askedFigures[request.params.figure].read(request, figures, query)
  const name = part ?? sheetsOf(body)[0]?.name ?? ''
  // Every part with groups is a figure: `figureOf` made it, from the figure of the same name or else from the answer itself.
  const said = (body as Readonly<Record<string, SaidFigure | undefined>>)[name]
  const computed = answered.figures as { readonly groups?: readonly { readonly caseIds: readonly string[] }[] } & Readonly<
    Record<string, { readonly groups?: readonly { readonly caseIds: readonly string[] }[] } | undefined>
  >
  const group = said?.groups?.[place]
  const behind = (computed[name]?.groups ?? computed.groups)?.[place]
  if (!said || !group || !behind) throw new Problem('NOT_FOUND')
  const withheldLabel = group.withheldInPublic?.label ?? null
  return { definition: said.definition, n: group.n, withheldLabel, caseIds: withheldLabel === null ? behind.caseIds : [] }
}
