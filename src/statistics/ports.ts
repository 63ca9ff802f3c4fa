import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import type { Answer, CaseEnd, ClockRow, GroundRow, Stay, Word } from '../../workflows/statistics/rows.ts'

/** A ground with who can settle it: only a finding of fire or grid is a test, everything else a view (H14). */
export interface RoutedGround extends GroundRow {
  readonly route: 'fire' | 'grid' | 'opinion'
}

/** The rows that the figures are computed from. */
export interface FigureRows {
  readonly stays: readonly Stay[]
  readonly answers: readonly Answer[]
  readonly clocks: readonly ClockRow[]
  readonly grounds: readonly RoutedGround[]
  readonly ends: readonly CaseEnd[]
  readonly words: readonly Word[]
}

/** Whose rows, as the record stood when. */
export interface RecordQuery {
  readonly districts: readonly string[]
  /** Only what was recorded before this instant exists: an answer that was recalled or struck out later still stands. */
  readonly before: string
  /** Only requests that were filed from one day to another under one of these packs (by hash). */
  readonly filed?: { readonly from: string; readonly to: string; readonly rules: readonly string[] }
}

/** How a case is called. */
export interface CaseName {
  readonly caseNumber: string | null
  readonly compound: string
}

/** Where the figures get their rows. */
export interface FigureRecord {
  /** The rows of all cases of some districts, those of a case in the order of its events. Only the named kinds are filled. */
  rows(query: RecordQuery, kinds: readonly (keyof FigureRows)[]): Promise<FigureRows>
  /** Where the requests of some districts lie, as it is on record now. */
  places(districts: readonly string[]): Promise<ReadonlyMap<string, CasePlace>>
  /** How cases are called in a list: nothing personal. */
  caseNames(caseIds: readonly string[]): Promise<ReadonlyMap<string, CaseName>>
  organisationNames(organisationIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}
