import type { AnyStateMachine, AnyStateNode } from 'xstate'
import type { ClockContract } from '../clocks.ts'
import { nodesOf, stateOf } from '../explain/states.ts'
import type { TransitionMeta } from '../meta.ts'

/** What the self-check looks at: the chart, the table of clocks, and the union of events. */
export interface Checked {
  readonly machine: AnyStateMachine
  readonly clocks: Readonly<Record<string, ClockContract>>
  readonly events: readonly string[]
  /** Stages that nobody holds because their track is settled, or waits for others. */
  readonly settled: readonly string[]
  readonly waiting: readonly string[]
}

/** One way on, as the chart holds it. */
export type Transition = NonNullable<AnyStateNode['always']>[number]
/** One question of the self-check; each answer is a fault in a sentence. */
export type Check = (chart: Checked) => string[]

/** All states of the chart. */
export const nodes = ({ machine }: Checked): AnyStateNode[] => nodesOf(machine.root)
/** The states in which a case can stand. */
export const standing = (chart: Checked): AnyStateNode[] =>
  nodes(chart).filter((node) => node.type === 'atomic' && stateOf(node).stage !== null)
/** The ways on that an event opens. */
export const eventsOf = (node: AnyStateNode): Transition[] => Object.values(node.on).flat()
/** All ways on, also those the case takes by itself. */
export const transitionsOf = (node: AnyStateNode): Transition[] => [...(node.always ?? []), ...eventsOf(node)]
/** What a way on declares about clocks. */
export const metaOf = (transition: Transition): TransitionMeta => (transition.meta ?? {}) as TransitionMeta
