import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { StorageUnavailable } from '../../../src/database/storage-errors.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import type { Party } from '../../../workflows/parties.ts'
import { root } from '../../helpers/child-service.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity

beforeEach(() => {
  city = smallCity()
})

afterEach(() => city.close())

/** Everything that is kept, by table. */
const everything = (): ReadonlyMap<string, string> => {
  const { sqlite } = city.database
  const names = sqlite.prepare<[], { name: string }>(
    `select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  )
  return new Map(
    names.all().map(({ name }) => [name, JSON.stringify(sqlite.prepare(`select * from ${name} order by 1, 2`).all())]),
  )
}

const changedSince = (before: ReadonlyMap<string, string>): string[] => {
  const now = everything()
  return [...before].flatMap(([name, rows]) => (now.get(name) === rows ? [] : [name]))
}

const expectVerified = (): void => {
  const filesDir = join(city.folder, 'files')
  const { differences } = verifyRecord(city.database.db, city.library, { keys: city.keys, filesDir })
  expect(differences).toEqual([])
}

let keys = 0
const send = (caseId: string, event: CaseEvent, party: Party) => {
  keys += 1
  const idempotency = { scope: 'test', key: `event ${keys}`, requestHash: 'x' }
  return city.send(caseId, event, party, { idempotency, answer: () => ({ httpCode: 201, body: 'taken' }) })
}

const steps: readonly (readonly [CaseEvent, Party])[] = [
  [{ type: 'owner.submit', undertaking: true, evidence: [] }, 'owner'],
  [{ type: 'centre.confirmComplete', evidence: [], words: '已核对' }, 'centre'],
  [{ type: 'property.open', evidence: [] }, 'property'],
  [
    { type: 'property.reject', grounds: [{ code: 'FIRE_SYSTEM_MISSING', evidence: [], words: '没有喷淋' }], evidence: [] },
    'property',
  ],
  [{ type: 'property.recall', record: 4, evidence: [] }, 'property'],
]

/** Does something and takes it back. */
const tried = async <T>(work: () => Promise<T>): Promise<T> => {
  const { sqlite } = city.database
  sqlite.exec('savepoint untried')
  try {
    return await work()
  } finally {
    sqlite.exec('rollback to untried; release untried')
  }
}

/** Lets one kind of write to one table fail; whether the work met it. */
const metBreak = async (verb: string, table: string, work: () => Promise<unknown>): Promise<boolean> => {
  const { sqlite } = city.database
  sqlite.exec(`create temp trigger broken before ${verb} on main.${table} begin select raise(abort, 'broken here'); end`)
  try {
    await work()
    return false
  } catch (error) {
    expect(inspect(error)).toContain('broken here')
    return true
  } finally {
    sqlite.exec('drop trigger broken')
  }
}

describe('one event is one transaction', () => {
  test('a throw at any of its writes leaves nothing of it, and it goes through afterwards', async () => {
    const caseId = await city.openDraft()
    const evidence = [await city.document(caseId, 'fireDocument')]
    const finding: CaseEvent = { type: 'fire.report', result: 'passed', scope: 'garage', upheld: [], gaps: [], evidence }
    const seen = new Set<string>()
    for (const [event, party] of [...steps, [finding, 'fire'] as const]) {
      const before = everything()
      const tables = await tried(async () => {
        await send(caseId, event, party)
        return changedSince(before)
      })
      for (const table of tables) {
        const verbs: string[] = []
        for (const verb of ['insert', 'update', 'delete']) {
          await tried(async () => {
            if (!(await metBreak(verb, table, () => send(caseId, event, party)))) return
            verbs.push(verb)
            expect({ event: event.type, verb, table, left: changedSince(before) }).toMatchObject({ left: [] })
          })
        }
        // What changed was written in some way, and each way was broken once.
        expect({ event: event.type, table, verbs }).not.toMatchObject({ verbs: [] })
        seen.add(table)
      }
      expect((await send(caseId, event, party)).kind).toBe('recorded')
    }
    expect([...seen]).toEqual(
      expect.arrayContaining(['case_events', 'cases', 'sealed_parts', 'case_clocks', 'stays', 'answers', 'grounds', 'findings']),
    )
    expect([...seen]).toEqual(expect.arrayContaining(['case_parties', 'outbox', 'counters', 'drafts', 'idempotent_answers']))
    expectVerified()
  })

  test('the same holds for a draft and for a paper', async () => {
    const caseId = await city.file()
    for (const [table, write] of [
      ['drafts', () => city.openDraft(2)],
      ['idempotent_answers', () => city.openDraft(2)],
      ['documents', () => city.document(caseId, 'identity')],
    ] as const) {
      const before = everything()
      expect(await metBreak('insert', table, write)).toBe(true)
      expect(changedSince(before)).toEqual([])
      await write()
    }
  })
})

describe('every write connection is durable', () => {
  test('synchronous stays FULL after the first write, the log is on, foreign keys are watched', async () => {
    const { sqlite } = city.database
    await city.file()
    const pragma = (name: string) => sqlite.pragma(name, { simple: true })
    expect({
      synchronous: pragma('synchronous'),
      journal_mode: pragma('journal_mode'),
      foreign_keys: pragma('foreign_keys'),
      busy_timeout: pragma('busy_timeout'),
    }).toEqual({ synchronous: 2, journal_mode: 'wal', foreign_keys: 1, busy_timeout: 2000 })
  })

  test('there are no other connections than those of the database and of the key file, and of copies of both', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
    const opening = sources.filter((file) => readFileSync(join(root, 'src', file), 'utf8').includes('new Database('))
    // A backup opens copies as well, of which no service runs.
    const copying = [join('database', 'backup.ts'), join('sealing', 'copy-keys.ts')]
    expect(opening.sort()).toEqual([...copying, join('database', 'open-database.ts'), join('sealing', 'keys.ts')].sort())
  })
})

describe('a full disk', () => {
  test('is "not now" for the event that meets it, leaves nothing half-written, and is over when there is room again', async () => {
    const { sqlite } = city.database
    const caseIds = [await city.file(1), await city.file(2), await city.file(3)]
    sqlite.pragma(`max_page_count = ${sqlite.pragma('page_count', { simple: true })}`)
    let before = everything()
    const meets = async () => {
      for (;;) {
        for (const caseId of caseIds) {
          before = everything()
          // Taken or refused, it writes: a refusal is kept for the repeat.
          await send(caseId, { type: 'centre.confirmComplete', evidence: [], words: '地'.repeat(900) }, 'centre')
        }
      }
    }
    await expect(meets()).rejects.toThrow(StorageUnavailable)
    expect(changedSince(before)).toEqual([])
    sqlite.pragma('max_page_count = 1073741823')
    const [caseId = ''] = caseIds
    expect((await send(caseId, { type: 'owner.withdraw', reason: 'costTooHigh', evidence: [] }, 'owner')).kind).toBe('recorded')
    expectVerified()
  })
})

describe('the order of the record', () => {
  test('a clock that was set back does not make a record older than the one before it', async () => {
    const caseId = await city.file()
    const [filed] = await city.store.events(caseId, 0, 1)
    city.time.forward({ hours: -3 })
    await send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
    const [confirmed] = await city.store.events(caseId, 1, 1)
    expect(confirmed?.recordedAt).toBe(filed?.recordedAt)
    expectVerified()
  })
})
