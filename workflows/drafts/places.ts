/** A place in a document: the keys that lead there, one after the other. */
export type Path = readonly string[]

/** Whether a value is an object with keys. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** What stands at a place; undefined = nothing does. Only what the document itself holds is found. */
export const valueAt = (document: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return isIndex(key) ? at[Number(key)] : undefined
    return isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined
  }, document)

/**
 * A document with another value at a place; undefined takes the place out, and closes the gap in a list. What is missing on
 * the way is made; the next place of a list adds to it. Everything else stays the same object.
 */
export const withValueAt = (document: unknown, [key, ...rest]: Path, value: unknown): unknown => {
  if (key === undefined) return value
  if (Array.isArray(document)) return listWith(document, key, rest, value)
  const record = isRecord(document) ? document : {}
  if (rest.length === 0 && value === undefined) return without(record, key)
  const inside = Object.hasOwn(record, key) ? record[key] : undefined
  // Taking out what is not there makes nothing.
  if (value === undefined && inside === undefined) return document
  return { ...record, [key]: withValueAt(inside, rest, value) }
}

const listWith = (list: readonly unknown[], key: string, rest: Path, value: unknown): readonly unknown[] => {
  const index = Number(key)
  if (!isIndex(key) || index > list.length) return list
  if (rest.length === 0 && value === undefined) return list.filter((_, at) => at !== index)
  if (index === list.length) return value === undefined ? list : [...list, withValueAt(undefined, rest, value)]
  return list.map((entry, at) => (at === index ? withValueAt(entry, rest, value) : entry))
}

const isIndex = (key: string): boolean => /^(0|[1-9]\d{0,5})$/.test(key)

const without = (record: Readonly<Record<string, unknown>>, key: string): Readonly<Record<string, unknown>> => {
  const { [key]: _, ...rest } = record
  return rest
}

/** Whether two values say the same; the order of keys does not matter, that of lists does. */
export const isSame = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, index) => isSame(entry, b[index]))
  if (!isRecord(a) || !isRecord(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
