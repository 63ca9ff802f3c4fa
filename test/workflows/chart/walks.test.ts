import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { phaseOf, placesOf } from '../../../workflows/case/chart.ts'
import { type EventType, partyEventTypes } from '../../../workflows/case/events/events.ts'
import { systemEventTypes } from '../../../workflows/case/events/system.ts'
import { checksOf, generalChecks } from '../../../workflows/case/explain/checks.ts'
import { errandsTo, neverWalked } from '../../helpers/chart/errands.ts'
import { wayToClosed } from '../../helpers/chart/explore.ts'
import { type Fault, faultsAfter } from '../../helpers/chart/invariants.ts'
import { isKnownWalkFault } from '../../helpers/chart/known-faults.ts'
import { hasTaken, type Plan, plans, walkPlan } from '../../helpers/chart/random-walk.ts'
import { standingStates } from '../../helpers/chart/routes.ts'
import { shortened, storyOf } from '../../helpers/chart/shorten.ts'
import { again, snapshotOf, type Turned, type Walk } from '../../helpers/chart/walk.ts'

/** CHART_WALKS=5000 CHART_SEED=7 walks more and other ways than the few hundred of every run. */
const count = Number(process.env['CHART_WALKS'] ?? 360)
const seed = Number(process.env['CHART_SEED'] ?? 20_260_302)

/** Milliseconds; a busy machine walks ten times slower than an idle one. */
const patience = 600_000 + count * 300

const everyType: readonly EventType[] = [...partyEventTypes, ...systemEventTypes]

interface Walked {
  readonly walks: readonly Walk[]
  readonly stories: readonly string[]
  readonly reached: ReadonlySet<string>
}

/** Walks all plans, and then to every type of event that none of them took; the first fault of each kind is told as the shortest story that shows it. */
const walkAll = (all: readonly Plan[]): Walked => {
  const stories = new Map<string, string>()
  const reached = new Set<string>()
  const note = (walk: Walk): void => {
    for (const place of placesOf(snapshotOf(walk))) reached.add(place.id)
    for (const fault of unknown(walk)) {
      const kind = kindOf(fault)
      if (!stories.has(kind)) stories.set(kind, tell(walk, fault))
    }
  }
  const walked = (plan: Plan): Walk[] => {
    let last: Walk | undefined
    let seen = 0
    try {
      const done = walkPlan(plan, (walk) => {
        last = walk
        if (walk.taken.length > seen) note(walk)
        seen = walk.taken.length
      })
      return [done]
    } catch (error) {
      // What the chart throws is told with the way that led there, as any other fault.
      const said = error instanceof Error ? error.message : String(error)
      if (!isKnownWalkFault(said)) stories.set(said, [said, ...(last ? storyOf(last) : [])].join('\n  '))
      return []
    }
  }
  const walks = all.flatMap(walked)
  for (const type of everyType.filter((sought) => !walks.some((walk) => hasTaken(walk, sought)))) {
    for (const errand of neverWalked[type] === undefined ? errandsTo(type, { tries: 500, seed }) : []) {
      const came = walked(errand).filter((walk) => hasTaken(walk, type))
      walks.push(...came)
      if (came.length > 0) break
    }
  }
  return { walks, stories: [...stories.values()], reached }
}

const unknown = (walk: Walk): Fault[] => faultsAfter(walk).filter(({ promise }) => !isKnownWalkFault(promise))
const kindOf = ({ promise }: Fault): string => promise.replace(/\d+/g, 'n')
const tell = (walk: Walk, fault: Fault): string => {
  const shorter = shortened(walk, (tried) => faultsAfter(tried).some((other) => kindOf(other) === kindOf(fault)))
  return [fault.promise, fault.at, ...storyOf(shorter)].join('\n  ')
}

describe(`${count} cases walked at random through every rule pack`, () => {
  let walks: readonly Walk[] = []
  let stories: readonly string[] = []
  let reached: ReadonlySet<string> = new Set()

  beforeAll(() => {
    const walked = walkAll(fc.sample(plans(50), { numRuns: count, seed }))
    walks = walked.walks
    stories = walked.stories
    reached = walked.reached
  }, patience)

  test('keep every promise of the chart after every event', () => expect(stories.join('\n\n')).toBe(''))

  test(
    'decided again from the first event, and folded from what the events changed, they are the same files',
    () => {
      for (const walk of walks) {
        const { decided, folded } = again(walk)
        expect(JSON.stringify(decided) === JSON.stringify(walk.file)).toBe(true)
        expect(JSON.stringify(folded) === JSON.stringify(walk.file)).toBe(true)
      }
    },
    patience,
  )

  test('are refused only for reasons that the table of refusals names for the event', () => {
    const turned = walks.flatMap((walk) => walk.turned)
    expect(turned.length).toBeGreaterThan(count)
    const named = ({ event, code }: Turned) => [...generalChecks, ...checksOf(event.type)].some((known) => known === code)
    expect([...new Set(turned.filter((one) => !named(one)).map(({ event, code }) => `${event.type} ${code}`))]).toEqual([])
  })

  test(
    'where the owner holds the case, it can still be brought to an end without a withdrawal',
    () => {
      const held = walks.filter(
        ({ file }) => phaseOf(file.value) !== 'closed' && file.positions.some(({ holder }) => holder === 'owner'),
      )
      expect(held.length).toBeGreaterThan(count / 10)
      const stuck = held.filter((walk) => wayToClosed(walk) === null)
      expect(stuck.map((walk) => storyOf(walk).join('\n'))).toEqual([])
    },
    patience,
  )

  // One that is missed needs fields that fit (sample-event.ts), or a word on where it is sent from (errands.ts).
  test('take every type of event, or it would be tried by its own test alone', () => {
    const missed = everyType.filter((type) => !walks.some((walk) => hasTaken(walk, type)))
    expect(missed.toSorted()).toEqual(Object.keys(neverWalked).toSorted())
  })

  test('come to nearly all stages, or they would prove little', () => {
    const missed = standingStates.map(({ id }) => id).filter((id) => !reached.has(id))
    expect(missed.length, missed.join(', ')).toBeLessThan(standingStates.length / 8)
  })
})
