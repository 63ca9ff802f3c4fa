/** Keys under which an event carries personal data or free text, at any depth: see `events/shape.ts`. */
const personalKeys: readonly string[] = ['words', 'personal']

/** An event without its personal part, and that part by JSON pointer. */
export interface SplitEvent<E> {
  readonly plain: E
  readonly personal: Readonly<Record<string, unknown>>
}

/** Takes personal data and free text out of an event, so that the hashed record and the decision never hold them. */
export const takeOutPersonal = <E>(event: E): SplitEvent<E> => {
  const personal: Record<string, unknown> = {}
  const strip = (value: unknown, pointer: string): unknown => {
    if (Array.isArray(value)) return value.map((entry, index) => strip(entry, `${pointer}/${index}`))
    if (value === null || typeof value !== 'object') return value
    const kept: Record<string, unknown> = {}
    for (const [key, entry] of Object.entries(value)) {
      if (personalKeys.includes(key)) {
        if (entry !== undefined) personal[`${pointer}/${key}`] = entry
      } else if (entry !== undefined) kept[key] = strip(entry, `${pointer}/${key}`)
    }
    return kept
  }
  // Only keys that every schema marks as optional or that guards never read are taken out.
  return { plain: strip(event, '') as E, personal }
}

/** Puts the personal part back into an event, for the eyes of those who may see it. */
export const putBackPersonal = (plain: unknown, personal: Readonly<Record<string, unknown>>): unknown => {
  const copy: unknown = structuredClone(plain)
  for (const [pointer, value] of Object.entries(personal)) {
    const path = pointer.split('/').slice(1)
    const last = path.pop()
    let at: unknown = copy
    for (const key of path) at = isRecord(at) ? at[key] : undefined
    if (last !== undefined && isRecord(at)) at[last] = value
  }
  return copy
}

const isRecord = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object'
