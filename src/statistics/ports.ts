import type { OwnGroundNames } from '../../workflows/rules/stated-grounds.ts'
import type { AsOf } from '../../workflows/statistics/as-of.ts'
import type { ConductAct, LateAnswer, Management, OwnBusiness } from '../../workflows/statistics/conduct.ts'
import type { FeeRow } from '../../workflows/statistics/family-cost.ts'
import type { FamilyTrace } from '../../workflows/statistics/family-trace.ts'
import type { LedgerRow } from '../../workflows/statistics/ledger-forecast.ts'
import type { MatterRow } from '../../workflows/statistics/matters.ts'
import type { CompoundRow } from '../../workflows/statistics/never-asked.ts'
import type { CasePlace } from '../../workflows/statistics/place-facts.ts'
import type { Answer, CaseEnd, ClockRow, GroundRow, Stay, Word } from '../../workflows/statistics/rows.ts'
import type { PileRow } from '../../workflows/statistics/safety.ts'
import type { PlacedStays } from '../../workflows/statistics/stay-columns.ts'
import type { WaitingTrace } from '../../workflows/statistics/stuck.ts'

/** The rows that the figures are computed from. */
export interface FigureRows {
  readonly stays: readonly Stay[]
  readonly answers: readonly Answer[]
  readonly clocks: readonly ClockRow[]
  readonly grounds: readonly GroundRow[]
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
  /** Only these cases. */
  readonly caseIds?: readonly string[]
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
  /** What the grounds of places’ own are called, in every pack that was ever in force here. */
  ownGroundNames(): Promise<OwnGroundNames>
}

/** Whose matters, ledgers and piles, as the record stood when. */
export interface CityQuery {
  readonly districts: readonly string[]
  /** The day that the figures speak of. */
  readonly on: string
  /** Only what was recorded before this instant exists. */
  readonly before: string
}

/** What the figures need beside the rows of the cases. Names, spaces and the city's places are those on record now. */
export interface CityRecord {
  /** The open matters with the requests that have to do with each. */
  matters(query: CityQuery): Promise<readonly MatterRow[]>
  /** The transformers that requests came to, with their ledgers. */
  ledgers(query: CityQuery): Promise<readonly LedgerRow[]>
  /** The piles that were switched on, and what happened to each. */
  piles(query: CityQuery): Promise<readonly PileRow[]>
  /** The fees that owners reported. */
  fees(query: CityQuery): Promise<readonly FeeRow[]>
  compounds(query: CityQuery): Promise<readonly CompoundRow[]>
  /** The acts that say how offices go about their clocks. */
  conduct(query: CityQuery): Promise<readonly ConductAct[]>
  /** Answers that were recorded on a later day than they are said to be of. */
  lateAnswers(query: CityQuery): Promise<readonly LateAnswer[]>
  /** Companies with a charging business of their own in a compound, as declared or recorded now. */
  ownBusinesses(query: CityQuery): Promise<readonly OwnBusiness[]>
  /** Which company managed which compound from when to when, as the register has it now. */
  managements(query: CityQuery): Promise<readonly Management[]>
  /** The head office of each company that is a branch, as it is on record now. */
  headOffices(): Promise<ReadonlyMap<string, string>>
}

/** What is kept ready of a family: where it was when, and what was stuck of it. */
export type StandingTrace = FamilyTrace & WaitingTrace

/** All families of some districts, kept ready. */
export interface Standing {
  readonly traces: () => readonly StandingTrace[]
  /** Their stays, with the ends and the places of their cases. */
  readonly stays: () => PlacedStays
}

/** What is kept ready of every family, so that no figure need read the whole record again. */
export interface StandingRecord {
  /** Brought up to date, or as it was on that day, as far as it was recorded before that instant. Good until the next call. */
  ready(query: Pick<RecordQuery, 'districts' | 'before'> & { readonly at: AsOf }): Promise<Standing>
}
