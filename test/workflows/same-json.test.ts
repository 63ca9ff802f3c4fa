import fc from 'fast-check'
import { expect, test } from 'vitest'
import { namesThatDiffer, sameJson } from '../../workflows/same-json.ts'

const asTexts = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Small values, so that two of them are often the same or nearly. */
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(null, true, false, 0, 1, -1.5, Number.NaN, '', 'a', '0'),
    fc.array(tie('any'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', '0'), fc.oneof(tie('any'), fc.constant(undefined)), { maxKeys: 3 }),
  ),
})).any

test('two values are the same where their texts are', () => {
  let same = 0
  fc.assert(
    fc.property(value, value, (a, b) => {
      if (asTexts(a, b)) same += 1
      expect(sameJson(a, b)).toBe(asTexts(a, b))
      expect(sameJson(a, structuredClone(a))).toBe(true)
    }),
    { numRuns: 5000 },
  )
  expect(same).toBeGreaterThan(50)
})

test('the names that differ are those of the texts that differ, in the order of the first, whatever the order of the second', () => {
  const named = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), value)
  fc.assert(
    fc.property(named, named, (of, than) => {
      const written: string[] = Object.keys(of).filter((name) => !asTexts(of[name], than[name]))
      expect(namesThatDiffer(of, than)).toEqual(written)
    }),
    { numRuns: 3000 },
  )
  expect(namesThatDiffer({ a: 1, b: 2, c: 3 }, { c: 3, b: 1, a: 1 })).toEqual(['b'])
})

test('the order of names counts, and a name without a value does not', () => {
  expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(false)
  expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
  expect(sameJson({ a: null }, { a: undefined })).toBe(false)
  expect(sameJson([], {})).toBe(false)
})
