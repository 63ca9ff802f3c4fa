import { beforeAll, describe, expect, test } from 'vitest'
import type { HeldAgainst, HeldShare } from '../../../workflows/trials/fact.ts'
import { sameFamilies } from '../../bench/back-test-city.ts'

describe('a trial of the rule of Chongqing, held against a simulated city in which it comes into force', () => {
  let held: Readonly<Record<'none' | 'prompt', HeldAgainst>>
  beforeAll(() => {
    held = sameFamilies({ cases: 120, seed: 7, replays: 4 })
  }, 120_000)
  const of = (reaction: 'none' | 'prompt', reading: HeldShare['reading']) =>
    held[reaction].shares.filter((one) => one.reading === reading)

  test.each(['none', 'prompt'] as const)(
    'says what the very families then do, within its range (companies react: %s)',
    (name) => {
      expect(held[name].families).toBeGreaterThan(30)
      expect(held[name].followed.every(({ fact, predicted }) => fact === held[name].families && predicted === fact)).toBe(true)
      expect(of(name, 'missed').map(({ days, state, miss }) => [days, state, miss])).toEqual([])
    },
  )

  test('moves something, or its range would be no merit', () => {
    expect(held.none.shares.filter(({ low, high }) => high - low > 0.02).length).toBeGreaterThan(5)
  })
})
