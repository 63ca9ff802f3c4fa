import type { Position } from '../../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import type { StoredCase } from '../../cases/ports.ts'
import type { CompanyHabit } from '../city.ts'
import type { Random } from '../random.ts'

/** What a simulated party does at a position: after how many days, which papers it brings, and the event. Null = it lets time pass. */
export interface Move {
  readonly party: Party
  readonly afterDays: number
  readonly papers: readonly DocumentKind[]
  event(documents: readonly string[], today: string): CaseEvent
}

/** What a behaviour may look at. */
export interface Situation {
  readonly stored: StoredCase
  readonly position: Position
  readonly habit: CompanyHabit
  readonly random: Random
}

/** What a party does at a stage, or null: it lets time pass. */
export type Behaviour = (situation: Situation) => Move | null

/** A move of a party. */
export const move = (
  party: Party,
  afterDays: number,
  event: (documents: readonly string[], today: string) => CaseEvent,
  papers: readonly DocumentKind[] = [],
): Move => ({ party, afterDays, papers, event })

/** Behaviours by stage; where a stage has none, nobody acts. */
export type Behaviours = Readonly<Partial<Record<Position['stage'], Behaviour>>>
