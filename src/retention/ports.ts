import type { ErasedPart } from '../../workflows/retention/erasures.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { Basis } from '../../workflows/rules/schema.ts'

/**
 * A case of which a part may be due, and the day on which it ended or its draft was last changed; of ID papers that were brought
 * after the others had been erased, the day after the last of them came.
 */
export interface ErasureCandidate {
  readonly caseId: string
  readonly since: string
}

/** The rule by which something is erased, as it was on that day. */
export interface ErasureRule {
  readonly packId: string
  readonly packVersion: number
  readonly basis: Basis
}

/** Something to be erased now. */
export interface Erasing extends ErasureCandidate {
  readonly part: ErasedPart
  readonly dueOn: string
  readonly rule: ErasureRule
  /** Kinds of documents that go with the ID number. */
  readonly documents: readonly DocumentKind[]
  readonly now: string
}

/** What was erased: kept for good, without a word of what it said. */
export interface Erasure {
  readonly part: ErasedPart | 'account'
  readonly dueOn: string
  readonly erasedAt: string
  readonly rule: ErasureRule
  /** How many there were, by kind of document; `idNumber`, `words` and `links` beside them. */
  readonly erased: Readonly<Record<string, number>>
}

/** What is erased by rule: the keys of what is sealed and the files, in this order, so that what was interrupted is found again. */
export interface Erasures {
  /** Cases that ended (drafts that were last changed) by a day and were not erased since; in the order of their ids. */
  candidates(part: ErasedPart, until: string, after: string, limit: number): Promise<readonly ErasureCandidate[]>
  /** Cases to which such papers were brought before a day, after those that they had were erased; in the order of their ids. */
  broughtLater(ask: {
    readonly kinds: readonly DocumentKind[]
    readonly before: string
    readonly after: string
    readonly limit: number
  }): Promise<readonly ErasureCandidate[]>
  /** Whether another request of the same space and person goes on, or a case on the pile that came of it. */
  hasRelated(caseId: string): Promise<boolean>
  /** Erases a part of a case; a repeat does nothing. */
  erase(erasing: Erasing): Promise<void>
  /** Erases the phones of owners of whom nothing else is kept. How many. */
  eraseAccounts(at: { readonly before: string; readonly rule: ErasureRule; readonly now: string }): Promise<number>
  /** Does to its end what was interrupted. */
  finish(now: string): Promise<void>
  /** Destroys keys again that came back from an old copy of the key file: to be called at the start. How many erasures. */
  destroyAgain(now: string): Promise<number>
  /** What was erased of a case, the first first. */
  of(caseId: string): Promise<readonly Erasure[]>
  /** The day on which a draft was last changed; null = it is none. */
  draftChangedOn(caseId: string): Promise<string | null>
}
