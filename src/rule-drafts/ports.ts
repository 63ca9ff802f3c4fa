import type { RulePack } from '../../workflows/rules/schema.ts'

/** The pack that a draft changes, as it was when the draft was begun. */
export interface DraftBase {
  readonly hash: string
  readonly value: RulePack
}

/** A draft as it stands. */
export interface RuleDraft {
  readonly draftId: string
  readonly organisationId: string
  readonly ownerId: string
  readonly createdAt: string
  readonly savedAt: string
  readonly version: number
  /** Whether there is a step to take back. */
  readonly hasBefore: boolean
  readonly base: DraftBase
  readonly document: unknown
}

/** A draft that is begun. */
export type NewRuleDraft = Omit<RuleDraft, 'version' | 'savedAt' | 'hasBefore'>

/** A version that is saved. `seen`: the one that the writer saw; another one since then is never written over. */
export interface SavedVersion {
  readonly draftId: string
  readonly seen: number
  readonly savedAt: string
  readonly document: unknown
}

/** Where drafts are kept. */
export interface RuleDraftStore {
  begin(draft: NewRuleDraft): Promise<void>
  /** Drafts of an office, or of all of them, the latest first. */
  list(organisationId: string | null): Promise<RuleDraft[]>
  count(organisationId: string): Promise<number>
  read(draftId: string): Promise<RuleDraft | null>
  /** Saves the next version; false = there is another one since then, and nothing was written. */
  save(saved: SavedVersion): Promise<boolean>
  /** Saves what stood before the last step as the next version; `nothing` = there is no step to take back. */
  takeBack(draftId: string, seen: number, at: string): Promise<'done' | 'stale' | 'nothing'>
  remove(draftId: string): Promise<void>
}
