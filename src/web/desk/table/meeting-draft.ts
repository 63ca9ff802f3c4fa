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
