import { z } from 'zod'
import type { Accounts } from '../../accounts/ports.ts'
import { secondFactorParties } from '../../accounts/staff-rules.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf, personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of second factors need. */
export interface SecondFactorParts {
  readonly accounts: Pick<Accounts, 'secondFactor' | 'startSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes'>
  readonly time: TimeSource
}

const SecondFactor = z
  .object({
    confirmedAt: z.iso.datetime().nullable().describe('Since when there is one; null = there is none.'),
    recoveryCodesLeft: z.int(),
    isObligatory: z.boolean().describe('Bureau and operators do nothing without one here.'),
  })
  .meta({ id: 'SecondFactor', examples: [{ confirmedAt: null, recoveryCodesLeft: 0, isObligatory: false }] })

const Code = z
  .string()
  .min(6)
  .max(30)
  .meta({ examples: ['042917'] })

const Starting = z
  .strictObject({
    code: Code.optional().describe('Needed where there is a second factor already: it is proven before it is replaced.'),
  })
  .meta({ id: 'SecondFactorStarting' })

const Started = z
  .object({
    secret: z.string().describe('For typing into an authenticator, base32. Shown once.'),
    address: z.string().describe('`otpauth:` address of the same, to be shown as a QR code.'),
  })
  .meta({ id: 'SecondFactorStarted' })

const Shown = z.strictObject({ code: Code }).meta({ id: 'SecondFactorCode' })

const RecoveryCodes = z
  .object({ recoveryCodes: z.array(z.string()).describe('Each works once, in place of a code. Shown only now.') })
  .meta({ id: 'RecoveryCodes' })

/** The second factor of whoever is logged in. */
export const secondFactorRoutes = (parts: SecondFactorParts) => (app: TypedApp) => {
  read(app, parts)
  start(app, parts)
  confirm(app, parts)
  renew(app, parts)
}

const refused = { wrong: 'SECOND_FACTOR_WRONG', locked: 'LOGIN_LOCKED' } as const

const config = { access: secondFactorParties, whileSettingUp: true } as const

const read = (app: TypedApp, { accounts }: SecondFactorParts) =>
  app.get(
    '/api/me/second-factor',
    {
      config,
      schema: {
        tags: ['login'],
        operationId: 'readSecondFactor',
        summary: 'Whether the own account has a second factor',
        response: { 200: json('How it stands.', SecondFactor), ...problemAnswers(401, 403, 429, 503) },
      },
    },
    (request) => accounts.secondFactor(callerOf(request).accountId),
  )

const start = (app: TypedApp, { accounts, time }: SecondFactorParts) =>
  app.post(
    '/api/me/second-factor',
    {
      config,
      schema: {
        tags: ['login'],
        operationId: 'startSecondFactor',
        summary: 'Begin to set up a second factor',
        description: 'A secret for an authenticator (RFC 6238). It counts from the first code on, within thirty minutes.',
        body: Starting,
        response: { 201: json('What the authenticator needs.', Started), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { accountId } = personOf(request)
      const started = await accounts.startSecondFactor(accountId, request.body.code ?? null, time.now())
      if (typeof started === 'string') throw new Problem(refused[started])
      return reply.code(201).send(started)
    },
  )

const confirm = (app: TypedApp, { accounts, time }: SecondFactorParts) =>
  app.post(
    '/api/me/second-factor/confirm',
    {
      config,
      schema: {
        tags: ['login'],
        operationId: 'confirmSecondFactor',
        summary: 'Confirm a second factor with its first code',
        body: Shown,
        response: {
          200: json('Recovery codes.', RecoveryCodes),
          ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request) => {
      const { accountId } = personOf(request)
      const codes = await accounts.confirmSecondFactor(accountId, request.body.code, time.now())
      if (codes === 'notStarted') throw new Problem('SECOND_FACTOR_NOT_STARTED')
      if (codes === 'wrong') throw new Problem('SECOND_FACTOR_WRONG')
      request.log.info({ accountId }, 'second factor set up')
      return { recoveryCodes: [...codes] }
    },
  )

const renew = (app: TypedApp, { accounts, time }: SecondFactorParts) =>
  app.post(
    '/api/me/second-factor/recovery-codes',
    {
      config,
      schema: {
        tags: ['login'],
        operationId: 'renewRecoveryCodes',
        summary: 'Get new recovery codes in place of the earlier ones',
        body: Shown,
        response: { 200: json('Recovery codes.', RecoveryCodes), ...problemAnswers(400, 401, 403, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId } = personOf(request)
      const codes = await accounts.renewRecoveryCodes(accountId, request.body.code, time.now())
      if (typeof codes === 'string') throw new Problem(refused[codes])
      request.log.info({ accountId }, 'recovery codes renewed')
      return { recoveryCodes: [...codes] }
    },
  )
