import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ChildService, startChild } from '../../helpers/child-service.ts'
import { type RestartingService, startRestarting } from '../../helpers/restarting-service.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { tokenOf } from '../../helpers/tokens.ts'

// Each service is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder: string
let city: SmallCity
let token: string
let caseIds: readonly string[]
const running: ChildService[] = []
const restarting: RestartingService[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restart-'))
  city = smallCity({ folder })
  caseIds = [await city.file(1), await city.file(2), await city.file(3), await city.file(4)]
  token = await tokenOf({ database: city.database, now: Temporal.Now.instant().toString() }, 'owner')
  city.close()
})

afterAll(async () => {
  await Promise.all(running.map((service) => service.end('SIGKILL')))
  for (const service of restarting) service.close()
  rmSync(folder, { recursive: true })
})

const start = async (environment: Readonly<Record<string, string>>) => {
  const service = await startChild({ cwd: folder, environment: { DATABASE_URL: `file:${folder}/pile.db`, ...environment } })
  running.push(service)
  return service
}

/** What came back for one request; 0 = the connection broke. */
interface Got {
  readonly status: number
  readonly text: string
  readonly connection: string | undefined
}

const ask = (agent: Agent, port: number, path: string, body?: object): Promise<Got> =>
  new Promise((resolve) => {
    const headers = {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json', 'if-match': '*', 'idempotency-key': crypto.randomUUID() } : {}),
    }
    const sent = request({ agent, port, path, method: body ? 'POST' : 'GET', headers }, (answer) => {
      const chunks: Buffer[] = []
      answer
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => {
          const text = Buffer.concat(chunks).toString()
          resolve({ status: answer.statusCode ?? 0, text, connection: answer.headers.connection })
        })
    })
    sent.on('error', (error) => resolve({ status: 0, text: String(error), connection: undefined }))
    sent.end(body ? JSON.stringify(body) : undefined)
  })

describe('a service that is started anew under load', () => {
  test('on a socket that stays open refuses and drops nothing, and every answered message is there once', async () => {
    const environment = { DATABASE_URL: `file:${folder}/pile.db`, LEAVE_SECONDS: '1' }
    const service = await startRestarting({ cwd: folder, times: 4, environment })
    restarting.push(service)
    const { port } = service
    await service.listens(1)
    const sent: { readonly caseId: string; readonly words: string; readonly got: Got }[] = []
    let isOver = false
    const agent = new Agent({ keepAlive: true, maxSockets: 4 })
    const callers = caseIds.map(async (caseId, caller) => {
      for (let n = 0; !isOver; n += 1) {
        const words = `来回 ${caller}-${n}`
        const got = await ask(agent, port, `/api/cases/${caseId}/events`, {
          ...{ type: 'owner.logContact', kind: 'call', with: 'property', result: 'reached' },
          words,
        })
        sent.push({ caseId, words, got })
      }
    })
    for (const restart of [1, 2, 3]) {
      await pause(300)
      expect(await service.end()).toBe('0')
      await service.listens(restart + 1)
    }
    await pause(300)
    isOver = true
    await Promise.all(callers)
    expect(sent.filter(({ got }) => got.status !== 201).map(({ got }) => got)).toEqual([])
    expect(sent.length).toBeGreaterThan(20)
    agent.destroy()
    expect(await service.end()).toBe('0')
    expect(service.said()).not.toContain('"level":')
    const database = new Database(`${folder}/pile.db`, { readonly: true })
    const count = database.prepare<[], { n: number }>("select count(*) as n from case_events where type = 'owner.logContact'")
    expect(count.get()?.n).toBe(sent.length)
    database.close()
  })

  test('says that it leaves before it does, and answers meanwhile on connections that it then closes', async () => {
    const service = await start({ LEAVE_SECONDS: '3' })
    const port = Number(new URL(service.url).port)
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await ask(agent, port, '/readyz')).toMatchObject({ status: 200, connection: 'keep-alive' })
    const ended = service.end('SIGTERM')
    await expect.poll(() => ask(agent, port, '/readyz')).toMatchObject({ status: 503, connection: 'close' })
    const told = await ask(agent, port, '/readyz')
    expect(JSON.parse(told.text)).toMatchObject({ code: 'SERVICE_LEAVING' })
    expect(await ask(agent, port, '/healthz')).toMatchObject({ status: 200, connection: 'close' })
    expect(await ended).toBe(0)
    agent.destroy()
  })
})
