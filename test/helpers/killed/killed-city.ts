import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq, isNotNull } from 'drizzle-orm'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseDocument } from '../../../src/documents/ports.ts'
import { sealJson } from '../../../src/sealing/seal.ts'
import { ids, type SmallCity, smallCity } from '../small-city.ts'
import { tokenOf } from '../tokens.ts'

/** Who calls the service while it is killed. */
export const callers = ['owner', 'property', 'grid'] as const

/** One of them. */
export type Caller = (typeof callers)[number]

/** What is there before the service starts for the first time. */
export interface PreparedCity {
  readonly caseIds: readonly string[]
  readonly tokens: ReadonlyMap<Caller, string>
  /** When the service starts for the first time, and then a day later each time. */
  readonly firstStart: string
}

const day = (first: string, later: number): string =>
  Temporal.Instant.from(first)
    .add({ hours: 24 * later })
    .toString({ fractionalSecondDigits: 3 })

/** The instant of a start: each life of the service is a day after the one before, so that each has clocks that have run out. */
export const startOf = ({ firstStart }: PreparedCity, life: number): string => day(firstStart, life)

/** Prepares a case a day, for the service to find their clocks run out day by day while the callers write. */
export const prepareCity = async (folder: string, days: number): Promise<PreparedCity> => {
  mkdirSync(folder, { recursive: true })
  const first = '2026-03-02T01:00:00.000Z'
  const city = smallCity({ folder, at: first, spaces: days })
  const caseIds: string[] = []
  for (let n = 1; n <= days; n += 1) {
    city.time.set(day(first, n - 1))
    const caseId = await city.file(n)
    await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    caseIds.push(caseId)
  }
  const firstStart = day(first, days)
  const tokens = new Map<Caller, string>()
  for (const caller of callers) tokens.set(caller, await tokenOf({ database: city.database, now: firstStart }, caller))
  const key = city.keys.keyFor(`account:${ids.owner}`, 'owner')
  city.database.db
    .update(tables.accounts)
    .set({ keyId: key.keyId, sealed: sealJson(key, '13800000000') })
    .where(eq(tables.accounts.accountId, ids.owner))
    .run()
  city.close()
  return { caseIds, tokens, firstStart }
}

/** Whether the service has nothing left to do that is due: no message that waits, no clock that has run out. */
export const isIdle = ({ database }: SmallCity, now: string): boolean => {
  const waiting = database.db.select().from(tables.outbox).all()
  const clocks = database.db.select().from(tables.caseClocks).where(isNotNull(tables.caseClocks.wakeAt)).all()
  return waiting.every(({ notBefore }) => notBefore > now) && clocks.every(({ wakeAt }) => wakeAt !== null && wakeAt > now)
}

/** The contacts of the record, each as case, number and words. */
const contactsOf = async ({ store }: SmallCity, caseId: string): Promise<string[]> => {
  const events = (await store.events(caseId, 0, 1_000_000)).filter(({ type }) => type.endsWith('.logContact'))
  const personal = await store.personal(
    caseId,
    events.map(({ seq }) => seq),
  )
  return events.map(({ seq }) => `${caseId} ${seq} ${personal.get(seq)?.['/words']}`)
}

/** What a document holds; where it cannot be read, why not. */
const contentOf = async ({ documents }: SmallCity, document: CaseDocument): Promise<string> => {
  try {
    return String(await documents.read(document))
  } catch (error) {
    return String(error)
  }
}

/** What is not the same in two lists, each line as often as it is there once more. */
const differ = (what: string, found: readonly string[], expected: readonly string[]): string[] => {
  const count = (lines: readonly string[]) => Map.groupBy(lines, (line) => line)
  const [there, wanted] = [count(found), count(expected)]
  return [...new Set([...found, ...expected])].flatMap((line) => {
    const [is, should] = [there.get(line)?.length ?? 0, wanted.get(line)?.length ?? 0]
    return is === should ? [] : [`${what}: ${line}: ${is} times, not ${should}`]
  })
}

/** What was acknowledged to the callers, in the words of the record. */
export interface Acknowledged {
  readonly contacts: readonly string[]
  /** Documents as case, id and content. */
  readonly papers: readonly string[]
}

/** How often a message came under each id. */
type Got = ReadonlyMap<string, number>

/** Each clock that has passed was recorded by one event, and each such event is of one clock. */
const clockFaults = ({ database: { db } }: SmallCity): string[] => {
  const { caseClocks, caseEvents } = tables
  const fired = db
    .select()
    .from(caseEvents)
    .where(eq(caseEvents.type, 'deadline.passed'))
    .all()
    .map(({ caseId, input }) => `${caseId} ${(JSON.parse(input) as { clockId: string }).clockId}`)
  const passed = db
    .select()
    .from(caseClocks)
    .where(isNotNull(caseClocks.passedOn))
    .all()
    .map(({ caseId, clockId }) => `${caseId} ${clockId}`)
  return [
    ...(fired.length === 0 ? ['no clock ran out at all'] : []),
    ...differ('clock', fired, [...new Set(fired)]),
    ...passed.filter((clock) => !fired.includes(clock)).map((clock) => `clock: ${clock} passed without an event`),
  ]
}

/** Every message that was to be sent left under one id, and nothing came that was not to be sent. */
const messageFaults = ({ database: { db } }: SmallCity, got: Got): string[] => {
  const delivered = db.select().from(tables.deliveries).all()
  const waiting = db.select().from(tables.outbox).all()
  const ids = new Set([...delivered, ...waiting].map(({ messageId }) => messageId))
  const sent = delivered.filter(({ channel }) => channel === 'sms')
  const notices = delivered.map(({ caseId, seq, notice, party, organisationId }) =>
    [caseId, seq, notice, party, organisationId].join(' '),
  )
  return [
    ...(sent.length === 0 ? ['no message left at all'] : []),
    ...sent.filter(({ messageId }) => !got.has(messageId)).map(({ messageId }) => `message ${messageId} never came`),
    ...[...got.keys()].filter((id) => !ids.has(id)).map((id) => `message ${id} came and is not of the record`),
    ...differ('notice', notices, [...new Set(notices)]),
  ]
}

/** Holds everything that was acknowledged, sent and due against what is there in the end. Nothing: all is well. */
export const faultsOf = async (
  folder: string,
  { caseIds }: PreparedCity,
  acknowledged: Acknowledged,
  got: Got,
): Promise<string[]> => {
  const city = smallCity({ folder })
  try {
    const contacts: string[] = []
    const papers: string[] = []
    for (const caseId of caseIds) {
      contacts.push(...(await contactsOf(city, caseId)))
      for (const document of await city.documents.list(caseId))
        papers.push(`${caseId} ${document.documentId} ${await contentOf(city, document)}`)
    }
    const { differences } = verifyRecord(city.database.db, city.library, { keys: city.keys, filesDir: join(folder, 'files') })
    return [
      ...differ('event', contacts, acknowledged.contacts),
      ...differ('document', papers, acknowledged.papers),
      ...clockFaults(city),
      ...messageFaults(city, got),
      ...differences.map(({ what, caseId, seq, detail }) => `${what} of ${caseId} ${seq}: ${detail}`),
    ]
  } finally {
    city.close()
  }
}
