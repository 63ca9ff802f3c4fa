import { beforeAll, describe, expect, test } from 'vitest'
import type { HeldAgainst, HeldShare } from '../../../workflows/trials/fact.ts'
import { sameFamilies } from '../../bench/back-test-city.ts'

describe('a trial of the rule of Chongqing, held against a simulated city in which it comes into force', () => {
  let held: HeldAgainst
  beforeAll(() => {
    held = sameFamilies('none', { cases: 120, seed: 7 })
  })
  const of = (reading: HeldShare['reading']) => held.shares.filter((one) => one.reading === reading)

  test('says what the very families then do, within its range or by no more than chance', () => {
    expect(held.families).toBeGreaterThan(30)
    expect(held.followed.every(({ fact }) => fact === held.families)).toBe(true)
    expect(of('missed').map(({ days, state, miss }) => [days, state, miss])).toEqual([])
  })

  test('moves something, or its range would be no merit', () => {
    expect(held.shares.filter(({ low, high }) => high - low > 0.02).length).toBeGreaterThan(5)
  })
})
