import { z } from 'zod'
import { type Party, parties } from '../../parties.ts'
import { consentDutyEvents } from './consent-duties.ts'
import { contactEvents } from './contacts.ts'
import { dataCorrectionEvents } from './data-corrections.ts'
import { furtherCheckEvents } from './further-checks.ts'
import { honestyEvents } from './honesty.ts'
import { inPrincipleEvents } from './in-principle.ts'
import { informationEvents } from './information.ts'
import { laterGroundEvents } from './later-grounds.ts'
import { matterEvents } from './matters.ts'
import { mediationEvents } from './mediations.ts'
import { meetingEvents } from './meetings.ts'
import { moneyEvents } from './money.ts'
import { moreTimeEvents } from './more-time.ts'
import { objectionEvents } from './objection.ts'
import { bureauEvents, centreEvents, communityEvents, fireEvents, gridEvents } from './offices.ts'
import { otherWayEvents } from './other-ways.ts'
import { ownerEvents } from './owner.ts'
import { proceedingEvents } from './proceedings.ts'
import { propertyEvents } from './property.ts'
import { queueEvents } from './queue.ts'
import { referralEvents } from './referrals.ts'
import { serviceEvents } from './service.ts'
import { systemEvents } from './system.ts'
import { technicalEvents } from './technical.ts'
import { worksEvents } from './works.ts'

/** Every event that a party can send, as one union on `type`. */
export const PartyEvent = z
  .discriminatedUnion('type', [
    ...ownerEvents,
    ...queueEvents,
    ...matterEvents,
    ...propertyEvents,
    ...communityEvents,
    ...centreEvents,
    ...meetingEvents,
    ...mediationEvents,
    ...bureauEvents,
    ...fireEvents,
    ...gridEvents,
    ...technicalEvents,
    ...furtherCheckEvents,
    ...referralEvents,
    ...contactEvents,
    ...proceedingEvents,
    ...worksEvents,
    ...serviceEvents,
    ...laterGroundEvents,
    ...moreTimeEvents,
    ...inPrincipleEvents,
    ...objectionEvents,
    ...consentDutyEvents,
    ...informationEvents,
    ...honestyEvents,
    ...dataCorrectionEvents,
    ...otherWayEvents,
    ...moneyEvents,
  ])
  .meta({
    id: 'PartyEvent',
    description: 'An event a party sends to a case. The first half of `type` names the party that acts.',
  })
/** An event that a party can send. */
export type PartyEvent = z.infer<typeof PartyEvent>

/** Every event of a case, those of the system included. */
export const CaseEvent = z.union([PartyEvent, ...systemEvents])
/** Every event of a case. */
export type CaseEvent = z.infer<typeof CaseEvent>
/** The type of an event: `<party>.<verb>`, or one of the system's own. */
export type EventType = CaseEvent['type']
// By a table, not by `Extract`: asking each of three hundred members for each of three hundred types takes a minute.
type EventsByType = { [E in CaseEvent as E['type']]: E }
/** The event of one type. */
export type EventOf<T extends EventType> = EventsByType[T]

/** All schemas of party events by type. */
export const partyEventSchemas: ReadonlyMap<string, z.ZodObject> = new Map(
  PartyEvent.options.map((schema) => [schema.shape.type.value, schema]),
)

/** All event types a party can send. */
export const partyEventTypes = [...partyEventSchemas.keys()] as PartyEvent['type'][]

const partyOfType: ReadonlyMap<string, Party> = new Map(
  partyEventTypes.map((type) => {
    const party = parties.find((candidate) => type.startsWith(`${candidate}.`))
    if (!party) throw new Error(`event ${type} belongs to no party`)
    return [type, party]
  }),
)

/**
 * The party an event belongs to: the first half of its type.
 * @throws Error for a type that no party sends.
 */
export const partyOfEvent = (type: PartyEvent['type']): Party => {
  // Asked of every event that has a transition, at each look at a case.
  const party = partyOfType.get(type)
  if (!party) throw new Error(`event ${type} belongs to no party`)
  return party
}
