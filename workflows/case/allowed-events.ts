import { getNextTransitions } from 'xstate'
import { type Party, type Track, tracks } from '../parties.ts'
import { besideTheStages } from './beside.ts'
import { type CaseSnapshot, placesOf, trackOfPath } from './chart.ts'
import { type CaseEvent, type PartyEvent, partyEventSchemas, partyEventTypes, partyOfEvent } from './events/events.ts'
import { isStanding, standingGuards, standingParamGuards } from './guards.ts'
import type { Refusal } from './refusals.ts'

/** One event a party could send now: in which track, and if not now, which question about the case stands against it. */
export interface AllowedEvent {
  readonly type: PartyEvent['type']
  readonly track: Track
  readonly allowed: boolean
  /** Name of the standing guard that refuses it; words in `labels/guards.ts`. */
  readonly blockedBy: string | null
  readonly fields: readonly { readonly name: string; readonly required: boolean }[]
}

// A case view asks for some three hundred transitions each time: types are looked up, and their order is known beforehand.
const ofParties: ReadonlyMap<string, PartyEvent['type']> = new Map(partyEventTypes.map((type) => [type, type]))
const rankOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.toSorted((a, b) => a.localeCompare(b)).map((name, rank) => [name, rank]))
const rankOfType = rankOf(partyEventTypes)
const rankOfTrack = rankOf(tracks)
const byName = (a: AllowedEvent, b: AllowedEvent): number =>
  (rankOfType.get(a.type) ?? 0) - (rankOfType.get(b.type) ?? 0) ||
  (rankOfTrack.get(a.track) ?? 0) - (rankOfTrack.get(b.track) ?? 0)

/**
 * The events that parties could send where the case stands. Guards about the case are asked and give the reason;
 * guards about the event are not asked, because there is no event yet: its fields are listed instead.
 */
export const allowedEvents = (snapshot: CaseSnapshot, asked: readonly Party[]): AllowedEvent[] => {
  const found = new Map<string, AllowedEvent>()
  for (const item of getNextTransitions(snapshot)) {
    const offer = offerOf(item)
    if (offer === null || !asked.includes(offer.party)) continue
    if (found.get(offer.key)?.allowed) continue
    const refusedBy = standingRefusal(snapshot, item.guard)
    const { type, track, fields } = offer
    found.set(offer.key, { type, track, allowed: refusedBy === null, blockedBy: refusedBy, fields })
  }
  return [...found.values()].sort(byName)
}

/** What a transition of the chart offers to a party, whatever the case. */
interface Offer extends Pick<AllowedEvent, 'type' | 'track' | 'fields'> {
  readonly key: string
  readonly party: Party
}

// The transitions of the chart are the same objects for every case.
const offers = new WeakMap<NextTransition, Offer | null>()

const offerOf = (item: NextTransition): Offer | null => {
  const known = offers.get(item)
  if (known !== undefined) return known
  const type = ofParties.get(item.eventType)
  const track = guardTrack(item.guard) ?? trackOfPath(item.source.path)
  const offer =
    type === undefined ? null : { type, track, key: `${type} ${track}`, party: partyOfEvent(type), fields: fieldsOf(type) }
  offers.set(item, offer)
  return offer
}

/** Whether an event has a transition where the case stands, in the track it names, whatever its guards say. */
export const hasPlace = (snapshot: CaseSnapshot, event: CaseEvent): boolean =>
  getNextTransitions(snapshot).some((item) => {
    if (item.eventType !== event.type) return false
    const own = guardTrack(item.guard)
    const source = trackOfPath(item.source.path)
    // What stands at the root is for every track, unless its guard names one.
    return !('track' in event) || (own ?? source) === event.track || (own === null && source === 'main')
  })

/** The tracks in which an event type has a transition where the case stands: what an older version of the case is held against. */
export const tracksOfEvent = (snapshot: CaseSnapshot, event: CaseEvent): Track[] => {
  if ('track' in event) return [event.track]
  const sources = getNextTransitions(snapshot).filter((item) => item.eventType === event.type)
  return [...new Set(sources.map((item) => trackOfPath(item.source.path)))]
}

type NextTransition = ReturnType<typeof getNextTransitions>[number]
type GuardOfTransition = NextTransition['guard']

const named = (guard: GuardOfTransition): { type: string; params: Record<string, unknown> | undefined } | null => {
  if (guard === undefined) return null
  if (typeof guard === 'string') return { type: guard, params: undefined }
  if (typeof guard === 'object') return { type: guard.type, params: guard.params as Record<string, unknown> | undefined }
  return null
}

const guardTrack = (guard: GuardOfTransition): Track | null => {
  const track = named(guard)?.params?.['track']
  return track === 'main' || track === 'consent' || track === 'fire' || track === 'grid' ? track : null
}

const askable: Readonly<Record<string, (asked: never, params: never) => boolean>> = { ...standingGuards, ...standingParamGuards }

/** The standing guard that refuses a transition, or null. Guards about the event count as open. */
const standingRefusal = (snapshot: CaseSnapshot, guard: GuardOfTransition): string | null => {
  const name = named(guard)
  if (name === null || !isStanding(name.type)) return null
  const ask = askable[name.type]
  // Standing guards never look at the event (see guards.ts), so none is needed to ask them.
  const asked = { context: snapshot.context.held, event: undefined } as never
  return ask === undefined || ask(asked, name.params as never) ? null : name.type
}

const fieldsOf = (type: PartyEvent['type']): AllowedEvent['fields'] => {
  const shape = partyEventSchemas.get(type)?.shape ?? {}
  return Object.entries(shape)
    .filter(([name]) => name !== 'type')
    .map(([name, schema]) => ({
      name,
      required: !(schema as { safeParse: (v: unknown) => { success: boolean } }).safeParse(undefined).success,
    }))
}

/** Why the chart takes no transition: the event has no place in this stage (which has?), or a guard refuses it. What can be said in every stage is no way on and not listed. */
export const blockedBy = (snapshot: CaseSnapshot, event: CaseEvent, party: Party | 'system'): Refusal => {
  const candidates = getNextTransitions(snapshot).filter((item) => item.eventType === event.type)
  const stages = placesOf(snapshot).map((place) => place.meta.stage)
  const guard = candidates.map((item) => standingRefusal(snapshot, item.guard)).find((name) => name !== null)
  if (guard !== undefined && guard !== null) return { code: 'EVENT_BLOCKED', details: { guard, stages } }
  const allowed =
    party === 'system'
      ? []
      : allowedEvents(snapshot, [party])
          .filter((item) => item.allowed && !(item.type in besideTheStages))
          .map((item) => item.type)
  return { code: 'EVENT_NOT_ALLOWED_IN_STAGE', details: { event: event.type, stages, allowed: [...new Set(allowed)] } }
}
