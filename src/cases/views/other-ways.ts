import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { otherWayLabels } from '../../../workflows/labels/other-ways.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** What the company proposed beside its yes. */
export const OtherWaysView = z.object({
  otherWays: z
    .array(
      z.object({
        record: z.int(),
        on: z.iso.date(),
        kind: listedIn(otherWayLabels),
        label: z.string(),
        answer: z.enum(['accepted', 'declined']).nullable().describe('Null: it waits for the owner. The yes stands either way.'),
        settledBySurvey: z.boolean().describe('Not taken by the owner, and settled by the survey on site.'),
      }),
    )
    .describe('Another route, place, supply point or time that the company proposed beside its yes.'),
})

/** The same, as a party sees it. */
export const otherWaysView = ({ stored, standing, language }: ViewInput): z.infer<typeof OtherWaysView> => {
  const { file } = stored
  const sees = standing.sight === 'full' && seesPart(file, standing.party, 'findings')
  if (!sees) return { otherWays: [] }
  return {
    otherWays: file.memory.otherWays.map(({ seq, on, kind, answer, surveySeq }) => ({
      record: seq,
      on,
      kind,
      label: otherWayLabels[kind][language],
      answer,
      settledBySurvey: surveySeq !== null,
    })),
  }
}
