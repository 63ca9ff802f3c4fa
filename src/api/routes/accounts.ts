import { z } from 'zod'
import { parties } from '../../../workflows/parties.ts'
import { isLongEnough, passwordLength } from '../../accounts/passwords.ts'
import type { Accounts } from '../../accounts/ports.ts'
import { linkedParties, loginName, staffParties } from '../../accounts/staff-rules.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { callerOf, personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the account routes need. */
export interface AccountParts {
  readonly accounts: Pick<
    Accounts,
    'list' | 'createStaff' | 'disable' | 'createToken' | 'revokeSessions' | 'renewPassword' | 'unlock'
  >
  readonly time: TimeSource
}

/** An account as it crosses the wire. */
export const AccountBody = z
  .object({
    accountId: z.string(),
    party: z.enum(parties),
    organisationId: z.string().nullable(),
    login: z.string().nullable().describe('Login name of staff; null for owners, who log in by phone.'),
    createdAt: z.iso.datetime(),
    disabledAt: z.iso.datetime().nullable(),
  })
  .meta({
    id: 'Account',
    examples: [
      {
        accountId: 'kY1u0mV3Tt6mBq0f2nX8Qw',
        party: 'centre',
        organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA',
        login: 'tianyuan.centre',
        createdAt: '2026-03-02T01:00:00.000Z',
        disabledAt: null,
      },
    ],
  })

/** A password that somebody chooses. */
export const NewPassword = z
  .string()
  .max(200)
  .refine(isLongEnough, `at least ${passwordLength} signs`)
  .meta({ minLength: passwordLength })

const NewStaff = z
  .strictObject({
    party: z.enum(staffParties),
    organisationId: z.string().max(64).nullable().describe('The organisation the person works for; null only for an operator.'),
    login: z
      .string()
      .regex(loginName, '3 to 64 letters, digits, and . _ @ -')
      .describe('Capitals and small letters are the same.'),
    password: NewPassword,
  })
  .meta({
    id: 'NewAccount',
    examples: [
      {
        party: 'centre',
        organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA',
        login: 'tianyuan.centre',
        password: 'four-words-of-your-own',
      },
    ],
  })

const AccountPage = z
  .object({
    accounts: z.array(AccountBody),
    nextCursor: z.string().nullable().describe('For the next page; null on the last one.'),
  })
  .meta({ id: 'AccountPage' })

const AccountListing = z.strictObject({
  party: z.enum(parties).optional(),
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const NewToken = z
  .strictObject({ name: z.string().trim().min(1).max(60).describe('What it is for, so that it can be recognised later.') })
  .meta({ id: 'NewToken', examples: [{ name: 'monitoring' }] })

const Token = z
  .object({
    token: z.string().describe('Send it as `Authorization: Bearer …`. Shown once; only its hash is kept.'),
    sessionId: z.string(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'Token', description: 'A token for a machine: it may do what its account may do, for a year.' })

const Revoked = z
  .object({ revoked: z.int().describe('How many sessions and tokens were ended.') })
  .meta({ id: 'RevokedSessions', examples: [{ revoked: 2 }] })

const Params = z.object({ accountId: z.string().max(64) })

const Renewed = z.object({ password: z.string().describe('Shown once: hand it over in person.') }).meta({ id: 'RenewedPassword' })

/** Accounts, for operators. */
export const accountRoutes = (parts: AccountParts) => (app: TypedApp) => {
  listAccounts(app, parts)
  createAccount(app, parts)
  disableAccount(app, parts)
  createToken(app, parts)
  revokeSessions(app, parts)
  renewPassword(app, parts)
  unlock(app, parts)
}

const listAccounts = (app: TypedApp, { accounts }: AccountParts) =>
  app.get(
    '/api/accounts',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'listAccounts',
        summary: 'List accounts',
        description: 'Staff and owners, a page at a time. No names, no phones.',
        querystring: AccountListing,
        response: { 200: json('A page of accounts.', AccountPage), ...problemAnswers(400, 401, 403, 429, 503) },
      },
    },
    (request) => {
      const { party, cursor, limit } = request.query
      return accounts.list({ party: party ?? null, cursor: cursor ?? null, limit })
    },
  )

const createAccount = (app: TypedApp, { accounts, time }: AccountParts) =>
  app.post(
    '/api/accounts',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'createAccount',
        summary: 'Make an account for somebody who works for a party',
        description:
          'Not for owners, who log in by phone, and not for the court and the public, who never log in. An authority, a tester, an installer and the owner of a space or of a transformer get none: they answer in the single case by a link for a named person, or the centre records what they do.',
        body: NewStaff,
        response: {
          201: json('The account.', AccountBody),
          ...problemAnswers(400, 401, 403, 409, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      if (linkedParties.includes(request.body.party)) throw new Problem('PARTY_ANSWERS_BY_LINK')
      const made = await accounts.createStaff({ ...request.body, isInitial: true }, time.now())
      if (made === 'loginTaken') throw new Problem('LOGIN_TAKEN')
      if (made === 'organisationUnknown') throw new Problem('ORGANISATION_UNKNOWN')
      request.log.info({ accountId: made.accountId, by: callerOf(request).accountId }, 'account made')
      return reply.code(201).send(made)
    },
  )

const disableAccount = (app: TypedApp, { accounts, time }: AccountParts) =>
  app.post(
    '/api/accounts/:accountId/disable',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'disableAccount',
        summary: 'Disable an account for good',
        description: 'Whoever is logged in with it is out at once. The last active operator cannot be disabled.',
        params: Params,
        response: { 200: json('The account.', AccountBody), ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const disabled = await accounts.disable(request.params.accountId, time.now())
      if (disabled === 'unknown') throw new Problem('NOT_FOUND')
      if (disabled === 'lastOperator') throw new Problem('LAST_OPERATOR')
      request.log.info({ accountId: disabled.accountId, by: callerOf(request).accountId }, 'account disabled')
      return disabled
    },
  )

const createToken = (app: TypedApp, { accounts, time }: AccountParts) =>
  app.post(
    '/api/accounts/:accountId/tokens',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'createToken',
        summary: 'Make a token for a machine',
        description: 'For active accounts of staff; an owner comes in by phone only.',
        params: Params,
        body: NewToken,
        response: { 201: json('The token.', Token), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { accountId } = request.params
      const made = await accounts.createToken(accountId, request.body.name, time.now())
      if (!made) throw new Problem('NOT_FOUND')
      request.log.info({ accountId, sessionId: made.sessionId, by: callerOf(request).accountId }, 'token made')
      return reply.code(201).header('cache-control', 'no-store').send(made)
    },
  )

const revokeSessions = (app: TypedApp, { accounts, time }: AccountParts) =>
  app.delete(
    '/api/accounts/:accountId/sessions',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'revokeSessions',
        summary: 'End all sessions and tokens of an account',
        params: Params,
        response: { 200: json('How many.', Revoked), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId } = request.params
      const revoked = await accounts.revokeSessions(accountId, time.now())
      if (revoked === null) throw new Problem('NOT_FOUND')
      request.log.info({ accountId, revoked, by: callerOf(request).accountId }, 'sessions ended')
      return { revoked }
    },
  )

const renewPassword = (app: TypedApp, { accounts, time }: AccountParts) =>
  app.post(
    '/api/accounts/:accountId/password',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'renewPassword',
        summary: 'Give an account of staff a new password',
        description:
          'For one that was forgotten: a random one, shown once. Every session and token of the account ends; a second factor stays.',
        params: Params,
        response: { 200: json('The password.', Renewed), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId } = request.params
      const by = personOf(request).accountId
      const password = await accounts.renewPassword(accountId, time.now())
      if (password === null) throw new Problem('NOT_FOUND')
      request.log.info({ accountId, by }, 'password renewed')
      return { password }
    },
  )

const unlock = (app: TypedApp, { accounts }: AccountParts) =>
  app.post(
    '/api/accounts/:accountId/unlock',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'unlockAccount',
        summary: 'Let a login be tried again that rests after wrong passwords',
        params: Params,
        response: { 204: z.undefined().describe('It may.'), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { accountId } = request.params
      if (!(await accounts.unlock(accountId))) throw new Problem('NOT_FOUND')
      request.log.info({ accountId, by: callerOf(request).accountId }, 'lock-out ended')
      return reply.code(204).send()
    },
  )
