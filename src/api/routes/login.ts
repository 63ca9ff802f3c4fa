import { z } from 'zod'
import { parties } from '../../../workflows/parties.ts'
import { type Device, deviceOf } from '../../accounts/device.ts'
import { type Accounts, CodeNotSent, type OpenedByPassword, type OpenedSession } from '../../accounts/ports.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { loginLimits } from '../login-limits.ts'
import { Problem } from '../problems.ts'
import type { RequestCounts } from '../request-counts.ts'
import { clearSessionCookie, setDeviceCookie, setSessionCookie, shownDevice } from '../session-cookie.ts'
import type { TypedApp } from '../typed-app.ts'
import { AccountBody } from './accounts.ts'

/** What the login routes need. */
export interface LoginParts {
  readonly accounts: Pick<Accounts, 'requestCode' | 'loginWithCode' | 'loginWithPassword' | 'knownDevice' | 'logout'>
  readonly time: TimeSource
  /** The session cookie is `Secure` when this is https. */
  readonly publicUrl: string
  /** Codes a minute from one address: each is a message that somebody pays for. */
  readonly codesPerMinute: number
  /** Where logins are counted; left out: by this process alone. */
  readonly counts?: RequestCounts
}

/** A phone to which a code can be sent. */
export const Phone = z
  .string()
  .regex(/^1\d{10}$/, 'a mainland mobile number of 11 digits')
  .meta({ examples: ['13800138000'] })

/** The code that came to it. */
export const PhoneCode = z.string().regex(/^\d{6}$/, 'six digits')

const CodeRequest = z.strictObject({ phone: Phone }).meta({ id: 'LoginCodeRequest' })

const CodeAnswer = z
  .object({ expiresAt: z.iso.datetime().describe('Until when the code works.') })
  .meta({ id: 'LoginCodeSent', examples: [{ expiresAt: '2026-03-02T01:05:00.000Z' }] })

const LoginWithCode = z
  .strictObject({
    method: z.literal('code'),
    phone: Phone,
    code: PhoneCode.meta({ examples: ['042917'] }),
  })
  .meta({ id: 'LoginWithCode', description: 'Owners: the code that came by message.' })

const LoginWithPassword = z
  .strictObject({
    method: z.literal('password'),
    login: z
      .string()
      .min(1)
      .max(64)
      .meta({ examples: ['tianyuan.centre'] }),
    password: z.string().min(1).max(200),
    code: z
      .string()
      .min(6)
      .max(30)
      .optional()
      .describe('The second factor, where the account has one: six digits of the authenticator, or a recovery code.'),
  })
  .meta({ id: 'LoginWithPassword', description: 'Staff: name and password, and the second factor where there is one.' })

const Login = z.discriminatedUnion('method', [LoginWithCode, LoginWithPassword]).meta({ id: 'Login' })

const Session = z
  .object({
    token: z.string().describe('For clients without cookies: send it as `Authorization: Bearer …`. Shown once.'),
    expiresAt: z.iso.datetime(),
    account: AccountBody,
  })
  .meta({ id: 'Session', description: 'A session that was opened. Browsers get the token as the cookie `pile_session`.' })

const Me = z
  .object({
    accountId: z.string(),
    party: z.enum(parties),
    organisationId: z.string().nullable(),
    channel: z.enum(['web', 'token']).describe('`web`: a person who logged in. `token`: a machine with a token.'),
    isByProvider: z.boolean().describe('Logged in by the provider of identities: log out there too.'),
    mustSetUpFactor: z.boolean().describe('Everything else waits until a second factor is set up.'),
    mustChangePassword: z.boolean().describe('Everything else waits until the password that somebody else set is changed.'),
  })
  .meta({
    id: 'Me',
    examples: [
      {
        accountId: 'kY1u0mV3Tt6mBq0f2nX8Qw',
        party: 'owner',
        organisationId: null,
        channel: 'web',
        isByProvider: false,
        mustSetUpFactor: false,
        mustChangePassword: false,
      },
    ],
  })

/** Login, logout, and who one is. */
export const loginRoutes = (parts: LoginParts) => (app: TypedApp) => {
  requestCode(app, parts)
  login(app, parts)
  logout(app, parts)
  readMe(app)
}

const requestCode = (app: TypedApp, { accounts, time, codesPerMinute }: LoginParts) =>
  app.post(
    '/api/login/codes',
    {
      config: { access: 'public', rateLimit: { max: codesPerMinute, timeWindow: '1 minute' } },
      schema: {
        tags: ['login'],
        operationId: 'requestLoginCode',
        summary: 'Send a one-time code to a phone',
        description:
          'Six digits, valid for 5 minutes and 5 tries; a new code ends the earlier one; at most 5 an hour. ' +
          'The answer is the same whether or not the phone is known.',
        security: [],
        body: CodeRequest,
        response: { 200: json('It was sent.', CodeAnswer), ...problemAnswers(400, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const sent = await accounts.requestCode(request.body.phone, time.now()).catch((error: unknown) => {
        if (!(error instanceof CodeNotSent)) throw error
        request.log.error({ err: error }, 'message gateway failed')
        throw new Problem('CODE_NOT_SENT')
      })
      if (!sent) throw new Problem('CODES_TOO_MANY')
      return sent
    },
  )

const login = (app: TypedApp, { accounts, time, publicUrl, counts }: LoginParts) => {
  const mayTry = loginLimits(counts)
  app.post(
    '/api/login',
    {
      // Counted by what is tried, not by the address alone: see login-limits.ts.
      config: { access: 'public', rateLimit: false },
      schema: {
        tags: ['login'],
        operationId: 'logIn',
        summary: 'Log in with a one-time code or with name and password',
        description:
          "An owner's first login makes the account. After 10 wrong passwords a login name rests for 15 minutes, but in a " +
          'browser in which it logged in before (the cookie `pile_device`), which counts for itself. ' +
          'A session lasts 12 hours.',
        security: [],
        body: Login,
        response: { 200: json('Logged in.', Session), ...problemAnswers(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const now = time.now()
      const shown = shownDevice(request)
      const name = request.body.method === 'code' ? request.body.phone : request.body.login.trim().toLowerCase()
      if (!mayTry(request.ip, name, accounts.knownDevice(name, shown))) throw new Problem('TOO_MANY_REQUESTS')
      const beside = { knownDevice: shown, device: deviceOf(request.headers['user-agent']) }
      const session = await openSession(accounts, request.body, beside, now).catch((error: unknown) => {
        // The name is not logged: people type their password there.
        if (error instanceof Problem) request.log.warn({ method: request.body.method, why: error.code }, 'login refused')
        throw error
      })
      request.log.info({ method: request.body.method, accountId: session.account.accountId }, 'logged in')
      setSessionCookie(reply, publicUrl, session, now)
      if ('knownDevice' in session) setDeviceCookie(reply, publicUrl, session.knownDevice)
      reply.header('cache-control', 'no-store')
      return session
    },
  )
}

const refused = {
  wrong: 'LOGIN_FAILED',
  locked: 'LOGIN_LOCKED',
  codeNeeded: 'SECOND_FACTOR_NEEDED',
  codeWrong: 'SECOND_FACTOR_WRONG',
  elsewhere: 'LOGIN_ELSEWHERE',
  initialOver: 'PASSWORD_OVER',
} as const

const openSession = async (
  accounts: LoginParts['accounts'],
  sent: z.infer<typeof Login>,
  beside: { readonly knownDevice: string | undefined; readonly device: Device },
  now: string,
): Promise<OpenedSession | OpenedByPassword> => {
  const opened =
    sent.method === 'code'
      ? await accounts.loginWithCode(sent.phone, sent.code, now, beside.device)
      : await accounts.loginWithPassword(sent.login, sent.password, now, { ...beside, code: sent.code })
  if (typeof opened === 'string') throw new Problem(refused[opened])
  return opened
}

const logout = (app: TypedApp, { accounts, time, publicUrl }: LoginParts) =>
  app.post(
    '/api/logout',
    {
      config: { access: 'loggedIn', whileSettingUp: true, whilePasswordIsInitial: true },
      schema: {
        tags: ['login'],
        operationId: 'logOut',
        summary: 'End this session',
        description: 'Ends the session or token that the request came with.',
        response: { 204: z.undefined().describe('It has ended.'), ...problemAnswers(400, 401, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      await accounts.logout(callerOf(request).sessionId, time.now())
      clearSessionCookie(reply, publicUrl)
      return reply.code(204).send()
    },
  )

const readMe = (app: TypedApp) =>
  app.get(
    '/api/me',
    {
      config: { access: 'loggedIn', whileSettingUp: true, whilePasswordIsInitial: true },
      schema: {
        tags: ['login'],
        operationId: 'readMe',
        summary: 'Who is logged in, and how',
        response: { 200: json('The caller.', Me), ...problemAnswers(401, 429, 503) },
      },
    },
    (request, reply) => {
      reply.header('cache-control', 'no-store')
      return callerOf(request)
    },
  )
