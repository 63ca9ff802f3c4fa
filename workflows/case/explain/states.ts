import type { AnyStateNode } from 'xstate'
import type { Party, Track } from '../../parties.ts'
import { trackOfPath } from '../chart.ts'
import type { ClockName } from '../clocks.ts'
import { caseMachine } from '../machine.ts'
import type { HolderRule, StageMeta, StageName, StepName } from '../meta.ts'

/** One state of the chart as a reader meets it: its own stage, and the clocks and pauses that add up along its path. */
export interface ChartState {
  /** Id of the state, as the stage files write it. */
  readonly id: string
  readonly track: Track
  readonly path: readonly string[]
  /** A state without parts: a case can stand in it. */
  readonly atomic: boolean
  /** Atomic and without a stage: a case never rests in it, it only leads on. */
  readonly passThrough: boolean
  readonly stage: StageName | null
  readonly step: StepName | null
  /** Null where nobody's time runs: the track waits for others or is settled. */
  readonly holder: Party | HolderRule | null
  readonly clocks: readonly ClockName[]
  readonly pauses: readonly ClockName[]
}

/** All nodes of a chart below and with this one, parents first. */
export const nodesOf = (node: AnyStateNode): AnyStateNode[] => [node, ...Object.values(node.states).flatMap(nodesOf)]

/** The nodes from the root to a node, the root first. */
export const lineOf = (node: AnyStateNode): AnyStateNode[] => (node.parent ? [...lineOf(node.parent), node] : [node])

// The chart does not change while the program runs, and every row of its table asks for every state below it.
const known = new WeakMap<AnyStateNode, ChartState>()

/** What one state of the chart declares. */
export const stateOf = (node: AnyStateNode): ChartState => {
  const state = known.get(node) ?? readState(node)
  known.set(node, state)
  return state
}

const readState = (node: AnyStateNode): ChartState => {
  // The machine's setup types every state's meta as StageMeta.
  const metas = lineOf(node).flatMap((above) => (above.meta === undefined ? [] : [above.meta as StageMeta]))
  const own = metas.at(-1)
  const atomic = node.type === 'atomic'
  return {
    id: node.id,
    track: trackOfPath(node.path),
    path: node.path,
    atomic,
    passThrough: atomic && own === undefined,
    stage: own?.stage ?? null,
    step: own?.step ?? null,
    holder: own?.holder ?? null,
    clocks: metas.flatMap((meta) => meta.clocks ?? []),
    pauses: metas.flatMap((meta) => meta.pauses ?? []),
  }
}

/** All states of the chart, parents before their parts. */
export const chartStates = (): ChartState[] => nodesOf(caseMachine.root).map(stateOf)

/** The position of a dispute without its track (`fire/coordination/underway` → `coordination/underway`); null for any other state. */
export const disputePosition = (id: string): string | null => {
  const [, position = ''] = /^(?:main|service|consent|fire|grid)\/(.+)$/.exec(id) ?? []
  return /^(coordination|mediation|bureauHandling)(\/|$)/.test(position) ? position : null
}
