import { describe, expect, test } from 'vitest'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'
import { effectOver, type PairedRequest, pairedEffect } from '../../../workflows/trials/paired-effect.ts'

const request = (
  family: string,
  compoundId: string,
  { was, is, filedOn = '2026-01-01' }: { was: string | null; is: string | null; filedOn?: string },
): PairedRequest => {
  const milestones = (runsOn: string | null) => ({ filedOn, grantedOn: null, runsOn, endedOn: null })
  return { chainId: family, compoundId, inRecord: milestones(was), inTrial: milestones(is) }
}
const at = { days: 90, asOf: '2026-08-01', seed: 1 }

describe('what a draft does to the families of the record', () => {
  test('is how many more of them have a pile by then, each held against itself', () => {
    const effect = pairedEffect(
      [
        request('a', 'x', { was: null, is: '2026-02-01' }),
        request('b', 'x', { was: '2026-03-01', is: '2026-02-01' }),
        request('c', 'y', { was: '2026-03-01', is: '2026-05-01' }),
        // On the last day still, one too late, and one who asked too late to say.
        request('d', 'y', { was: null, is: '2026-04-01' }),
        request('e', 'z', { was: null, is: '2026-04-02' }),
        request('f', 'z', { was: null, is: '2026-07-20', filedOn: '2026-07-01' }),
      ],
      at,
    )
    expect(effect).toMatchObject({ days: 90, families: 5, compounds: 3, effect: (1 - 1 + 1) / 5 })
  })

  test('counts a family with two requests once, from its first', () => {
    const twice = [
      request('a', 'x', { was: null, is: '2026-03-25' }),
      request('a', 'x', { was: '2026-03-20', is: '2026-04-30', filedOn: '2026-03-01' }),
      request('b', 'y', { was: null, is: null }),
    ]
    expect(pairedEffect(twice, at)).toMatchObject({ families: 2, effect: 0 })
  })

  test('has no range where all are of one compound, and none is there where nobody was followed so long', () => {
    const one = [request('a', 'x', { was: null, is: '2026-02-01' }), request('b', 'x', { was: null, is: null })]
    expect(pairedEffect(one, at)).toMatchObject({ effect: 0.5, lower: null, upper: null })
    expect(pairedEffect(one, { ...at, asOf: '2026-02-01' })).toMatchObject({ families: 0, effect: 0, lower: null, upper: null })
  })

  test('has a range that covers the true effect about as often as it says, and is narrower than that of the share', () => {
    const draw = (seed: number) => {
      const next = seededNumbers(seed)
      return Array.from({ length: 40 }, (_, compound) => {
        const easy = next()
        return Array.from({ length: 3 }, (_unused, family) => {
          const ran = next() < easy
          const gains = next() < 0.1 / 0.5
          return request(`${compound} ${family}`, `${compound}`, {
            was: ran ? '2026-02-01' : null,
            is: ran || gains ? '2026-02-01' : null,
          })
        })
      }).flat()
    }
    // Half of them would have a pile anyway, and one in five of the others gets one.
    const effects = Array.from({ length: 200 }, (_, seed) => pairedEffect(draw(seed + 1), { ...at, seed }))
    const covered = effects.filter(({ lower, upper }) => (lower ?? 1) <= 0.1 && 0.1 <= (upper ?? 0)).length
    expect(covered).toBeGreaterThan(200 * 0.9)
    expect(covered).toBeLessThan(200)
    const width = effects.reduce((sum, { lower, upper }) => sum + ((upper ?? 1) - (lower ?? 0)), 0) / effects.length
    // A share of one half of 120 families alone, were they independent: 2 · 1.96 · √(0.25 / 120) = 0.18.
    expect(width).toBeLessThan(0.12)
  })

  test('over the replays is their mean, with what one and another differ by beside what other families leave open', () => {
    const effect = { days: 90, families: 10, compounds: 4, lower: 0.05, upper: 0.25 }
    const over = effectOver([
      { ...effect, effect: 0.1 },
      { ...effect, effect: 0.2, lower: 0.15 },
    ])
    expect(over).toMatchObject({ least: 0.1, most: 0.2, families: 10 })
    expect(over?.effect).toBeCloseTo(0.15, 9)
    expect(over?.lower).toBeCloseTo(0.1, 9)
    expect(effectOver([{ ...effect, effect: 0.1, lower: null, upper: null }])).toMatchObject({ lower: null, upper: null })
    expect(effectOver([])).toBeNull()
  })
})
