import { z } from 'zod'
import { event } from './shape.ts'

/** What else somebody may have to look at, beside fire and grid (H18, H39). */
export const furtherCheckKinds = ['civilDefence', 'transformerOwner', 'spaceOwner', 'structure', 'neighbour'] as const
/** A kind of further check. */
export type FurtherCheckKind = (typeof furtherCheckKinds)[number]

/** Who can answer a further check; a neighbour is heard by the centre. */
const checkers = ['authority', 'transformerOwner', 'spaceOwner', 'centre'] as const
/** Who can answer a further check. */
export type FurtherChecker = (typeof checkers)[number]

/** What such a check speaks of. */
const furtherScopes = ['space', 'route', 'garage', 'transformer'] as const

const report = <P extends FurtherChecker>(party: P) =>
  event(
    `${party}.reportCheck` as const,
    'Answers a further check, with its scope and today’s date. It is no fire acceptance (消防验收).',
    {
      check: z
        .string()
        .regex(/^\d{1,6}\.\d{1,2}$/)
        .describe('Id of the check, as listed under `furtherChecks`.'),
      result: z.enum(['nothingAgainst', 'standsAgainst']),
      scope: z.enum(furtherScopes),
    },
  )

/** Further checks: opened by a contested ground or by the centre, each answered once. */
export const furtherCheckEvents = [
  event(
    'centre.openFurtherCheck',
    'Asks civil defence, the owner of transformer or space, a structural engineer or a neighbour, once.',
    {
      kind: z.enum(furtherCheckKinds),
    },
  ),
  report('authority'),
  report('transformerOwner'),
  report('spaceOwner'),
  report('centre'),
] as const
