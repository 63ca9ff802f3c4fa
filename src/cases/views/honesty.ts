import { z } from 'zod'
import { seesPart } from '../../../workflows/case/sight.ts'
import { callBackLabels, forgeryLabels } from '../../../workflows/labels/honesty.ts'
import { parties } from '../../../workflows/parties.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

/** Call-backs after a withdrawal, and papers that are said to be forged. */
export const HonestyView = z.object({
  callBack: z
    .object({ on: z.iso.date(), answer: listedIn(callBackLabels).nullable(), label: z.string().nullable() })
    .nullable()
    .describe('The case is among those whose owner another office calls after a withdrawal.'),
  forgeries: z
    .array(
      z.object({
        record: z.int(),
        on: z.iso.date(),
        by: z.enum(parties),
        documentId: z.string(),
        standing: listedIn(forgeryLabels),
        label: z.string(),
      }),
    )
    .describe('Papers that are said to be forged. A claim moves nothing until it is found.'),
})

/** The same, as a party sees it. */
export const honestyView = ({ stored, standing, language }: ViewInput): z.infer<typeof HonestyView> => {
  const { file } = stored
  const { callBack, forgeries } = file.memory
  const sees = (part: 'callBack' | 'evidence') => standing.sight === 'full' && seesPart(file, standing.party, part)
  return {
    callBack:
      callBack && sees('callBack')
        ? { on: callBack.on, answer: callBack.answer, label: callBack.answer && callBackLabels[callBack.answer][language] }
        : null,
    forgeries: sees('evidence')
      ? forgeries.map(({ seq, settledSeq: _, ...entry }) => ({
          record: seq,
          ...entry,
          label: forgeryLabels[entry.standing][language],
        }))
      : [],
  }
}
