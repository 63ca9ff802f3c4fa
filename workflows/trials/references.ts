import type { CaseEvent } from '../case/events/events.ts'

/** Keys under which an event names a record of its case, alone or with a place in it (`7` or `7.1`). */
const namingKeys: readonly string[] = [
  'record',
  'proceeding',
  'decision',
  'groundId',
  'groundIds',
  'obligationId',
  'promiseId',
  'checkId',
  'stepSeq',
]

/** The records of its own case that an event names. */
export const recordsNamedBy = (event: CaseEvent): number[] => {
  const named = new Set<number>()
  walk(event, (seq) => {
    named.add(seq)
    return seq
  })
  return [...named]
}

/**
 * The same event where the records of its case have other numbers: an act dropped or added before them shifts all that
 * follow. Null when it names a record that is not there.
 */
export const renamed = (event: CaseEvent, seqOf: (seq: number) => number | undefined): CaseEvent | null => {
  let missing = false
  const changed = walk(event, (seq) => {
    const now = seqOf(seq)
    if (now === undefined) missing = true
    return now ?? seq
  })
  // Only numbers of records were replaced, each by another of the same form.
  return missing ? null : (changed as CaseEvent)
}

/**
 * The days that an act names (served on, valid until, agreed by), moved as far as the act itself: whoever serves a week
 * later served a week later. Months of measured peaks are facts of the transformer and stay.
 */
export const moved = (event: CaseEvent, days: number): CaseEvent => {
  if (days === 0) return event
  const shift = (value: unknown): unknown => {
    if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return Temporal.PlainDate.from(value).add({ days }).toString()
    if (Array.isArray(value)) return value.map(shift)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, shift(entry)]))
  }
  // Days stay days; nothing else is touched.
  return shift(event) as CaseEvent
}

const walk = (value: unknown, replace: (seq: number) => number, key = ''): unknown => {
  if (Array.isArray(value)) return value.map((entry) => walk(entry, replace, key))
  if (typeof value === 'number' && namingKeys.includes(key)) return replace(value)
  if (typeof value === 'string' && namingKeys.includes(key)) {
    const [, seq, place] = /^(\d{1,6})(\.\d{1,2})$/.exec(value) ?? []
    return seq === undefined ? value : `${replace(Number(seq))}${place ?? ''}`
  }
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, walk(entry, replace, name)]))
}
