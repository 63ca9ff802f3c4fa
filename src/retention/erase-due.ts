import type { Logger } from 'pino'
import { localDay } from '../../workflows/calendar/days.ts'
import { correctionsAsked } from '../../workflows/case/memory/data-corrections.ts'
import {
  type ErasedPart,
  endedUntil,
  erasedParts,
  type Hold,
  holdIn,
  plannedErasures,
  retentionOf,
} from '../../workflows/retention/erasures.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { CaseStore, StoredCase, TimeSource } from '../cases/ports.ts'
import type { ErasureCandidate, Erasures } from './ports.ts'

/** What the round of erasures needs. */
export interface ErasureParts {
  readonly erasures: Erasures
  readonly store: CaseStore
  readonly time: TimeSource
  readonly logger: Logger
  /** Every pack that a case may be under. */
  readonly packs: () => readonly RulePack[]
  readonly shouldStop?: () => boolean
}

const batch = 100

/**
 * Erases what its rule no longer lets be kept, case by case. A case that fails is logged and tried again in the next round;
 * it never holds up the others.
 */
export const eraseDue = async (parts: ErasureParts): Promise<number> => {
  const { erasures, time } = parts
  await erasures.finish(time.now())
  let erased = 0
  for (const part of erasedParts) erased += await erasePart(parts, part)
  await eraseAccounts(parts)
  return erased
}

const erasePart = async (parts: ErasureParts, part: ErasedPart): Promise<number> => {
  const { erasures, time, packs } = parts
  // The days of an erasure are those of the city; a place that is ahead or behind meets its own in the next round.
  const today = localDay(time.now(), 'Asia/Shanghai')
  const until = endedUntil(packs(), part, today)
  const erased = await eraseFound(parts, part, (after) => erasures.candidates(part, until, after, batch))
  if (part !== 'identity') return erased
  // Whoever has a name corrected after the end shows an ID once more.
  const kinds = [...new Set(packs().flatMap((pack) => retentionOf(pack).identity.documents))]
  return erased + (await eraseFound(parts, part, (after) => erasures.broughtLater({ kinds, before: today, after, limit: batch })))
}

const eraseFound = async (
  parts: ErasureParts,
  part: ErasedPart,
  find: (after: string) => Promise<readonly ErasureCandidate[]>,
): Promise<number> => {
  const { logger, shouldStop = () => false } = parts
  let erased = 0
  for (let after = ''; ; ) {
    const found = await find(after)
    for (const candidate of found) {
      if (shouldStop()) return erased
      after = candidate.caseId
      try {
        if (await eraseCase(parts, part, candidate)) erased += 1
      } catch (error) {
        logger.error({ err: error, caseId: candidate.caseId, part }, 'personal data could not be erased')
      }
    }
    if (found.length < batch) return erased
  }
}

const eraseCase = async (
  { erasures, store, time, logger }: ErasureParts,
  part: ErasedPart,
  candidate: ErasureCandidate,
): Promise<boolean> => {
  const stored = await store.read(candidate.caseId)
  if (!stored) return false
  const { rules, file } = stored
  const now = time.now()
  const planned = plannedErasures(rules, {
    outcome: file.memory.outcome,
    draftChangedOn: part === 'draft' ? candidate.since : null,
  }).find((one) => one.part === part)
  if (!planned || planned.dueOn > localDay(now, rules.place.timeZone)) return false
  if (part !== 'draft' && (await holdOf(erasures, stored, part)) !== null) return false
  await erasures.erase({
    ...candidate,
    part,
    dueOn: planned.dueOn,
    rule: { packId: rules.id, packVersion: rules.version, basis: planned.basis },
    documents: retentionOf(rules).identity.documents,
    now,
  })
  logger.info({ caseId: candidate.caseId, part, dueOn: planned.dueOn }, 'personal data were erased by rule')
  return true
}

/** Why a part of a case is kept although its day has come; null = nothing holds it. */
export const holdOf = async (erasures: Erasures, stored: StoredCase, part: ErasedPart): Promise<Hold | null> => {
  const held = holdIn(stored.file)
  if (held !== null) return held
  if (part === 'identity') return correctionsAsked(stored.file.memory).length > 0 ? 'correction' : null
  return part === 'rest' && (await erasures.hasRelated(stored.caseId)) ? 'relatedCase' : null
}

/** An account that was never of use is kept as long as a draft; its rule is that of the pack that keeps drafts longest. */
const eraseAccounts = async ({ erasures, time, packs, logger }: ErasureParts): Promise<void> => {
  const now = time.now()
  const [rules] = [...packs()].sort((a, b) => retentionOf(b).draft.daysUntouched - retentionOf(a).draft.daysUntouched)
  if (!rules) return
  const { daysUntouched, basis } = retentionOf(rules).draft
  const before = Temporal.Instant.from(now)
    .subtract({ hours: 24 * daysUntouched })
    .toString({ fractionalSecondDigits: 3 })
  const erased = await erasures.eraseAccounts({
    before,
    rule: { packId: rules.id, packVersion: rules.version, basis },
    now,
  })
  if (erased > 0) logger.info({ accounts: erased }, 'accounts of whom nothing else is kept were erased')
}
