import { describe, expect, test } from 'vitest'
import type { Sum } from '../../../workflows/statistics/disclosure.ts'
import type { CasePlace } from '../../../workflows/statistics/place-facts.ts'
import { type PublicRows, type PublicTable, publicSet, totalName } from '../../../workflows/statistics/public-set.ts'
import type { CaseEnd } from '../../../workflows/statistics/rows.ts'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'
import { attack } from './attack.ts'
import { ground, stay } from './rows.ts'

const districts = ['a', 'b', 'c', 'd']
const on = (month: string, day: number) => `${month}-${String(day).padStart(2, '0')}`

/** A city that asks every month, more in some districts than in others, and ends as it comes. */
const city = (months: readonly string[], perMonth: number, seed = 1): PublicRows => {
  const next = seededNumbers(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.min(list.length - 1, Math.floor(next() ** 1.8 * list.length))] as T
  const stays = []
  const ends: CaseEnd[] = []
  const places = new Map<string, CasePlace>()
  for (const month of months) {
    for (let n = 0; n < perMonth; n += 1) {
      const caseId = `${month} ${n}`
      const from = on(month, 1 + Math.floor(next() * 28))
      const district = pick(districts)
      const waits = 10 + Math.floor(next() * 200)
      const left = next() < 0.7 ? Temporal.PlainDate.from(from).add({ days: waits }).toString() : null
      const place = { district, compoundId: `${district} ${n % 5}` }
      const days = { enteredOn: from, enteredRecordedOn: from, leftOn: left, leftRecordedOn: left }
      stays.push(stay(caseId, 0, null, { ...place, ...days }))
      if (left !== null) {
        const outcome = pick(['energised', 'withdrawn', 'gaveUpAfterRefusal', 'diverted', 'sold'] as const)
        ends.push({ caseId, chainId: caseId, ...place, outcome, endedOn: left })
      }
      places.set(caseId, {
        ...{ caseId, rules: 'zhuzhou-2022', completedOn: pick(['2015-01-01', '2005-01-01', '1990-01-01', null]) },
        ...{ garage: pick(['underground', 'ground', 'highRise'] as const), transformer: 'public' },
        reportedOn: null,
      })
    }
  }
  return { stays, ends, grounds: [], places }
}

const months = (from: string, count: number) =>
  Array.from({ length: count }, (_, n) => Temporal.PlainYearMonth.from(from).add({ months: n }).toString())

/** The sums a reader knows of a table: over each dimension, everything in it makes the total. */
const sumsOf = ({ id, cells, dimensions }: PublicTable): Sum[] => {
  const nameOf = (names: readonly string[]) => JSON.stringify([id, ...names])
  return dimensions.flatMap((_, at) =>
    cells
      .filter(({ names }) => names[at] === totalName)
      .map(({ names }) => ({
        total: nameOf(names),
        parts: cells
          .filter(
            (other) => other.names[at] !== totalName && other.names.every((name, place) => place === at || name === names[place]),
          )
          .map((other) => nameOf(other.names)),
      })),
  )
}

/** What the counts really are: the set of the same rows with nothing withheld, told by whoever knows them all. */
const countsOf = (tables: readonly PublicTable[]): Map<string, number | null> =>
  new Map(tables.flatMap(({ id, cells }) => cells.map(({ names, count }) => [JSON.stringify([id, ...names]), count] as const)))

/** The sums that tables share: how many were in a place on a day, and how many there are in all. */
const sharedSums = (tables: readonly PublicTable[]): Sum[] => {
  const [first, ...others] = tables.filter(({ id }) => ['places', 'garages', 'ages'].includes(id))
  if (!first) return []
  const totals = first.cells.filter(({ names }) => names[1] === totalName)
  return [
    ...others.flatMap(({ id }) =>
      totals
        .filter(({ names }) => names[0] === '180')
        .map(({ names }) => ({ total: JSON.stringify([first.id, ...names]), parts: [JSON.stringify([id, ...names])] })),
    ),
    // A district has as many families on every day.
    ...['30', '90'].flatMap((days) =>
      first.cells
        .filter(({ names }) => names[0] === '180' && names[2] === totalName)
        .map(({ names }) => ({
          total: JSON.stringify([first.id, ...names]),
          parts: [JSON.stringify([first.id, days, names[1], totalName])],
        })),
    ),
  ]
}

/** Whoever reads everything, and works out what is withheld. */
const had = (tables: readonly PublicTable[]): Map<string, number> => {
  const counts = countsOf(tables)
  const withheld = new Set([...counts].flatMap(([name, count]) => (count === null ? [name] : [])))
  const known = new Map([...counts].map(([name, count]) => [name, count ?? 0]))
  const sums = [...tables.filter(({ id }) => id !== 'waiting').flatMap(sumsOf), ...sharedSums(tables)]
  return attack(
    known,
    sums.filter(({ parts }) => parts.length > 0),
    withheld,
  )
}

/** The same tables, only the small counts left out: what a careless office would print. */
const careless = (tables: readonly PublicTable[], truth: readonly PublicTable[]): PublicTable[] => {
  const counts = countsOf(truth)
  return tables.map((table) => ({
    ...table,
    cells: table.cells.map(({ names }) => {
      const count = counts.get(JSON.stringify([table.id, ...names])) ?? 0
      return { names, count: count > 0 && count < 5 ? null : count }
    }),
  }))
}

/** The true counts: of the same city many times over nothing is small, and every count is as many times as large. */
const truthOf = (rows: PublicRows, month: string): PublicTable[] => {
  const times = 7
  const copies = Array.from({ length: times }, (_, copy) => {
    const again = <R extends { caseId: string; chainId: string }>(row: R): R => ({
      ...row,
      caseId: `${copy} ${row.caseId}`,
      chainId: `${copy} ${row.chainId}`,
    })
    return {
      stays: rows.stays.map(again),
      ends: rows.ends.map(again),
      places: [...rows.places].map(
        ([caseId, place]) => [`${copy} ${caseId}`, { ...place, caseId: `${copy} ${caseId}` }] as const,
      ),
    }
  })
  const many: PublicRows = {
    stays: copies.flatMap(({ stays }) => stays),
    ends: copies.flatMap(({ ends }) => ends),
    grounds: [],
    places: new Map(copies.flatMap(({ places }) => places)),
  }
  return publicSet(many, month).tables.map((table) => ({
    ...table,
    cells: table.cells.map(({ names, count }) => ({ names, count: count === null ? null : count / times })),
  }))
}

describe('the public set of a month', () => {
  const rows = city(months('2025-01', 3), 60)

  test('tells of the families of a month when all of them were followed for 180 days, once', () => {
    // March ends on the 31st; 180 days later it is 27 September.
    expect(publicSet(rows, '2025-08').cohorts).toEqual(['2025-02'])
    expect(publicSet(rows, '2025-09').cohorts).toEqual(['2025-03'])
    const told = months('2025-06', 8).flatMap((month) => publicSet(rows, month).cohorts)
    expect(told).toEqual([...new Set(told)])
    expect(told).toEqual(months('2024-12', told.length))
  })

  test('tells of the same families three times: by district, by garage, by age', () => {
    const { tables } = publicSet(rows, '2025-09')
    const totals = tables
      .filter(({ id }) => ['places', 'garages', 'ages'].includes(id))
      .map(({ cells }) => cells.find(({ names }) => names.join() === `180,${totalName},${totalName}`)?.count)
    expect(totals).toEqual([60, 60, 60])
  })

  test('holds no count from 1 to 4, and what waits in fives', () => {
    for (const month of ['2025-07', '2025-08', '2025-09']) {
      for (const { id, cells } of publicSet(rows, month).tables) {
        const shown = cells.flatMap(({ count }) => count ?? [])
        expect(shown.filter((count) => (id === 'waiting' ? count % 5 !== 0 : count > 0 && count < 5))).toEqual([])
      }
    }
  })

  test('counts an end in the month in which it was recorded, and in no other', () => {
    const late: CaseEnd = {
      ...{ caseId: 'x', chainId: 'x', district: 'a', compoundId: 'a 1', outcome: 'energised' },
      ...{ endedOn: '2025-05-30', endedRecordedOn: '2025-06-02' },
    }
    const ends = Array.from({ length: 6 }, (_, n) => ({ ...late, caseId: `x${n}`, chainId: `x${n}` }))
    const of = (month: string) => publicSet({ ...rows, ends }, month).tables.find(({ id }) => id === 'ends')?.n
    expect([of('2025-05'), of('2025-06')]).toEqual([0, 6])
  })

  test('of grounds is by code, each statement once', () => {
    const grounds = Array.from({ length: 9 }, (_, n) =>
      ground(`g${n}`, { code: n < 6 ? 'NO_CAPACITY_PUBLIC' : 'FEE_ARREARS', statedOn: '2025-05-10' }),
    )
    const table = publicSet({ ...rows, grounds }, '2025-05').tables.find(({ id }) => id === 'reasons')
    // Three would be had from nine and six: all is withheld that would tell.
    expect(table?.cells.filter(({ count }) => count !== null)).toHaveLength(1)
    expect(had([table as PublicTable]).size).toBe(0)
  })
})

describe('whoever differences the public sets out', () => {
  const rows = city(months('2025-01', 4), 45, 5)
  const published = ['2025-07', '2025-08', '2025-09'].map((month) => ({ month, tables: publicSet(rows, month).tables }))

  test('over margins and over groupings finds no small count', () => {
    for (const { month, tables } of published) {
      const truth = countsOf(truthOf(rows, month))
      const found = [...had(tables)].filter(([name]) => {
        const count = truth.get(name) ?? 0
        return count > 0 && count < 5
      })
      expect(found).toEqual([])
    }
  }, 120_000)

  test('would find some if only the small counts were left out', () => {
    let found = 0
    for (const { month, tables } of published) {
      const truth = truthOf(rows, month)
      const known = countsOf(truth)
      for (const [name, count] of had(careless(tables, truth))) {
        expect(count).toBe(known.get(name))
        found += 1
      }
    }
    expect(found).toBeGreaterThan(10)
  }, 120_000)

  test('over months has nothing to subtract: no family and no end is in two sets', () => {
    const cohorts = published.flatMap(({ month }) => publicSet(rows, month).cohorts)
    expect(new Set(cohorts).size).toBe(cohorts.length)
    const ends = months('2025-01', 14).map((month) => truthOf(rows, month).find(({ id }) => id === 'ends')?.n ?? 0)
    expect(ends.reduce((sum, n) => sum + n, 0) / 7).toBe(rows.ends.length)
  }, 120_000)

  test('over months would find small counts in running totals', () => {
    // The naive set: all ends so far, small ones left out, every month. One month from the next is what a month had.
    const upTo = (month: string) => {
      const running = new Map<string, number>()
      for (const { district, outcome, endedOn } of rows.ends) {
        if (endedOn.slice(0, 7) <= month) running.set(`${district} ${outcome}`, (running.get(`${district} ${outcome}`) ?? 0) + 1)
      }
      return running
    }
    const differences = [...upTo('2025-08')].flatMap(([name, later]) => {
      const earlier = upTo('2025-07').get(name) ?? 0
      return earlier >= 5 && later - earlier > 0 && later - earlier < 5 ? [name] : []
    })
    expect(differences.length).toBeGreaterThan(0)
  })
})
