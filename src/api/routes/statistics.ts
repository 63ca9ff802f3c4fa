import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { AccountFiguresBody, accountFiguresBody } from '../../statistics/account-body.ts'
import { AnswerFiguresBody, answerFiguresBody } from '../../statistics/answer-body.ts'
import { ChangeFiguresBody, changeFiguresBody } from '../../statistics/change-body.ts'
import { FamilyFiguresBody, familyFiguresBody } from '../../statistics/family-body.ts'
import { MapFiguresBody, mapFiguresBody } from '../../statistics/map-body.ts'
import type { Answered, Figures, Unanswered } from '../../statistics/open-figures.ts'
import { OverdueFiguresBody, overdueFiguresBody } from '../../statistics/overdue-body.ts'
import { ReasonFiguresBody, reasonFiguresBody } from '../../statistics/reason-body.ts'
import { StageFiguresBody, stageFiguresBody } from '../../statistics/stage-body.ts'
import { StuckFiguresBody, stuckFiguresBody } from '../../statistics/stuck-body.ts'
import { type Access, callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** Offices that oversee districts. The public gets figures that are frozen monthly, never these (S13). */
const mayAsk: Access = ['bureau', 'centre']

// Nothing was recorded before; the limit keeps every day within the range that calendars know.
const day = z.iso.date().refine((on) => on >= '2000-01-01', 'a day from 2000-01-01 on')

const asked = {
  asOf: day.optional().describe('The figures are those of the end of this day; today if left out.'),
  knownAt: day
    .optional()
    .describe(
      'Read the record as it stood at the end of this day. Left out: `asOf`, the figure as it could have been printed then.',
    ),
  district: z.string().max(20).optional().describe('One district; all of the caller’s if left out.'),
}
const from = day.optional().describe('First day of the period; left out: twelve months.')
const to = day.optional().describe('Last day of the period; `asOf` if left out.')

const oneOrMore = <const T extends readonly [string, ...string[]]>(names: T) =>
  z.union([z.enum(names), z.array(z.enum(names)).max(names.length)]).optional()

/** The names of the rows behind those of the surface. */
const splitNames = {
  district: 'district',
  party: 'party',
  clock: 'name',
  track: 'track',
  organisation: 'organisationId',
} as const

const problemsOfFigures = problemAnswers(400, 401, 403, 404, 429, 503)

/**
 * Where requests wait and with whom, how long companies take, what is overdue, which reasons are stated and tested. For the
 * bureau (its districts) and the centre (its own): who may read the cases gets whole groups, and each group says whether a
 * publication would have to leave it out. Small cells are withheld in public figures only (S13).
 */
export const statisticsRoutes = (figures: Figures) => (app: TypedApp) => {
  families(app, figures)
  stuck(app, figures)
  changes(app, figures)
  accounts(app, figures)
  map(app, figures)
  stages(app, figures)
  answers(app, figures)
  overdue(app, figures)
  reasons(app, figures)
}

const families = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/families',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readFamilyFigures',
        summary: 'Of the families who asked, where they are after 30, 90 and 180 days',
        description:
          'Of all who asked by `asOf`, the open ones inside. Days are calendar days from the first request of the family.',
        querystring: z.strictObject({ ...asked, groupBy: z.enum(['district']).optional() }),
        response: { 200: json('The figure.', FamilyFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.families(callerOf(request), question, groupBy)
      return familyFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const stuck = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/stuck',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readStuckFigures',
        summary: 'Which families are stuck, since when, and who has them in hand',
        description:
          'Past a clock, or nothing recorded for 20 working days, or back at the same desk for the third time, or waiting on a matter whose report is due.',
        querystring: z.strictObject({
          ...asked,
          groupBy: z.enum(['district']).optional(),
          longest: z.coerce.number().int().min(0).max(500).default(10).describe('How many families are named one by one.'),
        }),
        response: { 200: json('The figure.', StuckFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, longest, ...question } = request.query
      const answered = await figures.stuck(callerOf(request), question, groupBy, longest)
      return stuckFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const changes = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/changes',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readChangeFigures',
        summary: 'What changed since last Monday',
        querystring: z.strictObject({
          ...asked,
          since: day.optional().describe('The day it is compared with; the last Monday before `asOf` if left out.'),
          groupBy: z.enum(['district']).optional(),
        }),
        response: { 200: json('The figure.', ChangeFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.changes(callerOf(request), question, groupBy)
      return changeFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const accounts = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/accounts',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readAccountFigures',
        summary: 'The days families waited: by who held them, by who was awaited, by what sent them there',
        description: 'A ground that was tested and fell moves its days to who raised it. The three accounts add up to the same.',
        querystring: z.strictObject({ ...asked, groupBy: z.enum(['district']).optional() }),
        response: { 200: json('The figure.', AccountFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.accounts(callerOf(request), question, groupBy)
      return accountFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const map = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/map',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readProcessMap',
        summary: 'Which ways requests went from stage to stage, how often, after how long',
        querystring: z.strictObject({ ...asked, groupBy: z.enum(['district']).optional() }),
        response: { 200: json('The figure.', MapFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.map(callerOf(request), question, groupBy)
      return mapFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const stages = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/stages',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readStageFigures',
        summary: 'How many wait where and with whom, and how long',
        querystring: z.strictObject({
          ...asked,
          from,
          to,
          groupBy: oneOrMore(['district', 'organisation']).describe('`organisation` counts what waits, never how long.'),
        }),
        response: { 200: json('The figures.', StageFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy, ...question } = request.query
      const answered = await figures.stages(callerOf(request), question, listOf(groupBy))
      return stageFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const answers = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/answers',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readAnswerFigures',
        summary: 'How long companies take to answer, the silent ones inside',
        description: 'Of all requests served by `asOf`: there is no period, because who picks one picks the silent out.',
        querystring: z.strictObject({ ...asked, groupBy: z.enum(['district', 'organisation']).optional() }),
        response: { 200: json('The figures.', AnswerFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.answers(callerOf(request), question, groupBy)
      return answerFiguresBody(answeredOf(request, answered), languageOfRequest(request), groupBy === 'organisation')
    },
  )

const overdue = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/overdue',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readOverdueFigures',
        summary: 'How many clocks are overdue, those open and late inside',
        description: 'Of the clocks that ended from `from` to `asOf`, and of all that are open and late.',
        querystring: z.strictObject({
          ...asked,
          from,
          groupBy: oneOrMore(['district', 'party', 'clock', 'track', 'organisation']),
        }),
        response: { 200: json('The figures.', OverdueFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy, ...question } = request.query
      const splits = listOf(groupBy).map((name) => splitNames[name])
      const answered = await figures.overdue(callerOf(request), question, splits)
      return overdueFiguresBody(answeredOf(request, answered), languageOfRequest(request))
    },
  )

const reasons = (app: TypedApp, figures: Figures) =>
  app.get(
    '/api/statistics/reasons',
    {
      config: { access: mayAsk },
      schema: {
        tags: ['statistics'],
        operationId: 'readReasonFigures',
        summary: 'Which reasons were stated, and what became of those that were tested',
        querystring: z.strictObject({ ...asked, from, to, groupBy: z.enum(['district', 'organisation']).optional() }),
        response: { 200: json('The figures.', ReasonFiguresBody), ...problemsOfFigures },
      },
    },
    async (request) => {
      const { groupBy = null, ...question } = request.query
      const answered = await figures.reasons(callerOf(request), question, groupBy)
      return reasonFiguresBody(answeredOf(request, answered), languageOfRequest(request), groupBy === 'organisation')
    },
  )

const listOf = <T>(groupBy: T | readonly T[] | undefined): readonly T[] =>
  groupBy === undefined ? [] : ([groupBy].flat() as T[])

/** The figure, or the problem behind there being none. */
const answeredOf = <A extends Answered<unknown>>(request: FastifyRequest, answer: A | Unanswered): A => {
  if (answer.kind === 'answered') return answer
  if (answer.kind === 'unknown') throw new Problem('NOT_FOUND')
  const language = languageOfRequest(request)
  const errors = answer.faults.map(({ pointer, code, sentence }) => ({ pointer, code, detail: sentence[language] }))
  throw new Problem('VALIDATION_FAILED', { errors })
}
