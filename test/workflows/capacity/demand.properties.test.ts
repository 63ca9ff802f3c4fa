import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addedDemand, type CapacityRules, type CountedPile } from '../../../workflows/capacity/demand.ts'
import { packLike, packNamed } from '../../helpers/case-facts.ts'

const plain = packNamed('zhuzhou-2022').capacity
const withOwnKx = packLike('zhuzhou-2022', { capacity: { orderedCharging: { kx: 0.3 } } }).capacity
const rulesOf = fc.constantFrom(plain, withOwnKx)

const pile: fc.Arbitrary<CountedPile> = fc.record({
  powerKw: fc.integer({ min: 1, max: 120 }),
  ordered: fc.boolean(),
})
const piles = fc.array(pile, { maxLength: 70 })

/** The sum as the repair words it: every number of piles from one to n tried, the largest kept. */
const byHand = (all: readonly CountedPile[], { demandCoefficients, powerFactor }: CapacityRules): number => {
  const powers = all.map(({ powerKw }) => powerKw).sort((a, b) => b - a)
  const kx = (k: number) => demandCoefficients.find(({ upTo }) => upTo === null || k <= upTo)!.kx
  const loads = powers.map((_, index) => (kx(index + 1) * powers.slice(0, index + 1).reduce((a, b) => a + b, 0)) / powerFactor)
  return Math.max(0, ...loads)
}

describe('what piles add to a transformer, whatever the piles are', () => {
  test('is the running maximum over every number of piles, worked out step by step', () => {
    fc.assert(
      fc.property(piles, (all) => {
        expect(addedDemand(all, plain).kva).toBeCloseTo(byHand(all, plain), 9)
      }),
    )
  })

  test('is never negative, and nothing only without piles', () => {
    fc.assert(
      fc.property(piles, rulesOf, (all, rules) => {
        const { kva } = addedDemand(all, rules)
        expect(kva > 0).toBe(all.length > 0)
      }),
    )
  })

  test('never falls with one more pile', () => {
    fc.assert(
      fc.property(piles, pile, rulesOf, (all, more, rules) => {
        expect(addedDemand([...all, more], rules).kva).toBeGreaterThanOrEqual(addedDemand(all, rules).kva)
      }),
    )
  })

  test('never falls with more power', () => {
    fc.assert(
      fc.property(piles, pile, fc.integer({ min: 1, max: 50 }), rulesOf, (all, one, more, rules) => {
        const stronger = { ...one, powerKw: one.powerKw + more }
        expect(addedDemand([...all, stronger], rules).kva).toBeGreaterThanOrEqual(addedDemand([...all, one], rules).kva)
      }),
    )
  })

  test('does not depend on the order of the piles', () => {
    const shuffled = piles.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })))
    fc.assert(
      fc.property(shuffled, rulesOf, ([all, other], rules) => {
        expect(addedDemand(other, rules)).toEqual(addedDemand(all, rules))
      }),
    )
  })
})

describe('the plain product, which the running maximum replaces', () => {
  const product = (n: number): number =>
    (plain.demandCoefficients.find(({ upTo }) => upTo === null || n <= upTo)!.kx * n * 7) / 0.95
  const sevens = (n: number) =>
    addedDemand(
      Array.from({ length: n }, () => ({ powerKw: 7, ordered: false })),
      plain,
    ).kva

  test.each([
    [9, 10],
    [50, 51],
  ])('would fall from %i piles to %i; the sum does not', (before, after) => {
    expect(product(after)).toBeLessThan(product(before))
    expect(sevens(after)).toBeGreaterThanOrEqual(sevens(before))
    expect(sevens(after)).toBeCloseTo(product(before), 9)
  })
})
