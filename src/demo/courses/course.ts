import type { Position } from '../../../workflows/case/case-file.ts'
import type { Outcome } from '../../../workflows/case/context.ts'
import type { StageName, StepName } from '../../../workflows/case/meta.ts'
import type { Party, Track } from '../../../workflows/parties.ts'
import { type Behaviour, type Move, move, type Written } from '../behaviour/move.ts'
import type { PlaceKind } from '../city-plan.ts'
import type { PileOpening } from '../pile-cases.ts'

/** A place in a case: track, stage and step. */
export type CoursePlace = `${Track}/${StageName}` | `${Track}/${StageName}/${StepName}`

/** A place where a request with a course comes to rest: a place of its tracks, its end, or a draft that is never filed. */
export type RestingPlace = CoursePlace | `closed/${Outcome['outcome']}` | 'draft'

/**
 * A request whose parties are of a mind: it is led to one place and rests there when the simulated time is over, so that
 * what happens seldom can be seen, too. Where nothing is said, everybody does at once what helps.
 */
export interface Course {
  readonly rests: RestingPlace
  readonly compound: PlaceKind
  /** Working days before the end of the simulated time on which it is filed. */
  readonly filed: number
  readonly moves: Readonly<Partial<Record<CoursePlace, Behaviour>>>
  /** No request, but a case on a pile, which begins like this. */
  readonly opening?: PileOpening
}

/** A course to a place; in a plain compound, if nothing else is said. */
export const course = (
  rests: RestingPlace,
  filed: number,
  moves: Course['moves'] = {},
  compound: PlaceKind = 'plain',
): Course => ({ rests, filed, moves, compound })

/** The place of a position. */
export const placeOf = ({ track, stage, step }: Pick<Position, 'track' | 'stage' | 'step'>): CoursePlace =>
  step === null ? `${track}/${stage}` : `${track}/${stage}/${step}`

/** A party acts within a day. */
export const acts =
  (
    party: Party,
    event: Written | Move['event'],
    { papers = [], ...more }: Partial<Pick<Move, 'papers' | 'again' | 'matter'>> = {},
  ): Behaviour =>
  ({ random }) =>
    move(party, random.between(0, 1), typeof event === 'function' ? event : () => event, papers, more)

/** As above, but only so many working days before the end of the simulated time; 0: on its last working day. */
export const late =
  (beforeEnd: number, behaviour: Behaviour): Behaviour =>
  (situation) => {
    const made = behaviour(situation)
    return made && { ...made, beforeEnd }
  }

/** Nobody acts: time passes. */
export const silent: Behaviour = () => null
