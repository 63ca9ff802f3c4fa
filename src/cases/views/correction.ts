import { z } from 'zod'
import { documentLabels } from '../../../workflows/labels/documents.ts'
import { type DocumentKind, documentKinds } from '../../../workflows/rules/codes.ts'
import type { ViewInput } from '../view-case.ts'

/** The one correction notice, while it waits for the owner. */
export const CorrectionView = z.object({
  correction: z
    .object({
      record: z.int(),
      missing: z.array(
        z.object({
          kind: z.enum(documentKinds),
          label: z.string().describe('In the language of the caller.'),
          isThere: z.boolean().describe('A paper of this kind is on the case by now.'),
        }),
      ),
    })
    .nullable()
    .describe('The one correction notice, while it waits for the owner: all papers that it asks for.'),
})

/** What the owner still has to bring, for the owner and for whoever asked for it. */
export const correctionView = ({ stored, standing, documents, language }: ViewInput): z.infer<typeof CorrectionView> => {
  const { correction } = stored.file.memory
  const concerns = standing.sight === 'full' && (standing.party === 'owner' || standing.party === 'centre')
  if (!concerns || correction === null || correction.answeredSeq !== null) return { correction: null }
  const isThere = (kind: DocumentKind): boolean => documents.some((document) => document.kind === kind)
  return {
    correction: {
      record: correction.seq,
      missing: correction.missing.map((kind) => ({ kind, label: documentLabels[kind][language], isThere: isThere(kind) })),
    },
  }
}
