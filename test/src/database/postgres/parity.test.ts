import { getTableName } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as postgresTables from '../../../../src/database/postgres/tables.ts'
import { verifyRecord } from '../../../../src/database/verify.ts'
import { playStory } from '../../../../src/stories/play.ts'
import { retrofit } from '../../../../src/stories/retrofit.ts'
import { type FigureCity, playFigureCity } from '../../../helpers/figure-city.ts'

/*
 * The same city is lived through on both databases, over HTTP. Chance is counted and time stands still, so that every id, key
 * and hash is the same: then every row and every answer must be the same too, to the last byte.
 */

const chance = vi.hoisted(() => ({ drawn: 0 }))

vi.mock('node:crypto', async (original) => {
  const real = await original<typeof import('node:crypto')>()
  const randomBytes = (size: number): Buffer => {
    chance.drawn += 1
    return real.createHash('shake256', { outputLength: size }).update(String(chance.drawn)).digest()
  }
  return {
    ...real,
    randomBytes,
    randomInt: (to: number) => randomBytes(6).readUIntBE(0, 6) % to,
    randomUUID: () => randomBytes(16).toString('hex'),
  }
})

/** A story with a matter, a queue and piles, as it was told on each. */
const told = { sqlite: [] as string[], postgres: [] as string[] }
const cities: Partial<Record<'sqlite' | 'postgres', FigureCity>> = {}

beforeAll(async () => {
  vi.spyOn(Temporal.Now, 'instant').mockReturnValue(Temporal.Now.instant())
  for (const on of ['sqlite', 'postgres'] as const) {
    chance.drawn = 0
    const city = await playFigureCity(undefined, on)
    cities[on] = city
    await anOwnerChooses(city)
    const theatre = { baseUrl: city.demo.service.url, operator: city.demo.operator }
    await playStory(retrofit, theatre, (line) => told[on].push(line))
  }
})
afterAll(async () => {
  vi.restoreAllMocks()
  for (const city of Object.values(cities)) await city.close()
})

/** Of one request: how its owner is told, and what is corrected of the person. */
const anOwnerChooses = async ({ requests }: FigureCity): Promise<void> => {
  const [request] = Object.values(requests)
  if (!request) throw new Error('nobody filed')
  const owner = await request.owner()
  await owner.http.PATCH('/api/me/messages', { body: { language: 'en', silent: ['around', 'dates'], isNightQuiet: true } })
  const corrected = { fields: ['room' as const], personal: { room: '3-1204' } }
  await owner.send(request.caseId, { type: 'owner.correctData', ...corrected, evidence: [], words: '门牌写错了' })
}

const cityOn = (on: 'sqlite' | 'postgres'): FigureCity => {
  const city = cities[on]
  if (!city) throw new Error(`nobody lived on ${on}`)
  return city
}

describe('the rows of', () => {
  /** Drawn elsewhere (the salt of a password, the key of a request), or hidden on SQLite (the number of a row). */
  const apart = new Set(['password_hash', 'key', 'rowid'])

  const plain = (value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value)

  const rowsOf = (on: 'sqlite' | 'postgres', table: string): string[] =>
    cityOn(on)
      .demo.service.database.connection.prepare<[], Record<string, unknown>>(`select * from "${table}"`)
      .all()
      // Raised by every start.
      .filter(({ name }) => name !== 'writing probe')
      .map((row) => {
        const columns = Object.keys(row).filter((column) => !apart.has(column))
        return JSON.stringify(columns.toSorted().map((column) => [column, plain(row[column])]))
      })
      .toSorted()

  /** What only several nodes on one database have. */
  const ofNodes = ['leases', 'request_counts']
  const names = Object.values(postgresTables)
    .map(getTableName)
    .filter((name) => !ofNodes.includes(name))
    .toSorted()

  test.each(names)('%s', (table) => {
    const kept = new Set(rowsOf('sqlite', table))
    const here = rowsOf('postgres', table)
    expect(here.filter((row) => !kept.has(row))).toEqual([])
    expect(here).toHaveLength(kept.size)
  })

  test('the tables that a request fills are not empty', () => {
    const filled = names.filter((table) => rowsOf('postgres', table).length > 0)
    for (const table of [
      'cases',
      'case_events',
      'case_clocks',
      'stays',
      'answers',
      'grounds',
      'deliveries',
      'documents',
      'matters',
      'matter_links',
      'ledger_entries',
      'owner_messages',
    ]) {
      expect(filled).toContain(table)
    }
  })
})

describe('the answers to', () => {
  const figures = [
    ...['accounts', 'answers', 'changes', 'cohorts', 'companies', 'costs', 'curves', 'families', 'forecast', 'map', 'matters'],
    ...['conduct', 'never', 'offices', 'overdue', 'reasons', 'safety', 'stages', 'stuck'],
  ].map((figure) => `/api/statistics/${figure}`)

  const answerOn = async (on: 'sqlite' | 'postgres', path: string): Promise<string> => {
    const { url, bodies } = cityOn(on)
    // A secret is made when it is first asked for.
    chance.drawn = 1_000_000
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${bodies.bureau.token}` } })
    return `${answer.status} ${await answer.text()}`
  }

  test.each([
    ...figures,
    ...['/api/statistics/stages?groupBy=district&asOf=2026-03-09', '/api/statistics/stages/table?groupBy=district'],
    ...['/api/exports/csv', '/api/exports/xes', '/api/exports/ocel', '/api/cases?limit=50', '/api/cases?overdue=true'],
    ...['/api/matters', '/api/rules', '/api/compounds', '/api/compounds?query=%E5%B0%8F', '/api/organisations'],
  ])('%s', async (path) => {
    const answer = await answerOn('sqlite', path)
    expect(answer).toMatch(/^200 /)
    expect(await answerOn('postgres', path)).toBe(answer)
  })

  test('every case, its events and its account', async () => {
    for (const { caseId } of Object.values(cityOn('sqlite').requests)) {
      for (const path of ['', '/events', '/account'].map((part) => `/api/cases/${caseId}${part}`)) {
        const answer = await answerOn('sqlite', path)
        expect(answer).toMatch(/^200 /)
        expect(await answerOn('postgres', path)).toBe(answer)
      }
    }
  })
})

test('the story is told in the same words', () => {
  expect(told.sqlite.at(-1)).toBe('故事讲完。')
  expect(told.postgres).toEqual(told.sqlite)
})

test('verification finds the same on both: nothing', () => {
  const found = (['sqlite', 'postgres'] as const).map((on) => {
    const { database, library, keys } = cityOn(on).demo.service
    return verifyRecord(database.db, library, { keys, filesDir: cityOn(on).config.filesDir })
  })
  expect(found[0]?.differences).toEqual([])
  expect(found[1]).toEqual(found[0])
})
