import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noReaction } from '../../../workflows/trials/conduct.ts'
import { replay } from '../../../workflows/trials/replay.ts'
import { plans, walkPlan } from '../../helpers/chart/random-walk.ts'
import type { Walk } from '../../helpers/chart/walk.ts'
import { differencesFrom, recordedOf } from '../../helpers/recorded-walk.ts'

/** TRIAL_WALKS=3000 replays more than the few of every run. */
const count = Number(process.env['TRIAL_WALKS'] ?? 150)
const seed = Number(process.env['TRIAL_SEED'] ?? 20_260_302)

const replayed = (walk: Walk) => {
  const [course] = replay({
    cases: [recordedOf(walk)],
    until: `${walk.now}0`,
    rulesOf: () => ({ hash: walk.draft.rules, value: walk.rules }),
    conduct: noReaction,
    limits: null,
    rows: 'lent',
  }).courses
  return course!
}

describe(`${count} cases walked at random, tried under the rules they had`, () => {
  test('change in nothing', () => {
    let events = 0
    const faults = fc.sample(plans(50), { numRuns: count, seed }).flatMap((plan, index) => {
      let walk: Walk
      try {
        walk = walkPlan(plan)
      } catch {
        return []
      }
      if (walk.taken.length === 0) return []
      events += walk.taken.length
      const differences = differencesFrom(replayed(walk))
      return differences.length === 0 ? [] : [`walk ${index}: ${differences.slice(0, 3).join('; ')}`]
    })
    expect(events).toBeGreaterThan(count * 10)
    expect(faults.slice(0, 30).join('\n')).toBe('')
  }, 600_000)
})
