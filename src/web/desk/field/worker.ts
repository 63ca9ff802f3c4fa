/**
 * The service worker of the checklist on site, and of nothing else: so that the page opens in a garage without signal. It
 * hands out the page and its parts as they were last loaded whole; whoever has a signal gets them from the service. What the
 * service answers (cases, names, papers) is never kept here.
 */

/** The little of a service worker that is used here: the types of the page know no worker. */
interface Worker {
  addEventListener(type: 'install' | 'activate', listener: (event: Waiting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
interface Waiting {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

/** Written over this file when it is built: what the page is made of, and the stamp of the build. */
declare const fieldFiles: readonly string[]
declare const fieldStamp: string

const page = '/desk/field'
const cacheName = `field ${fieldStamp}`

/** So long a weak signal is waited for before the kept page is shown, in milliseconds. */
const patienceMs = 4000

// This file runs as a worker alone.
const worker = self as unknown as Worker

worker.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== self.location.origin) return
  if (event.request.mode === 'navigate' && pathname === page) event.respondWith(freshPage(event.request))
  // The name of a part changes with its content: a kept one is never stale.
  else if (fieldFiles.includes(pathname)) event.respondWith(keptPart(event.request))
})

const keepAll = async (): Promise<void> => {
  const cache = await caches.open(cacheName)
  await cache.addAll([...fieldFiles])
  await keepPage(cache, await fetch(page, { credentials: 'same-origin' }))
}

const keepPage = async (cache: Cache, answer: Response): Promise<void> => {
  if (answer.ok) await cache.put(page, answer)
}

const forgetOthers = async (): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith('field ') && name !== cacheName).map((name) => caches.delete(name)))
}

/** From the service where there is a signal; the kept one where there is none, or one too weak. */
const freshPage = async (request: Request): Promise<Response> => {
  const kept = await (await caches.open(cacheName)).match(page)
  if (!kept) return fetch(request)
  try {
    return await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
  } catch {
    return kept
  }
}

const keptPart = async (request: Request): Promise<Response> => {
  const kept = await (await caches.open(cacheName)).match(request, { ignoreSearch: true })
  return kept ?? fetch(request)
}

export {}
