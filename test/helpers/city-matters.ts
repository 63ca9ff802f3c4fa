import { sqliteMatters } from '../../src/database/sqlite-matters.ts'
import type { MatterCommand, MatterResult, MatterStore } from '../../src/matters/ports.ts'
import { type AnyMatterEvent, MatterEvent, OpenMatter } from '../../workflows/matter/events.ts'
import type { Party } from '../../workflows/parties.ts'
import { actorOf, ids, type SmallCity } from './small-city.ts'

/** The matters of a small city, with short words for acting on them. */
export interface CityMatters {
  readonly store: MatterStore
  send(matterId: string | null, event: AnyMatterEvent, party: Party, more?: Partial<MatterCommand>): Promise<MatterResult>
  /** Opens a matter that the grid answers for (a retrofit: the company) and returns its id. */
  open(kind?: 'transformer' | 'retrofit', more?: object): Promise<string>
}

/** Opens the matters of a small city. */
export const cityMatters = (city: SmallCity): CityMatters => {
  const store = sqliteMatters(city)
  const send: CityMatters['send'] = (matterId, event, party, more = {}) =>
    store.record({
      matterId,
      event,
      actor: actorOf(party),
      origin: 'party',
      now: city.time.now(),
      ifVersion: null,
      idempotency: null,
      answer: () => ({ httpCode: 201, body: '{}' }),
      ...more,
    })
  return {
    store,
    send,
    open: async (kind = 'transformer', more = {}) => {
      const result = await send(null, openMatter(kind, more), 'centre')
      if (result.kind !== 'recorded') throw new Error(`not opened: ${JSON.stringify(result)}`)
      return result.stored.file.matterId
    },
  }
}

/** The event that opens a matter of the small city. */
export const openMatter = (kind: 'transformer' | 'retrofit', more: object = {}): AnyMatterEvent =>
  OpenMatter.parse({
    type: 'matter.open',
    kind,
    compoundId: ids.compound,
    garageId: kind === 'retrofit' ? ids.garage : null,
    transformerId: kind === 'transformer' ? ids.transformer : null,
    official:
      kind === 'transformer'
        ? { party: 'grid', organisationId: ids.grid, role: 'projectManager', personal: { name: '周工' } }
        : { party: 'property', organisationId: ids.property, role: 'head', personal: { name: '陈经理' } },
    ...more,
  })

/** An event on a matter, as a client would send it. */
export const matterEvent = (sent: object): AnyMatterEvent => MatterEvent.parse(sent)
