import { expect, test } from 'vitest'
import { randomId, randomSecret } from '../../src/random-id.ts'

/** How far the bits of many ids are from half of them set, in standard deviations: the farthest of all places. */
const farthest = (ids: readonly string[]): number => {
  const bytes = ids.map((id) => Buffer.from(id, 'base64url'))
  const deviations = Array.from({ length: (bytes[0]?.length ?? 0) * 8 }, (_, bit) => {
    const set = bytes.filter((id) => ((id[bit >> 3] ?? 0) >> (bit & 7)) & 1).length
    return Math.abs(set - ids.length / 2) / Math.sqrt(ids.length / 4)
  })
  return Math.max(...deviations)
}

test.each([
  ['an id', randomId, 16],
  ['a secret', randomSecret, 32],
])('%s: nobody can count or guess it', (_what, make, bytes) => {
  const made = Array.from({ length: 20_000 }, make)
  expect(new Set(made).size).toBe(made.length)
  for (const one of made.slice(0, 100)) expect(Buffer.from(one, 'base64url')).toHaveLength(bytes)
  // One in a hundred million runs goes beyond six.
  expect(farthest(made)).toBeLessThan(6)
})

test('ids that count would be seen', () => {
  const counted = Array.from({ length: 20_000 }, (_, n) => Buffer.alloc(16, n & 1).toString('base64url'))
  expect(farthest(counted)).toBeGreaterThan(6)
})
