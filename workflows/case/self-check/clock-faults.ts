import { type Question, questionsOf } from '../explain/rows.ts'
import { disputePosition, lineOf, nodesOf, stateOf } from '../explain/states.ts'
import { type Check, type Checked, eventsOf, metaOf, nodes, standing, type Transition, transitionsOf } from './checked.ts'

/** The states a row of the table of clocks means: by id, by dispute position without its track, or all below. */
const meant = (chart: Checked, entry: string): string[] =>
  standing(chart)
    .map(({ id }) => id)
    .filter(
      (id) =>
        id === entry ||
        disputePosition(id) === entry ||
        id.startsWith(`${entry}/`) ||
        disputePosition(id)?.startsWith(`${entry}/`),
    )

const contract: Check = (chart) =>
  Object.entries(chart.clocks).flatMap(([clock, row]) =>
    (['runs', 'rests'] as const).flatMap((verb) => {
      const entries = verb === 'runs' ? row.runsIn : row.restsIn
      const said = entries.flatMap((entry) => meant(chart, entry))
      const done = standing(chart)
        .filter((node) => [...stateOf(node)[verb === 'runs' ? 'clocks' : 'pauses']].some((name) => name === clock))
        .map(({ id }) => id)
      return [
        ...entries
          .filter((entry) => meant(chart, entry).length === 0)
          .map((entry) => `${clock} ${verb} in ${entry}, which is no state`),
        ...said
          .filter((id) => !done.includes(id))
          .map((id) => `by the table ${clock} ${verb} in ${id}, by the chart it does not`),
        ...done
          .filter((id) => !said.includes(id))
          .map((id) => `by the chart ${clock} ${verb} in ${id}, by the table it does not`),
      ]
    }),
  )

const unknownClocks: Check = (chart) => [
  ...new Set(
    nodes(chart).flatMap((node) => {
      const { clocks, pauses } = stateOf(node)
      return [...clocks, ...pauses]
        .filter((name) => !(name in chart.clocks))
        .map((name) => `${node.id} names a clock ${name} that the table does not have`)
    }),
  ),
]

const clockOf = ({ guard }: Transition): Question['params'] | undefined =>
  questionsOf(guard).find(({ name }) => name.startsWith('clockMoves'))?.params

const moving: Check = (chart) =>
  standing(chart).flatMap((node) => {
    const { track, clocks } = stateOf(node)
    const moved = lineOf(node)
      .flatMap(eventsOf)
      .flatMap((way): Question['params'][] => (way.target ? [clockOf(way) ?? {}] : []))
    return clocks
      .filter((clock) => chart.clocks[clock]?.offers.includes('move'))
      .filter((clock) => !moved.some((params) => params['clock'] === clock && params['track'] === track))
      .map((clock) => `${clock} offers to move the case, and in ${node.id} its end leads nowhere`)
  })

const moved: Check = (chart) =>
  nodes(chart).flatMap((node) => {
    const { track } = stateOf(node)
    const running = nodesOf(node).flatMap((inner) => [...stateOf(inner).clocks] as string[])
    return eventsOf(node).flatMap((way) => {
      const params = clockOf(way)
      if (!params) return []
      const clock = String(params['clock'])
      return [
        ...(chart.clocks[clock]?.offers.includes('move')
          ? []
          : [`${node.id}: the end of ${clock} moves the case, and it does not offer that`]),
        ...(running.includes(clock) || chart.clocks[clock]?.keyed
          ? []
          : [`${node.id}: the end of ${clock} moves the case, and it does not run there`]),
        ...(params['track'] === track ? [] : [`${node.id}: the end of ${clock} is asked for in the track ${params['track']}`]),
      ]
    })
  })

const answers: Check = (chart) =>
  nodes(chart).flatMap((node) => {
    const within = nodesOf(node).map(stateOf)
    const there = within.flatMap(({ clocks, pauses }) => [...clocks, ...pauses] as string[])
    return transitionsOf(node).flatMap((way) => {
      const { answers: ended = [], restarts = [], extends: longer } = metaOf(way)
      return [...ended, ...restarts, ...(longer ? [longer] : [])]
        .filter((clock) => !there.includes(clock) && !chart.clocks[clock]?.keyed)
        .map((clock) => `${node.id}: ${way.eventType} acts on ${clock}, which neither runs nor rests there`)
    })
  })

/** What the self-check asks about clocks, each question under the promise it keeps. */
export const clockChecks = {
  'every clock of the chart is in the table': unknownClocks,
  'the table of clocks and the chart agree where clocks run and rest': contract,
  'a clock that offers to move the case moves it wherever it runs': moving,
  'only a clock that runs there moves a case': moved,
  'an event acts only on clocks that run or rest there': answers,
} satisfies Record<string, Check>
