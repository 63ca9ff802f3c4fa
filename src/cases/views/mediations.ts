import { z } from 'zod'
import { lastPositions, mediatedSides } from '../../../workflows/case/events/mediations.ts'
import { type EndedMediation, ratableMediations } from '../../../workflows/case/mediations.ts'
import { mediatorLabels } from '../../../workflows/labels/codes.ts'
import {
  closingResultLabels,
  closingStandingLabels,
  lastPositionLabels,
  mediationEndLabels,
} from '../../../workflows/labels/mediations.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { tracks } from '../../../workflows/parties.ts'
import { mediatorTypes } from '../../../workflows/rules/codes.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn, seesRecorded } from './words.ts'

const side = z.enum(mediatedSides)
const label = z.string().describe('In the language of the caller.')

const MediationView = z
  .object({
    record: z.int().describe('Name it when you rate the mediation.'),
    track: z.enum(tracks),
    mediator: z.enum(mediatorTypes).nullable(),
    mediatorLabel: label.nullable(),
    end: listedIn(mediationEndLabels),
    endLabel: label,
    positions: z
      .array(
        z.object({
          by: side,
          byLabel: label,
          position: z.enum(lastPositions),
          label,
          words: z.string().nullable().describe('Null also for who does not see words.'),
        }),
      )
      .describe('Where each side stood at the end: for the sides and the mediator alone.'),
    ratings: z
      .array(z.object({ by: side, score: z.int() }))
      .describe('Those that the caller may see: a side its own, the bureau all.'),
    mayRate: z.boolean().describe('The caller has not rated it yet.'),
  })
  .meta({ id: 'EndedMediation', description: 'A mediation in which both sides sat at the table, and that is over.' })

const ClosingView = z
  .object({
    record: z.int().describe('Name it when you confirm or deny it.'),
    track: z.enum(tracks),
    result: listedIn(closingResultLabels),
    resultLabel: label,
    on: z.iso.date(),
    standing: listedIn(closingStandingLabels),
    standingLabel: label,
  })
  .meta({ id: 'Closing', description: 'What the centre closed as solved, and what the owner says of it.' })

/** The mediations that are over, and what was closed as solved. */
export const MediationsView = z.object({ mediations: z.array(MediationView), closings: z.array(ClosingView) })

/** Mediations and closings in the order in which they were recorded. */
export const mediationsView = (input: ViewInput): z.infer<typeof MediationsView> => {
  const { mediations, closings } = input.stored.file.memory
  const { language } = input
  return {
    mediations: mediations
      .filter(({ seq }) => seesRecorded(input, { part: 'course', seq }))
      .map((mediation) => mediationView(mediation, input)),
    closings: closings
      .filter(({ seq }) => seesRecorded(input, { part: 'course', seq }))
      .map(({ seq, track, result, on, standing }) => ({
        record: seq,
        track,
        result,
        resultLabel: closingResultLabels[result][language],
        on,
        standing,
        standingLabel: closingStandingLabels[standing][language],
      })),
  }
}

const mediationView = (mediation: EndedMediation, input: ViewInput): z.infer<typeof MediationView> => {
  const { language, standing, stored } = input
  const { seq, track, mediator, end } = mediation
  const rater = mediatedSides.find((one) => one === standing.party)
  return {
    record: seq,
    track,
    mediator,
    mediatorLabel: mediator && mediatorLabels[mediator][language],
    end,
    endLabel: mediationEndLabels[end][language],
    positions: seesRecorded(input, { part: 'agreement', seq }) ? positionsOf(mediation, input) : [],
    ratings: mediation.ratings
      .filter((rating) => seesRecorded(input, { part: 'ratings', seq: rating.seq, named: [rating.by] }))
      .map(({ by, score }) => ({ by, score })),
    mayRate: rater !== undefined && ratableMediations(stored.file.memory, rater).includes(mediation),
  }
}

const positionsOf = ({ seq, positions }: EndedMediation, input: ViewInput): z.infer<typeof MediationView>['positions'] =>
  positions.map(({ by, position }, place) => ({
    by,
    byLabel: partyLabels[by][input.language],
    position,
    label: lastPositionLabels[position][input.language],
    words: wordsAt(seq, place, input),
  }))

/** Said by the mediator for both sides, or by a side that ended the mediation for itself. */
const wordsAt = (seq: number, place: number, input: ViewInput): string | null => {
  if (!seesRecorded(input, { part: 'words', seq })) return null
  const sealed = input.personal.get(seq)
  const words = sealed?.[`/positions/${place}/words`] ?? sealed?.['/words']
  return typeof words === 'string' ? words : null
}
