import {
  type ActorScope,
  type AnyMachineSnapshot,
  createActor,
  type EventFrom,
  type ExecutableActionsFrom,
  type SnapshotFrom,
  type StateValue,
} from 'xstate'
import type { Party, Track } from '../parties.ts'
import type { ClockName } from './clocks.ts'
import type { CaseContext, CaseMemory, ChartContext } from './context.ts'
import { caseMachine } from './machine.ts'
import { lockedDoor } from './memory/access.ts'
import { awaitedSides } from './memory/disputes.ts'
import { awaitedChecks } from './memory/further-checks.ts'
import { awaitedMatter } from './memory/matters.ts'
import { type StageMeta, trackOrder } from './meta.ts'
import { dischargeAwaited } from './obligations.ts'
import { promiseAwaited } from './promises.ts'

/** A snapshot of the case machine. */
export type CaseSnapshot = SnapshotFrom<typeof caseMachine>

// Which nodes and places a state has is said by the state alone.
const unread = {} as ChartContext

// Which nodes a state is made of is the same for every case: the chart has some thousand states, and they are resolved once.
const resolved = new Map<string, CaseSnapshot>()

/** Puts a stored state and memory back into the chart. Throws on a state the chart does not know. */
export const restore = (value: StateValue, context: CaseContext): CaseSnapshot => {
  const name = JSON.stringify(value)
  const known = resolved.get(name)
  if (known) return { ...known, context: { held: context } }
  const snapshot = caseMachine.resolveState({ value, context: { held: context } })
  // Without the case it was met in: that is somebody’s.
  resolved.set(name, { ...snapshot, context: unread })
  return snapshot
}

type Actions = ExecutableActionsFrom<typeof caseMachine>[]
type Scope = ActorScope<CaseSnapshot, EventFrom<typeof caseMachine>>

let actions: Actions = []
const nothing = (): void => {}
const scopeOfSteps = (): Scope => {
  const self = createActor(caseMachine)
  return {
    ...{ self, id: '', sessionId: '', logger: nothing, defer: nothing, emit: nothing, stopChild: nothing },
    system: self.system,
    actionExecutor: (action) => {
      actions.push(action as Actions[number])
    },
  }
}
let scope: Scope | null = null

/**
 * Takes an event: where the chart stands then, and the actions it asks for, none of them done. The same as `transition` of
 * xstate, which makes an actor for every call and with it works out where a case begins; the chart has no actors of its
 * own, so one that is never started is enough for all.
 */
export const stepOn = (snapshot: CaseSnapshot, event: EventFrom<typeof caseMachine>): readonly [CaseSnapshot, Actions] => {
  scope ??= scopeOfSteps()
  actions = []
  const after = caseMachine.transition(snapshot, event, scope)
  return [after, actions]
}

/** The active places of a state, whatever the case remembers; see `placesOf`. */
export const placesAt = (value: StateValue): readonly Place[] => {
  const key = JSON.stringify(value)
  const known = places.get(key)
  if (known) return known
  const found = placesOf(caseMachine.resolveState({ value, context: unread }))
  places.set(key, found)
  return found
}
const places = new Map<string, readonly Place[]>()

/** The active place of one track: its deepest state with a stage, and the clocks and pauses along the path. */
export interface Place {
  readonly track: Track
  /** Id of the state, as in the chart. */
  readonly id: string
  readonly meta: StageMeta
  readonly clocks: readonly ClockName[]
  readonly pauses: readonly ClockName[]
}

/** The track a state belongs to, by its path from the root. */
export const trackOfPath = (path: readonly string[]): Track => {
  const region = path[0] === 'open' ? path[1] : undefined
  return region === 'consent' || region === 'fire' || region === 'grid' ? region : 'main'
}

/** The active places, one for each running track, in a fixed order (the order of xstate's nodes varies between events). */
export const placesOf = (snapshot: AnyMachineSnapshot): Place[] => {
  const places: Place[] = []
  for (const track of trackOrder) {
    const nodes = snapshot._nodes
      .filter((node) => trackOfPath(node.path) === track && node.meta !== undefined)
      .sort((a, b) => a.path.length - b.path.length)
    const deepest = nodes.at(-1)
    if (!deepest) continue
    const metas = nodes.map((node) => node.meta as StageMeta)
    places.push({
      track,
      id: deepest.id,
      meta: deepest.meta as StageMeta,
      clocks: metas.flatMap((meta) => meta.clocks ?? []),
      pauses: metas.flatMap((meta) => meta.pauses ?? []),
    })
  }
  return places
}

/** Who holds a place, and whose answers it waits for: one party, or found in the case. Empty for a settled or waiting track. */
export const holdersOf = (place: Place, memory: CaseMemory): Party[] => {
  const { holder } = place.meta
  if (holder === undefined) return []
  if (holder === 'mediationAwaited') {
    const sides = awaitedSides(memory, place.track)
    return sides.length > 0 ? sides : ['centre']
  }
  if (holder === 'dischargeAwaited') {
    const awaited = dischargeAwaited(memory)
    return awaited.length > 0 ? awaited : ['centre']
  }
  if (holder === 'promiseAwaited') {
    const awaited = promiseAwaited(memory, place.track)
    return awaited.length > 0 ? awaited : ['centre']
  }
  if (holder === 'performer') return [memory.disputes[place.track].agreement?.performer ?? 'centre']
  if (holder === 'keyHolder') return [lockedDoor(memory, place.track)?.by ?? 'centre']
  if (holder === 'matterOffice') return [awaitedMatter(memory, place.track)?.matter.office.party ?? 'centre']
  if (holder === 'checkAwaited') {
    const awaited = [...new Set(awaitedChecks(memory).map(({ party }) => party))]
    return awaited.length > 0 ? awaited : ['centre']
  }
  return [holder]
}

/** The phases of a case. */
export const phases = ['draft', 'open', 'works', 'inService', 'closed'] as const
/** A phase of a case. */
type Phase = (typeof phases)[number]

/** The phase of a case: `draft`, `open`, `works` or `closed`; `inService` for what happens to a pile afterwards. */
export const phaseOf = (value: StateValue): Phase => {
  const phase = typeof value === 'string' ? value : Object.keys(value)[0]
  const known = phases.find((candidate) => candidate === phase)
  if (known) return known
  throw new Error(`unknown phase ${JSON.stringify(value)}`)
}

/** The state of one track inside a value, for telling whether an event moved it. */
export const trackValue = (value: StateValue, track: Track): unknown => {
  if (typeof value === 'string') return track === 'main' ? value : null
  if (track === 'main') return value['open'] === undefined ? value : 'open'
  const open = value['open']
  return typeof open === 'object' ? open[track] : null
}
