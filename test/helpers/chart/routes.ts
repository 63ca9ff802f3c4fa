import type { EventType } from '../../../workflows/case/events/events.ts'
import { type ChartRow, chartRows } from '../../../workflows/case/explain/rows.ts'
import { type ChartState, chartStates } from '../../../workflows/case/explain/states.ts'
import type { Track } from '../../../workflows/parties.ts'

/** One way from a state in which a case can stand to another, on an event or by itself. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly event: EventType | null
  /** The track whose event it is. */
  readonly track: Track
  /** A court or an authority leads there, whatever the stage: it is open only to a case that has such a decision. */
  readonly decided: boolean
}

const rows = chartRows()

/** The states in which a case can stand. */
export const standingStates: readonly ChartState[] = chartStates().filter((state) => state.atomic && state.stage !== null)

/** Where a track is settled: nobody holds it, and nothing of it is missing for the works. */
export const settled: Readonly<Record<'consent' | 'fire' | 'grid', readonly string[]>> = {
  consent: ['consent/granted'],
  fire: ['fire/passed', 'fire/passedWithGaps', 'fire/notRequired'],
  grid: ['grid/confirmed'],
}

const isWithin = (state: ChartState, path: readonly string[]): boolean => path.every((key, index) => state.path[index] === key)

const pathOf: ReadonlyMap<string, readonly string[]> = new Map(chartStates().map((state) => [state.id, state.path]))

/** An event without a target answers a question by which the case goes on by itself: a side agrees, a review is asked for. */
const answering = (row: ChartRow): Route[] =>
  row.event === null || row.next.length > 0
    ? []
    : rows
        .filter((other) => other.state === row.state && other.event === null)
        .flatMap((other) =>
          other.next.map(
            (to): Route => ({ from: row.state, to: to.state, event: row.event, track: row.track, decided: isDecided(other) }),
          ),
        )
        .filter(({ from }) => standingStates.some((state) => state.id === from))

/** A way that a decision beside the stages opens, from wherever the track stands. */
const isDecided = ({ state, event, guards }: ChartRow): boolean =>
  event === null && (guards.some(({ name }) => name === 'wayIs') || state === 'consent/undecided')

/** Every way of the chart, whatever its guards say; a settled track leads to the works, because the others can settle too. */
export const routes: readonly Route[] = [
  ...rows.flatMap((row) =>
    standingStates
      .filter((from) => isWithin(from, pathOf.get(row.state)!) && row.state !== 'case.open')
      .flatMap((from) =>
        row.next.map(
          (to): Route => ({ from: from.id, to: to.state, event: row.event, track: from.track, decided: isDecided(row) }),
        ),
      ),
  ),
  ...rows.flatMap(answering),
  ...Object.values(settled)
    .flat()
    .map((from): Route => ({ from, to: 'works/construction', event: null, track: 'main', decided: false })),
  ...standingStates
    .filter((state) => state.path[0] === 'open')
    .map((state): Route => ({ from: state.id, to: 'closed', event: 'owner.withdraw', track: 'main', decided: false })),
]

const byStart = Map.groupBy(routes, ({ from }) => from)

/** The ways out of a state. */
export const routesFrom = (id: string): readonly Route[] => byStart.get(id) ?? []

/** A way that every case can go: without a withdrawal, and without a court. */
export const isOrdinary = ({ event, decided }: Route): boolean =>
  !decided && event !== 'owner.withdraw' && event !== 'owner.acceptJudgment'

/** How many ways every state is from the nearest of some states; states that lead to none of them are missing. */
export const distancesTo = (
  targets: readonly string[],
  allowed: (route: Route) => boolean = () => true,
): ReadonlyMap<string, number> => {
  const distances = new Map(targets.map((target) => [target, 0]))
  for (let reached = targets, far = 1; reached.length > 0; far += 1) {
    const before = routes.filter((route) => reached.includes(route.to) && allowed(route)).map((route) => route.from)
    reached = [...new Set(before)].filter((from) => !distances.has(from))
    for (const from of reached) distances.set(from, far)
  }
  return distances
}

/** The distances that lead a whole case to a state: in its own track, and for the works first in all three. */
export const wayTo = (target: string): ReadonlyMap<string, number> => {
  const known = ways.get(target)
  if (known) return known
  const state = standingStates.find((candidate) => candidate.id === target)
  const way = distancesTo(state?.path[0] === 'works' ? [target, ...Object.values(settled).flat()] : [target], isOrdinary)
  ways.set(target, way)
  return way
}

const ways = new Map<string, ReadonlyMap<string, number>>()
