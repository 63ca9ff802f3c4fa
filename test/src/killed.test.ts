import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { verifyRecord } from '../../src/database/verify.ts'
import { seededRandom } from '../../src/demo/random.ts'
import { type ChildService, startChild } from '../helpers/child-service.ts'
import { type SmallCity, smallCity } from '../helpers/small-city.ts'
import { tokenOf } from '../helpers/tokens.ts'

// Every start is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 120_000 })

const kills = 12
const callers = ['owner', 'property', 'grid'] as const
type Caller = (typeof callers)[number]

let folder: string
let city: SmallCity
let service: ChildService | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-'))
})

afterAll(async () => {
  await service?.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

/** A request and, once it came, its answer. Its words are told from all others. */
interface Sent {
  readonly caller: Caller
  readonly caseId: string
  readonly words: string
  bytes: string | null
}

/** One run of the service, from its start until it is killed. */
interface Life {
  isKilled: boolean
  answered(): void
}

/** Prepares cases whose first deadlines have long run out: the workers have work of their own while the callers write. */
const prepare = async () => {
  const at = Temporal.Now.instant().subtract({ hours: 24 * 30 })
  city = smallCity({ folder, at: at.toString({ fractionalSecondDigits: 3 }) })
  const caseIds = [await city.file(1), await city.file(2), await city.file(3)]
  for (const caseId of caseIds) await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  const tokens = new Map<Caller, string>()
  for (const caller of callers) {
    tokens.set(caller, await tokenOf({ database: city.database, now: Temporal.Now.instant().toString() }, caller))
  }
  city.close()
  return { caseIds, tokens }
}

const bodyOf = ({ caller, words }: Sent) => ({
  type: `${caller}.logContact`,
  kind: 'call',
  with: caller === 'owner' ? 'property' : 'owner',
  result: 'reached',
  words,
})

test('a service that is killed at any moment loses and doubles nothing of what it acknowledged', async () => {
  const random = seededRandom(20_260_302)
  const { caseIds, tokens } = await prepare()
  const all: Sent[] = []

  /** Sends a request as often as one likes: its words are its key. */
  const ask = async (url: string, sent: Sent): Promise<string> => {
    const answer = await fetch(`${url}/api/cases/${sent.caseId}/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${tokens.get(sent.caller)}`,
        'idempotency-key': sent.words,
        'if-match': '*',
        'content-type': 'application/json',
      },
      body: JSON.stringify(bodyOf(sent)),
    })
    const bytes = await answer.text()
    expect({ status: answer.status, bytes }).toMatchObject({ status: 201 })
    return bytes
  }

  /** Writes one event after the other until the service is gone. Gives the request that was not answered any more. */
  const write = async (url: string, caller: Caller, life: Life): Promise<Sent> => {
    for (;;) {
      const caseId = caseIds[all.length % caseIds.length]!
      const sent: Sent = { caller, caseId, words: `${caller}-contact-${all.length}`, bytes: null }
      all.push(sent)
      try {
        sent.bytes = await ask(url, sent)
        life.answered()
      } catch (error) {
        // A connection that breaks is what is meant here; a wrong answer is not.
        if (!life.isKilled || !(error instanceof TypeError)) throw error
        return sent
      }
    }
  }

  let unanswered: Sent[] = []
  let lastAnswered: Sent[] = []
  /** What was not answered is sent again with its key, twice; what was answered last, once more: the same bytes. */
  const repeat = async (url: string) => {
    for (const sent of unanswered) {
      sent.bytes = await ask(url, sent)
      expect(await ask(url, sent)).toBe(sent.bytes)
    }
    for (const sent of lastAnswered) expect(await ask(url, sent)).toBe(sent.bytes)
  }

  for (let kill = 0; kill < kills; kill += 1) {
    const started = await startChild({ cwd: folder, environment: { DATABASE_URL: 'file:pile.db' } })
    service = started
    await repeat(started.url)
    const enough = Promise.withResolvers<void>()
    let wanted = random.between(1, 25)
    const life: Life = {
      isKilled: false,
      answered: () => {
        wanted -= 1
        if (wanted <= 0) enough.resolve()
      },
    }
    const writing = Promise.all(callers.map((caller) => write(started.url, caller, life)))
    await Promise.race([enough.promise, writing])
    await after(random.next() * 12)
    life.isKilled = true
    expect(await started.end('SIGKILL')).toBe('SIGKILL')
    unanswered = await writing
    lastAnswered = callers.flatMap((caller) => all.findLast((sent) => sent.caller === caller && sent.bytes !== null) ?? [])
  }
  const last = await startChild({ cwd: folder, environment: { DATABASE_URL: 'file:pile.db' } })
  service = last
  await repeat(last.url)
  expect(await last.end('SIGTERM')).toBe(0)
  expect(last.said().stderr).toBe('')

  city = smallCity({ folder })
  const recorded: string[] = []
  for (const caseId of caseIds) {
    const events = (await city.store.events(caseId, 0, 100_000)).filter(({ type }) => type.endsWith('.logContact'))
    const personal = await city.store.personal(
      caseId,
      events.map(({ seq }) => seq),
    )
    for (const { seq } of events) recorded.push(`${caseId} ${seq} ${personal.get(seq)?.['/words']}`)
  }
  const acknowledged = all.map(({ caseId, bytes, words }) => `${caseId} ${JSON.parse(bytes ?? '{}').seq} ${words}`)
  expect(all.length).toBeGreaterThan(kills * callers.length)
  expect(recorded.sort()).toEqual(acknowledged.sort())
  const { differences } = verifyRecord(city.database.db, city.library, { keys: city.keys, filesDir: join(folder, 'files') })
  expect(differences).toEqual([])
  city.close()
})
