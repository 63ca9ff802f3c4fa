import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { startService } from '../../../src/service.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { tokenOf } from '../../helpers/tokens.ts'

interface Span {
  readonly name: string
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly status: { readonly code?: number }
  readonly attributes: readonly { readonly key: string; readonly value: object }[]
}

let city: SmallCity
let collected: string[]
let collector: ReturnType<typeof createServer>

beforeEach(async () => {
  city = smallCity()
  collected = []
  collector = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request
      .on('data', (chunk: Buffer) => chunks.push(chunk))
      .on('end', () => {
        collected.push(`${request.url} ${Buffer.concat(chunks).toString()}`)
        answer.end('{}')
      })
  })
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  collector.closeAllConnections()
  collector.close()
  city.close()
})

const start = (endpoint: string, more: Readonly<Record<string, string>> = {}) =>
  startService(
    readConfig({ PORT: '0', DATABASE_URL: `file:${city.folder}/pile.db`, OTEL_EXPORTER_OTLP_ENDPOINT: endpoint, ...more }),
    { logger: pino({ level: 'silent' }), time: city.time, pollMs: null },
  )

const endpointOf = (server: typeof collector) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

const spans = (): Span[] =>
  collected.flatMap((text) => {
    const [path, body = ''] = text.split(/ (.*)/s)
    expect(path).toBe('/v1/traces')
    const { resourceSpans } = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }
    return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans))
  })

describe('a service with a collector', () => {
  test('traces a request and the event that it records, inside of the trace of whoever asks, and names no case', async () => {
    const caseId = await city.file()
    const token = await tokenOf({ database: city.database, now: city.time.now() }, 'centre')
    const service = await start(endpointOf(collector))
    const traceId = '0af7651916cd43dd8448eb211c80319c'
    const answer = await fetch(`${service.url}/api/cases/${caseId}/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': 'first-key',
        'if-match': '*',
        'content-type': 'application/json',
        traceparent: `00-${traceId}-b7ad6b7169203331-01`,
      },
      body: JSON.stringify({ type: 'centre.confirmComplete', evidence: [], words: '已核对' }),
    })
    expect(answer.status).toBe(201)
    await fetch(`${service.url}/api/cases/${caseId}/proof`)
    await service.stop()
    const all = spans()
    const asked = all.find(({ name }) => name === 'POST /api/cases/:caseId/events')
    const recorded = all.find(({ name }) => name === 'record centre.confirmComplete')
    expect(asked).toMatchObject({ traceId, parentSpanId: 'b7ad6b7169203331' })
    expect(recorded).toMatchObject({ traceId, parentSpanId: asked?.spanId })
    expect(asked?.attributes).toContainEqual({ key: 'http.response.status_code', value: { intValue: 201 } })
    expect(all.find(({ name }) => name === 'GET /api/cases/:caseId/proof')?.traceId).not.toBe(traceId)
    expect(collected.join()).not.toContain(caseId)
    expect(collected.join()).not.toContain(token)
    expect(collected.join()).not.toContain('已核对')
  })

  test('traces nothing of its own where the share is 0', async () => {
    const service = await start(endpointOf(collector), { OTEL_TRACES_SAMPLER_ARG: '0' })
    await fetch(`${service.url}/healthz`)
    await service.stop()
    expect(collected).toEqual([])
  })

  test('answers and ends as ever where the collector is not there, and where it hangs', async () => {
    const deaf = createServer(() => {})
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve))
    for (const endpoint of ['http://127.0.0.1:9', endpointOf(deaf)]) {
      const service = await start(endpoint)
      expect((await fetch(`${service.url}/healthz`)).status).toBe(200)
      const from = performance.now()
      await service.stop()
      expect(performance.now() - from).toBeLessThan(20_000)
    }
    deaf.closeAllConnections()
    deaf.close()
  })
})
