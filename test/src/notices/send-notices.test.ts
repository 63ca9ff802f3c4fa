import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import pino from 'pino'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { databaseMetrics } from '../../../src/database/metrics.ts'
import { sqliteMessageChoices } from '../../../src/database/sqlite-message-choices.ts'
import { sqliteOutbox } from '../../../src/database/sqlite-outbox.ts'
import * as tables from '../../../src/database/tables.ts'
import type { Mail } from '../../../src/notices/mail.ts'
import type { Outbox } from '../../../src/notices/ports.ts'
import { type SenderParts, sendNotices } from '../../../src/notices/send-notices.ts'
import { webhookServiceAccount } from '../../../src/notices/service-account.ts'
import { webhookSms } from '../../../src/notices/sms.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let folder: string
let city: SmallCity
let gateway: Server
let url: string
let logged: { level: number; msg: string; messageId?: string }[]
/** Message ids in the order in which the gateway got them. */
let got: string[]
/** What the gateway does with a message it got; each test says. */
let answer: (messageId: string, response: ServerResponse) => void

const takes = (_messageId: string, response: ServerResponse): void => {
  response.writeHead(202).end()
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'send-notices-'))
  city = smallCity({ folder })
  logged = []
  got = []
  mailed = []
  answer = takes
  gateway = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const { messageId } = JSON.parse(Buffer.concat(pieces).toString())
    got.push(messageId)
    answer(messageId, response)
  })
  gateway.listen(0, '127.0.0.1')
  await once(gateway, 'listening')
  url = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/sms`
})

afterEach(() => {
  gateway.closeAllConnections()
  gateway.close()
  city.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What left by mail. */
let mailed: Mail[]
const choices = (of: SmallCity = city) => sqliteMessageChoices(of)

/** A round of a sender on a city's own connection. */
const round = (of: SmallCity = city, more: Partial<SenderParts> = {}) =>
  sendNotices({
    outbox: sqliteOutbox(of.database),
    store: of.store,
    sms: webhookSms({ url, token: null }),
    mail: { send: async (mail) => void mailed.push(mail) },
    choices: choices(of),
    phoneOf: async () => '13812345678',
    time: city.time,
    logger: pino({}, { write: (line) => logged.push(JSON.parse(line)) }),
    publicUrl: 'https://pile.example',
    ...more,
  })

const waiting = () => city.database.db.select().from(tables.outbox).all()
const delivered = () => city.database.db.select().from(tables.deliveries).all()
const filedNotice = (caseId: string): string => {
  const ofCase = waiting().filter((row) => row.caseId === caseId && row.party === 'owner')
  expect(ofCase).toHaveLength(1)
  return ofCase[0]!.messageId
}
const minutesUntil = (instant: string): number =>
  Temporal.Instant.from(city.time.now()).until(Temporal.Instant.from(instant)).total('minutes')

describe('where the city has a service account', () => {
  const account = (answers: number) => {
    const asked: { url?: string | undefined; body: string; authorization?: string | undefined }[] = []
    const platform = createServer(async (request, response) => {
      const pieces: Buffer[] = []
      for await (const piece of request) pieces.push(piece as Buffer)
      asked.push({ url: request.url, body: Buffer.concat(pieces).toString(), authorization: request.headers.authorization })
      response.writeHead(answers, { location: '/elsewhere' }).end()
    })
    platform.listen(0, '127.0.0.1')
    const open = async () => {
      await once(platform, 'listening')
      const at = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/account`
      const log = { warn: (fields: object, msg: string) => void logged.push({ level: 40, msg, ...fields }) }
      return webhookServiceAccount({ url: at, token: 'account-secret' }, log)
    }
    return { asked, open, close: () => platform.close() }
  }

  test('who follows it is told there and not on the phone', async () => {
    const messageId = filedNotice(await city.file())
    const { asked, open, close } = account(200)
    await round(city, { serviceAccount: await open() })
    expect(got).toEqual([])
    expect(delivered().filter((row) => row.messageId === messageId)).toMatchObject([{ channel: 'serviceAccount' }])
    expect(JSON.parse(asked[0]?.body ?? '')).toMatchObject({
      messageId,
      phone: '13812345678',
      text: expect.stringContaining('申请'),
    })
    expect(asked[0]?.authorization).toBe('Bearer account-secret')
    close()
  })

  test.each([
    [404, 0],
    [500, 1],
    [302, 1],
  ])('where its platform answers %i the notice goes to the phone, and the log says so %i times', async (code, lines) => {
    const messageId = filedNotice(await city.file())
    const { asked, open, close } = account(code)
    await round(city, { serviceAccount: await open() })
    expect(got).toEqual([messageId])
    expect(asked.map((one) => one.url)).toEqual(['/account'])
    expect(delivered().filter((row) => row.messageId === messageId)).toMatchObject([{ channel: 'sms' }])
    expect(logged.filter((line) => line.level === 40)).toHaveLength(lines)
    expect(JSON.stringify(logged)).not.toContain('13812345678')
    close()
  })

  test('one that does not answer holds no notice up for ever', async () => {
    const messageId = filedNotice(await city.file())
    const platform = createServer(() => undefined)
    platform.listen(0, '127.0.0.1')
    await once(platform, 'listening')
    const at = `http://127.0.0.1:${(platform.address() as AddressInfo).port}/account`
    const log = { warn: (fields: object, msg: string) => void logged.push({ level: 40, msg, ...fields }) }
    await round(city, { serviceAccount: webhookServiceAccount({ url: at, token: null }, log, 50) })
    expect(got).toEqual([messageId])
    expect(logged.filter((line) => line.level === 40)).toMatchObject([{ why: 'TimeoutError' }])
    platform.closeAllConnections()
    platform.close()
  })
})

describe('an owner who chose how to be told', () => {
  const choose = (change: Parameters<ReturnType<typeof choices>['set']>[1]) => choices().set(ids.owner, change, city.time.now())
  const toOwner = () => delivered().filter((row) => row.party === 'owner')

  test('has mail in English at the confirmed address, and nothing on the phone', async () => {
    const messageId = filedNotice(await city.file())
    await choose({ channel: 'mail', mail: 'family@example.cn', language: 'en' })
    await round()
    expect(got).toEqual([])
    expect(mailed).toMatchObject([
      {
        to: 'family@example.cn',
        messageId,
        subject: 'Request received',
        text: expect.stringMatching(/^We have your request .* See https:/),
      },
    ])
    expect(toOwner()).toMatchObject([{ messageId, channel: 'mail' }])
    expect(JSON.stringify(city.database.connection.prepare('select * from owner_messages').all())).not.toContain('family@')
  })

  test('is told on the phone where the mail server did not take it four times', async () => {
    const messageId = filedNotice(await city.file())
    await choose({ channel: 'mail', mail: 'family@example.cn' })
    const down = {
      send: async () => {
        throw new Error('the mail server did not take it')
      },
    }
    for (let times = 0; times < 4; times += 1) {
      await round(city, { mail: down })
      expect([times, got]).toEqual([times, []])
      city.time.forward({ hours: 1 })
    }
    await round(city, { mail: down })
    expect(got).toEqual([messageId])
    expect(toOwner()).toMatchObject([{ channel: 'sms' }])
  })

  test('reads in the pages what can wait there; what must arrive goes to the phone all the same', async () => {
    const caseId = await city.file()
    await choose({ channel: 'app' })
    await round()
    expect(got).toHaveLength(1)
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    await round()
    expect(got).toHaveLength(1)
    expect(toOwner().map(({ notice, channel }) => [notice, channel])).toEqual([
      ['requestFiled', 'sms'],
      ['papersComplete', 'app'],
    ])
  })

  test('is left in peace at night: the notice comes at eight, and the wait is no attempt', async () => {
    const messageId = filedNotice(await city.file())
    await choose({ isNightQuiet: true })
    city.time.set('2026-03-02T14:30:00.000Z')
    await round()
    expect(got).toEqual([])
    expect(waiting().filter((row) => row.messageId === messageId)).toMatchObject([
      { attempts: 0, notBefore: '2026-03-03T00:00:00.000Z' },
    ])
    city.time.set('2026-03-02T23:59:00.000Z')
    await round()
    expect(got).toEqual([])
    city.time.set('2026-03-03T00:00:00.000Z')
    await round()
    expect(got).toEqual([messageId])
  })
})

describe('a notice to an owner', () => {
  test('is repeated under its id after a crash between sending and marking, not before its wait is over', async () => {
    const messageId = filedNotice(await city.file())
    answer = (id, response) => {
      city.database.connection.close()
      takes(id, response)
    }
    await expect(round()).rejects.toThrow()
    city.keys.close()
    const { time } = city
    city = { ...smallCity({ folder }), time }
    answer = takes
    time.forward({ seconds: 59 })
    await round()
    expect(got).toEqual([messageId])
    time.forward({ seconds: 1 })
    await round()
    await round()
    expect(got).toEqual([messageId, messageId])
    expect(delivered().filter((row) => row.messageId === messageId)).toMatchObject([{ channel: 'sms' }])
  })

  test.skipIf(isOnPostgres())('is not sent every second when nothing can be written any more after it was sent', async () => {
    const messageId = filedNotice(await city.file())
    const { sqlite } = city.database
    answer = (id, response) => {
      sqlite.pragma('query_only = on')
      takes(id, response)
    }
    await expect(round()).rejects.toThrow()
    for (const writable of ['on', 'off']) {
      sqlite.pragma(`query_only = ${writable}`)
      city.time.forward({ seconds: 1 })
      await round().catch(() => undefined)
    }
    expect(got).toEqual([messageId])
  })

  test.skipIf(isOnPostgres())('does not leave while its attempt cannot be counted', async () => {
    await city.file()
    city.database.sqlite.pragma('query_only = on')
    await expect(round()).rejects.toThrow()
    city.database.sqlite.pragma('query_only = off')
    expect(got).toEqual([])
  })

  test('that hangs at the gateway holds up neither other owners nor any inbox, and leaves again later', async () => {
    const stuck = filedNotice(await city.file(1))
    const others = [filedNotice(await city.file(2)), filedNotice(await city.file(3))]
    const inboxes = waiting().filter((row) => row.party !== 'owner')
    expect(inboxes.length).toBeGreaterThan(0)
    let held: ServerResponse | null = null
    answer = (id, response) => {
      if (id === stuck) held = response
      else takes(id, response)
    }
    const running = round()
    await vi.waitFor(() => expect(waiting().map((row) => row.messageId)).toEqual([stuck]))
    await vi.waitFor(() => expect(held).not.toBeNull())
    expect(new Set(delivered().map((row) => row.messageId))).toEqual(new Set([...others, ...inboxes.map((row) => row.messageId)]))
    held!.destroy()
    expect(await running).toEqual({ sent: others.length + inboxes.length, failed: 1 })
    answer = takes
    city.time.forward({ seconds: 59 })
    expect(await round()).toEqual({ sent: 0, failed: 0 })
    city.time.forward({ seconds: 1 })
    expect(await round()).toEqual({ sent: 1, failed: 0 })
    expect(got.filter((id) => id === stuck)).toHaveLength(2)
  })

  test('that the gateway refuses again and again waits longer each time, then is given up for all to see', async () => {
    const messageId = filedNotice(await city.file())
    answer = (_id, response) => response.writeHead(500).end()
    const waits: number[] = []
    for (;;) {
      await round()
      const [row] = waiting()
      expect(row).toMatchObject({ messageId, attempts: got.length, lastError: 'the message gateway answered 500' })
      if (row!.gaveUpAt !== null) break
      waits.push(minutesUntil(row!.notBefore))
      city.time.set(row!.notBefore)
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 240, 240, 240, 240])
    expect(got).toEqual(Array(16).fill(messageId))
    expect(logged.at(-1)).toMatchObject({ level: 50, msg: 'a notice was given up', messageId })
    const registry = new Registry()
    databaseMetrics(city.database, registry, city.time.now)
    expect(await registry.metrics()).toContain('pile_outbox_given_up 1')
    city.time.forward({ days: 30 })
    await round()
    expect(got).toHaveLength(16)
  })

  test('whose last attempt was broken off is given up without another one', async () => {
    await city.file()
    city.database.db.update(tables.outbox).set({ attempts: 16 }).where(eq(tables.outbox.party, 'owner')).run()
    await round()
    expect(got).toEqual([])
    expect(waiting()).toMatchObject([{ gaveUpAt: city.time.now(), lastError: 'the last attempt was broken off' }])
  })

  test('leaves once when two senders look at the same time', async () => {
    const owners = [filedNotice(await city.file(1)), filedNotice(await city.file(2)), filedNotice(await city.file(3))]
    const inboxes = waiting().length - owners.length
    const second = smallCity({ folder })
    const rounds = await Promise.all([round(city), round(second)])
    second.close()
    expect(got.toSorted()).toEqual(owners.toSorted())
    expect(rounds.map(({ failed }) => failed)).toEqual([0, 0])
    expect(delivered()).toHaveLength(owners.length + inboxes)
  })

  test('belongs to the sender whose lease was written first alone, however close the other one was', async () => {
    const messageId = filedNotice(await city.file())
    const second = smallCity({ folder })
    const later = city.time.now().replace('2026', '2027')
    let theirs: ReturnType<Outbox['lease']> | null = null
    const mine = await sqliteOutbox(city.database).lease(city.time.now(), () => {
      theirs ??= sqliteOutbox(second.database).lease(city.time.now(), () => later)
      return later
    })
    // Begun while mine was looked for, theirs waits on SQLite for mine to be written; on PostgreSQL it is written before, and
    // mine is looked for again.
    const [held, ...more] = [mine, await theirs].filter((lease) => lease !== null)
    expect(held).toMatchObject({ messageId, attempts: 1 })
    expect(more).toEqual([])
    second.close()
  })
})

describe('a notice of an answer that can be recalled', () => {
  let caseId: string
  let rejection: string
  const recall = () => city.send(caseId, { type: 'property.recall', record: 4, evidence: [] }, 'property')

  beforeEach(async () => {
    caseId = await city.file()
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    const grounds = [{ code: 'FIRE_LIABILITY_FEAR' as const, evidence: [] }]
    await city.send(caseId, { type: 'property.reject', grounds, evidence: [] }, 'property')
    rejection = waiting().find((row) => row.notice === 'rejected')!.messageId
  })

  test('leaves when the answer can no longer be recalled, and not before', async () => {
    city.time.forward({ minutes: 9, seconds: 59 })
    await round()
    expect(got).not.toContain(rejection)
    city.time.forward({ seconds: 1 })
    await round()
    expect(got).toContain(rejection)
  })

  test('never leaves when it was recalled', async () => {
    city.time.forward({ minutes: 9 })
    expect((await recall()).kind).toBe('recorded')
    city.time.forward({ days: 1 })
    await round()
    expect(got.length).toBeGreaterThan(0)
    expect(got).not.toContain(rejection)
  })

  test('never leaves when the recall came in time and is recorded while the notice is being written', async () => {
    city.time.forward({ minutes: 9 })
    await round()
    city.time.forward({ minutes: 1 })
    let recalled = ''
    const phoneOf = async () => {
      if (recalled === '') {
        const lease = waiting().find((row) => row.messageId === rejection)
        expect(lease).toMatchObject({ attempts: 1 })
        city.time.forward({ seconds: -1 })
        recalled = (await recall()).kind
        city.time.forward({ seconds: 1 })
      }
      return '13812345678'
    }
    await round(city, { phoneOf })
    expect(recalled).toBe('recorded')
    expect(got).not.toContain(rejection)
    expect(delivered().map((row) => row.messageId)).not.toContain(rejection)
  })
})
