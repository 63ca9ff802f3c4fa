import type { Schemas } from '../../../client/client.ts'
import type { Field } from '../../shared/event-form/form-values.ts'
import type { MadePromise } from './promise-rows.tsx'

/** A joint meeting as it is being written down. */
export interface MeetingDraft {
  readonly present: readonly string[]
  /** The minutes; where they are not uploaded yet, their name. */
  readonly minutes: readonly string[]
  readonly promises: readonly MadePromise[]
}

/** Listed values of a field, or of what a list is made of. */
export const optionsOf = (fields: readonly Field[], name: string): Field['options'] => {
  const field = fields.find((one) => one.name === name)
  return field?.of?.options ?? field?.options ?? []
}

/** What the minutes still lack. */
export const lacksOf = ({ present, minutes, promises }: MeetingDraft): readonly ('present' | 'minutes' | 'promises')[] => [
  ...(present.length === 0 ? (['present'] as const) : []),
  ...(promises.some(({ by, promise, byOn }) => by === '' || promise === '' || byOn === '') ? (['promises'] as const) : []),
  ...(minutes.length === 0 ? (['minutes'] as const) : []),
]

/** Whether somebody has brought the request to the centre to coordinate it. */
export const isCoordinated = ({ positions }: Schemas['Case']): boolean => positions.some(({ stage }) => stage === 'coordination')

/** What a meeting about a request is about: its coordination where there is one, else what the matter is about; null: it is not open. */
export const meetingTrack = ({ allowedEvents, positions }: Schemas['Case'], of: readonly string[] = []): string | null => {
  const open = allowedEvents
    .filter(({ type, allowed, onBehalfOf }) => type === 'centre.holdJointMeeting' && allowed && onBehalfOf === null)
    .map(({ track }) => track)
  const disputed = positions.find(({ stage, track }) => stage === 'coordination' && open.includes(track))?.track
  return disputed ?? open.find((track) => of.includes(track)) ?? open[0] ?? null
}
