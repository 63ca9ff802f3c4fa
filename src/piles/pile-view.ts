import { z } from 'zod'
import { openingEvents } from '../../workflows/case/events/service.ts'
import { openingsOf, seesOfPile } from '../../workflows/case/pile-sight.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { remedyLabels } from '../../workflows/labels/matters.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { pileStateLabels, serviceEventLabels } from '../../workflows/labels/service.ts'
import { orderRemedies } from '../../workflows/matter/kinds.ts'
import { type Party, parties } from '../../workflows/parties.ts'
import type { PileOrder, StoredPile } from './ports.ts'

const label = z.string().describe('In the language of the caller.')

/** An order of an authority, as whoever is held by it sees it. */
export const OrderView = z
  .object({
    matterId: z.string(),
    number: z.string().nullable(),
    office: z.object({ party: z.enum(parties), partyLabel: label, organisationId: z.string(), name: z.string() }),
    remedy: z.enum(orderRemedies),
    remedyLabel: label,
    appealUntilOn: z.iso.date(),
  })
  .meta({
    id: 'CompoundOrder',
    description: 'An order in force against the compound: who holds it, what lifts it, and until when it can be appealed.',
  })

/** A pile as one caller sees it. */
export const PileView = z
  .object({
    pileId: z.string(),
    state: z.enum(['inUse', 'suspended', 'removed']),
    stateLabel: label,
    origin: z
      .enum(['energised', 'reported'])
      .describe('`reported`: built without an answer, and never switched on by a request.'),
    powerKw: z.number().nullable(),
    energisedOn: z.iso.date().nullable(),
    compound: z.object({ compoundId: z.string(), name: z.string() }),
    space: z.object({ spaceId: z.string(), label: z.string() }).nullable(),
    caseId: z.string().nullable().describe('The case by which it came.'),
    operations: z.array(z.object({ caseId: z.string(), closed: z.boolean() })).describe('Cases on the pile, oldest first.'),
    orders: z.array(OrderView),
    overseen: z.boolean().describe('It is a pile of a branch of the caller: the caller reads, and does not act.'),
    allowedEvents: z
      .array(
        z.object({ type: z.enum(openingEvents as [(typeof openingEvents)[number], ...(typeof openingEvents)[number][]]), label }),
      )
      .describe('Events by which the caller can open a case on it: POST /api/cases with kind `operation`.'),
  })
  .meta({ id: 'Pile', description: 'A pile: a record of its own from the end of its request on.' })
/** A pile as one caller sees it. */
type PileView = z.infer<typeof PileView>

/** An order in words. */
export const viewOrder = ({ office, remedy, ...order }: PileOrder, language: Language): z.infer<typeof OrderView> => {
  // One of the list, by the form of the event that set it.
  const known = orderRemedies.find((candidate) => candidate === remedy) ?? 'other'
  return {
    ...order,
    office: { ...office, partyLabel: partyLabels[office.party][language] },
    remedy: known,
    remedyLabel: remedyLabels[known][language],
  }
}

/** A pile as a party sees it: the one place where the table of sight of piles is applied. */
export const viewPile = (pile: StoredPile, party: Party, language: Language): PileView => ({
  pileId: pile.pileId,
  state: pile.state,
  stateLabel: pileStateLabels[pile.state][language],
  origin: pile.origin,
  powerKw: pile.powerKw,
  energisedOn: pile.energisedOn,
  compound: pile.compound,
  space: seesOfPile(party, 'space') ? pile.space : null,
  caseId: seesOfPile(party, 'cases') ? pile.caseId : null,
  operations: seesOfPile(party, 'cases') ? [...pile.operations] : [],
  orders: seesOfPile(party, 'holds') ? pile.orders.map((order) => viewOrder(order, language)) : [],
  overseen: pile.overseen,
  allowedEvents: (pile.overseen ? [] : openingsOf(party, pile)).map((type) => ({
    type,
    label: serviceEventLabels[type][language],
  })),
})
