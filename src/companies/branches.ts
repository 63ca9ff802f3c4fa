/** One change of whose branch a company is; null = it stands alone. */
interface ParentChange {
  readonly parentId: string | null
  readonly parentName: string | null
  /** Login of the operator; null once the account is gone. */
  readonly setBy: string | null
  readonly setAt: string
}

/** Whose branch a company is now, and every change of that, the newest first. */
export interface BranchRecord {
  readonly parentId: string | null
  readonly parentName: string | null
  readonly changes: readonly ParentChange[]
}

/**
 * Companies that are registered one by one and are branches of one head office. The head office reads what its branches
 * read, and answers nothing in their place; a branch sees neither the head office nor the other branches. There are two
 * levels: who has branches is nobody's branch.
 */
export interface Branches {
  /** Null where there is no such property company. */
  read(organisationId: string): Promise<BranchRecord | null>
  /** `notPossible`: the head office is no property company, is the company itself, is a branch, or the company has branches. */
  setParent(
    organisationId: string,
    parentId: string | null,
    by: { readonly accountId: string; readonly now: string },
  ): Promise<'kept' | 'unknown' | 'notPossible'>
}
