import type { AnyStateNode } from 'xstate'
import { questionsOf } from '../explain/rows.ts'
import { disputePosition, nodesOf, stateOf } from '../explain/states.ts'
import { type Check, eventsOf, nodes, type Transition, transitionsOf } from './checked.ts'

const isFunction = (value: unknown): boolean => typeof value === 'function'

const stages: Check = (chart) =>
  nodes(chart)
    .filter((node) => node.type === 'atomic')
    .flatMap((node) => {
      const { stage, holder, passThrough } = stateOf(node)
      if (passThrough) return transitionsOf(node).length > 0 ? [] : [`${node.id} has neither a stage nor a way on`]
      const free = [...chart.settled, ...chart.waiting].includes(node.id)
      if (holder === null && !free) return [`${node.id} (${stage}) is held by nobody and neither settled nor waiting`]
      return holder !== null && free ? [`${node.id} is held although it is settled or waits`] : []
    })

const fallbacks: Check = (chart) =>
  nodes(chart).flatMap((node) => {
    const ways = node.always ?? []
    const open = ways.findIndex((way: Transition) => way.guard === undefined)
    if (open >= 0 && open < ways.length - 1) return [`${node.id}: a way after the unguarded one can never be taken`]
    if (!stateOf(node).passThrough) return open >= 0 ? [`${node.id} has a stage and leaves it at once, always`] : []
    const listens = eventsOf(node).length > 0 ? [`${node.id} only leads on, and still listens to events`] : []
    return open < 0 ? [`${node.id}: a case could be left there, its last way is guarded`, ...listens] : listens
  })

const names: Check = (chart) => {
  const { guards, actions } = chart.machine.implementations
  const at = (node: AnyStateNode) => transitionsOf(node).map((transition): [Transition, string] => [transition, node.id])
  const guardFaults = nodes(chart)
    .flatMap(at)
    .flatMap(([{ guard, eventType }, id]) => {
      if (isFunction(guard)) return [`${id} ${eventType}: a guard written in place has no name`]
      return questionsOf(guard).flatMap(({ name }) => (name in guards ? [] : [`${id} ${eventType}: there is no guard ${name}`]))
    })
  const actionFaults = nodes(chart).flatMap((node) =>
    [...node.entry, ...node.exit, ...transitionsOf(node).flatMap(({ actions: list }) => list)].flatMap((action: unknown) => {
      if (isFunction(action)) return [`${node.id}: an action written in place has no name`]
      const name = nameOf(action)
      return name in actions ? [] : [`${node.id}: there is no action ${name}`]
    }),
  )
  return [...guardFaults, ...actionFaults, ...composed(chart)]
}

const nameOf = (action: unknown): string => (typeof action === 'string' ? action : (action as { type: string }).type)

/** Guards put together in the setup: the names they ask, and the states they look at. */
const composed: Check = ({ machine }) => {
  const ids = nodesOf(machine.root).map((node) => `#${node.id}`)
  const within = (guard: unknown): string[] => {
    if (typeof guard === 'string')
      return guard in machine.implementations.guards ? [] : [`there is no guard ${guard} to put together`]
    const { guards = [], stateValue } = guard as { guards?: readonly unknown[]; stateValue?: string }
    const missing =
      stateValue !== undefined && !ids.includes(stateValue) ? [`a guard looks at ${stateValue}, which is no state`] : []
    return [...missing, ...guards.flatMap(within)]
  }
  return Object.values(machine.implementations.guards).flatMap(within)
}

const used: Check = (chart) => {
  const { guards, actions } = chart.machine.implementations
  const within = (guard: unknown): string[] =>
    typeof guard === 'string' ? [guard] : ((guard as { guards?: readonly unknown[] }).guards ?? []).flatMap(within)
  const asked = nodes(chart).flatMap((node) =>
    transitionsOf(node).flatMap(({ guard }) => questionsOf(guard).map(({ name }) => name)),
  )
  const done = nodes(chart).flatMap((node) =>
    [...node.entry, ...node.exit, ...transitionsOf(node).flatMap((way) => way.actions)].map(nameOf),
  )
  const all = [...asked, ...Object.values(guards).flatMap(within)]
  return [
    ...Object.keys(guards)
      .filter((name) => !all.includes(name))
      .map((name) => `the guard ${name} is asked nowhere`),
    ...Object.keys(actions)
      .filter((name) => !done.includes(name))
      .map((name) => `the action ${name} is done nowhere`),
  ]
}

const disputesGuarded: Check = (chart) =>
  nodes(chart)
    .filter((node) => disputePosition(node.id) !== null)
    .flatMap((node) =>
      eventsOf(node)
        .filter((way) => !questionsOf(way.guard).some(({ params }) => params['track'] === stateOf(node).track))
        .map((way) => `${node.id}: ${way.eventType} is not held to its track`),
    )

const machinery: Check = (chart) => {
  const forbidden = Object.entries(chart.machine.implementations.actions).flatMap(([name, action]) => {
    const kind = (action as { type?: string } | undefined)?.type
    return kind?.startsWith('xstate.') && kind !== 'xstate.assign' ? [`the action ${name} is a ${kind}`] : []
  })
  const states = nodes(chart).flatMap((node) => [
    ...(['final', 'history'].includes(node.type) ? [`${node.id} is a ${node.type} state`] : []),
    ...(node.after.length > 0 ? [`${node.id} has a timer of its own`] : []),
    ...(node.invoke.length > 0 ? [`${node.id} starts something of its own`] : []),
    ...transitionsOf(node)
      .flatMap(({ actions }) => [...actions, ...node.entry, ...node.exit])
      .map(nameOf)
      .filter((name) => name?.startsWith('xstate.'))
      .map((name) => `${node.id} does a ${name}`),
  ])
  return [...forbidden, ...states]
}

const events: Check = (chart) => {
  const heard = new Set(nodes(chart).flatMap((node) => eventsOf(node).map(({ eventType }) => String(eventType))))
  return [
    ...chart.events.filter((type) => !heard.has(type)).map((type) => `the chart never hears ${type}`),
    ...[...heard].filter((type) => !chart.events.includes(type)).map((type) => `the chart hears ${type}, which is no event`),
  ]
}

const initials: Check = (chart) =>
  nodes(chart).flatMap((node) => {
    if (node.type !== 'compound') return []
    try {
      return node.initial.target.length > 0 ? [] : [`${node.id} begins nowhere`]
    } catch {
      return [`${node.id} begins in a state that is not there`]
    }
  })

/** What the self-check asks about states, names and events, each question under the promise it keeps. */
export const chartChecks = {
  'every state has a stage and a holder, is settled, waits, or only leads on': stages,
  'what only leads on ends in a way that is always open': fallbacks,
  'every guard and action has a name and is there': names,
  'every guard and action of the setup is used': used,
  'every event of a dispute is held to its track': disputesGuarded,
  'no final or history states, timers, actors or raised events': machinery,
  'chart and union of events agree': events,
  'every compound state begins in a state that is there': initials,
} satisfies Record<string, Check>
