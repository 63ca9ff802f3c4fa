/**
 * Whether two values are the same text as JSON, names in the same order: what decides whether something changed, and so what
 * is recorded. Written out it would be the texts compared; most of a memory is the very same value, and little is written.
 */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return sameText(a, b)
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b)) return sameText(a, b)
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  }
  return sameNames(a, b) ? Object.keys(a).every((name) => sameJson(valueAt(a, name), valueAt(b, name))) : sameText(a, b)
}

const valueAt = (of: object, name: string): unknown => (of as Readonly<Record<string, unknown>>)[name]

const sameNames = (a: object, b: object): boolean => {
  const [mine, theirs] = [Object.keys(a), Object.keys(b)]
  return mine.length === theirs.length && mine.every((name, index) => name === theirs[index])
}

/** What is no plain value on both sides (a name without a value, a date) is written out. */
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
