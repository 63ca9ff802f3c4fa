import { describe, expect, test } from 'vitest'
import { bandOf } from '../../../workflows/statistics/bands.ts'
import { type ReplayFigures, replaysIn } from '../../../workflows/trials/replays.ts'

/** A replay in which so large a share runs of 200 families, with the error that their compounds leave. */
const replayed = (runs: number, error: number | null, followed = 200): ReplayFigures => {
  // So many compounds that the band is that of the normal distribution.
  const band = (share: number) => (error === null ? { lower: null, upper: null } : bandOf(share, error, 20_000))
  const shares = [
    { state: 'runs' as const, share: runs, ...band(runs) },
    { state: 'waitsOnCompany' as const, share: 1 - runs, ...band(1 - runs) },
  ]
  return { families: [{ days: 90, followed, shares }], granted: 10, running: 5, monthsWaited: 100 }
}

const runsIn = (...played: readonly ReplayFigures[]) =>
  replaysIn(played).families[0]?.shares?.find(({ state }) => state === 'runs')

describe('what the replays of a scenario say', () => {
  test('is least, mean and most, and a prediction around the mean', () => {
    const error = Math.sqrt((0.3 * 0.7) / 200)
    const runs = runsIn(replayed(0.25, error), replayed(0.3, error), replayed(0.35, error))
    expect(runs).toMatchObject({ least: 0.25, most: 0.35 })
    expect(runs?.mean).toBeCloseTo(0.3, 9)
    expect((runs?.lower ?? 1) < 0.3 && (runs?.upper ?? 0) > 0.3).toBe(true)
  })

  test('rests on fewer families where those of one compound are alike', () => {
    const alone = Math.sqrt((0.3 * 0.7) / 200)
    expect(runsIn(replayed(0.3, alone))?.independent).toBeCloseTo(200, 0)
    // Twice the error: a quarter of the families, and a range twice as wide.
    const alike = runsIn(replayed(0.3, 2 * alone))
    expect(alike?.independent).toBeCloseTo(50, 0)
    expect(alike?.upper).toBeCloseTo(0.496, 2)
  })

  test('says nothing of others where all are of one compound', () => {
    expect(runsIn(replayed(0.3, null))).toMatchObject({ independent: 1 })
    expect((runsIn(replayed(0.3, null))?.upper ?? 0) > 0.8).toBe(true)
  })

  test('knows states in which nobody was', () => {
    const error = Math.sqrt((0.3 * 0.7) / 200)
    const [point] = replaysIn([replayed(0.3, error)]).families
    const nobody = point?.shares?.find(({ state }) => state === 'refused')
    expect(nobody).toMatchObject({ least: 0, mean: 0, most: 0, lower: 0 })
    expect((nobody?.upper ?? 0) > 0.01).toBe(true)
  })
})
