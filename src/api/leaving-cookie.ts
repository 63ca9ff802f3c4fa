import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { KeyRing } from '../sealing/keys.ts'
import { openBytes, sealJson } from '../sealing/seal.ts'

const name = 'pile_leaving'
const path = '/api/login/provider'
const seconds = 10 * 60

const Kept = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  to: z.string(),
  until: z.number(),
})

interface Parts {
  readonly keys: Pick<KeyRing, 'secret'>
  readonly publicUrl: () => string
}

/**
 * Lax, unlike the session: the provider sends the browser back from another site. It is sealed, goes to the way back alone, and
 * binds what comes back to the browser that left.
 */
const attributes = ({ publicUrl }: Pick<Parts, 'publicUrl'>) =>
  ({ path, httpOnly: true, sameSite: 'lax', secure: publicUrl().startsWith('https:') }) as const

const keyOf = (keys: Parts['keys']) => ({ keyId: name, key: keys.secret('provider-login') })

/** Keeps in the browser what a login needs when it comes back. */
export const keepLeaving = (reply: FastifyReply, parts: Parts, leaving: Omit<z.infer<typeof Kept>, 'until'>): void => {
  const sealed = sealJson(keyOf(parts.keys), { ...leaving, until: Date.now() + seconds * 1000 })
  reply.setCookie(name, sealed.toString('base64url'), { ...attributes(parts), maxAge: seconds })
}

/** What the browser kept; null when it is nothing of ours, or longer ago than ten minutes. */
export const keptLeaving = (request: FastifyRequest, keys: Parts['keys']): z.infer<typeof Kept> | null => {
  const shown = request.cookies[name]
  if (shown === undefined) return null
  try {
    const { key } = keyOf(keys)
    const bytes = openBytes({ keyById: () => key }, name, Buffer.from(shown, 'base64url'))
    const kept = Kept.parse(JSON.parse(String(bytes)))
    return kept.until > Date.now() ? kept : null
  } catch {
    // Whatever it was, it was not made here.
    return null
  }
}

/** Takes it away: what came back once does not come back again. */
export const clearLeaving = (reply: FastifyReply, parts: Pick<Parts, 'publicUrl'>): void => {
  reply.clearCookie(name, attributes(parts))
}
