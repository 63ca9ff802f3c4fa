/** How many of a kind are new, changed, and as they were. */
export interface Counts {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
}

/** Counts one thing. */
export const countOf = (isKnown: boolean, isChanged: boolean): Counts => ({
  created: isKnown ? 0 : 1,
  updated: isKnown && isChanged ? 1 : 0,
  unchanged: isKnown && !isChanged ? 1 : 0,
})

/** Adds counts up. */
export const sum = (counts: readonly Counts[]): Counts => ({
  created: counts.reduce((all, one) => all + one.created, 0),
  updated: counts.reduce((all, one) => all + one.updated, 0),
  unchanged: counts.reduce((all, one) => all + one.unchanged, 0),
})
