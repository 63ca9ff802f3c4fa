import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { documentLabels } from '../../../workflows/labels/documents.ts'
import { informationEndLabels, informationObjectionLabels } from '../../../workflows/labels/information.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** What the company asked the owner for before it answers. */
export const InformationRequestsView = z.object({
  informationRequests: z
    .array(
      z.object({
        record: z.int(),
        on: z.iso.date(),
        asks: z.array(z.object({ kind: listedIn(documentLabels), label: z.string() })),
        contest: z
          .object({ record: z.int(), on: z.iso.date(), because: listedIn(informationObjectionLabels), label: z.string() })
          .nullable()
          .describe('The owner holds it to be unreasonable.'),
        foundReasonable: z.boolean().describe('The centre has found it reasonable.'),
        end: listedIn(informationEndLabels).nullable().describe('Null: it waits.'),
        endLabel: z.string().nullable(),
      }),
    )
    .describe('Requests of the company for information, during which its time to reply rests.'),
})

/** The same, as a party sees it. */
export const informationRequestsView = ({ stored, standing, language }: ViewInput): z.infer<typeof InformationRequestsView> => {
  const { file } = stored
  const sees = standing.sight === 'full' && seesPart(file, standing.party, 'course')
  if (!sees) return { informationRequests: [] }
  const waits = file.positions.some(({ stage }) => stage === 'awaitingInformation' || stage === 'informationContested')
  return {
    informationRequests: file.memory.informationRequests.map(({ seq, on, asks, contest, standsSeq, end }) => {
      const over = end ?? (waits ? null : 'overtaken')
      return {
        record: seq,
        on,
        asks: asks.map((kind) => ({ kind, label: documentLabels[kind][language] })),
        contest: contest && {
          record: contest.seq,
          on: contest.on,
          because: contest.because,
          label: informationObjectionLabels[contest.because][language],
        },
        foundReasonable: standsSeq !== null,
        end: over,
        endLabel: over && informationEndLabels[over][language],
      }
    }),
  }
}
