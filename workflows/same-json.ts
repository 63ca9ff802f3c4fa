/**
 * Whether two values are the same text as JSON, names in the same order: what decides whether something changed, and so what
 * is recorded. Both are what JSON can hold. Written out it would be the texts compared; most of a memory is the very same
 * value, and little is written.
 */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (isPlain(a) ? isPlain(b) || isObject(b) : isPlain(b) && isObject(a)) return false
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return sameText(a, b)
  if (Array.isArray(a) !== Array.isArray(b)) return sameText(a, b)
  return Array.isArray(a) && Array.isArray(b) ? sameItems(a, b) : sameByName(a, b)
}

/**
 * The names of an object under which it is not the same as another, in its own order. A memory has a hundred names and an
 * event changes a few: they are read in one go where the order of both is the same, as it is for one memory and its next.
 */
export const namesThatDiffer = (of: object, than: object): string[] => {
  const [names, values] = [Object.keys(of), Object.values(of)]
  const [theirs, others] = [Object.keys(than), Object.values(than)]
  return names.filter((name, index) => {
    const value = values[index]
    const other = theirs[index] === name ? others[index] : valueAt(than, name)
    return value !== other && !sameJson(value, other)
  })
}

/** Two of these that are not identical are not the same text either. A number can be none, and reads as nothing then. */
const isPlain = (value: unknown): boolean => {
  const kind = typeof value
  return value === null || kind === 'string' || kind === 'boolean' || (kind === 'number' && Number.isFinite(value))
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null

// Apart from the question above, which is asked a hundred times for each event and mostly answered by its first line.
const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => sameJson(item, b[index]))

const sameByName = (a: object, b: object): boolean => {
  const [mine, theirs] = [Object.keys(a), Object.keys(b)]
  if (mine.length !== theirs.length || mine.some((name, index) => name !== theirs[index])) return sameText(a, b)
  return mine.every((name) => sameJson(valueAt(a, name), valueAt(b, name)))
}

const valueAt = (of: object, name: string): unknown => (of as Readonly<Record<string, unknown>>)[name]

/** What is no plain value on both sides (a name without a value, a number that is none) is written out. */
const sameText = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
