import { clockContracts } from '../clocks.ts'
import { partyEventTypes } from '../events/events.ts'
import { heardOfSystem } from '../events/system.ts'
import { caseMachine } from '../machine.ts'
import { chartChecks } from './chart-faults.ts'
import type { Checked } from './checked.ts'
import { clockChecks } from './clock-faults.ts'

/** The chart of a case with everything it must agree with. */
export const caseChart: Checked = {
  machine: caseMachine,
  clocks: clockContracts,
  events: [...partyEventTypes, ...heardOfSystem],
  settled: ['consent/granted', 'fire/passed', 'fire/passedWithGaps', 'fire/notRequired', 'grid/confirmed', 'closed'],
  waiting: ['consent/contested', 'fire/waiting', 'grid/waiting'],
}

/** Every question of the self-check, under the promise it keeps. */
export const selfChecks = { ...chartChecks, ...clockChecks }

/** A chart that cannot be used: the service refuses to start and says where it is wrong. */
class UnusableChart extends Error {
  override name = 'UnusableChart'
}

/**
 * Asks the chart everything that no type can say of it: whether a case could come to stand where nobody acts and no
 * clock runs, or a clock end without effect.
 * @throws UnusableChart naming every fault by state.
 */
export const checkChart = (chart: Checked = caseChart): void => {
  const faults = Object.values(selfChecks).flatMap((check) => check(chart))
  if (faults.length > 0) throw new UnusableChart([...new Set(faults)].join('\n'))
}
