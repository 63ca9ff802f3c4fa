import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { fieldWorkerName, nonceMark, type PageParts, pagePartsName } from '../../pages/nonce-mark.ts'
import { firstAnswers } from '../first-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/**
 * Addresses of the owner's application: they stand in messages, on papers and in people's bookmarks, so they stay. With each
 * the source of its page, whose parts the first answer names.
 */
const ownerAddresses: readonly Address[] = [
  { url: '/' },
  { url: '/login', page: 'shared/login-page.tsx' },
  { url: '/precheck', page: 'owner/pages/precheck.tsx' },
  { url: '/new', page: 'owner/pages/new-request.tsx' },
  { url: '/cases', page: 'owner/pages/my-cases.tsx' },
  { url: '/cases/:caseId', page: 'owner/pages/my-case.tsx' },
  { url: '/cases/:caseId/*', page: 'owner/pages/new-request.tsx' },
  { url: '/compounds/:compoundId', page: 'owner/pages/compound.tsx' },
  { url: '/matters/:matterId', page: 'owner/pages/matter.tsx' },
  { url: '/piles/:pileId', page: 'owner/pages/pile.tsx' },
  { url: '/me', page: 'owner/pages/me.tsx' },
  { url: '/join', page: 'owner/pages/join.tsx' },
  { url: '/figures', page: 'owner/pages/figures.tsx' },
  { url: '/figures/:month', page: 'owner/pages/figures.tsx' },
  { url: '/visits', page: 'owner/pages/visits.tsx' },
  { url: '/link/:token', page: 'link/link-page.tsx' },
  { url: '/track/:token', page: 'owner/pages/track.tsx' },
]

/** Addresses of the desks of everybody who works here. */
const deskAddresses: readonly Address[] = [{ url: '/desk' }, { url: '/desk/*' }]

interface Address {
  readonly url: string
  /** The source of the page that is opened here, where it is not part of what every page loads. */
  readonly page?: string
}

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
  const owner = shellIn(folder, 'app.html')
  const parts = partsIn(folder)
  for (const { url, page } of ownerAddresses) {
    const html = owner && withParts(owner, (page ? parts[page] : undefined) ?? [])
    app.get(url, { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) =>
      sendShell(reply, html, await firstAnswers(app, request)),
    )
  }
  const desk = shellIn(folder, 'desk.html')
  for (const { url } of deskAddresses) {
    app.get(url, { config: { access: 'public' }, schema: { hide: true } }, (_, reply) => sendShell(reply, desk))
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

/** What a browser gets at an address that is none: the page that says so, with the way back. */
export const lostPageIn = (folder: string) => {
  const html = shellIn(folder, 'app.html')
  return (reply: FastifyReply): FastifyReply => sendShell(reply.code(404), html)
}

/** The worker of the checklist on site: a browser asks for it again with every visit, so that no phone keeps an old one. */
const fieldWorker = (folder: string) => (_: FastifyRequest, reply: FastifyReply) => {
  if (!existsSync(join(folder, fieldWorkerName))) throw new Problem('NOT_FOUND')
  return reply.sendFile(fieldWorkerName, { maxAge: 0, immutable: false, cacheControl: false })
}

const shellIn = (folder: string, name: string): string | null =>
  existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : null

const partsIn = (folder: string): PageParts => {
  const file = join(folder, pagePartsName)
  // Written by the build of the pages.
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PageParts) : {}
}

/** Names the parts of a page in its head, so that the browser fetches them beside the application and not after it. */
const withParts = (html: string, parts: readonly string[]): string => {
  const links = parts
    .filter((part) => part.endsWith('.js') && !html.includes(part))
    .map((part) => `<link rel="modulepreload" crossorigin href="${part}" nonce="${nonceMark}">`)
  return html.replace('</head>', `${links.join('')}</head>`)
}

/** Hands out the page of one application, with a nonce of its own each time and what else belongs in its head. */
const sendShell = (reply: FastifyReply, html: string | null, head = '') => {
  reply.type('text/html; charset=utf-8').header('cache-control', 'no-store')
  if (html === null) return reply.code(503).send(notBuilt)
  const nonce = randomBytes(16).toString('base64')
  // Other people's words are in the head: they are put in as they are, and after the nonce.
  const page = html.replaceAll(nonceMark, nonce).replace('</head>', () => `${head}</head>`)
  return reply.header('content-security-policy', policyWith(nonce)).send(page)
}
