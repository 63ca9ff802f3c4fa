import { z } from 'zod'
import { type FourEyes, fourEyesKinds, type NamedAsk } from '../accounts/four-eyes.ts'
import type { StoredCase } from '../cases/ports.ts'

/** What one person of an office asked for about a case and a second one decided, as its owner sees it. */
export const AskedByTwoView = z
  .object({
    kind: z.enum(fourEyesKinds),
    organisation: z.string().nullable(),
    reason: z.string().describe('As whoever asked wrote it.'),
    askedAt: z.iso.datetime(),
    verdict: z.enum(['confirmed', 'refused']).nullable().describe('Of the second person; null = nobody has decided.'),
    decidedAt: z.iso.datetime().nullable(),
    until: z.iso.datetime().nullable().describe('What was allowed holds until then, or was done then.'),
  })
  .meta({
    id: 'AskedByTwo',
    description: 'What two persons of an office did together about a case: who they are stays with the office.',
  })

/** What was asked for by two persons since a case is its owner’s. */
export const askedByTwo = async (
  fourEyes: Pick<FourEyes, 'about'>,
  { caseId, file }: Pick<StoredCase, 'caseId' | 'file'>,
): Promise<z.infer<typeof AskedByTwoView>[]> => (await fourEyes.about(caseId, file.memory.successor?.joinedAt ?? '')).map(viewOf)

const viewOf = ({ kind, officeName, reason, askedAt, verdict, secondAt, holdsUntilAt }: NamedAsk) => ({
  ...{ kind, reason, askedAt, verdict },
  organisation: officeName,
  decidedAt: secondAt,
  until: holdsUntilAt,
})
