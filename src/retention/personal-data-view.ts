import { z } from 'zod'
import { documentLabels } from '../../workflows/labels/documents.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { erasedPartLabels, holdLabels, retentionBasis } from '../../workflows/labels/retention.ts'
import { erasedParts, holds, plannedErasures, retentionOf } from '../../workflows/retention/erasures.ts'
import type { StoredCase } from '../cases/ports.ts'
import { holdOf } from './erase-due.ts'
import type { Erasure, Erasures } from './ports.ts'

const label = z.string().describe('In the language of the caller.')
const basis = z.string().describe('By which rule, and how far it binds.')

/** What is kept of a person in a case, until when, and what was erased. */
export const PersonalDataView = z
  .object({
    kept: z.object({
      identityDaysAfterEnergised: z.int(),
      identityDaysAfterClosed: z.int(),
      identityPapers: z.array(label),
      restMonthsAfterClosed: z.int(),
      draftDaysUntouched: z.int(),
    }),
    planned: z
      .array(
        z.object({
          part: z.enum(erasedParts),
          label,
          dueOn: z.iso.date(),
          basis,
          held: z
            .object({ reason: z.enum(holds), label })
            .nullable()
            .describe('Why it is kept although its day may come.'),
        }),
      )
      .describe('What will be erased, and on which day; empty while the request goes on.'),
    erased: z.array(
      z.object({
        part: z.enum(erasedParts),
        label,
        erasedAt: z.iso.datetime(),
        basis,
        papers: z.array(label).describe('Documents that were erased with it.'),
      }),
    ),
  })
  .meta({ id: 'PersonalData', description: 'How long personal data of a case are kept, by which rule, and what was erased.' })

/** What is kept of a person in a case, for that person. */
export const personalDataView = async (
  erasures: Erasures,
  stored: StoredCase,
  language: Language,
): Promise<z.infer<typeof PersonalDataView>> => {
  const { rules, file } = stored
  const { identity, rest, draft } = retentionOf(rules)
  const done = await erasures.of(stored.caseId)
  const planned = plannedErasures(rules, {
    outcome: file.memory.outcome,
    draftChangedOn: file.seq === 0 ? await erasures.draftChangedOn(stored.caseId) : null,
  })
  const views: z.infer<typeof PersonalDataView>['planned'] = []
  for (const { part, dueOn, basis: of } of planned) {
    if (done.some((erasure) => erasure.part === part && erasure.dueOn === dueOn)) continue
    const held = part === 'draft' ? null : await holdOf(erasures, stored, part)
    views.push({
      ...{ part, dueOn, label: erasedPartLabels[part][language], basis: retentionBasis(of, language) },
      held: held && { reason: held, label: holdLabels[held][language] },
    })
  }
  return {
    kept: {
      identityDaysAfterEnergised: identity.daysAfterEnergised,
      identityDaysAfterClosed: identity.daysAfterClosed,
      identityPapers: identity.documents.map((kind) => documentLabels[kind][language]),
      restMonthsAfterClosed: rest.monthsAfterClosed,
      draftDaysUntouched: draft.daysUntouched,
    },
    planned: views,
    erased: done.flatMap((erasure) => erasedView(erasure, language)),
  }
}

const erasedView = ({ part, erasedAt, rule, erased }: Erasure, language: Language) => {
  // An account is erased without a case.
  if (part === 'account') return []
  const papers = Object.keys(erased).flatMap((kind) => {
    const known = (documentLabels as Readonly<Record<string, { zh: string; en: string }>>)[kind]
    return known ? [known[language]] : []
  })
  return [{ part, label: erasedPartLabels[part][language], erasedAt, basis: retentionBasis(rule.basis, language), papers }]
}
