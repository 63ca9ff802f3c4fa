import { z } from 'zod'
import { outcomes, serviceOutcomes } from '../../workflows/case/context.ts'
import { stages } from '../../workflows/case/meta.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { trackLabels } from '../../workflows/labels/tracks.ts'
import { tracks } from '../../workflows/parties.ts'
import type { ProcessMap } from '../../workflows/statistics/process-map.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  inDaysBody,
  label,
  markedGroups,
  PlaceBody,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const count = z.int().nonnegative()

/** Which ways requests went. */
export const MapFiguresBody = z
  .object({
    ...headBody,
    map: figureBody(
      groupBody({
        district: PlaceBody,
        stages: z.array(
          z.object({
            track: z.enum(tracks),
            trackLabel: label,
            stage: z.enum(stages),
            stageLabel: label,
            entered: count,
            waiting: count.describe('Have not left it by the day.'),
            place: z.number().nonnegative().describe('Mean place among the stays of its track: where to draw it.'),
          }),
        ),
        ways: z.array(
          z.object({
            track: z.enum(tracks),
            from: z.enum(stages),
            fromLabel: label,
            to: z.enum(stages).nullable().describe('Null: its track was settled, or the case ended there.'),
            toLabel: label.nullable(),
            outcome: z.enum([...outcomes, ...serviceOutcomes]).nullable(),
            outcomeLabel: label.nullable(),
            times: count,
            families: count,
            medianDays: inDaysBody(z.number().nullable()).describe('Of the stays that ended this way; nothing open inside.'),
          }),
        ),
      }).meta({ id: 'MapGroup' }),
    ).meta({ id: 'MapFigure' }),
  })
  .meta({ id: 'MapFigures', description: 'Which ways requests went from stage to stage, how often, after how long.' })

/** The process map as it is answered. */
export const mapFiguresBody = (answered: Answered<ProcessMap>, language: Language): z.infer<typeof MapFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures } = answered
  return {
    ...headOf(answered, words),
    map: figureOf(
      figures,
      markedGroups(figures.groups, words, ({ district, stages: places, ways }) => ({
        district: words.place(district),
        stages: places.map((one) => ({
          ...one,
          trackLabel: trackLabels[one.track][language],
          stageLabel: stageLabels[one.stage][language],
        })),
        ways: ways.map((way) => ({
          ...way,
          fromLabel: stageLabels[way.from][language],
          toLabel: way.to && stageLabels[way.to][language],
          outcomeLabel: way.outcome && outcomeLabels[way.outcome][language],
        })),
      })),
      words,
    ),
  }
}
