import { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Party } from '../../workflows/parties.ts'
import type { EventActor, NewOperation } from '../cases/ports.ts'
import { submitEvent } from '../cases/submit-event.ts'
import type { Service } from '../service.ts'
import type { Written } from './behaviour/move.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import type { Random } from './random.ts'

/** How a case on a pile begins: who says what. */
export interface PileOpening {
  readonly party: Party
  readonly event: Written
}

/** Where a case on a pile is opened. */
interface Opened {
  readonly service: Service
  readonly city: SimulatedCity
  readonly compound: SimulatedCompound
  /** Number of the request in the city: its owner's phone. */
  readonly n: number
}

/** Opens a case on a pile; null when it was refused. */
export const openOnPile = async (
  { service, city, compound, n }: Opened,
  on: NewOperation['on'],
  { party, event }: PileOpening,
): Promise<string | null> => {
  const { time, accounts, store } = service
  const ownerId = await accounts.ownerAccountFor(`139${String(n).padStart(8, '0')}`, time.now())
  const actor: EventActor =
    party === 'owner'
      ? { party, accountId: ownerId, organisationId: null, channel: 'web' }
      : { party, accountId: 'demo-staff', organisationId: city.organisation(party, compound), channel: 'web' }
  const result = await store.openOperation({
    on,
    event: CaseEvent.parse(event),
    actor,
    now: time.now(),
    idempotency: { scope: ownerId, key: `demo-pile-${n}-${event.type}`, requestHash: event.type },
    answer: (made) => ({ httpCode: 201, body: made.kind === 'recorded' ? made.stored.caseId : made.refusal.code }),
  })
  return result?.kind === 'recorded' ? result.answer.body : null
}

/** Opens the case of a course. A pile that is there already was once reported as built, and may stay. */
export const openPileCourse = async (at: Opened, spaceId: string, opening: PileOpening): Promise<string | null> => {
  const built = await openOnPile(at, { spaceId }, { party: 'owner', event: { type: 'owner.reportBuilt' } })
  if (built === null || opening.event.type === 'owner.reportBuilt') return built
  const { service, city, compound } = at
  const found = await submitEvent(service.store, {
    caseId: built,
    event: CaseEvent.parse({ type: 'centre.giveFirstFinding', record: 1, result: 'mayStay' }),
    actor: {
      party: 'centre',
      accountId: 'demo-staff',
      organisationId: city.organisation('centre', compound),
      channel: 'web',
    },
    now: service.time.now(),
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  const pileId = found.kind === 'recorded' ? pileOf(service, built) : null
  return pileId && openOnPile(at, { pileId }, opening)
}

/** The pile that a case led to, or is about. */
export const pileOf = ({ database }: Service, caseId: string): string | null =>
  database.connection
    .prepare<[string, string], { pileId: string }>(
      'select pile_id as pileId from piles where case_id = ? union select pile_id from cases where case_id = ? and pile_id is not null',
    )
    .get(caseId, caseId)?.pileId ?? null

/** What may happen to a pile in its first months, to one in three. */
export const pileTrouble = (random: Random): (PileOpening & { readonly afterDays: number }) | null => {
  const what = random.weighted([
    ['nothing', 8],
    ['hazard', 1],
    ['complaint', 1],
    ['transfer', 1],
    ['dismantle', 1],
  ] as const)
  const afterDays = random.between(10, 70)
  switch (what) {
    case 'hazard':
      return { afterDays, party: 'property', event: { type: 'property.reportHazard', kind: 'heat' } }
    case 'complaint':
      return {
        afterDays,
        party: 'community',
        event: { type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' },
      }
    case 'transfer':
      return { afterDays, party: 'owner', event: { type: 'owner.transferPile', reason: 'sale' } }
    case 'dismantle':
      return { afterDays, party: 'owner', event: { type: 'owner.dismantlePile', reason: 'moved' } }
    case 'nothing':
      return null
  }
}
