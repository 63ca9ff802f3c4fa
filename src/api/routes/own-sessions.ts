import { z } from 'zod'
import type { Accounts } from '../../accounts/ports.ts'
import { staffParties } from '../../accounts/staff-rules.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf, personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { NewPassword } from './accounts.ts'

/** What the routes of the own logins need. */
export interface OwnSessionParts {
  readonly accounts: Pick<Accounts, 'sessionsOf' | 'endSessionOf' | 'endOtherSessions' | 'changePassword'>
  readonly time: TimeSource
}

const OwnSession = z
  .object({
    sessionId: z.string(),
    kind: z.enum(['web', 'token']).describe('`web`: somebody logged in. `token`: a machine with a token.'),
    name: z.string().nullable().describe('What a token is for.'),
    device: z
      .object({ kind: z.enum(['phone', 'tablet', 'computer', 'other']), program: z.string().describe('Empty = not known.') })
      .nullable(),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().nullable().describe('To ten minutes.'),
    expiresAt: z.iso.datetime(),
    isThisOne: z.boolean(),
  })
  .meta({ id: 'OwnSession', description: 'A login or token of the own account that is alive. No address: none is kept.' })

const OwnSessions = z.object({ sessions: z.array(OwnSession) }).meta({ id: 'OwnSessions' })

const Ended = z
  .object({ ended: z.int().describe('How many other sessions and tokens were ended.') })
  .meta({ id: 'EndedSessions', examples: [{ ended: 2 }] })

const PasswordChange = z.strictObject({ current: z.string().min(1).max(200), next: NewPassword }).meta({ id: 'PasswordChange' })

/** The own logins, and the own password. */
export const ownSessionRoutes = (parts: OwnSessionParts) => (app: TypedApp) => {
  list(app, parts)
  endOne(app, parts)
  endOthers(app, parts)
  changePassword(app, parts)
}

const list = (app: TypedApp, { accounts, time }: OwnSessionParts) =>
  app.get(
    '/api/me/sessions',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['login'],
        operationId: 'listOwnSessions',
        summary: 'Where one is logged in: when, from what kind of device',
        response: { 200: json('The latest first.', OwnSessions), ...problemAnswers(401, 403, 429, 503) },
      },
    },
    async (request) => {
      const { accountId, sessionId } = callerOf(request)
      const sessions = await accounts.sessionsOf(accountId, time.now())
      return { sessions: sessions.map((session) => ({ ...session, isThisOne: session.sessionId === sessionId })) }
    },
  )

const endOne = (app: TypedApp, { accounts, time }: OwnSessionParts) =>
  app.delete(
    '/api/me/sessions/:sessionId',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['login'],
        operationId: 'endOwnSession',
        summary: 'End one of the own sessions',
        params: z.object({ sessionId: z.string().max(64) }),
        response: { 204: z.undefined().describe('It has ended.'), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { accountId } = callerOf(request)
      const ended = await accounts.endSessionOf(accountId, request.params.sessionId, time.now())
      if (!ended) throw new Problem('NOT_FOUND')
      return reply.code(204).send()
    },
  )

const endOthers = (app: TypedApp, { accounts, time }: OwnSessionParts) =>
  app.delete(
    '/api/me/sessions',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['login'],
        operationId: 'endOtherSessions',
        summary: 'End all of the own sessions and tokens but this one',
        response: { 200: json('How many.', Ended), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId, sessionId } = callerOf(request)
      return { ended: await accounts.endOtherSessions(accountId, sessionId, time.now()) }
    },
  )

const changePassword = (app: TypedApp, { accounts, time }: OwnSessionParts) =>
  app.put(
    '/api/me/password',
    {
      config: { access: staffParties, whileSettingUp: true, whilePasswordIsInitial: true },
      schema: {
        tags: ['login'],
        operationId: 'changePassword',
        summary: 'Change the own password',
        description: 'Every other session and token of the account ends.',
        body: PasswordChange,
        response: { 200: json('It is changed.', Ended), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const caller = personOf(request)
      const { current, next } = request.body
      const changed = await accounts.changePassword(caller, current, next, time.now())
      if (changed === 'wrong') throw new Problem('PASSWORD_WRONG')
      if (changed === 'locked') throw new Problem('LOGIN_LOCKED')
      if (changed === 'same') throw new Problem('PASSWORD_SAME')
      if (changed === 'none') throw new Problem('PASSWORD_NONE')
      request.log.info({ accountId: caller.accountId, ended: changed.ended }, 'password changed')
      return changed
    },
  )
