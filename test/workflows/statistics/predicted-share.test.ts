import { describe, expect, test } from 'vitest'
import { predictedRange } from '../../../workflows/statistics/predicted-share.ts'
import { seededNumbers } from '../../../workflows/statistics/seeded.ts'

describe('what a share may come to among other families', () => {
  // The y at which prop.test(c(x, y), c(n, m), correct = FALSE)$p.value of R is 0.05, by uniroot, divided by m.
  test.each([
    [30, 100, 100, 0.181494894, 0.433581367],
    [0, 100, 100, 0, 0.037690653],
    [3, 50, 400, 0.017048157, 0.166239443],
    [100, 100, 60, 0.962130934, 1],
  ])('%i of %i seen, %i to come: as R', (x, n, m, lower, upper) => {
    const range = predictedRange({ share: x / n, of: n }, m)
    expect(range.lower).toBeCloseTo(lower, 8)
    expect(range.upper).toBeCloseTo(upper, 8)
  })

  test('nobody seen: anything', () => expect(predictedRange({ share: 0, of: 0 }, 10)).toEqual({ lower: 0, upper: 1 }))

  test('holds what comes in 95 of 100 cases, which a band around the share does not', () => {
    const random = seededNumbers(11)
    const drawn = (n: number): number =>
      Array.from({ length: n }, () => Number(random() < 0.3)).reduce((sum, one) => sum + one, 0) / n
    const [n, m, rounds] = [150, 150, 4000]
    let inside = 0
    let insideBand = 0
    for (let round = 0; round < rounds; round += 1) {
      const [seen, came] = [drawn(n), drawn(m)]
      const { lower, upper } = predictedRange({ share: seen, of: n }, m)
      if (lower <= came && came <= upper) inside += 1
      if (Math.abs(came - seen) <= 1.96 * Math.sqrt((seen * (1 - seen)) / n)) insideBand += 1
    }
    expect(inside / rounds).toBeGreaterThan(0.94)
    expect(inside / rounds).toBeLessThan(0.97)
    expect(insideBand / rounds).toBeLessThan(0.87)
  })
})
