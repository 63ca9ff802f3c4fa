import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { PrecheckInput } from '../../workflows/rules/precheck.ts'
import type { Bilingual, RulePack } from '../../workflows/rules/schema.ts'

/** What a pre-check asks about: a place, and what is wanted there. */
export interface PrecheckQuery {
  readonly compoundId: string
  /** Name of the garage; null = the only one. */
  readonly garage: string | null
  /** Whole label of the space; null = none was named. */
  readonly space: string | null
  readonly powerKw: number
  readonly right: PrecheckInput['right']
  readonly leaseMonths: number | null
  /** Which part of the building, where the rules differ by it; null = none of them, undefined = that was not said. */
  readonly part: string | null | undefined
  /** The instant of asking; its day is that of the place. */
  readonly now: string
}

/** What is known of the place; `right` and lease are the asker's own and not looked up. */
export type KnownPlace = Pick<PrecheckInput, 'facts' | 'spaceNamed' | 'row' | 'matters' | 'earlier'> & {
  /** As they hold in the part that was asked about. Where that was not said they are those of the whole place. */
  readonly rules: RulePack
  /** What the rules differ by, where the asker has to say it; `part` null = none of the answers. */
  readonly question: {
    readonly asks: Bilingual
    readonly answers: readonly { readonly part: string | null; readonly says: Bilingual }[]
  } | null
  /** Days from filing to energised of each request of the garage that got there. */
  readonly lasted: readonly number[]
  /** Estimates on record for open matters of the place, in yuan. */
  readonly estimates: readonly { readonly kind: MatterFile['kind']; readonly lowYuan: number; readonly highYuan: number }[]
  /** The day of asking in the zone of the place (YYYY-MM-DD). */
  readonly today: string
  /** Where it is; `spaceId` is null where none was named. */
  readonly asked: AskedPlace
}

/** The place that somebody looked at, without who it was. */
export interface AskedPlace {
  readonly compoundId: string
  readonly garageId: string
  readonly spaceId: string | null
}

/** Reads places for pre-checks. Nothing personal is in it: no title and no lease of anybody. */
export interface Prechecks {
  /** Null where there is no such compound, garage or space. */
  place(query: PrecheckQuery): Promise<KnownPlace | null>
  /**
   * Notes that somebody was told "not yet", for the figure of those who never asked: of a space the first day only, of a
   * garage without a named space once a day, however many looked. Nothing says who it was, or at what hour.
   */
  noteNo(place: Pick<KnownPlace, 'asked' | 'today'>): Promise<void>
}
