import { z } from 'zod'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { detailsOfEvent, type NamesOfCase } from '../../workflows/labels/event-details.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { statedLabel } from '../../workflows/labels/grounds.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { parties } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import { eventViews } from '../cases/event-views.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { CaseSources } from '../cases/read-case.ts'
import { isAnswer } from './one-answer.ts'
import type { CaseLink } from './ports.ts'

/** What the holder of a link has answered through it. */
export const LinkAnswer = z
  .object({
    caseNumber: z.string().nullable(),
    compound: z.string(),
    space: z.string(),
    party: z.enum(parties),
    partyLabel: z.string(),
    answers: z
      .array(
        z.object({
          type: z.string(),
          label: z.string(),
          at: z.iso.datetime(),
          said: z.array(z.object({ field: z.string(), value: z.string() })).describe('What was sent, field by field, in words.'),
        }),
      )
      .describe('Own acts in order; an answer that was taken back in time is followed by its recall.'),
    centre: z.string().nullable().describe('To whom to turn where something has to be put right.'),
  })
  .meta({ id: 'LinkAnswer', description: 'What was answered through a link: own acts, and nothing of what became of them.' })

interface Asked extends Pick<CaseSources, 'store' | 'documents'> {
  readonly stored: StoredCase
  readonly link: CaseLink
  readonly sent: readonly { readonly seq: number; readonly type: string }[]
  readonly language: Language
}

/** The same, read anew: whoever has lost the page of thanks can look again at what it said. */
export const linkAnswer = async ({
  store,
  documents,
  stored,
  link,
  sent,
  language,
}: Asked): Promise<z.infer<typeof LinkAnswer>> => {
  const { caseId, party, linkId, organisationId } = link
  const [names, papers, ...records] = await Promise.all([
    store.names(stored),
    documents.list(caseId),
    ...sent.filter(isAnswer).map(({ seq }) => store.events(caseId, seq - 1, 1)),
  ])
  const viewer = { party, accountId: linkId, organisationId, byLink: true } as const
  const telling = { stored, standing: { party, sight: 'ended' as const }, names, language, viewer }
  const { grounds } = stored.file.memory
  const labelIn = (ground: (typeof grounds)[number] | undefined): string | null => (ground ? statedLabel(ground)[language] : null)
  const known: NamesOfCase = {
    language,
    document: (id) => labelOfKind(papers.find(({ documentId }) => documentId === id)?.kind, language),
    organisation: (id) => names.organisations.get(id) ?? null,
    ground: (id) => labelIn(grounds.find(({ groundId }) => groundId === id)),
    ownGround: (code) => labelIn(grounds.find((ground) => ground.code === code)),
  }
  return {
    caseNumber: stored.caseNumber,
    compound: names.compound,
    space: names.space,
    party,
    partyLabel: partyLabels[party][language],
    answers: eventViews(records.flat(), telling).map(({ type, label, recordedAt, input }) => ({
      type,
      label,
      at: recordedAt,
      said: detailsOfEvent(type, input, known),
    })),
    centre: names.organisations.get(stored.file.memory.facts?.centreId ?? '') ?? null,
  }
}

const labelOfKind = (kind: DocumentKind | undefined, language: Language): string | null =>
  kind ? documentLabels[kind][language] : null
