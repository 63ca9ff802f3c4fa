import type { z } from 'zod'
import type { CaseFile, Position } from '../../../workflows/case/case-file.ts'
import type { ClockName } from '../../../workflows/case/clocks.ts'
import type { PartyEvent } from '../../../workflows/case/events/events.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import type { Day } from '../../../workflows/statistics/days.ts'
import type { Chance } from '../chance.ts'
import type { GameName } from '../games.ts'
import type { Behaviours, CompanyKind, Rate } from '../parameters.ts'

/** An event as a party writes it: what may be left out is left out. */
export type Written = z.input<typeof PartyEvent>

/** What is there at the moment of an act. */
export interface Moment {
  readonly file: CaseFile
  /** The papers it brought, in the order of their kinds. */
  readonly documents: readonly string[]
  readonly today: Day
}

/** What a party does, so many working days from now. */
export interface Act {
  readonly party: Party
  readonly inDays: number
  readonly papers: readonly DocumentKind[]
  /** It does not hang on the place where the case waits now: a withdrawal, the company's own answer. */
  readonly whenever: boolean
  /** The centre records it for the party, whatever the party's habits are. */
  readonly byCentre: boolean
  /** Null: by then there is nothing to do any more. */
  event(moment: Moment): Written | null
}

/** What a behaviour looks at. */
export interface Situation {
  readonly file: CaseFile
  readonly position: Position
  readonly behaviours: Behaviours
  readonly kind: CompanyKind
  readonly frailty: number
  readonly chance: Chance
  /** Working days for which an office does not get to it yet. */
  readonly backlog: { readonly fire: number; readonly grid: number }
  /** Working days from today to the last day of a running clock; null = it does not run, or rests. */
  daysLeft(clock: ClockName): number | null
  /** Draws of its own for a game that is played here and now; null = it is not. */
  plays(game: GameName): Chance | null
}

/** What the parties do when a case comes to a place; nothing: they let time pass. */
export type Behaviour = (situation: Situation) => readonly Act[]

/** An act at the place where the case waits. */
export const act = (
  party: Party,
  inDays: number | null,
  event: Act['event'],
  { papers = [], whenever = false, byCentre = false }: Partial<Pick<Act, 'papers' | 'whenever' | 'byCentre'>> = {},
): readonly Act[] => (inDays === null ? [] : [{ party, inDays, papers, whenever, byCentre, event }])

/** After how many working days a rate lets something happen; null = never. */
export const daysUntil = ({ ever, perDay }: Rate, chance: Chance): number | null => {
  if (!chance.is(ever)) return null
  return perDay >= 1 ? 1 : 1 + Math.floor(Math.log(1 - chance.next()) / Math.log(1 - perDay))
}
