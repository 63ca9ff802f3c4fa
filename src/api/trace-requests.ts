import type { FastifyInstance, FastifyRequest } from 'fastify'

/** Begins to trace a request, goes on with it inside, and gives how to end. */
export type Traced = (
  asked: {
    readonly method: string
    /** The route as it is written: what was asked may name a case or hold a token. */
    readonly route: string
    readonly headers: FastifyRequest['headers']
    readonly requestId: string
  },
  run: () => void,
) => (status: number) => void

/** Traces every request, from before its first hook to the end of its answer. */
export const traceRequests = (app: FastifyInstance, traced: Traced): void => {
  const ends = new WeakMap<FastifyRequest, (status: number) => void>()
  app.addHook('onRequest', (request, _reply, done) => {
    const { method, headers, id } = request
    const route = request.routeOptions.url ?? 'none'
    ends.set(request, traced({ method, route, headers, requestId: id }, done))
  })
  app.addHook('onResponse', async (request, reply) => ends.get(request)?.(reply.statusCode))
}
