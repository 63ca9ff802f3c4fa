import type { Position } from '../case/case-file.ts'
import type { RecordedAct, RecordedTurn } from './acts.ts'
import type { Course } from './course.ts'
import type { RecordedEvent } from './recorded.ts'

/** A turn of a party that begins in a trial. */
export interface TurnBegun {
  readonly course: Course
  readonly name: string
  readonly position: Position
  readonly at: string
  /** The same turn in the record; null = it never had it, so nobody knows what its holder would do. */
  readonly then: RecordedTurn | null
  /** An act of the record that ends this turn is still to come. */
  readonly isAnswered: boolean
}

/** How parties behave where a rule changes what they meet: the stated assumption of a scenario. */
export interface Conduct {
  /** The instant of an act of the record in a turn that has begun, where the assumption moves it; else the given one. */
  timeOf(act: RecordedAct, turn: TurnBegun, kept: string): string
  /** What the holder of a turn does although the record has no act of it; null = nothing. */
  supply(turn: TurnBegun): { readonly at: string; readonly acts: readonly RecordedEvent[] } | null
  /**
   * What was late in the record comes in time: what is said instead, the first that the case takes. After its time only a yes
   * still counts, so the record does not know what would have been said in time. Null = the same.
   */
  inTime(act: RecordedAct, turn: TurnBegun, at: string): readonly RecordedEvent[] | null
  /** Whether an owner who left the whole request while waiting leaves it here too. */
  leaves(act: RecordedAct, course: Course): boolean
}

/** Nobody does what they did not do in the record, and everybody takes as long as they took. */
export const noReaction: Conduct = {
  timeOf: (_act, _turn, kept) => kept,
  supply: () => null,
  inTime: () => null,
  leaves: () => true,
}
