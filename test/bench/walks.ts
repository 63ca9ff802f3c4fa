import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { placesOf } from '../../workflows/case/chart.ts'
import { partyEventTypes } from '../../workflows/case/events/events.ts'
import { systemEventTypes } from '../../workflows/case/events/system.ts'
import { faultsAfter } from '../helpers/chart/invariants.ts'
import { isKnownWalkFault } from '../helpers/chart/known-faults.ts'
import { plans, walkPlan } from '../helpers/chart/random-walk.ts'
import { standingStates } from '../helpers/chart/routes.ts'
import { storyOf } from '../helpers/chart/shorten.ts'
import { snapshotOf } from '../helpers/chart/walk.ts'

const bar = (done: number, all: number): void => {
  const filled = Math.round((done / all) * 30)
  process.stderr.write(`\r  [${'#'.repeat(filled)}${'.'.repeat(30 - filled)}] ${done}/${all}`)
}

/**
 * Thousands of random walks through `decide`: every promise of the chart after every event, and how fast they go.
 * `--walks=N` (3000), `--seed=N`. The time to hold the promises is not counted.
 */
export const walkBench = (options: ReadonlyMap<string, string>): boolean => {
  const count = Number(options.get('walks') ?? 3000)
  const seed = Number(options.get('seed') ?? Date.now() % 1_000_000)
  const faults = new Map<string, readonly string[]>()
  const reached = new Set<string>()
  const taken = new Set<string>()
  let [events, refused, deciding] = [0, 0, 0]
  for (const [index, plan] of fc.sample(plans(50), { numRuns: count, seed }).entries()) {
    let last = performance.now()
    let seen = 0
    const walk = walkPlan(plan, (at) => {
      deciding += performance.now() - last
      for (const place of placesOf(snapshotOf(at))) reached.add(place.id)
      if (at.taken.length > seen) {
        for (const { promise } of faultsAfter(at)) if (!isKnownWalkFault(promise)) faults.set(promise, storyOf(at))
      }
      seen = at.taken.length
      last = performance.now()
    })
    events += walk.taken.length
    refused += walk.turned.length
    for (const { event } of walk.taken) taken.add(event.type)
    if (index % 25 === 24) bar(index + 1, count)
  }
  process.stderr.write('\n')
  const types = [...partyEventTypes, ...systemEventTypes]
  const lines = [
    `${count} walks, seed ${seed}: ${events} events accepted, ${refused} refused, ${Math.round(((events + refused) / deciding) * 1000)} steps a second, choosing what to send included`,
    `${standingStates.filter(({ id }) => reached.has(id)).length} of ${standingStates.length} stages and steps reached, ${taken.size} of ${types.length} types of event taken`,
    `${faults.size} broken promises`,
  ]
  for (const line of lines) process.stdout.write(`  ${line}\n`)
  for (const [promise, story] of faults) process.stdout.write(`\n${[promise, ...story].join('\n  ')}\n`)
  return faults.size === 0
}
