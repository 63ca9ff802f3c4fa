import { z } from 'zod'
import { type FourEyes, fourEyesKinds } from '../../accounts/four-eyes.ts'
import type { Accounts } from '../../accounts/ports.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf, personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of what two persons do need. */
export interface FourEyesParts {
  readonly fourEyes: FourEyes
  readonly accounts: Pick<Accounts, 'secondFactor'>
  readonly time: TimeSource
}

/** What one person asked for and a second one decides. */
export const FourEyesAsk = z
  .object({
    askId: z.string(),
    kind: z.enum(fourEyesKinds),
    subject: z.string().describe('The account or the case that it is about.'),
    reason: z.string(),
    askedBy: z.string().describe('The account of whoever asked.'),
    askedAt: z.iso.datetime(),
    lapsesAt: z.iso.datetime().describe('Nobody decides it after that.'),
    secondBy: z.string().nullable(),
    secondAt: z.iso.datetime().nullable(),
    verdict: z.enum(['confirmed', 'refused']).nullable(),
    holdsUntilAt: z.iso.datetime().nullable().describe('What was allowed holds until then; null = it was done at once.'),
  })
  .meta({ id: 'FourEyesAsk', description: 'What one person of an office asked for and a second one decides.' })

/** Why somebody asks. */
export const FourEyesReason = z
  .strictObject({ reason: z.string().trim().min(5).max(500).describe('Why. It is kept.') })
  .meta({ id: 'FourEyesReason', examples: [{ reason: '手机丢失，本人已当面核对工作证。' }] })

const name = z.string().nullable()
const NamedAsk = FourEyesAsk.extend({
  askedByName: name.describe('Login name.'),
  secondByName: name.describe('Login name.'),
  subjectName: name.describe('Login name, or the number of the case.'),
}).meta({ id: 'NamedFourEyesAsk' })
const Asks = z.object({ asks: z.array(NamedAsk) }).meta({ id: 'FourEyesAsks' })

const Decision = z
  .strictObject({ verdict: z.enum(['confirmed', 'refused']) })
  .meta({ id: 'FourEyesDecision', examples: [{ verdict: 'confirmed' }] })

/** What no one person does alone: asked by one, decided by another one of the same office. */
export const fourEyesRoutes = (parts: FourEyesParts) => (app: TypedApp) => {
  askReset(app, parts)
  list(app, parts)
  decide(app, parts)
}

const askReset = (app: TypedApp, { fourEyes, accounts, time }: FourEyesParts) =>
  app.post(
    '/api/accounts/:accountId/second-factor-reset',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'askSecondFactorReset',
        summary: 'Ask to take the second factor of an account away',
        description:
          'For a lost device. A second operator confirms it; then the account logs in by password and sets up a new one.',
        params: z.object({ accountId: z.string().max(64) }),
        body: FourEyesReason,
        response: {
          201: json('It waits for a second person.', FourEyesAsk),
          ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { accountId } = request.params
      const caller = personOf(request)
      if ((await accounts.secondFactor(accountId)).confirmedAt === null) throw new Problem('SECOND_FACTOR_NONE')
      const asked = { kind: 'resetSecondFactor', subject: accountId, reason: request.body.reason } as const
      const ask = await fourEyes.ask(caller, asked, time.now())
      if (ask === 'nobodyElse') throw new Problem('SECOND_PERSON_MISSING')
      request.log.info({ askId: ask.askId, kind: ask.kind, by: caller.accountId }, 'asked for a second person')
      return reply.code(201).send(ask)
    },
  )

const list = (app: TypedApp, { fourEyes, time }: FourEyesParts) =>
  app.get(
    '/api/four-eyes',
    {
      config: { access: ['operator', 'bureau'] },
      schema: {
        tags: ['accounts'],
        operationId: 'listFourEyes',
        summary: 'What waits for a second person of the own office, and what was decided in the last thirty days',
        response: { 200: json('The newest first.', Asks), ...problemAnswers(401, 403, 429, 503) },
      },
    },
    async (request) => ({ asks: [...(await fourEyes.list(callerOf(request), time.now()))] }),
  )

const decide = (app: TypedApp, { fourEyes, time }: FourEyesParts) =>
  app.post(
    '/api/four-eyes/:askId/decision',
    {
      config: { access: ['operator', 'bureau'] },
      schema: {
        tags: ['accounts'],
        operationId: 'decideFourEyes',
        summary: 'Confirm or refuse what a colleague asked for',
        description: 'Whoever asked, and whoever it is about, cannot confirm it. Whoever asked may take it back by refusing.',
        params: z.object({ askId: z.string().max(64) }),
        body: Decision,
        response: {
          200: json('As it was decided.', FourEyesAsk),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request) => {
      const caller = personOf(request)
      const decided = await fourEyes.decide(caller, request.params.askId, request.body.verdict, time.now())
      if (decided === 'unknown') throw new Problem('NOT_FOUND')
      if (decided === 'over') throw new Problem('ASK_OVER')
      if (decided === 'samePerson') throw new Problem('SECOND_PERSON_NEEDED')
      const { askId, kind, verdict } = decided
      request.log.info({ askId, kind, verdict, by: caller.accountId }, 'decided as second person')
      return decided
    },
  )
