import { z } from 'zod'
import {
  complaintKinds,
  firstFindings,
  hazardKinds,
  hearingResults,
  neighbourTies,
  openings,
} from '../../../workflows/case/events/service.ts'
import { heldBy } from '../../../workflows/case/memory/orders.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { openingLabels } from '../../../workflows/labels/service.ts'
import { parties } from '../../../workflows/parties.ts'
import { OrderView, viewOrder } from '../../piles/pile-view.ts'
import type { ViewInput } from '../view-case.ts'

const party = z.enum(parties)
const day = z.iso.date()
const label = z.string().describe('In the language of the caller.')

/** What holds a request, what was built or removed without an answer, and what an operation case is about. */
export const ServiceView = z.object({
  kind: z.enum(['request', 'operation']).describe('`operation`: a case on a pile, after its request.'),
  pileId: z.string().nullable().describe('The pile of an operation case, or the one that came by this request.'),
  heldBy: z.array(OrderView).describe('Orders of an authority that hold the request: its clocks rest until they are lifted.'),
  standstills: z
    .array(
      z.object({
        record: z.int(),
        kind: z.enum(['built', 'removed']),
        on: day,
        policeNumber: z.string().nullable(),
        finding: z.object({ result: z.enum(firstFindings), on: day }).nullable(),
        acts: z.array(
          z.object({
            record: z.int(),
            by: party,
            act: z.enum(['removed', 'cut']),
            hazard: z.enum(hazardKinds).nullable(),
            on: day,
            inTime: z.boolean().describe('Reported within 24 hours, as far as days can tell.'),
          }),
        ),
      }),
    )
    .describe('Until the first finding of the centre neither side removes or cuts.'),
  operation: z
    .object({
      opening: z.enum(openings),
      label,
      complaint: z
        .object({ kind: z.enum(complaintKinds), neighbour: z.enum(neighbourTies), result: z.enum(hearingResults).nullable() })
        .nullable(),
      hazard: z
        .object({ kind: z.enum(hazardKinds), by: party, result: z.enum(['suspended', 'dismissed']).nullable() })
        .nullable(),
      suspension: z
        .object({ by: party, on: day, evidence: z.array(z.string()), repaired: z.boolean(), resumed: z.boolean() })
        .nullable(),
    })
    .nullable(),
})

/** These parts of a case as one party sees it. */
export const serviceView = ({ stored, standing, names, surroundings, language }: ViewInput): z.infer<typeof ServiceView> => {
  const { memory } = stored.file
  const sees = standing.sight === 'full' && seesPart(stored.file, standing.party, 'service')
  const { operation } = memory
  return {
    kind: stored.kind,
    pileId: sees ? (stored.pileId ?? surroundings.pileId) : null,
    heldBy: (sees ? heldBy(memory) : []).map(({ office, ...order }) =>
      viewOrder({ ...order, office: { ...office, name: names.organisations.get(office.organisationId) ?? '' } }, language),
    ),
    standstills: (sees ? memory.standstills : []).map(({ seq, acts, finding, ...standstill }) => ({
      record: seq,
      ...standstill,
      finding: finding && { result: finding.result, on: finding.on },
      acts: acts.map(({ seq: record, ...act }) => ({ record, ...act })),
    })),
    operation:
      sees && operation
        ? {
            opening: operation.opening,
            label: openingLabels[operation.opening][language],
            complaint: operation.complaint,
            hazard: operation.hazard,
            suspension: operation.suspension && {
              by: operation.suspension.by,
              on: operation.suspension.on,
              evidence: seesPart(stored.file, standing.party, 'evidence') ? [...operation.suspension.evidence] : [],
              repaired: operation.suspension.repairedSeq !== null,
              resumed: operation.suspension.resumedSeq !== null,
            },
          }
        : null,
  }
}
