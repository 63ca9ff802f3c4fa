import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { randomId } from '../random-id.ts'
import { type Authenticate, guardRoutes, type RouteAccess } from './access.ts'
import { answerError, sendProblem } from './error-handler.ts'
import { describeApi } from './openapi.ts'
import type { TypedApp } from './typed-app.ts'

/** The largest JSON body in bytes; uploads have a limit of their own. */
const bodyLimit = 256 * 1024

/** What the surface is made of. Routes are wired by hand in `main.ts`. */
export interface AppParts {
  readonly logger: FastifyBaseLogger
  readonly authenticate: Authenticate
  readonly uploadLimitBytes: number
  /** Requests a minute from one address: generous, because a whole office sits behind one. */
  readonly requestsPerMinute: number
  readonly routes: readonly ((app: TypedApp) => void)[]
}

/** The HTTP surface. Nothing in it decides: a route is a contract and one call. */
export const buildApp = async (parts: AppParts): Promise<{ app: TypedApp; access: readonly RouteAccess[] }> => {
  const app = Fastify({
    bodyLimit,
    loggerInstance: parts.logger,
    genReqId: () => randomId(),
    logController: new LogController({ disableRequestLogging: true }),
    frameworkErrors: (error, request, reply) => answerError(error, request, reply),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 },
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, 'NOT_FOUND'))
  app.removeContentTypeParser('text/plain')
  await app.register(helmet)
  await app.register(cookie)
  await app.register(rateLimit, { max: parts.requestsPerMinute, timeWindow: '1 minute' })
  await app.register(multipart, { limits: { fileSize: parts.uploadLimitBytes, files: 1, fields: 4 } })
  await app.register(swagger, describeApi)
  const access = guardRoutes(app, parts.authenticate)
  await app.register(swaggerUi, { routePrefix: '/docs' })
  for (const routes of parts.routes) routes(app)
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, () => app.swagger())
  await app.ready()
  return { app, access }
}
