import { z } from 'zod'
import { familyStateLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { heldAgainstDefinitions, noFactLabels, readingLabels, replayedReadingLabels } from '../../workflows/labels/trials.ts'
import { familyStates } from '../../workflows/statistics/family-state.ts'
import type { TrialFact } from './open-trials.ts'

const share = z.number().min(0).max(1)
const count = z.int().nonnegative()

/** A trial beside what happened since. */
export const TrialFactBody = z
  .object({
    pack: z.object({ packId: z.string(), title: z.object({ zh: z.string(), en: z.string() }) }).nullable(),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
    asOf: z.iso.date(),
    why: z.string().nullable().describe('Why there is nothing to hold the trial against yet; null = there is.'),
    held: z
      .object({
        definition: z.object({ id: z.string(), version: count, text: z.string() }),
        families: count,
        compounds: count,
        open: count,
        followed: z.array(z.object({ days: count, predicted: count, fact: count })),
        missed: count.describe('Shares whose fact lies outside the range by more than chance.'),
        shares: z.array(
          z.object({
            days: count,
            state: z.enum(familyStates),
            stateLabel: z.string(),
            low: share,
            high: share,
            rangeLower: share
              .nullable()
              .describe('With the luck of so many families (95 %); of a trial that was replayed once, of those of the record.'),
            rangeUpper: share.nullable(),
            before: share,
            fact: share,
            factLower: share.nullable(),
            factUpper: share.nullable(),
            miss: share,
            missBefore: share,
            reading: z.enum(['within', 'withinError', 'missed']),
            readingLabel: z.string(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({
    id: 'RuleTrialFact',
    description: 'What a trial said, as a range of stated scenarios, beside the families that asked since the rule is in force.',
  })

/** The fact as it is answered. States that neither side knows are left out. */
export const trialFactBody = ({ pack, held, why, ...days }: TrialFact, language: Language): z.infer<typeof TrialFactBody> => ({
  ...days,
  pack: pack && { packId: pack.id, title: pack.title },
  why: why && noFactLabels[why][language],
  held: held && {
    definition: { ...held.definition, text: heldAgainstDefinitions[held.definition.version][language] },
    families: held.families,
    compounds: held.compounds,
    open: held.open,
    followed: [...held.followed],
    missed: held.shares.filter(({ reading }) => reading === 'missed').length,
    shares: held.shares
      .filter(({ high, before, fact }) => high > 0 || before > 0 || fact > 0)
      .map((one) => ({
        ...one,
        stateLabel: familyStateLabels[one.state][language],
        readingLabel: (held.definition.version === 3 ? replayedReadingLabels : readingLabels)[one.reading][language],
      })),
  },
})
