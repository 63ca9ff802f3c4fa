import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boundsOf, type Counts, type Sum, smallCounts, withheldCounts } from '../../../workflows/statistics/disclosure.ts'
import { attack } from './attack.ts'

/** A table of rows and columns with its margins, `r.c` by name, `t` the total. */
const grid = (rows: readonly (readonly number[])[]): { counts: Counts; sums: readonly Sum[] } => {
  const counts = new Map<string, number>()
  const across = rows[0]?.map((_, column) => `${column}`) ?? []
  const down = rows.map((_, row) => `${row}`)
  const at = (row: string, column: string): number =>
    (row === 't' ? down : [row]).reduce(
      (sum, r) => sum + (column === 't' ? across : [column]).reduce((inner, c) => inner + (rows[Number(r)]?.[Number(c)] ?? 0), 0),
      0,
    )
  for (const row of [...down, 't']) for (const column of [...across, 't']) counts.set(`${row}.${column}`, at(row, column))
  return {
    counts,
    sums: [
      ...[...down, 't'].map((row) => ({ total: `${row}.t`, parts: across.map((column) => `${row}.${column}`) })),
      ...[...across, 't'].map((column) => ({ total: `t.${column}`, parts: down.map((row) => `${row}.${column}`) })),
    ],
  }
}

describe('a count of one to four', () => {
  const { counts, sums } = grid([
    [20, 3, 40],
    [30, 25, 60],
    [15, 35, 22],
  ])

  test('is had by subtraction where it alone is withheld, from its row and from its column', () => {
    const alone = smallCounts(counts)
    expect([...alone]).toEqual(['0.1'])
    expect(boundsOf('0.1', alone, counts, sums)).toEqual({ lower: 3, upper: 3 })
    expect(attack(counts, sums, alone)).toEqual(new Map([['0.1', 3]]))
  })

  test('is not had where further counts are withheld with it, and nothing is told closer than a small cell', () => {
    const withheld = withheldCounts(counts, sums)
    const { lower, upper } = boundsOf('0.1', withheld, counts, sums)
    expect(upper - lower).toBeGreaterThanOrEqual(5)
    expect(attack(counts, sums, withheld).size).toBe(0)
    // The smallest that does: a square of four.
    expect([...withheld].toSorted()).toEqual(['0.0', '0.1', '1.0', '1.1'])
  })

  test('of nobody is shown, and a table without small counts is shown whole', () => {
    const whole = grid([
      [0, 12],
      [30, 0],
    ])
    expect(withheldCounts(whole.counts, whole.sums).size).toBe(0)
  })

  test('two small ones beside each other, whose sum is told, are not told closer than a small cell', () => {
    const pair = grid([
      [1, 2, 30],
      [40, 50, 60],
    ])
    // 1 + 2 = 3: without more, each lies between 0 and 3.
    expect(boundsOf('0.0', smallCounts(pair.counts), pair.counts, pair.sums).upper).toBeLessThanOrEqual(3)
    const withheld = withheldCounts(pair.counts, pair.sums)
    for (const name of ['0.0', '0.1']) {
      const { lower, upper } = boundsOf(name, withheld, pair.counts, pair.sums)
      expect(upper - lower).toBeGreaterThanOrEqual(5)
    }
  })

  test('in a table that shares a margin with another is safe in both', () => {
    const first = grid([
      [2, 18],
      [20, 30],
    ])
    // The same families by another grouping: the column totals are the same counts.
    const second = grid([
      [12, 8],
      [10, 40],
    ])
    const renamed = (name: string) => (name.startsWith('t.') ? name : `second ${name}`)
    const both: Counts = new Map([...first.counts, ...[...second.counts].map(([name, n]) => [renamed(name), n] as const)])
    const all = [...first.sums, ...second.sums.map(({ total, parts }) => ({ total: renamed(total), parts: parts.map(renamed) }))]
    const withheld = withheldCounts(both, all)
    expect(attack(both, all, withheld).size).toBe(0)
  })
})

describe('whatever the table', () => {
  const tables = fc
    .array(fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 4 }), { minLength: 2, maxLength: 4 })
    .map((rows) => {
      const width = Math.min(...rows.map(({ length }) => length))
      return rows.map((row) => row.slice(0, width))
    })

  test('no small count is had from what is published', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const { counts, sums } = grid(rows)
        const found = attack(counts, sums, withheldCounts(counts, sums))
        expect([...found].filter(([, value]) => value > 0 && value < 5)).toEqual([])
      }),
      { numRuns: 150, seed: 20_261_127 },
    )
  })

  test('without the further counts some would be: the attack finds them', () => {
    let had = 0
    fc.assert(
      fc.property(tables, (rows) => {
        const { counts, sums } = grid(rows)
        if (attack(counts, sums, smallCounts(counts)).size > 0) had += 1
      }),
      { numRuns: 150, seed: 20_261_127 },
    )
    expect(had).toBeGreaterThan(20)
  })
})
