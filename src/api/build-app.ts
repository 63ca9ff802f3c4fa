import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { randomId } from '../random-id.ts'
import { type Authenticate, countedFor, guardRoutes, methodsAt, type RouteAccess } from './access.ts'
import { compressAnswers } from './compress-answers.ts'
import { answerError, answerUnreadable, bareHeaders, sendProblem } from './error-handler.ts'
import { refuseForeignWrites } from './foreign-writes.ts'
import { describeApi } from './openapi.ts'
import { Problem } from './problems.ts'
import { openRequestCounts, type RequestCounts, rateLimitStore } from './request-counts.ts'
import { type Traced, traceRequests } from './trace-requests.ts'
import type { TypedApp } from './typed-app.ts'

/** The largest JSON body in bytes; uploads have a limit of their own. */
const bodyLimit = 256 * 1024

/** What the surface is made of. Routes are wired by hand in `service.ts`. */
export interface AppParts {
  readonly logger: FastifyBaseLogger
  readonly authenticate: Authenticate
  /** The origin of the pages: from no other one is anything written by a browser. */
  readonly ownOrigin: () => string
  readonly uploadLimitBytes: number
  /** Requests a minute of one session, and of everybody at one address who is not logged in. */
  readonly requestsPerMinute: number
  /** Where they are counted; left out: by this process alone. */
  readonly counts?: RequestCounts
  /** Is told of every answer, by its route as it is written. */
  readonly answered?: (answer: {
    readonly method: string
    readonly route: string
    readonly status: number
    readonly seconds: number
  }) => void
  readonly traced?: Traced
  /** The service is about to end: connections are not kept for more. */
  readonly isLeaving?: () => boolean
  readonly routes: readonly ((app: TypedApp) => void)[]
  /** Answers a browser at an address that is none; other callers get a problem. */
  readonly lostPage?: (reply: FastifyReply) => FastifyReply
}

/** Somebody typed or followed an address of a page; what asks under /api is a program. */
const looksForPage = ({ method, url, headers }: FastifyRequest): boolean =>
  method === 'GET' && !/^\/(?:api|assets|docs)(?:[/?]|$)/.test(url) && (headers.accept ?? '').includes('text/html')

/** The HTTP surface. Nothing in it decides: a route is a contract and one call. */
export const buildApp = async (parts: AppParts): Promise<{ app: TypedApp; access: readonly RouteAccess[] }> => {
  const app = Fastify({
    bodyLimit,
    loggerInstance: parts.logger,
    genReqId: () => randomId(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply.headers(bareHeaders)),
    clientErrorHandler: answerUnreadable,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.removeContentTypeParser('text/plain')
  if (parts.traced) traceRequests(app, parts.traced)
  await app.register(helmet)
  await app.register(cookie)
  await app.register(rateLimit, {
    ...{ max: parts.requestsPerMinute, timeWindow: '1 minute', keyGenerator: countedFor },
    store: rateLimitStore(parts.counts ?? openRequestCounts()),
  })
  await app.register(multipart, { limits: { fileSize: parts.uploadLimitBytes, files: 1, fields: 4, fieldSize: 1000 } })
  await app.register(swagger, describeApi)
  const access = guardRoutes(app, parts.authenticate)
  refuseForeignWrites(app, parts.ownOrigin)
  const nothingThere = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const methods = methodsAt(access, request.url.split('?')[0] ?? '')
    if (methods.length === 0 && parts.lostPage && looksForPage(request)) return parts.lostPage(reply)
    // A method that the address does take found no route all the same: a part of the address is none that it could be.
    if (methods.length === 0 || methods.includes(request.method)) return sendProblem(request, reply, 'NOT_FOUND')
    return sendProblem(request, reply.header('allow', [...new Set(methods)].join(', ')), 'METHOD_NOT_ALLOWED')
  }
  app.setNotFoundHandler(nothingThere)
  // Before a body is read: what is wrong with it says nothing where nobody would have taken it.
  app.addHook('onRequest', async (request, reply) => (request.is404 ? nothingThere(request, reply) : undefined))
  app.addHook('preValidation', async (request) => {
    const isForUploads = request.routeOptions.schema?.consumes?.includes('multipart/form-data') ?? false
    if (request.isMultipart() && !isForUploads) throw new Problem('BODY_NOT_JSON')
  })
  app.addHook('onSend', async (request, reply) => {
    // Nearly every answer is for one caller's eyes: nobody in between keeps one.
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
    if (parts.isLeaving?.()) reply.header('connection', 'close')
  })
  app.addHook('onResponse', async (request, reply) => {
    // A stream of news lasts as long as its page is open.
    if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) return
    parts.answered?.({
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
    })
  })
  compressAnswers(app)
  await app.register(swaggerUi, { routePrefix: '/docs' })
  for (const routes of parts.routes) routes(app)
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
  await app.ready()
  return { app, access }
}
