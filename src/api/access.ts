import type { FastifyInstance, FastifyRequest } from 'fastify'
import { type Party, parties } from '../../workflows/parties.ts'
import type { Caller } from '../accounts/ports.ts'
import { Problem } from './problems.ts'

/** Who may call a route: nobody in particular, whoever is logged in, or these parties. A route without this does not start. */
export type Access = 'public' | 'loggedIn' | readonly Party[]

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access
    /** Also for somebody who has to set up a second factor first. */
    whileSettingUp?: boolean
    /** Also for somebody whose password somebody else set. */
    whilePasswordIsInitial?: boolean
  }
}

/** How a request is authenticated: by session cookie or bearer token. Null = nobody. */
export type Authenticate = (request: FastifyRequest) => Promise<Caller | null>

const callers = new WeakMap<FastifyRequest, Caller>()

/** The caller of a request on a route that is not public. */
export const callerOf = (request: FastifyRequest): Caller => {
  const caller = callers.get(request)
  if (!caller) throw new Problem('LOGIN_NEEDED')
  return caller
}

/** Whom requests are counted for: whoever is logged in for himself, everybody else by address. A whole office sits behind one. */
export const countedFor = (request: FastifyRequest): string => callers.get(request)?.sessionId ?? request.ip

/** The caller, where a machine with a token will not do. */
export const personOf = (request: FastifyRequest): Caller => {
  const caller = callerOf(request)
  if (caller.channel === 'token') throw new Problem('PERSON_NEEDED')
  return caller
}

/** One line of the access table. */
export interface RouteAccess {
  readonly method: string
  readonly url: string
  readonly access: Access
}

/**
 * Deny by default: every route under /api must say who may call it, or the service does not start; every request is held
 * against that before anything else is done with it. Returns the table of all routes, which a test walks party by party.
 */
export const guardRoutes = (app: FastifyInstance, authenticate: Authenticate): RouteAccess[] => {
  const table: RouteAccess[] = []
  app.addHook('onRoute', (route) => {
    // The human page brings its own routes; it is made of the public description only.
    const access = route.url.startsWith('/docs') ? 'public' : route.config?.access
    route.config = { ...route.config, ...(access === undefined ? {} : { access }) }
    if (access === undefined) throw new Error(`route ${String(route.method)} ${route.url} does not say who may call it`)
    for (const method of [route.method].flat()) {
      if (method !== 'HEAD' && method !== 'OPTIONS') table.push({ method, url: route.url, access })
    }
  })
  app.addHook('onRequest', async (request) => {
    const access = request.routeOptions.config.access
    if (access === undefined || access === 'public') return
    const caller = await authenticate(request)
    if (!caller) throw new Problem('LOGIN_NEEDED')
    callers.set(request, caller)
    // The password first: a second factor is bound to an account that is its person’s alone.
    if (caller.mustChangePassword && !request.routeOptions.config.whilePasswordIsInitial) throw new Problem('PASSWORD_TO_CHANGE')
    if (caller.mustSetUpFactor && !request.routeOptions.config.whileSettingUp) throw new Problem('SECOND_FACTOR_TO_SET_UP')
    if (access !== 'loggedIn' && !access.includes(caller.party)) {
      request.log.warn({ accountId: caller.accountId, route: request.routeOptions.url }, 'access refused')
      throw new Problem('NOT_FOR_YOU')
    }
  })
  return table
}

/** Methods of the routes at a path: none means that there is nothing at this address. */
export const methodsAt = (table: readonly RouteAccess[], path: string): string[] =>
  table.filter(({ url }) => patternOf(url).test(path)).map(({ method }) => method)

const patternOf = (url: string): RegExp => {
  const parts = url.split('/').map((part) => (part === '*' ? '.*' : part.startsWith(':') ? '[^/]+' : RegExp.escape(part)))
  return new RegExp(`^${parts.join('/')}/?$`)
}

/** All parties that can log in and act in cases. */
export const caseParties: readonly Party[] = parties.filter(
  (party) => !['court', 'operator', 'public', 'authority', 'tester'].includes(party),
)
