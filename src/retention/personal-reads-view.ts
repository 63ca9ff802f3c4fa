import { z } from 'zod'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { fieldLabels } from '../../workflows/labels/fields.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { purposeLabels } from '../../workflows/labels/purposes.ts'
import { type Party, parties } from '../../workflows/parties.ts'
import type { PersonalReadRow } from '../cases/personal-reads.ts'
import type { CaseNames } from '../cases/ports.ts'

const label = z.string().describe('In the language of the caller.')

/** What one reader read of a person on one day. */
export const PersonalReadView = z
  .object({
    day: z.iso.date(),
    party: z.enum(parties),
    partyLabel: label,
    organisation: z.string().nullable(),
    byLink: z.boolean().describe('Read through a signed link, without an account.'),
    firstAt: z.iso.datetime(),
    lastAt: z.iso.datetime(),
    times: z.int().describe('How often the most read of these was read.'),
    fields: z.array(label),
    papers: z.array(label),
    purpose: z.string().describe('What this party is given the data for.'),
  })
  .meta({ id: 'PersonalRead', description: 'Who read which personal data of a case, on one day.' })

/** Readings grouped by day and reader, the latest first. */
export const personalReadViews = (
  rows: readonly PersonalReadRow[],
  { organisations }: Pick<CaseNames, 'organisations'>,
  language: Language,
): z.infer<typeof PersonalReadView>[] =>
  [...Map.groupBy(rows, ({ day, readerId }) => `${day} ${readerId}`).values()].map((group) =>
    viewOf(group, organisations, language),
  )

const viewOf = (
  group: readonly PersonalReadRow[],
  organisations: CaseNames['organisations'],
  language: Language,
): z.infer<typeof PersonalReadView> => {
  const [{ day, party, organisationId, byLink }] = group as [PersonalReadRow]
  // Written from the standing of a reader, which is a party.
  const of = party as Party
  const labels: Readonly<Record<string, { zh: string; en: string }>> = { ...fieldLabels, ...documentLabels }
  const labelsOf = (rows: readonly PersonalReadRow[]) => [...new Set(rows.map(({ what }) => labels[what]?.[language] ?? what))]
  return {
    ...{ day, party: of, byLink, partyLabel: partyLabels[of][language], purpose: purposeLabels[of][language] },
    organisation: organisationId === null ? null : (organisations.get(organisationId) ?? null),
    firstAt: group.map(({ firstAt }) => firstAt).toSorted()[0] ?? '',
    lastAt:
      group
        .map(({ lastAt }) => lastAt)
        .toSorted()
        .at(-1) ?? '',
    times: Math.max(...group.map(({ times }) => times)),
    fields: labelsOf(group.filter(({ documentId }) => documentId === '')),
    papers: labelsOf(group.filter(({ documentId }) => documentId !== '')),
  }
}
