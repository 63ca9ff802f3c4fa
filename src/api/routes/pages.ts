import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fieldWorkerName, nonceMark } from '../../pages/nonce-mark.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** Addresses of the owner's application: they stand in messages, on papers and in people's bookmarks, so they stay. */
const ownerAddresses = [
  '/',
  '/login',
  '/precheck',
  '/new',
  '/cases',
  '/cases/:caseId',
  '/cases/:caseId/*',
  '/compounds/:compoundId',
  '/visits',
  '/link/:token',
  '/track/:token',
]

/** Addresses of the desks of everybody who works here. */
const deskAddresses = ['/desk', '/desk/*']

const shells: readonly (readonly [string, readonly string[]])[] = [
  ['app.html', ownerAddresses],
  ['desk.html', deskAddresses],
]

/**
 * Only what this service itself hands out runs. Styles that a component makes at run time carry the nonce of the answer;
 * there is no unsafe-inline for scripts and nothing may frame a page.
 */
const policyWith = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')

const notBuilt = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>充电桩报装协同</title>
<h1>充电桩报装协同</h1><p>网页还没有生成。请用 <code>npm start</code> 启动服务，它会先生成网页；接口说明：<a href="/docs">/docs</a>。</p>
<p lang="en">The pages are not built yet. Start the service with <code>npm start</code>, which builds them first. API: <a href="/docs">/docs</a>.</p></html>`

/** The pages: one shell for each application, the same for all of its addresses, and its assets, which never change under their name. */
export const pageRoutes = (folder: string) => (app: TypedApp) => {
  for (const [file, addresses] of shells) {
    const shell = shellOf(join(folder, file))
    for (const url of addresses) app.get(url, { config: { access: 'public' }, schema: { hide: true } }, shell)
  }
  if (!existsSync(folder)) return
  app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, maxAge: '365d', immutable: true })
  app.get('/desk/field-worker.js', { config: { access: 'public' }, schema: { hide: true } }, fieldWorker(folder))
  app.get(
    '/assets/:name',
    { config: { access: 'public' }, schema: { hide: true } },
    (request: FastifyRequest<{ Params: { name: string } }>, reply) => {
      const { name } = request.params
      // An older page asks for parts that are gone: it is told so, and offers to load itself anew.
      if (!existsSync(join(folder, 'assets', basename(name)))) throw new Problem('NOT_FOUND')
      return reply.sendFile(`assets/${basename(name)}`)
    },
  )
}

/** The worker of the checklist on site: a browser asks for it again with every visit, so that no phone keeps an old one. */
const fieldWorker = (folder: string) => (_: FastifyRequest, reply: FastifyReply) => {
  if (!existsSync(join(folder, fieldWorkerName))) throw new Problem('NOT_FOUND')
  return reply.sendFile(fieldWorkerName, { maxAge: 0, immutable: false, cacheControl: false })
}

/** Hands out the page of one application, with a nonce of its own each time. */
const shellOf = (path: string) => {
  const html = existsSync(path) ? readFileSync(path, 'utf8') : null
  return (_: FastifyRequest, reply: FastifyReply) => {
    reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
    if (html === null) return reply.code(503).send(notBuilt)
    const nonce = randomBytes(16).toString('base64')
    return reply.header('content-security-policy', policyWith(nonce)).send(html.replaceAll(nonceMark, nonce))
  }
}
