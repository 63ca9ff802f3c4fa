import { z } from 'zod'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { dateChangesOf } from '../../../workflows/case/date-changes.ts'
import { seesClock } from '../../../workflows/case/sight.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import type { EventRecord, StoredCase } from '../ports.ts'
import type { Standing } from '../standing.ts'

const day = z.iso.date()

/** The dates that a record changed. */
export const DateChanges = z
  .array(
    z.object({
      clockId: z.string(),
      name: z.enum(clockNames),
      label: z.string(),
      dueBefore: day.nullable(),
      dueAfter: day.nullable(),
      provisionalBefore: z.boolean(),
      provisionalAfter: z.boolean(),
    }),
  )
  .describe(
    'Due dates that changed, or became final, because the case is counted by another calendar or other rules. No told date comes earlier.',
  )

/** The same, of the clocks that a party sees. */
export const dateChangeViews = (
  { outcome }: Pick<EventRecord, 'outcome'>,
  { stored, standing, language }: { readonly stored: StoredCase; readonly standing: Standing; readonly language: Language },
): z.infer<typeof DateChanges> =>
  dateChangesOf(outcome.clocks)
    .filter((clock) => seesClock(stored.file, standing.party, clock))
    .map((change) => ({ ...change, label: clockLabels[change.name].name[language] }))
