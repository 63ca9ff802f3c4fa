import { z } from 'zod'
import { askingSince } from '../../../workflows/case/memory/contacts.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { contactKindLabels, contactResultLabels } from '../../../workflows/labels/values-beside.ts'
import { parties } from '../../../workflows/parties.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn, seesRecorded } from './words.ts'

const label = z.string().describe('In the language of the caller.')

/** An attempt from before the filing. */
const AttemptView = z
  .object({
    record: z.int(),
    on: z.iso.date(),
    with: z.enum(parties),
    withLabel: label,
    kind: listedIn(contactKindLabels),
    kindLabel: label,
    result: listedIn(contactResultLabels),
    resultLabel: label,
  })
  .meta({ id: 'DeclaredAttempt', description: 'An attempt from before the filing, as the owner declares it.' })

/** What the owner declares of the time before the filing, kept apart from events and clocks (H5). */
export const EarlierAttemptsView = z.object({
  earlierAttempts: z.array(AttemptView),
  askingSince: z.iso
    .date()
    .nullable()
    .describe(
      'The first declared attempt, else the filing: declared, not recorded. No clock starts there, and no day of it is anybody’s.',
    ),
})

/** Attempts from before the filing, and since when the owner has been asking. An owner before is another person (V3). */
export const earlierAttemptsView = (input: ViewInput): z.infer<typeof EarlierAttemptsView> => {
  const { stored, language } = input
  const { memory } = stored.file
  const sees = (seq: number) => seesRecorded(input, { part: 'attempts', seq })
  const earlierAttempts = memory.earlierAttempts.filter(({ seq }) => sees(seq))
  return {
    earlierAttempts: earlierAttempts.map((entry) => ({
      record: entry.seq,
      on: entry.on,
      with: entry.with,
      withLabel: partyLabels[entry.with][language],
      kind: entry.kind,
      kindLabel: contactKindLabels[entry.kind][language],
      result: entry.result,
      resultLabel: contactResultLabels[entry.result][language],
    })),
    askingSince: sees(stored.file.seq) ? askingSince({ ...memory, earlierAttempts }) : null,
  }
}
