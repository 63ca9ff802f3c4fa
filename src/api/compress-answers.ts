import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Below this many bytes an answer fits into one packet anyway. */
const worthBytes = 1400

const words = /^(?:application\/(?:problem\+)?json|text\/(?:html|plain|csv))\b/

const brotli = promisify(brotliCompress)
const gz = promisify(gzip)

/** Quick rather than small: an answer is made for one reader and compressed once. */
const brotliQuality = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }

/**
 * Sends what is text and long compressed to whoever takes it: a case is tens of kilobytes of words, read on a phone in a
 * garage. Streams (files, changes as they come) go as they are.
 */
export const compressAnswers = (app: FastifyInstance): void => {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < worthBytes || !isText(reply)) return payload
    // An answer that is kept for a while may depend on more, as on the language.
    const also = reply.getHeader('vary')
    reply.header('vary', also ? `${String(also)}, accept-encoding` : 'accept-encoding')
    const encoding = encodingFor(request)
    if (encoding === null) return payload
    reply.header('content-encoding', encoding).removeHeader('content-length')
    return encoding === 'br' ? brotli(payload, brotliQuality) : gz(payload)
  })
}

const isText = (reply: FastifyReply): boolean =>
  !reply.hasHeader('content-encoding') && words.test(String(reply.getHeader('content-type') ?? ''))

const encodingFor = (request: FastifyRequest): 'br' | 'gzip' | null => {
  const header = String(request.headers['accept-encoding'] ?? '')
  // "gzip;q=0" is a no.
  const takes = (name: string): boolean =>
    new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`).test(header)
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : null
}
