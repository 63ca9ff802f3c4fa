import type { PrecheckInput } from '../../workflows/rules/precheck.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'

/** What a pre-check asks about: a place, and what is wanted there. */
export interface PrecheckQuery {
  readonly compoundId: string
  /** Name of the garage; null = the only one. */
  readonly garage: string | null
  /** Whole label of the space; null = none was named. */
  readonly space: string | null
  readonly powerKw: number
  readonly today: string
}

/** What is known of the place; `right` and lease are the asker's own and not looked up. */
export type KnownPlace = Pick<PrecheckInput, 'facts' | 'spaceNamed' | 'row' | 'matters' | 'earlier'> & {
  readonly rules: RulePack
}

/** Reads places for pre-checks. Nothing personal is in it: no title and no lease of anybody. */
export interface Prechecks {
  /** Null where there is no such compound, garage or space. */
  place(query: PrecheckQuery): Promise<KnownPlace | null>
}
