import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from './problems.ts'

/** Methods that change nothing. */
const reading: readonly string[] = ['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']

/**
 * Refuses what another website has a browser send. The cookie of a session is SameSite=Strict and goes along with none of it;
 * this holds where a browser does not keep to that, for a neighbour under the same domain, and for whoever would log somebody in
 * behind his back. Programs send neither header, and are told apart by their token.
 */
export const refuseForeignWrites = (app: FastifyInstance, ownOrigin: () => string): void => {
  app.addHook('onRequest', async (request) => {
    if (!reading.includes(request.method) && isForeign(request, ownOrigin())) throw new Problem('FOREIGN_ORIGIN')
  })
}

const isForeign = ({ headers }: FastifyRequest, ownOrigin: string): boolean => {
  const { origin, 'sec-fetch-site': site, host } = headers
  // No page can make a browser write these two; where the browser says it in its own words, that counts.
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (origin === undefined || origin === ownOrigin) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}
