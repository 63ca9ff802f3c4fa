import type { Track } from '../../parties.ts'
import type { ClockName } from '../clocks.ts'
import { bureauHandling } from './bureau-handling.ts'
import { coordination } from './coordination.ts'
import { mediation } from './mediation.ts'

/** Where a dispute leads: its ways out are named where it is embedded, so nothing has to be remembered. */
export interface DisputeHome {
  /** The dispute is settled (in the consent track: with or without the paper). */
  readonly settled: string
  /** It ended without a result. */
  readonly failed: string
  /** The bureau ordered the party that holds this track: it acts anew. */
  readonly ordered: string
  /** The bureau sent it back to the centre. */
  readonly returned: string
  /** Clocks of the track that rest while it lasts. */
  readonly pauses: readonly ClockName[]
  /** Clocks of the track that run on beside it. */
  readonly clocks: readonly ClockName[]
  /** Where it is embedded, if not right in its track: the first part of its ids. */
  readonly at?: string
  /** A judgment or an order can settle it (the works: who obstructs them must let them go on). */
  readonly judged?: true
}

/**
 * Coordination, mediation and bureau handling, embedded in the track where the dispute arose. A track never leaves
 * `open` alone, so two disputes in two tracks live side by side; every event of a dispute names its track.
 */
export const disputes = <T extends Track>(track: T, home: DisputeHome) => ({
  coordination: coordination(track, home),
  mediation: mediation(track, home),
  bureauHandling: bureauHandling(track, home),
})
