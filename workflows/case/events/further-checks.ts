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

/** What stands against a pile. Without one of these a refusal holds nothing up. */
export const furtherReasons = [
  'protectionDamaged',
  'structureCut',
  'noSpareLoad',
  'ownNeed',
  'coOwnersDisagree',
  'notOwnersToGive',
  'routeCrosses',
] as const
/** What stands against a pile. */
export type FurtherReason = (typeof furtherReasons)[number]

const check = z
  .string()
  .regex(/^\d{1,6}\.\d{1,2}$/)
  .describe('Id of the check, as listed under `furtherChecks`.')

/** What such a check speaks of. */
const furtherScopes = ['space', 'route', 'garage', 'transformer'] as const

const report = <P extends FurtherChecker>(party: P) =>
  event(
    `${party}.reportCheck` as const,
    'Answers a further check, with its scope and today’s date. It is no fire acceptance (消防验收). What stands against the pile can be taken back the same way.',
    {
      check,
      result: z.enum(['nothingAgainst', 'standsAgainst']),
      because: z.enum(furtherReasons).optional().describe('What stands against it. Without it a refusal holds nothing up.'),
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
  event(
    'centre.settleCheck',
    'Says whether a refusal of an owner, or the silence of an authority, holds the pile up. What must be looked at after a silence is asked again.',
    { check, stands: z.boolean() },
  ),
  report('authority'),
  report('transformerOwner'),
  report('spaceOwner'),
  report('centre'),
] as const
