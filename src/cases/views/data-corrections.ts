import { z } from 'zod'
import { Applicant } from '../../../workflows/case/applicant.ts'
import { sightAfterWord } from '../../../workflows/case/hand-overs.ts'
import { correctionStandings, correctionsOf, type DataCorrection } from '../../../workflows/case/memory/data-corrections.ts'
import { shown } from '../../../workflows/case/sight.ts'
import { correctionLabels, personalFieldLabels } from '../../../workflows/labels/data-corrections.ts'
import { applicantValues, correctedTo } from '../applicant-values.ts'
import type { ViewInput } from '../view-case.ts'
import { seesRecorded, wordsOf } from './words.ts'

const value = z.string().nullable().describe('As much of it as the caller sees of the field; null = nothing, or erased.')

const DataCorrectionView = z
  .object({
    record: z.int().describe('Its id: name it when you settle it.'),
    on: z.iso.date(),
    standing: z.enum(correctionStandings),
    label: z.string(),
    fields: z.array(z.object({ field: Applicant.keyof(), label: z.string(), before: value, after: value })),
    why: z.string().nullable().describe('What the owner says; for the owner and the centre.'),
    answer: z.string().nullable().describe('What the centre says; for the owner and the centre.'),
  })
  .meta({
    id: 'DataCorrection',
    description: 'Personal data that their owner had corrected. What was there before is kept, sealed, and erased with the rest.',
  })

/** Corrections of personal data in a case. */
export const DataCorrectionsView = z.object({ dataCorrections: z.array(DataCorrectionView) })

/** Each as far as a party sees its fields; one that does not count is between the owner and the centre. */
export const dataCorrectionsView = (input: ViewInput): z.infer<typeof DataCorrectionsView> => ({
  dataCorrections:
    input.standing.sight === 'full'
      ? correctionsOf(input.stored.file.memory)
          .filter((entry) => entry.standing === 'made' || seesRecorded(input, { part: 'corrections', seq: entry.seq }))
          .map((entry) => viewOf(entry, input))
          .filter(({ fields }) => fields.length > 0)
      : [],
})

const viewOf = (entry: DataCorrection, input: ViewInput): z.infer<typeof DataCorrectionView> => {
  const { stored, standing, personal, language } = input
  const before = applicantValues(personal, stored.file, entry.settledSeq ?? entry.seq)
  const after = correctedTo(personal, entry)
  return {
    record: entry.seq,
    on: entry.on,
    standing: entry.standing,
    label: correctionLabels[entry.standing][language],
    fields: entry.fields.flatMap((field) => {
      const sight = sightAfterWord(stored, standing.party, field)
      if (sight === 'none') return []
      const seen = (of: typeof before) => shown(sight, field, of[field] ?? null)
      return [{ field, label: personalFieldLabels[field][language], before: seen(before), after: seen(after) }]
    }),
    why: wordsOf(input, entry.seq, { part: 'corrections' }),
    answer:
      entry.settledSeq === null || entry.settledSeq === entry.seq
        ? null
        : wordsOf(input, entry.settledSeq, { part: 'corrections' }),
  }
}
