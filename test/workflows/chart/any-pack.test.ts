import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { phaseOf } from '../../../workflows/case/chart.ts'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { checkPack } from '../../../workflows/rules/check.ts'
import { anyPack } from '../../helpers/any-pack.ts'
import { wayToClosed } from '../../helpers/chart/explore.ts'
import { faultsAfter } from '../../helpers/chart/invariants.ts'
import { isKnownWalkFault } from '../../helpers/chart/known-faults.ts'
import { plans, walkPlan } from '../../helpers/chart/random-walk.ts'
import { storyOf } from '../../helpers/chart/shorten.ts'
import { again, type Walk } from '../../helpers/chart/walk.ts'

/** CHART_WALKS=5000 tries more than the few of every run. */
const count = Math.ceil(Number(process.env['CHART_WALKS'] ?? 300) / 10)
const seed = Number(process.env['CHART_SEED'] ?? 20_260_302)
/** Milliseconds; a busy machine walks ten times slower than an idle one. */
const patience = 300_000 + count * 3000

/** What no pack may bring about: a clock of its length that ends before it begins, or has less than nothing left. A day that a paper names may be over. */
const clockFaults = ({ file: { clocks } }: Walk): string[] =>
  clocks
    .filter(({ length }) => length !== null)
    .filter(({ dueOn, startOn, left }) => (dueOn !== null && dueOn < startOn) || (left !== null && left < 0))
    .map(({ clockId }) => `${clockId} is negative`)

const faultsOf = (walk: Walk): string[] => [
  ...faultsAfter(walk)
    .map(({ promise }) => promise)
    .filter((promise) => !isKnownWalkFault(promise)),
  ...clockFaults(walk),
]

describe('under any pack that can be loaded', () => {
  test('the checker finds nothing, and the pack can be read as a document', () => {
    fc.assert(
      fc.property(anyPack, (pack) => {
        expect(checkPack(pack, calendars)).toEqual([])
        const keys = articlesOf(pack).map(({ key }) => key)
        expect(clockNames.filter((name) => pack.clocks[name] && !keys.includes(`clocks.${name}`))).toEqual([])
      }),
      { numRuns: 40, seed },
    )
  })

  test(
    'no clock is negative, somebody holds every case, replay is exact, and the owner can bring it to an end',
    () => {
      fc.assert(
        fc.property(anyPack, plans(40), (pack, plan) => {
          let seen = 0
          const walk = walkPlan(
            plan,
            (at) => {
              if (at.taken.length > seen) expect([faultsOf(at), faultsOf(at).length > 0 ? storyOf(at) : []]).toEqual([[], []])
              seen = at.taken.length
            },
            pack,
          )
          const { decided, folded } = again(walk)
          expect(JSON.stringify(decided) === JSON.stringify(walk.file)).toBe(true)
          expect(JSON.stringify(folded) === JSON.stringify(walk.file)).toBe(true)
          const held = phaseOf(walk.file.value) !== 'closed' && walk.file.positions.some(({ holder }) => holder === 'owner')
          if (held) expect([wayToClosed(walk) === null, storyOf(walk)]).toEqual([false, storyOf(walk)])
        }),
        // A shrunk pack is slow to find and says no more than the story of the walk.
        { numRuns: count, seed, endOnFailure: true },
      )
    },
    patience,
  )
})
