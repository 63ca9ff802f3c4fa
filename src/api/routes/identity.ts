import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { deviceOf } from '../../accounts/device.ts'
import type { Identities } from '../../accounts/identities.ts'
import type { IdentityProvider } from '../../accounts/identity-provider.ts'
import type { TimeSource } from '../../cases/ports.ts'
import type { KeyRing } from '../../sealing/keys.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { clearLeaving, keepLeaving, keptLeaving } from '../leaving-cookie.ts'
import { Problem } from '../problems.ts'
import { setSessionCookie } from '../session-cookie.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of logins by a provider of identities need; null where none is set. */
export interface IdentityParts {
  readonly provider: IdentityProvider | null
  readonly identities: Identities | null
  readonly localLogin: boolean
  readonly keys: Pick<KeyRing, 'secret'>
  readonly time: TimeSource
  readonly publicUrl: () => string
}

const Ways = z
  .object({
    provider: z.object({ name: z.string() }).nullable().describe('The single sign-on of the house; null = there is none.'),
    localLogin: z.boolean().describe('Whether staff may log in by name and password; operators always may.'),
  })
  .meta({ id: 'LoginWays', examples: [{ provider: null, localLogin: true }] })

const Identity = z
  .object({ issuer: z.string(), subject: z.string(), accountId: z.string(), linkedBy: z.string(), linkedAt: z.iso.datetime() })
  .meta({ id: 'Identity', description: 'Who an account of staff is at the provider of identities.' })

const Linking = z
  .strictObject({ subject: z.string().trim().min(1).max(255).describe('`sub` of the person at the provider that is set.') })
  .meta({ id: 'IdentityLinking' })

const SignOut = z.object({ address: z.string().nullable() }).meta({ id: 'SignOut' })

const Params = z.object({ accountId: z.string().max(64) })

/** Logins of staff by the provider of identities of their house. */
export const identityRoutes = (parts: IdentityParts) => (app: TypedApp) => {
  ways(app, parts)
  leave(app, parts)
  comeBack(app, parts)
  signOut(app, parts)
  read(app, parts)
  link(app, parts)
  unlink(app, parts)
}

const providerOf = ({ provider }: IdentityParts): IdentityProvider => {
  if (!provider) throw new Problem('PROVIDER_NONE')
  return provider
}

const identitiesOf = ({ identities }: IdentityParts): Identities => {
  if (!identities) throw new Problem('PROVIDER_NONE')
  return identities
}

const ways = (app: TypedApp, { provider, localLogin }: IdentityParts) =>
  app.get(
    '/api/login/ways',
    {
      config: { access: 'public' },
      schema: {
        tags: ['login'],
        operationId: 'readLoginWays',
        summary: 'How staff log in here',
        security: [],
        response: { 200: json('The ways.', Ways), ...problemAnswers(429, 503) },
      },
    },
    () => ({ provider: provider && { name: provider.name }, localLogin }),
  )

/** The desks alone: whoever makes up an address elsewhere sends nobody there. */
const desk = /^\/desk(\/[\w/-]*)?$/

const callbackOf = ({ publicUrl }: IdentityParts): string => `${publicUrl()}/api/login/provider/callback`

const moved = { 302: z.undefined().describe('To the provider, a desk, or the login page, which says why.') }

const toLogin = (reply: FastifyReply, why: 'failed' | 'unknown') => reply.redirect(`/login?to=/desk&provider=${why}`)

const leave = (app: TypedApp, parts: IdentityParts) =>
  app.get(
    '/api/login/provider',
    {
      config: { access: 'public' },
      schema: {
        tags: ['login'],
        operationId: 'leaveForProvider',
        summary: 'Send the browser to the provider of identities',
        description: 'OpenID Connect, code flow with PKCE, state and nonce, which the browser keeps sealed for ten minutes.',
        security: [],
        querystring: z.strictObject({ to: z.string().max(200).regex(desk, 'an address of a desk').default('/desk') }),
        response: { ...moved, ...problemAnswers(400, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const provider = providerOf(parts)
      try {
        const { address, leaving } = await provider.begin(callbackOf(parts))
        keepLeaving(reply, parts, { ...leaving, to: request.query.to })
        return await reply.redirect(address)
      } catch (error) {
        request.log.error({ err: error }, 'the provider of identities cannot be reached')
        return toLogin(reply, 'failed')
      }
    },
  )

const comeBack = (app: TypedApp, parts: IdentityParts) =>
  app.get(
    '/api/login/provider/callback',
    {
      config: { access: 'public' },
      schema: {
        tags: ['login'],
        operationId: 'comeBackFromProvider',
        summary: 'Where the provider of identities sends the browser back',
        description: 'Opens a session for the account that an operator linked to who it is. No account is made.',
        security: [],
        response: { ...moved, ...problemAnswers(404, 429, 503) },
      },
    },
    async (request, reply) => {
      const provider = providerOf(parts)
      const identities = identitiesOf(parts)
      const kept = keptLeaving(request, parts.keys)
      clearLeaving(reply, parts)
      if (!kept) return toLogin(reply, 'failed')
      const who = await provider.finish(new URL(request.url, `${parts.publicUrl()}/`), kept).catch((error: unknown) => {
        request.log.warn({ why: error instanceof Error ? error.message : 'unknown' }, 'login by the provider refused')
        return null
      })
      if (!who) return toLogin(reply, 'failed')
      const now = parts.time.now()
      const session = await identities.login(who, deviceOf(request.headers['user-agent']), now)
      if (!session) {
        request.log.warn({ subject: who.subject }, 'nobody is linked to who came from the provider')
        return toLogin(reply, 'unknown')
      }
      request.log.info({ method: 'provider', accountId: session.account.accountId }, 'logged in')
      setSessionCookie(reply, parts.publicUrl(), session, now)
      return reply.redirect(desk.test(kept.to) ? kept.to : '/desk')
    },
  )

const signOut = (app: TypedApp, parts: IdentityParts) =>
  app.get(
    '/api/login/provider/sign-out',
    {
      config: { access: 'public' },
      schema: {
        tags: ['login'],
        operationId: 'readSignOut',
        summary: 'Where the browser is sent to log out at the provider too',
        security: [],
        response: { 200: json('The address; null = it has none.', SignOut), ...problemAnswers(404, 429, 503) },
      },
    },
    async (request: FastifyRequest) => {
      const provider = providerOf(parts)
      const address = await provider.end(`${parts.publicUrl()}/login?to=/desk`).catch((error: unknown) => {
        request.log.error({ err: error }, 'the provider of identities cannot be reached')
        return null
      })
      return { address }
    },
  )

const read = (app: TypedApp, parts: IdentityParts) =>
  app.get(
    '/api/accounts/:accountId/identity',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'readIdentity',
        summary: 'Who an account is at the provider of identities',
        params: Params,
        response: {
          200: json('Who it is; null = it is linked to nobody.', z.object({ identity: Identity.nullable() })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => ({ identity: await identitiesOf(parts).of(request.params.accountId) }),
  )

const link = (app: TypedApp, parts: IdentityParts) =>
  app.put(
    '/api/accounts/:accountId/identity',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'linkIdentity',
        summary: 'Say who an account is at the provider of identities',
        description:
          'In place of what it was linked to before. From then on whoever the provider says that it is logs in to this account.',
        params: Params,
        body: Linking,
        response: { 200: json('Linked.', Identity), ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const { accountId } = request.params
      const by = callerOf(request).accountId
      const linked = await identitiesOf(parts).link(accountId, request.body.subject, by, parts.time.now())
      if (linked === 'unknown') throw new Problem('NOT_FOUND')
      if (linked === 'taken') throw new Problem('IDENTITY_TAKEN')
      request.log.info({ accountId, by }, 'identity linked')
      return linked
    },
  )

const unlink = (app: TypedApp, parts: IdentityParts) =>
  app.delete(
    '/api/accounts/:accountId/identity',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['accounts'],
        operationId: 'unlinkIdentity',
        summary: 'Take the identity from an account',
        params: Params,
        response: { 204: z.undefined().describe('It is gone.'), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { accountId } = request.params
      if (!(await identitiesOf(parts).unlink(accountId))) throw new Problem('NOT_FOUND')
      request.log.info({ accountId, by: callerOf(request).accountId }, 'identity taken away')
      return reply.code(204).send()
    },
  )
