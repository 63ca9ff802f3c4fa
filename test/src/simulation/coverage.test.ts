import { beforeAll, describe, expect, test } from 'vitest'
import { type CityCoverage, coverageOf } from '../../bench/coverage.ts'
import { coverageCities } from '../../bench/coverage-pool.ts'

/** A small piece of `npm run bench -- coverage`: forty draws, wide limits, nothing that is resampled. */
const { manySmall } = coverageCities
let found: CityCoverage

beforeAll(() => {
  const { parameters } = manySmall
  const small = { ...parameters, compounds: { ...parameters.compounds, requests: 5 } }
  found = coverageOf({ parameters: small, cases: 170, compounds: 30 }, { seeds: 40, seed: 2, draws: 0 })
})

const covered = (figure: string, way: string): number =>
  found.coverage.find((candidate) => candidate.figure === figure && candidate.way === way)!.covered
const miss = (figure: string) => found.misses.find((candidate) => candidate.figure.startsWith(figure))!

describe('of forty drawn cities', () => {
  test.each([
    ['still in reviewing after 3 days'],
    ['still in reviewing after 6 days'],
    ['still in assessing after 10 days'],
    ['no own answer after 10 working days, ended counted'],
  ])('at least thirty-four have a band that covers the truth: %s', (figure) => {
    expect(covered(figure, 'published')).toBeGreaterThanOrEqual(34 / 40)
  })

  test('the families who are in the works after a month are where the band says', () => {
    expect(covered('families: inWorks on day 30', 'published')).toBeGreaterThanOrEqual(34 / 40)
  })

  test('a band that takes the requests of one manager for independent covers it less often', () => {
    const figure = 'no own answer after 10 working days, ended counted'
    expect(covered(figure, 'Greenwood')).toBeLessThan(0.9)
    expect(covered(figure, 'Greenwood')).toBeLessThan(covered(figure, 'published'))
  })

  test('the figures of the finished alone miss it by far', () => {
    const answers = miss('0.75 answered by')
    expect(answers.naive).toBeLessThan(answers.truth / 2)
    const silent = miss('share without own answer')
    expect(silent.naive).toBeLessThan(silent.truth / 2)
    const running = miss('share running on day 180')
    expect(running.naive).toBeGreaterThan(running.truth + 0.08)
  })
})
