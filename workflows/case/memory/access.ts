import type { CaseMemory, Denial, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { DoorTrack } from '../events/technical.ts'

type Change = Partial<CaseMemory>

/** The locked door that a track stands before; null where it stands before none. */
export const lockedDoor = ({ denials }: Pick<CaseMemory, 'denials'>, track: string): Denial | null =>
  denials.findLast((entry) => entry.track === track && entry.endedSeq === null) ?? null

const denied = (memory: CaseMemory, { seq, today }: Given, at: Pick<Denial, 'track' | 'by'>): Change => ({
  denials: [...memory.denials, { seq, track: at.track, on: today, by: at.by, endedSeq: null, end: null }],
})

/** An assessor stood before a locked door (H20). */
export const accessDenied = (
  memory: CaseMemory,
  given: Given,
  { type, by }: EventOf<'fire.accessDenied' | 'grid.accessDenied'>,
): Change => denied(memory, given, { track: type === 'fire.accessDenied' ? 'fire' : 'grid', by })

/** The installer, or whoever inspects the works or fits the meter, stood before a locked door. */
export const accessDeniedAtWorks = (
  memory: CaseMemory,
  given: Given,
  { by }: EventOf<'owner.reportLockedDoor' | 'installer.reportLockedDoor' | 'grid.accessDenied'>,
): Change => denied(memory, given, { track: 'main', by })

/** The door is no longer what is waited for: it is open, or the centre coordinates. */
export const doorLeft = (
  memory: CaseMemory,
  given: Given,
  params: { track: DoorTrack; end: NonNullable<Denial['end']> },
): Change => ({
  denials: memory.denials.map((entry) =>
    entry.track === params.track && entry.endedSeq === null ? { ...entry, endedSeq: given.seq, end: params.end } : entry,
  ),
})
