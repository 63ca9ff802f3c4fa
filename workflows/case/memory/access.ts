import type { MatterTrack } from '../../matter/kinds.ts'
import type { CaseMemory, Denial, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Change = Partial<CaseMemory>

/** The locked door that a track stands before; null where it stands before none. */
export const lockedDoor = ({ denials }: Pick<CaseMemory, 'denials'>, track: string): Denial | null =>
  denials.findLast((entry) => entry.track === track && entry.endedSeq === null) ?? null

/** An assessor stood before a locked door (H20). */
export const accessDenied = (
  memory: CaseMemory,
  given: Given,
  event: EventOf<'fire.accessDenied' | 'grid.accessDenied'>,
): Change => ({
  denials: [
    ...memory.denials,
    {
      seq: given.seq,
      track: event.type === 'fire.accessDenied' ? 'fire' : 'grid',
      on: given.today,
      by: event.by,
      endedSeq: null,
      end: null,
    },
  ],
})

/** The door is no longer what is waited for: it is open, or the centre coordinates. */
export const doorLeft = (
  memory: CaseMemory,
  given: Given,
  params: { track: MatterTrack; end: NonNullable<Denial['end']> },
): Change => ({
  denials: memory.denials.map((entry) =>
    entry.track === params.track && entry.endedSeq === null ? { ...entry, endedSeq: given.seq, end: params.end } : entry,
  ),
})
