import type { Track } from '../parties.ts'
import type { MediatorType } from '../rules/codes.ts'
import type { CaseMemory } from './context.ts'
import type { LastPosition, MediatedSide } from './events/mediations.ts'

/** A mediation in which both sides sat at the table, and that is over. */
export interface EndedMediation {
  /** The record that ended it. */
  readonly seq: number
  readonly track: Track
  readonly mediator: MediatorType | null
  readonly end: 'agreed' | 'failed' | 'endedByOwner' | 'endedByProperty' | 'timeUp' | 'sideGone'
  /** Where each side stood, as far as it was recorded: for the sides and the mediator alone (H26). */
  readonly positions: readonly { readonly by: MediatedSide; readonly position: LastPosition }[]
  readonly ratings: readonly { readonly seq: number; readonly by: MediatedSide; readonly score: number }[]
}

/** What the centre closed as solved without the paper in the file: unconfirmed until the owner has spoken (H21). */
export interface Closing {
  readonly seq: number
  readonly track: Track
  readonly result: 'settled' | 'consent' | 'substituted' | 'performed'
  readonly on: string
  readonly standing: 'unconfirmed' | 'confirmed' | 'denied'
  readonly answeredSeq: number | null
}

/** Mediations that this side has not rated. A successor was not at the table of the owner before. */
export const ratableMediations = ({ mediations, ownerSince }: CaseMemory, by: MediatedSide): EndedMediation[] =>
  mediations.filter(({ seq, ratings }) => !ratings.some((rating) => rating.by === by) && (by !== 'owner' || seq >= ownerSince))

/** Closings on which the owner has not spoken. */
export const unconfirmedClosings = ({ closings }: CaseMemory): Closing[] =>
  closings.filter(({ standing }) => standing === 'unconfirmed')
