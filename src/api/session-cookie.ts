import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Accounts } from '../accounts/ports.ts'
import type { TimeSource } from '../cases/ports.ts'
import type { Authenticate } from './access.ts'

const name = 'pile_session'

/** Authenticates by bearer token or session cookie. Who sends a bearer token means it: a cookie beside it is not looked at. */
export const authenticateBy =
  (accounts: Pick<Accounts, 'authenticate'>, time: TimeSource): Authenticate =>
  async (request) => {
    const token = tokenOf(request)
    return token === null ? null : accounts.authenticate(token, time.now())
  }

// Another scheme than Bearer belongs to a proxy in front, not to this service.
const tokenOf = (request: FastifyRequest): string | null => {
  const bearer = /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1]
  return bearer ?? request.cookies[name] ?? null
}

/** Scripts cannot read it, other sites cannot make the browser send it, and it travels in the clear only where everything does. */
const attributes = (publicUrl: string): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'strict',
  secure: publicUrl.startsWith('https:'),
})

/** Gives the browser its session, for as long as it lasts from now on: the browser’s own clock need not be right, nor that of a demo. */
export const setSessionCookie = (
  reply: FastifyReply,
  publicUrl: string,
  session: { readonly token: string; readonly expiresAt: string },
  now: string,
): void => {
  reply.setCookie(name, session.token, { ...attributes(publicUrl), maxAge: secondsBetween(now, session.expiresAt) })
}

const secondsBetween = (from: string, to: string): number =>
  Math.floor(Temporal.Instant.from(from).until(Temporal.Instant.from(to)).total('seconds'))

/** Takes the session away from the browser. */
export const clearSessionCookie = (reply: FastifyReply, publicUrl: string): void => {
  reply.clearCookie(name, attributes(publicUrl))
}

const deviceName = 'pile_device'
const deviceSeconds = 90 * 24 * 3600

/** What the browser was given after an earlier login. */
export const shownDevice = (request: FastifyRequest): string | undefined => request.cookies[deviceName]

/** Gives the browser something by which it is known again at the next login. It opens nothing, and goes to the login alone. */
export const setDeviceCookie = (reply: FastifyReply, publicUrl: string, device: string): void => {
  reply.setCookie(deviceName, device, { ...attributes(publicUrl), path: '/api/login', maxAge: deviceSeconds })
}
