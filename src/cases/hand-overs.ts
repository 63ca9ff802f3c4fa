import type { HandOverAct } from '../../workflows/case/hand-overs.ts'
import type { Party } from '../../workflows/parties.ts'

/** What an owner said to one hand-over of personal data. */
export interface HandOverWord {
  readonly party: Party
  readonly organisations: readonly string[]
  readonly act: HandOverAct
  readonly at: string
  readonly ownerAccountId: string
  readonly recordedBy: string
  readonly recordedByParty: 'owner' | 'centre'
  readonly textVersion: string
  readonly language: 'zh' | 'en'
  /** Names of the fields and kinds of papers that were named. */
  readonly told: readonly string[]
}

/** A body that has or had a role in a case. */
export interface Receiver {
  readonly party: Party
  readonly organisationId: string
  readonly isOver: boolean
}

/** Where it is kept what owners said to hand-overs. */
export interface HandOvers {
  /** What was said in a case, the first first. */
  words(caseId: string): Promise<readonly HandOverWord[]>
  /** Who is in a case. */
  receivers(caseId: string): Promise<readonly Receiver[]>
  /** Adds words: all of them, or none. One that says what holds already is not written again. */
  add(caseId: string, words: readonly HandOverWord[]): Promise<void>
}

/** The latest word to each party, of this owner alone: a successor has not said what the owner before said. */
export const latestWords = (words: readonly HandOverWord[], ownerAccountId: string): ReadonlyMap<Party, HandOverWord> =>
  new Map(words.filter((word) => word.ownerAccountId === ownerAccountId).map((word) => [word.party, word]))
