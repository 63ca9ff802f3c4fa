import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import type { Request } from '../../helpers/http-city.ts'
import { openWebCity, type WebCity } from '../../helpers/web-city.ts'

/* What a browser gets with the first answer: the page, its parts, and what the page would ask for next. */

let web: WebCity
let request: Request
let token: string

beforeAll(async () => {
  web = await openWebCity()
  request = await web.served()
  token = (await request.owner()).token
})
afterAll(() => web.close())

const pageAt = async (path: string, session: string | null, headers: Readonly<Record<string, string>> = {}) => {
  const cookie = session === null ? {} : { cookie: `pile_session=${session}` }
  const response = await fetch(`${web.url}${path}`, { headers: { ...cookie, ...headers } })
  const html = await response.text()
  const block = /<script type="application\/json" id="first-answers">(.*?)<\/script>/s.exec(html)?.[1] ?? 'null'
  return {
    html,
    response,
    brought: JSON.parse(block) as { language: string; me: Schemas['Me'] | null; seen: Schemas['Case'] | null } | null,
  }
}

describe('the page of a case', () => {
  test('comes with the case as its owner sees it, in the language that was asked for', async () => {
    const { brought, response } = await pageAt(`/cases/${request.caseId}`, token, { 'accept-language': 'en' })
    const asked = await fetch(`${web.url}/api/cases/${request.caseId}`, {
      headers: { cookie: `pile_session=${token}`, 'accept-language': 'en' },
    })
    expect(brought?.seen).toEqual(await asked.json())
    expect(brought?.me?.party).toBe('owner')
    expect(brought?.language).toBe('en')
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  test('brings nothing of it to whoever may not see it', async () => {
    expect((await pageAt(`/cases/${request.caseId}`, null)).brought).toMatchObject({ me: null, seen: null })
    expect((await pageAt(`/cases/${request.caseId}`, 'no-such-session')).brought).toMatchObject({ me: null, seen: null })
    const stranger = (await (await web.city.file(web.compoundId)).owner()).token
    const { brought } = await pageAt(`/cases/${request.caseId}`, stranger)
    expect(brought).toMatchObject({ me: { party: 'owner' }, seen: null })
  })

  test('is not broken by what somebody wrote in the case', async () => {
    const owner = await request.owner()
    const words = "</script><script>alert(1)</script> $' $& NONCE-OF-THIS-ANSWER"
    await owner.send(request.caseId, { type: 'owner.ask', to: 'property', words })
    const { html, brought } = await pageAt(`/cases/${request.caseId}`, owner.token)
    expect(html).not.toContain('<script>alert')
    expect(JSON.stringify(brought?.seen)).toContain(JSON.stringify(words).slice(1, -1))
  })

  test('names its parts, and every part is there', async () => {
    const { html } = await pageAt(`/cases/${request.caseId}`, null)
    const first = await pageAt('/', null)
    const partsOf = (page: string): string[] =>
      [...page.matchAll(/modulepreload" crossorigin href="([^"]+)"/g)].map(([, part = '']) => part)
    expect(partsOf(html).some((part) => /\/my-case-/.test(part))).toBe(true)
    expect(partsOf(first.html).some((part) => /\/my-case-/.test(part))).toBe(false)
    // A phone asks for each part in turn: few parts, not one for each few lines.
    expect(partsOf(html).length).toBeLessThanOrEqual(10)
    for (const part of partsOf(html)) expect((await fetch(`${web.url}${part}`)).status, part).toBe(200)
  })
})

describe('a long answer', () => {
  const sizeOf = async (encoding: string) => {
    // Asked below the client that would unpack it.
    const { request: ask } = await import('node:http')
    const headers = { cookie: `pile_session=${token}`, 'accept-encoding': encoding }
    return new Promise<{ encoding: string | undefined; vary: string | undefined; bytes: Buffer }>((resolve, reject) => {
      ask(`${web.url}/api/cases/${request.caseId}`, { headers }, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('end', () => {
          const { 'content-encoding': used, vary } = answer.headers
          resolve({ encoding: used, vary, bytes: Buffer.concat(parts) })
        })
      })
        .on('error', reject)
        .end()
    })
  }

  test('is compressed for whoever takes it, and says that it differs', async () => {
    const plain = await sizeOf('identity')
    expect(plain.encoding).toBeUndefined()
    const brotli = await sizeOf('gzip, deflate, br')
    expect(brotli).toMatchObject({ encoding: 'br', vary: 'accept-encoding' })
    expect(brotliDecompressSync(brotli.bytes)).toEqual(plain.bytes)
    expect(brotli.bytes.length).toBeLessThan(plain.bytes.length / 3)
    const gzip = await sizeOf('gzip;q=0.5')
    expect(gunzipSync(gzip.bytes)).toEqual(plain.bytes)
    expect((await sizeOf('br;q=0, gzip;q=0')).encoding).toBeUndefined()
  })

  test('that a browser keeps still differs by the language: nobody is handed a form in the other one', async () => {
    const answer = await fetch(`${web.url}/api/forms/property.reject`)
    expect(answer.headers.get('vary')).toBe('accept-language, cookie, accept-encoding')
    expect(answer.headers.get('cache-control')).toContain('max-age')
  })
})
