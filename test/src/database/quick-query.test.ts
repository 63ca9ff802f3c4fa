import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quickened } from '../../../src/database/quick-query.ts'
import * as tables from '../../../src/database/tables.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

const { findings, stays } = tables

let city: SmallCity

const finding = {
  ...{ findingId: 'case.1', caseId: 'case', seq: 1, track: 'fire', placeId: 'space', scope: 'space', result: 'passedWithGaps' },
  ...{ upheld: ['FIRE_LIABILITY_FEAR'], gaps: [], measured: null, foundOn: '2026-03-02', validUntil: '2027-03-02' },
} as unknown as typeof findings.$inferInsert

beforeAll(async () => {
  city = smallCity()
  await city.file(1)
  city.database.db.insert(findings).values(finding).run()
})

afterAll(() => city.close())

/** The same query twice: as drizzle runs it, and quick. */
const both = <Q>(make: () => Q): readonly [Q, Q] => [make(), quickened(make())]

describe('a quick query gives what drizzle gives:', () => {
  test('lists, nothing and what is null', () => {
    const found = findings.findingId
    const [slow, quick] = both(() =>
      city.database.db
        .select()
        .from(findings)
        .where(eq(found, sql.placeholder('id')))
        .prepare(),
    )
    const row = slow.get({ id: 'case.1' })
    expect(row).toMatchObject({ upheld: ['FIRE_LIABILITY_FEAR'], measured: null })
    expect(quick.get({ id: 'case.1' })).toEqual(row)
    expect(quick.all({ id: 'case.1' })).toEqual(slow.all({ id: 'case.1' }))
    expect(quick.get({ id: 'none' })).toBeUndefined()
    expect(quick.all({ id: 'none' })).toEqual([])
  })

  test('truths, numbers and what is computed, under other names too', () => {
    const [slow, quick] = both(() =>
      city.database.db
        .select({
          isFor: stays.onBehalf,
          since: stays.enteredSeq,
          next: sql<number>`${stays.enteredSeq} + 1`.mapWith(String),
          named: sql<string>`${stays.stage}`.as('named'),
        })
        .from(stays)
        .limit(sql.placeholder('most'))
        .prepare(),
    )
    const rows = slow.all({ most: 3 })
    expect(rows[0]).toMatchObject({ isFor: false, next: String((rows[0]?.since ?? 0) + 1) })
    expect(quick.all({ most: 3 })).toEqual(rows)
  })

  test('a query over two tables, which are mapped apart, stays as it is', () => {
    const [slow, quick] = both(() =>
      city.database.db.select().from(tables.cases).innerJoin(stays, eq(stays.caseId, tables.cases.caseId)).prepare(),
    )
    expect(quick.all()).toEqual(slow.all())
  })

  test('a value that was forgotten is named', () => {
    const [, quick] = both(() =>
      city.database.db
        .delete(stays)
        .where(eq(stays.caseId, sql.placeholder('of')))
        .prepare(),
    )
    expect(() => quick.run({})).toThrow('no value for "of" was given')
    expect(quick.run({ of: 'nobody' })).toMatchObject({ changes: 0 })
  })
})
