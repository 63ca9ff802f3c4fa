import type { z } from 'zod'
import type { Position } from '../../../workflows/case/case-file.ts'
import type { PartyEvent } from '../../../workflows/case/events/events.ts'
import type { MatterKind } from '../../../workflows/matter/kinds.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import type { StoredCase } from '../../cases/ports.ts'
import type { SimulatedCompound } from '../city.ts'
import type { CompanyHabit } from '../city-plan.ts'
import type { Random } from '../random.ts'

/** An event as a party writes it: what may be left out is left out. */
export type Written = z.input<typeof PartyEvent>

/** What is known at the moment of a move: the papers it brought, the day, and the matter it names. */
export interface Moment {
  readonly documents: readonly string[]
  readonly today: string
  readonly stored: StoredCase
  readonly matterId: string
  readonly compound: SimulatedCompound
  /** Who takes the space over. */
  readonly successor: { readonly name: string; readonly phone: string }
  /** Bodies that the centre can name. */
  readonly bodies: { readonly community: string; readonly otherAssessor: string }
}

/** What a simulated party does at a position: when, which papers it brings, and the event. Null = it lets time pass. */
export interface Move {
  readonly party: Party
  /** Days from now; or, in a course, so many working days before the end of the simulated time (0: its last working day). */
  readonly afterDays: number
  readonly beforeEnd?: number
  readonly papers: readonly DocumentKind[]
  /** The event names an open matter of this kind; there is one, or the centre opens it. */
  readonly matter?: MatterKind
  /** Whoever stands here is looked at again after the move, though it moves nothing. */
  readonly again?: true
  event(moment: Moment): Written
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
  event: Move['event'],
  papers: readonly DocumentKind[] = [],
  more: Partial<Pick<Move, 'again' | 'matter' | 'beforeEnd'>> = {},
): Move => ({ party, afterDays, papers, event, ...more })

/** Behaviours by stage; where a stage has none, nobody acts. */
export type Behaviours = Readonly<Partial<Record<Position['stage'], Behaviour>>>
