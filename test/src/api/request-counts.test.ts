import { describe, expect, test } from 'vitest'
import { openRequestCounts, type ShareCounts } from '../../../src/api/request-counts.ts'

/** What the nodes add up, as their database does. */
const openSum = () => {
  const sums = new Map<string, number>()
  let exchanges = 0
  const share: ShareCounts = (shares) => {
    exchanges += 1
    return new Map(
      shares.map(({ minute, key, more }) => {
        const sum = (sums.get(`${minute} ${key}`) ?? 0) + more
        sums.set(`${minute} ${key}`, sum)
        return [key, sum]
      }),
    )
  }
  return { share, exchanges: () => exchanges }
}

describe('requests that are counted', () => {
  test('by one process begin anew with every minute, each key for itself', () => {
    let now = 60_000 * 7 + 15_000
    const counts = openRequestCounts(null, () => now)
    expect([counts.count('a', 3), counts.count('a', 3), counts.count('b', 3)]).toEqual([
      { count: 1, msLeft: 45_000 },
      { count: 2, msLeft: 45_000 },
      { count: 1, msLeft: 45_000 },
    ])
    now += 45_000
    expect(counts.count('a', 3)).toEqual({ count: 1, msLeft: 60_000 })
  })

  test('by several nodes are those of all of them, once they were exchanged', () => {
    const sum = openSum()
    const [one, two] = [openRequestCounts(sum.share, () => 0), openRequestCounts(sum.share, () => 0)]
    const times = (counts: typeof one, n: number) => Array.from({ length: n }, () => counts.count('a', 100).count).at(-1)
    expect([times(one, 60), times(two, 60)]).toEqual([60, 60])
    one.share()
    two.share()
    // Who exchanged last knows of both; the other learns it with its next exchange.
    expect([times(one, 1), times(two, 1)]).toEqual([61, 121])
    one.share()
    expect(times(one, 1)).toBe(122)
    two.share()
    one.share()
    expect([times(one, 1), times(two, 1)]).toEqual([124, 123])
  })

  test('far below their limit are exchanged with nobody, nor are they twice', () => {
    const sum = openSum()
    const counts = openRequestCounts(sum.share, () => 0)
    for (let n = 0; n < 4; n += 1) counts.count('a', 100)
    counts.share()
    expect(sum.exchanges()).toBe(0)
    counts.count('a', 100)
    counts.share()
    counts.share()
    expect(sum.exchanges()).toBe(1)
  })
})
