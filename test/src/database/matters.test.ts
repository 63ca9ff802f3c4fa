import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { matterEvents, matterSealedParts, matters } from '../../../src/database/matter-tables.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { passReports } from '../../../src/matters/pass-reports.ts'
import { findMatterFor, matterViewFor } from '../../../src/matters/read-matter.ts'
import { localDay } from '../../../workflows/calendar/days.ts'
import { type CityMatters, cityMatters, matterEvent, openMatter } from '../../helpers/city-matters.ts'
import { actorOf, ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'

let city: SmallCity
let of: CityMatters

beforeEach(() => {
  city = smallCity()
  of = cityMatters(city)
})

afterEach(() => city.close())

const verified = () => verifyRecord(city.database.db, city.library, { keys: city.keys }).differences
const passing = () =>
  passReports({
    matters: of.store,
    time: city.time,
    logger: pino({ level: 'silent' }),
    today: (now) => localDay(now, 'Asia/Shanghai'),
  })
const report = matterEvent({ type: 'matter.report', progress: 'underWay', words: '下周进场' })

describe('the matters of a city', () => {
  test('are on record as a chain of their own, and rebuilt from it', async () => {
    const matterId = await of.open()
    await of.send(matterId, report, 'grid')
    const types = city.database.db
      .select()
      .from(matterEvents)
      .all()
      .map(({ type }) => type)
    expect(types).toEqual(['matter.open', 'matter.report'])
    expect((await of.store.read(matterId))?.file).toMatchObject({ seq: 2, reports: [{ progress: 'underWay' }] })
    expect(verified()).toEqual([])
  })

  test('hold names and free text sealed: gone with their key, and the chain still holds', async () => {
    const matterId = await of.open()
    await of.send(matterId, report, 'grid')
    const { db } = city.database
    expect(JSON.stringify([db.select().from(matterEvents).all(), db.select().from(matters).all()])).not.toMatch(/周工|下周/)
    const stored = (await of.store.read(matterId))!
    expect((await of.store.context(stored)).personal.get(1)).toEqual({ '/official/personal': { name: '周工' } })
    for (const { keyId } of db.select().from(matterSealedParts).all()) city.keys.destroy(keyId, city.time.now())
    expect((await of.store.context(stored)).personal.size).toBe(0)
    expect(verified()).toEqual([])
  })

  test('a matter without an official, or of another district, is refused and leaves nothing', async () => {
    const { official: _, ...nobody } = openMatter('transformer') as { official: unknown }
    expect(await of.send(null, nobody as never, 'centre')).toMatchObject({
      kind: 'refused',
      refusal: { code: 'MATTER_NEEDS_OFFICIAL' },
    })
    city.database.db.delete(tables.organisationDistricts).where(eq(tables.organisationDistricts.organisationId, ids.centre)).run()
    expect(await of.send(null, openMatter('transformer'), 'centre')).toMatchObject({ refusal: { code: 'MATTER_NOT_YOURS' } })
    expect(await of.send(null, openMatter('transformer', { compoundId: 'x'.repeat(22) }), 'bureau')).toMatchObject({
      refusal: { code: 'MATTER_PLACE_UNKNOWN' },
    })
    expect(city.database.db.select().from(matters).all()).toEqual([])
  })

  test('a repeat gets the first answer; an older version is stale, unless only the clock wrote since', async () => {
    const matterId = await of.open()
    const idempotency = { scope: 'clerk', key: 'key-1', requestHash: 'a' }
    const answer = () => ({ httpCode: 201, body: 'first' })
    await of.send(matterId, report, 'grid', { idempotency, answer })
    expect(await of.send(matterId, report, 'grid', { idempotency })).toEqual({
      kind: 'repeated',
      answer: { httpCode: 201, body: 'first' },
    })
    expect(await of.send(matterId, report, 'grid', { idempotency: { ...idempotency, requestHash: 'b' } })).toEqual({
      kind: 'keyReused',
    })
    expect(await of.send(matterId, report, 'grid', { ifVersion: 1 })).toEqual({ kind: 'stale', version: 2 })
    city.time.set('2026-05-04T01:00:00.000Z')
    expect(await passing()).toBe(1)
    expect(await of.send(matterId, report, 'grid', { ifVersion: 2 })).toMatchObject({ kind: 'recorded' })
    expect(await of.send('x'.repeat(22), report, 'grid')).toEqual({ kind: 'unknown' })
  })

  test('a report that did not come is recorded once, however often it is looked for', async () => {
    const matterId = await of.open()
    expect(await passing()).toBe(0)
    city.time.set('2026-04-02T01:00:00.000Z')
    expect([await passing(), await passing()]).toEqual([1, 0])
    expect((await of.store.read(matterId))?.file.passedSince).toBe('2026-04-01')
    expect(verified()).toEqual([])
  })

  test('a finished one changes what is known of its compound', async () => {
    const version = () => city.database.db.select().from(tables.compounds).get()?.version
    const matterId = await of.open()
    const before = version()
    await of.send(matterId, matterEvent({ type: 'matter.close', result: 'dropped' }), 'centre')
    expect(version()).toBe(before)
    const other = await of.open()
    const document = await city.document(other, 'gridDocument')
    await of.send(other, matterEvent({ type: 'matter.close', result: 'done', evidence: [document] }), 'grid')
    expect(version()).toBe((before ?? 0) + 1)
    expect(verified()).toEqual([])
  })
})

describe('who sees what of a matter', () => {
  const seen = async (matterId: string, party: Parameters<typeof actorOf>[0], organisationId?: string) => {
    const viewer = { ...actorOf(party), party, ...(organisationId === undefined ? {} : { organisationId }) }
    const found = await findMatterFor(of.store, matterId, viewer, city.time.now())
    const sources = { matters: of.store, documents: city.documents }
    return found && matterViewFor(sources, found, { now: city.time.now(), language: 'zh' })
  }

  test('the parties of the compound see it; of the official the office and the role, the name only who oversees and the office', async () => {
    const matterId = await of.open('retrofit')
    await of.send(matterId, report, 'property')
    const names: Record<string, string | null | undefined> = {}
    for (const party of ['centre', 'bureau', 'property', 'community', 'fire', 'grid'] as const) {
      const view = await seen(matterId, party)
      expect(view).toMatchObject({ label: '消防设施改造', office: { organisation: '晋合物业', role: 'head' } })
      expect(view?.reports[0]).toMatchObject({ label: '施工中', words: '下周进场' })
      names[party] = view?.office.name
    }
    expect(names).toEqual({ centre: '陈经理', bureau: '陈经理', property: '陈经理', community: null, fire: null, grid: null })
  })

  test('a stranger sees nothing: an owner without a request there, another company, another district', async () => {
    const matterId = await of.open()
    expect(await seen(matterId, 'owner')).toBeNull()
    expect(await seen(matterId, 'property', 'y'.repeat(22))).toBeNull()
    expect(await seen(matterId, 'centre', 'y'.repeat(22))).toBeNull()
    expect(await seen(matterId, 'operator')).toBeNull()
  })

  test('an owner with a request there sees it without papers and remarks', async () => {
    const matterId = await of.open()
    await of.send(matterId, report, 'grid')
    await city.document(matterId, 'gridDocument')
    await city.openDraft(1)
    expect(await seen(matterId, 'owner')).toBeNull()
    await city.file(2)
    const view = await seen(matterId, 'owner')
    expect(view).toMatchObject({ office: { name: null }, documents: [], waiting: { waiting: 0, linked: 0 } })
    expect(view?.reports[0]?.words).toBeNull()
  })

  test('the report is shown as due, and as passed, with the days counted as the place says', async () => {
    const matterId = await of.open()
    const standing = async (at: string) => {
      city.time.set(at)
      return (await seen(matterId, 'centre'))?.report
    }
    expect(await standing('2026-03-03T01:00:00.000Z')).toMatchObject({ nextOn: '2026-04-01', standing: 'notYet' })
    expect(await standing('2026-04-01T01:00:00.000Z')).toMatchObject({ standing: 'due' })
    expect(await standing('2026-04-02T01:00:00.000Z')).toMatchObject({ standing: 'overdue', label: '已过约定的报告日' })
  })

  test('a list shows what the caller may see, and can be narrowed to passed reports', async () => {
    const matterId = await of.open()
    const query = {
      viewer: { ...actorOf('centre'), party: 'centre' as const },
      today: '2026-03-02',
      compoundId: ids.compound,
      district: ids.district,
      kind: null,
      state: 'open' as const,
      overdue: false,
      cursor: null,
      limit: 10,
    }
    const listed = async (more: object) => (await of.store.list({ ...query, ...more })).matters.map(({ file }) => file.matterId)
    expect(await listed({})).toEqual([matterId])
    expect(await listed({ kind: 'retrofit' })).toEqual([])
    expect(await listed({ overdue: true })).toEqual([])
    expect(await listed({ overdue: true, today: '2026-04-02' })).toEqual([matterId])
    expect(await listed({ viewer: { ...actorOf('property'), party: 'property' } })).toEqual([matterId])
    expect(await listed({ viewer: { ...actorOf('owner'), party: 'owner' } })).toEqual([])
  })
})

describe('what verification finds in matters', () => {
  const tamperings: readonly (readonly [string, string, string])[] = [
    [
      'an edited input',
      `update matter_events set input = replace(input, 'underWay', 'noChange')`,
      'it was changed after it was written',
    ],
    ['a removed record', `delete from matter_events where seq = 1`, 'record 1 is missing or out of order'],
    ['an edited row', `update matters set next_report_on = '2027-01-01'`, 'nextReportOn is not what its events give'],
    [
      'an edited file',
      `update matters set file = replace(file, 'projectManager', 'officer')`,
      'it differs from the fold of its events: office',
    ],
    ['a lost sealed part', `delete from matter_sealed_parts where seq = 1`, 'it is missing, and was not erased'],
    ['a removed matter', `delete from matters`, 'there are events of it, but no matter'],
  ]

  // What is JSON there cannot be edited as a text.
  test.each(tamperings.filter(([, sql]) => !(isOnPostgres() && sql.includes('replace('))))('%s', async (_, sql, expected) => {
    const matterId = await of.open()
    await of.send(matterId, report, 'grid')
    city.database.sqlite.exec(sql)
    expect(verified().map(({ detail }) => detail)).toContainEqual(expect.stringContaining(`matter ${matterId}: ${expected}`))
  })
})
