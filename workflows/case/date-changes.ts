import type { ClockChange } from './clock.ts'
import { type ClockName, clockNames } from './clocks.ts'

/** A clock whose date another calendar or another pack changed, or made final. */
export interface DateChange {
  readonly clockId: string
  readonly name: ClockName
  readonly dueBefore: string | null
  readonly dueAfter: string | null
  readonly provisionalBefore: boolean
  readonly provisionalAfter: boolean
}

/** The dates that an event changed because the case is counted by something else since; a clock that only keeps its rule has the same date. */
export const dateChangesOf = (changes: readonly ClockChange[]): DateChange[] =>
  changes.flatMap((change): DateChange[] => {
    if (change.op !== 'recomputed' || !change.was) return []
    const { clockId, set, was } = change
    // `name/track/key`, written by the chart.
    const name = clockNames.find((candidate) => candidate === clockId.split('/')[0])
    const dueAfter = set.dueOn === undefined ? was.dueOn : set.dueOn
    const provisionalAfter = set.provisional ?? was.provisional
    const isSame = dueAfter === was.dueOn && provisionalAfter === was.provisional
    if (!name || isSame) return []
    return [{ clockId, name, dueBefore: was.dueOn, dueAfter, provisionalBefore: was.provisional, provisionalAfter }]
  })
