import type { AnyStateNode } from 'xstate'
import type { Party, Track } from '../../parties.ts'
import type { ClockName } from '../clocks.ts'
import { type EventType, type PartyEvent, partyOfEvent } from '../events/events.ts'
import { systemEventTypes } from '../events/system.ts'
import { caseMachine } from '../machine.ts'
import type { StageName, StepName, TransitionMeta } from '../meta.ts'
import type { NoticeName } from '../notices.ts'
import type { RefusalCode } from '../refusals.ts'
import { checksOf } from './checks.ts'
import { type ChartState, lineOf, nodesOf, stateOf } from './states.ts'

/** A named question a transition asks, with what it asks about. */
export interface Question {
  readonly name: string
  readonly params: Readonly<Record<string, unknown>>
}

/** A real stage that a transition can lead to; states that only lead on are followed until one is reached. */
export interface Destination {
  readonly state: string
  readonly track: Track
  readonly stage: StageName
  readonly step: StepName | null
  /** The questions asked on the way, in order; none = always. */
  readonly when: readonly Question[]
  /** Not asked a question of its own, because every question before it was answered no. */
  readonly otherwise: boolean
  /** Clocks that run there and did not run where the event was sent. */
  readonly opens: readonly ClockName[]
  readonly rests: readonly ClockName[]
  readonly notices: readonly NoticeName[]
}

/** One row of the table of transitions: in which stages, on which event, asked which questions, what follows. */
export interface ChartRow {
  readonly track: Track
  /** The state that declares it; an enclosing state declares it for all its stages. */
  readonly state: string
  readonly stages: readonly StageName[]
  readonly step: StepName | null
  /** Null: the case goes on by itself as soon as the questions are answered yes. */
  readonly event: EventType | null
  /** Null where the system sends it: a change of facts, or nothing at all. */
  readonly who: Party | 'clock' | null
  /** The clock a `deadline.passed` must speak of. */
  readonly clock: ClockName | null
  readonly guards: readonly Question[]
  /** Empty: the case stays where it is. */
  readonly next: readonly Destination[]
  readonly answers: readonly ClockName[]
  readonly restarts: readonly ClockName[]
  readonly extends: ClockName | null
  readonly notices: readonly NoticeName[]
  /** How `workflows/case/refusals.ts` may refuse the event, before the chart is asked. */
  readonly checks: readonly RefusalCode[]
}

type Transition = NonNullable<AnyStateNode['always']>[number]

/** The whole chart as a table, in the order of the chart. States that only lead on have no rows of their own: they are followed. */
export const chartRows = (): ChartRow[] =>
  nodesOf(caseMachine.root)
    .filter((node) => !stateOf(node).passThrough)
    .flatMap((node) => transitionsOf(node).map((transition) => rowOf(node, transition)))

const transitionsOf = (node: AnyStateNode): Transition[] => [...(node.always ?? []), ...Object.values(node.on).flat()]

const rowOf = (node: AnyStateNode, transition: Transition): ChartRow => {
  const state = stateOf(node)
  const meta = (transition.meta ?? {}) as TransitionMeta
  const event = eventOf(transition)
  const guards = questionsOf(transition.guard)
  const answers = meta.answers ?? []
  return {
    track: state.track,
    state: state.id,
    stages: stagesWithin(node),
    step: state.step,
    event,
    who: senderOf(event),
    clock: (guards.find(({ params }) => 'clock' in params)?.params['clock'] ?? null) as ClockName | null,
    guards,
    next: (transition.target ?? []).flatMap((target: AnyStateNode) =>
      destinations(target, arrival({ clocks: clocksThroughout(node), answers }, node, target)),
    ),
    answers,
    restarts: meta.restarts ?? [],
    extends: meta.extends ?? null,
    notices: noticesIn(transition.actions),
    checks: event === null ? [] : checksOf(event),
  }
}

const eventOf = (transition: Transition): EventType | null =>
  // The machine knows no other events than those of its setup; a transition without event has an empty descriptor.
  transition.eventType === '' ? null : (transition.eventType as EventType)

const senderOf = (event: EventType | null): ChartRow['who'] => {
  if (event === 'deadline.passed') return 'clock'
  if (event === null || (systemEventTypes as readonly string[]).includes(event)) return null
  return partyOfEvent(event as PartyEvent['type'])
}

/** The stages a case can be in while a state is active. */
const stagesWithin = (node: AnyStateNode): StageName[] => [
  ...new Set(nodesOf(node).flatMap((inner) => (inner.type === 'atomic' ? (stateOf(inner).stage ?? []) : []))),
]

/** The clocks that run wherever in a state a case stands. */
const clocksThroughout = (node: AnyStateNode): readonly ClockName[] => {
  const standing = nodesOf(node)
    .map(stateOf)
    .filter(({ atomic, stage }) => atomic && stage !== null)
  return standing.length === 0
    ? []
    : standing.map(({ clocks }) => clocks).reduce((all, some) => all.filter((clock) => some.includes(clock)))
}

/** A guard by its name. A guard written in place has no name, and the self-check of the chart forbids it. */
export const questionsOf = (guard: unknown): Question[] => {
  if (guard === undefined || guard === null) return []
  if (typeof guard === 'string') return [{ name: guard, params: {} }]
  if (typeof guard === 'object' && 'type' in guard && typeof guard.type === 'string') {
    const params = 'params' in guard && typeof guard.params === 'object' ? guard.params : {}
    return [{ name: guard.type, params: { ...params } }]
  }
  return [{ name: '(unnamed)', params: {} }]
}

/** The notices that a list of actions writes. */
const noticesIn = (actions: readonly unknown[]): NoticeName[] =>
  actions.flatMap((action) => {
    if (typeof action !== 'object' || action === null || !('type' in action) || action.type !== 'notify') return []
    // Only `tell` writes this action, and it takes a NoticeName.
    return [(action as unknown as { params: { notice: NoticeName } }).params.notice]
  })

/** Where an event is sent, with the clocks that run there and those it answers. */
interface Sent {
  readonly clocks: readonly ClockName[]
  readonly answers: readonly ClockName[]
}

interface Arrival {
  readonly from: Sent
  readonly when: readonly Question[]
  readonly otherwise: boolean
  readonly notices: readonly NoticeName[]
}

/** What is written on entering a target: by every state that becomes active on the way down to it. */
const arrival = (from: Sent, source: AnyStateNode, target: AnyStateNode, before?: Arrival): Arrival => {
  const active = lineOf(source)
  const entered = lineOf(target).filter((node) => node === target || !active.includes(node))
  return {
    from,
    when: before?.when ?? [],
    otherwise: before?.otherwise ?? false,
    notices: [...(before?.notices ?? []), ...entered.flatMap((node) => noticesIn(node.entry))],
  }
}

const destinations = (node: AnyStateNode, way: Arrival): Destination[] => {
  if (node.type === 'parallel') return Object.values(node.states).flatMap((part) => destinations(part, entering(way, part)))
  if (node.type === 'compound') {
    return node.initial.target.flatMap((part: AnyStateNode) => destinations(part, entering(way, part)))
  }
  const state = stateOf(node)
  return state.stage === null ? throughOf(node, way) : [destination({ ...state, stage: state.stage }, way)]
}

const entering = (way: Arrival, part: AnyStateNode): Arrival => ({
  ...way,
  notices: [...way.notices, ...noticesIn(part.entry)],
})

/** Where a state that only leads on leads to, one destination for each of its ways. */
const throughOf = (node: AnyStateNode, way: Arrival): Destination[] =>
  (node.always ?? []).flatMap((transition: Transition, index: number) => {
    const asked = questionsOf(transition.guard)
    const on: Arrival = {
      ...way,
      when: [...way.when, ...asked],
      otherwise: asked.length > 0 ? false : index > 0 || way.otherwise,
      notices: [...way.notices, ...noticesIn(transition.actions)],
    }
    return (transition.target ?? []).flatMap((target: AnyStateNode) => destinations(target, arrival(way.from, node, target, on)))
  })

const destination = (state: ChartState & { stage: StageName }, way: Arrival): Destination => ({
  state: state.id,
  track: state.track,
  stage: state.stage,
  step: state.step,
  when: way.when,
  otherwise: way.otherwise,
  opens: state.clocks.filter((clock) => !way.from.clocks.includes(clock) || way.from.answers.includes(clock)),
  rests: state.pauses.filter((clock) => way.from.clocks.includes(clock) && !way.from.answers.includes(clock)),
  notices: [...new Set(way.notices)],
})
