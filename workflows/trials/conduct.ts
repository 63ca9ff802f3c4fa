import type { Position } from '../case/case-file.ts'
import type { RecordedAct } from './acts.ts'
import type { Course } from './course.ts'
import type { RecordedEvent } from './recorded.ts'

/** A turn of a party that begins in a trial. */
export interface TurnBegun {
  readonly course: Course
  readonly name: string
  readonly position: Position
  readonly at: string
  /** The record never had this turn, so nobody knows what its holder would do. */
  readonly isNew: boolean
  /** An act of the record that ends this turn is still to come. */
  readonly isAnswered: boolean
}

/** How parties behave where a rule changes what they meet: the stated assumption of a scenario. */
export interface Conduct {
  /** The instant of an act of the record in a turn that has begun, where the assumption moves it; else the given one. */
  timeOf(act: RecordedAct, turn: TurnBegun, kept: string): string
  /** What the holder of a turn does although the record has no act of it; null = nothing. */
  supply(turn: TurnBegun): { readonly at: string; readonly acts: readonly RecordedEvent[] } | null
}

/** Nobody does what they did not do in the record, and everybody takes as long as they took. */
export const noReaction: Conduct = {
  timeOf: (_act, _turn, kept) => kept,
  supply: () => null,
}
