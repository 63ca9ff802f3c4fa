import type { CaseFile } from '../case/case-file.ts'
import { clockContracts } from '../case/clocks.ts'
import type { Basis, Retention, RulePack } from '../rules/schema.ts'
import { keptByDefault } from './kept-by-default.ts'

/** What of a case is erased at one time: what shows who somebody is, everything else, or a draft that was never filed. */
export const erasedParts = ['identity', 'rest', 'draft'] as const
/** What of a case is erased at one time. */
export type ErasedPart = (typeof erasedParts)[number]

/** Why something is kept although its day has come. */
export const holds = ['reopened', 'proceeding', 'pendingClock', 'correction', 'relatedCase'] as const
/** Why something is kept although its day has come. */
export type Hold = (typeof holds)[number]

/** What is to be erased on a day, and by which rule. */
export interface PlannedErasure {
  readonly part: ErasedPart
  readonly dueOn: string
  readonly basis: Basis
}

/** How long the personal data of a case are kept: by the rules of its place, else as the platform keeps them. */
export const retentionOf = ({ retention }: RulePack): Retention => retention ?? keptByDefault

const later = (day: string, by: Temporal.DurationLike): string => Temporal.PlainDate.from(day).add(by).toString()

/** When what of a case is erased: nothing before it is over, unless it was never filed. */
export const plannedErasures = (
  rules: RulePack,
  {
    outcome,
    draftChangedOn,
  }: { readonly outcome: { outcome: string; on: string } | null; readonly draftChangedOn: string | null },
): PlannedErasure[] => {
  const { identity, rest, draft } = retentionOf(rules)
  if (draftChangedOn !== null) {
    return [{ part: 'draft', dueOn: later(draftChangedOn, { days: draft.daysUntouched }), basis: draft.basis }]
  }
  if (!outcome) return []
  const days = outcome.outcome === 'energised' ? identity.daysAfterEnergised : identity.daysAfterClosed
  return [
    { part: 'identity', dueOn: later(outcome.on, { days }), basis: identity.basis },
    { part: 'rest', dueOn: later(outcome.on, { months: rest.monthsAfterClosed }), basis: rest.basis },
  ]
}

/** The latest day on which something may have ended for its erasure to be due today under some rules: what to look among. */
export const endedUntil = (packs: readonly RulePack[], part: ErasedPart, today: string): string => {
  const kept = packs.map(retentionOf)
  const lengths: readonly Temporal.DurationLike[] = kept.map(({ identity, rest, draft }) => {
    if (part === 'identity') return { days: Math.min(identity.daysAfterEnergised, identity.daysAfterClosed) }
    return part === 'rest' ? { months: rest.monthsAfterClosed } : { days: draft.daysUntouched }
  })
  const ends = lengths.map((length) => Temporal.PlainDate.from(today).subtract(length).toString())
  return ends.sort().at(-1) ?? ''
}

/** Why a case that is over is kept: a proceeding goes on, or a day that somebody can still use has not gone by. Null = nothing in it. */
export const holdIn = ({ memory, clocks }: Pick<CaseFile, 'memory' | 'clocks'>): Hold | null => {
  if (memory.outcome === null) return 'reopened'
  if (memory.proceedings.some(({ result, quietAfter }) => result === null && quietAfter === undefined)) return 'proceeding'
  const isPending = clocks.some(({ name, passedOn }) => clockContracts[name].runsWhileClosed && passedOn === null)
  return isPending ? 'pendingClock' : null
}
