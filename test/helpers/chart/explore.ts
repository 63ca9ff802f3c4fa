import { phaseOf, placesOf } from '../../../workflows/case/chart.ts'
import type { Clock } from '../../../workflows/case/clock.ts'
import type { PartyEvent } from '../../../workflows/case/events/events.ts'
import { hasFallen } from '../../../workflows/case/grounds.ts'
import { issuerKeptSilent } from '../../../workflows/case/memory/binding-yes.ts'
import { openPromises } from '../../../workflows/case/promises.ts'
import type { Track } from '../../../workflows/parties.ts'
import { chanceOf } from './chance.ts'
import { besidePositions } from './invariants.ts'
import { distancesTo, isOrdinary, wayTo } from './routes.ts'
import { sampleEvent } from './sample-event.ts'
import {
  agreeing,
  branchOf,
  letTimePass,
  minutesLater,
  nextWake,
  openTo,
  passDue,
  send,
  snapshotOf,
  todayOf,
  type Walk,
} from './walk.ts'

/** Which part of a case is walked: these tracks, and events of others that these tracks wait for. */
export interface Part {
  readonly tracks: readonly Track[]
  readonly also?: readonly PartyEvent['type'][]
}

/** Every walk that is one event, or the next deadline, longer. Withdrawing and what answers no position are left out. */
const stepsFrom = (walk: Walk, variants: number, part?: Part): Walk[] => {
  const events = openTo(walk).filter(
    ({ type, track }) =>
      part?.also?.includes(type) ||
      ((!besidePositions.includes(type) || (type === 'centre.holdJointMeeting' && meetingLeadsOn(walk, track))) &&
        type !== 'owner.reopen' &&
        (!part || part.tracks.includes(track))),
  )
  const sent = events.flatMap(({ type, track }) => sendings(walk, type, track, variants))
  const wake = nextWake(walk, part?.tracks, (clock) => moves(walk, clock))
  if (wake === null) return sent
  const later = branchOf(walk)
  letTimePass(later, wake)
  return [...sent, later]
}

const sendings = (walk: Walk, type: PartyEvent['type'], track: Track, variants: number): Walk[] => {
  const tried = new Set<string>()
  return Array.from({ length: variants }, (_, seed) => seed).flatMap((seed) => {
    const longer = branchOf(walk)
    longer.now = minutesLater(walk, 30)
    const at = { file: walk.file, rules: walk.rules, today: todayOf(walk), chance: chanceOf(seed * 7919 + type.length), odd: 0 }
    const event = agreeing(longer, sampleEvent(type, track, at))
    const said = JSON.stringify({ ...event, evidence: [] })
    if (tried.has(said)) return []
    tried.add(said)
    passDue(longer)
    return send(longer, event).accepted ? [longer] : []
  })
}

const toClosed = distancesTo(['closed'], (route) => isOrdinary(route) && route.to !== 'works/construction')

/** An estimate of the events between a case and its end: one track ends it, or all three are settled and the pile is built. */
const farFromClosed = (walk: Walk): number => {
  const places = placesOf(snapshotOf(walk))
  const direct = Math.min(...places.map((place) => toClosed.get(place.id) ?? 50))
  if (phaseOf(walk.file.value) !== 'open') return direct
  const settling = wayTo('works/construction')
  return Math.min(direct, 4 + places.reduce((sum, place) => sum + (settling.get(place.id) ?? 50) - 1, 0))
}

/** A way from where a walk stands to the end of the request without a withdrawal; null when none was found among so many tried. */
export const wayToClosed = (walk: Walk, limit = 300): Walk | null => {
  const seen = new Set<string>()
  const open = [{ walk, rank: farFromClosed(walk) }]
  const from = walk.taken.length
  for (let tried = 0; tried < limit && open.length > 0; tried += 1) {
    open.sort((a, b) => a.rank - b.rank)
    const next = open.shift()!.walk
    if (phaseOf(next.file.value) === 'closed') return next
    for (const longer of stepsFrom(next, 2)) {
      const key = sameFor(longer)
      if (seen.has(key)) continue
      seen.add(key)
      open.push({ walk: longer, rank: longer.taken.length - from + 2 * farFromClosed(longer) })
    }
  }
  return null
}

/**
 * A right that lapses moves no case: its end leads nowhere else, and cases that differ by it alone are the same. A
 * promise of a joint meeting moves none either, except where the coordination can be closed on it.
 */
const moves = (walk: Walk, clock: Clock): boolean => {
  const isPromise = clock.name === 'promise' || clock.name === 'promiseCheck'
  return (
    clock.end !== 'expire' &&
    (!isPromise || placesOf(snapshotOf(walk)).some((place) => place.track === clock.track && closesOnPromises(place.id)))
  )
}

/** A meeting leads on where a dispute is coordinated; a second one beside running promises leads where the first one leads. */
const meetingLeadsOn = (walk: Walk, track: Track): boolean =>
  openPromises(walk.file.memory, track).length === 0 &&
  placesOf(snapshotOf(walk)).some((place) => place.track === track && place.id.includes('/coordination/'))

const closesOnPromises = (place: string): boolean =>
  place.endsWith('/coordination/underway') || place.endsWith('/coordination/promised')

/** Where a dispute of the consent track without a result leads. */
const causeOf = ({ file: { memory } }: Walk): string => {
  const pleaded = memory.grounds.filter((ground) => ground.settledSeq === null)
  if (pleaded.length > 0 && pleaded.every(hasFallen)) return 'fell'
  return issuerKeptSilent(memory) ? 'silent' : 'other'
}

/** What makes two cases the same for those who act on them: where they stand, who is waited for, what can be sent, what runs. */
const sameFor = (walk: Walk, tracks?: readonly Track[]): string => {
  const within = (entry: { readonly track: Track }) => !tracks || tracks.includes(entry.track)
  return JSON.stringify([
    phaseOf(walk.file.value),
    placesOf(snapshotOf(walk))
      .filter(within)
      .map((place) => place.id),
    walk.file.positions.filter(within).map((position) => [position.track, position.awaits]),
    // What answers no position is never tried either, so it does not tell cases apart.
    openTo(walk)
      .filter((event) => within(event) && !besidePositions.includes(event.type))
      .map(({ type, track }) => `${type} ${track}`),
    // A list of promises or records lets equal clocks run side by side; how many makes no other way on.
    [
      ...new Set(
        walk.file.clocks
          .filter((clock) => within(clock) && moves(walk, clock))
          .map((clock) => `${clock.name} ${clock.state} ${clock.passedOn !== null}`),
      ),
    ].sort(),
    // Why no paper came tells cases apart that are handled by the same people in the same way.
    within({ track: 'consent' }) && causeOf(walk),
  ])
}

/** A case that was found, and the cases one step further on. */
interface Found {
  readonly walk: Walk
  readonly on: Set<string>
}

/** Cases that differ, by what makes them differ. */
export type Explored = ReadonlyMap<string, Found>

/**
 * All cases that differ for those who act in a part of the chart, each with the ways on from it. Ended requests lead nowhere.
 * @throws Error when more than `limit` differ: then the part has grown a list that never ends.
 */
export const explore = (start: Walk, part: Part, variants: number, limit = 2000): Explored => {
  const found = new Map<string, Found>([[sameFor(start, part.tracks), { walk: start, on: new Set() }]])
  const queue = [...found.values()]
  for (let here = queue.shift(); here !== undefined; here = queue.shift()) {
    if (phaseOf(here.walk.file.value) === 'closed') continue
    for (const walk of stepsFrom(here.walk, variants, part)) {
      const key = sameFor(walk, part.tracks)
      here.on.add(key)
      if (found.has(key)) continue
      if (found.size >= limit) throw new Error(`more than ${limit} cases differ`)
      const next = { walk, on: new Set<string>() }
      found.set(key, next)
      queue.push(next)
    }
  }
  return found
}
