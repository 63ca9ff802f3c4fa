import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test, vi } from 'vitest'
import { bringKeysTo, copyKeysOf } from '../../../../src/database/open-keys.ts'
import { leaseSeconds } from '../../../../src/database/postgres/leases.ts'
import { recordHeads, recordLinks } from '../../../../src/database/record-tables.ts'
import { sqliteRecord } from '../../../../src/database/sqlite-record.ts'
import * as tables from '../../../../src/database/tables.ts'
import { ruleTrials } from '../../../../src/database/trial-tables.ts'
import { verifyRecord } from '../../../../src/database/verify.ts'
import { sealJson } from '../../../../src/sealing/seal.ts'
import { type ChildService, startChild } from '../../../helpers/child-service.ts'
import { postgresDatabase } from '../../../helpers/postgres.ts'
import { ids, type SmallCity, smallCity } from '../../../helpers/small-city.ts'
import { tokenOf } from '../../../helpers/tokens.ts'

// Four processes on one server, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

const cases = 20
const callers = ['owner', 'property', 'grid'] as const
/** Who asks for a trial of a rule. */
const office = 'bureau'
type Caller = (typeof callers)[number] | typeof office

const folder = mkdtempSync(join(tmpdir(), 'four-nodes-'))
const nodes: ChildService[] = []
let gateway: Server | null = null

afterAll(async () => {
  for (const { child } of nodes) child.kill('SIGCONT')
  await Promise.all(nodes.map((node) => node.end('SIGKILL')))
  gateway?.close()
  rmSync(folder, { recursive: true })
})

/** A request and, once it came, its answer. Its words are its key, and are told from all others. */
interface Sent {
  readonly caller: Caller
  readonly caseId: string
  readonly words: string
  bytes: string | null
}

const openCity = (at?: Temporal.Instant): SmallCity =>
  smallCity({ folder, spaces: cases, storage: 'postgres', ...(at ? { at: at.toString({ fractionalSecondDigits: 3 }) } : {}) })

/** Requests of a month ago, nearly all of whose deadlines have run out: the nodes race for them. */
const prepare = async () => {
  const city = openCity(Temporal.Now.instant().subtract({ hours: 24 * 30 }))
  const now = Temporal.Now.instant().toString()
  const tokens = new Map<Caller, string>()
  for (const caller of [...callers, office] as const) tokens.set(caller, await tokenOf({ database: city.database, now }, caller))
  const key = city.keys.keyFor(`account ${ids.owner}`, 'phone')
  city.database.db
    .update(tables.accounts)
    .set({ keyId: key.keyId, sealed: sealJson(key, '13800000000') })
    .where(eq(tables.accounts.accountId, ids.owner))
    .run()
  const caseIds: string[] = []
  for (let space = 1; space <= cases; space += 1) {
    const caseId = await city.file(space)
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    caseIds.push(caseId)
  }
  // A link whose day is over: every node would sign its head.
  await sqliteRecord(city.database).link(city.time.now())
  const url = city.database.where
  city.close()
  return { caseIds, tokens, url }
}

/** Takes messages to phones, and notes each time that one comes. */
const openGateway = async (taken: string[]): Promise<string> => {
  gateway = createServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      taken.push((JSON.parse(body) as { messageId: string }).messageId)
      setTimeout(() => response.end(), 20)
    })
  })
  await new Promise<void>((resolve) => gateway?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`
}

/** Follows a case at a node, and gives the versions that it hears of. */
const follow = async (url: string, { caseId, token }: { readonly caseId: string; readonly token: string }) => {
  const heard: number[] = []
  const ending = new AbortController()
  const answer = await fetch(`${url}/api/cases/${caseId}/changes`, {
    headers: { authorization: `Bearer ${token}` },
    signal: ending.signal,
  })
  const reading = (async () => {
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      for (const [, version] of chunk.matchAll(/^data: (\d+)$/gm)) heard.push(Number(version))
    }
  })().catch(() => {})
  return {
    heard,
    end: async () => {
      ending.abort()
      await reading
    },
  }
}

/** Asks a node as the holder of a token. */
const askAs =
  (url: string, token: string) =>
  async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) }
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })
    const text = await answer.text()
    expect(answer.ok, text).toBe(true)
    return JSON.parse(text) as T
  }

/** Registers a trial at a node and has it begin there; gives its id. */
const runsTrial = async (url: string, token: string): Promise<string> => {
  const ask = askAs(url, token)
  const [from, to] = ['2026-01-01', Temporal.Now.plainDateISO('Asia/Shanghai').toString()]
  const { trialId } = await ask<{ trialId: string }>('POST', '/api/trials', {
    ...{ question: '五个工作日够不够', packId: 'zhuzhou-draft', from, to },
  })
  expect(await ask('POST', `/api/trials/${trialId}/run`)).toMatchObject({ standing: 'running' })
  return trialId
}

test('four nodes on one database, one of them killed and one frozen: nothing is lost, nothing is done twice', async () => {
  const { caseIds, tokens, url } = await prepare()
  const taken: string[] = []
  // As on four machines: the keys lie in a database of their own, to which those of the preparation were brought.
  const wrappingKeyFile = join(folder, 'wrapping.key')
  writeFileSync(wrappingKeyFile, randomBytes(32))
  const sharedKeys = { url: postgresDatabase({ isEmpty: true }).url, wrappingKeyFile }
  const keysFile = join(folder, 'pile.keys.db')
  bringKeysTo(keysFile, { keysFile, sharedKeys })
  const environment = {
    DATABASE_URL: url,
    KEYS_URL: sharedKeys.url,
    KEYS_WRAPPING_FILE: wrappingKeyFile,
    FILES_DIR: join(folder, 'files'),
    SMS_WEBHOOK_URL: await openGateway(taken),
  }
  const start = async (): Promise<ChildService> => {
    const node = await startChild({ cwd: folder, environment })
    nodes.push(node)
    return node
  }
  const started = await Promise.all([1, 2, 3, 4].map(start))
  const [first, second, frozen, killed] = started as [ChildService, ChildService, ChildService, ChildService]

  const watched = caseIds[0]!
  const page = await follow(first.url, { caseId: watched, token: tokens.get('owner')! })
  const all: Sent[] = []
  const answeredBy = new Map<ChildService, number>()
  let isOver = false

  /** Null: the node did not answer, or says that it cannot just now. Whoever sends it tries another one, with the same key. */
  const ask = async (node: ChildService, { caller, caseId, words }: Sent): Promise<string | null> => {
    try {
      const answer = await fetch(`${node.url}/api/cases/${caseId}/events`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokens.get(caller)}`,
          'idempotency-key': words,
          'if-match': '*',
          'content-type': 'application/json',
        },
        body: JSON.stringify({
          type: `${caller}.logContact`,
          ...{ kind: 'call', with: caller === 'owner' ? 'property' : 'owner', result: 'reached', words },
        }),
        signal: AbortSignal.timeout(8000),
      })
      const bytes = await answer.text()
      if (answer.status === 503) return null
      expect(answer.status, `${bytes}\n${node.said().stdout}`).toBe(201)
      answeredBy.set(node, (answeredBy.get(node) ?? 0) + 1)
      return bytes
    } catch (error) {
      if (error instanceof TypeError || (error instanceof Error && error.name === 'TimeoutError')) return null
      throw error
    }
  }

  /** Every second event is one of the watched case: there the nodes meet. */
  const write = async (writer: number): Promise<void> => {
    for (let count = 0; !isOver; count += 1) {
      const caseId = count % 2 === 0 ? watched : caseIds[(writer + count) % cases]!
      const sent: Sent = { caller: callers[count % callers.length]!, caseId, words: `words-${writer}-${count}`, bytes: null }
      all.push(sent)
      for (let tries = 0; sent.bytes === null; tries += 1) sent.bytes = await ask(started[(writer + tries) % 4]!, sent)
    }
  }
  const writing = Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write))
  const answered = () => all.filter(({ bytes }) => bytes !== null).length
  const more = async (events: number, by?: ChildService): Promise<void> => {
    const count = () => (by ? (answeredBy.get(by) ?? 0) : answered())
    const wanted = count() + events
    await Promise.race([writing, expect.poll(count, { timeout: 60_000 }).toBeGreaterThanOrEqual(wanted)])
  }

  await more(60)
  frozen.child.kill('SIGSTOP')
  const frozenAt = performance.now()
  await more(20)
  // It has just begun a trial, which needs longer than it has left.
  const trialId = await runsTrial(killed.url, tokens.get(office)!)
  expect(await killed.end('SIGKILL')).toBe('SIGKILL')
  await more(40)
  await after(Math.max(0, frozenAt + (leaseSeconds + 2) * 1000 - performance.now()))
  frozen.child.kill('SIGCONT')
  // Whoever was frozen serves again.
  await more(10, frozen)
  await more(20)
  isOver = true
  await writing

  // The last one comes to another node than that of the page.
  const lastSent: Sent = { caller: 'owner', caseId: watched, words: 'the-last-words', bytes: null }
  lastSent.bytes = await ask(second, lastSent)
  all.push(lastSent)
  const last = JSON.parse(lastSent.bytes ?? '{}').seq as number
  // The page at the first node heard of what every node recorded.
  await expect.poll(() => Math.max(...page.heard), { timeout: 10_000 }).toBe(last)
  expect(page.heard).toEqual(page.heard.toSorted((a, b) => a - b))
  await page.end()
  // Another node has begun it anew, and brought it to its end.
  const trialOf = () => askAs(first.url, tokens.get(office)!)<{ trial: { standing: string } }>('GET', `/api/trials/${trialId}`)
  await expect.poll(async () => (await trialOf()).trial.standing, { timeout: 120_000, interval: 500 }).toBe('finished')
  for (const node of [first, second, frozen]) expect(await node.end('SIGTERM')).toBe(0)
  expect([first, second, frozen].map((node) => node.said().stderr)).toEqual(['', '', ''])
  // What failed would say so; the one that was frozen may say that its connection was gone.
  for (const node of [first, second]) expect(node.said().stdout).not.toContain('"level":50')

  rmSync(keysFile)
  await copyKeysOf({ keysFile, sharedKeys }, keysFile)
  const city = openCity()
  const { db } = city.database
  // Every event that was acknowledged is there once, and no other.
  const recorded: string[] = []
  const ranOut: string[] = []
  for (const caseId of caseIds) {
    const events = await city.store.events(caseId, 0, 100_000)
    const contacts = events.filter(({ type }) => type.endsWith('.logContact')).map(({ seq }) => seq)
    const personal = await city.store.personal(caseId, contacts)
    for (const seq of contacts) recorded.push(`${caseId} ${seq} ${personal.get(seq)?.['/words']}`)
    for (const { type, input } of events) {
      if (type === 'deadline.passed') ranOut.push(`${caseId} ${(input as { clockId: string }).clockId}`)
    }
  }
  expect(recorded.toSorted()).toEqual(
    all.map(({ caseId, bytes, words }) => `${caseId} ${JSON.parse(bytes!).seq} ${words}`).toSorted(),
  )
  // Every clock that ran out did so once.
  expect(ranOut.length).toBeGreaterThan(2 * cases)
  expect(new Set(ranOut).size).toBe(ranOut.length)
  expect(await city.store.dueClocks(Temporal.Now.instant().toString(), 10, null)).toEqual([])
  // No message left twice; what the killed or frozen node had in hand is repeated under its id after its wait.
  const waiting = db.select().from(tables.outbox).where(eq(tables.outbox.party, 'owner')).all()
  const delivered = db.select().from(tables.deliveries).where(eq(tables.deliveries.channel, 'sms')).all()
  expect(new Set(taken).size).toBe(taken.length)
  expect(delivered.length).toBeGreaterThan(cases)
  expect(taken).toEqual(expect.arrayContaining(delivered.map(({ messageId }) => messageId)))
  expect(waiting.every(({ attempts }) => attempts === 1)).toBe(true)
  expect(waiting.length).toBeLessThanOrEqual(16)
  // One head of the day that was over, and links of what was recorded since.
  expect(db.select().from(recordHeads).all()).toHaveLength(1)
  expect(db.select().from(recordLinks).all().length).toBeGreaterThan(1)
  // Chains, links, heads, files, clocks, stays: all that is kept is what the events make of it.
  const { differences } = verifyRecord(db, city.library, { keys: city.keys, filesDir: join(folder, 'files') })
  expect(differences).toEqual([])
  expect(db.select().from(ruleTrials).all()).toMatchObject([{ trialId, begun: 2, runs: 1, queuedAt: null }])
  city.close()
})
