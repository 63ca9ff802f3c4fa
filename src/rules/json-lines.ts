/** Where the places of a JSON text stand, and where it stops being JSON. */
export interface JsonLines {
  /** The line of each place, by its path as in `clocks.propertyReply.length`; the elements of a list by their number. */
  readonly lines: ReadonlyMap<string, number>
  /** The line on which the text stops being JSON; null = it is JSON. */
  readonly wrongLine: number | null
}

const blank = /[\s\uFEFF]*/y
const string = /"(?:[^"\\\n]|\\.)*"/y
const scalar = /"(?:[^"\\\n]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y

/** Reads a text as JSON only to learn where everything stands: a parser keeps no lines. */
export const jsonLines = (text: string): JsonLines => {
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index)
  const lineAt = (offset: number): number => {
    const after = starts.findIndex((newline) => newline >= offset)
    return (after === -1 ? starts.length : after) + 1
  }
  const lines = new Map<string, number>()
  let at = 0
  const taken = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)?.[0] ?? null
    at += found?.length ?? 0
    return found
  }
  const sign = (expected: string): boolean => {
    taken(blank)
    const isThere = text[at] === expected
    if (isThere) at += 1
    taken(blank)
    return isThere
  }
  const inside = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`)
  const note = (path: string): void => {
    if (!lines.has(path)) lines.set(path, lineAt(at))
  }
  /** Members up to the closing sign; false where the text goes wrong, with `at` on the spot. */
  const members = (close: string, member: (index: number) => boolean): boolean => {
    if (sign(close)) return true
    for (let index = 0; ; index += 1) {
      if (!member(index)) return false
      if (sign(close)) return true
      if (!sign(',')) return false
    }
  }
  const value = (path: string): boolean => {
    if (sign('{')) {
      return members('}', () => {
        const start = at
        const key = taken(string)
        if (key === null) return false
        // A string of JSON, by its pattern.
        const place = inside(path, text.slice(start + 1, at - 1))
        if (!lines.has(place)) lines.set(place, lineAt(start))
        return sign(':') && value(place)
      })
    }
    if (sign('[')) {
      return members(']', (index) => {
        const place = inside(path, String(index))
        note(place)
        return value(place)
      })
    }
    return taken(scalar) !== null
  }
  taken(blank)
  const isJson = value('')
  taken(blank)
  return { lines, wrongLine: isJson && at === text.length ? null : lineAt(Math.min(at, text.trimEnd().length)) }
}

/** The line of a place, or of the nearest one around it that is written; null where nothing of it is. */
export const lineOf = ({ lines, wrongLine }: JsonLines, path: string): number | null => {
  if (path === '') return wrongLine
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const line = lines.get(place)
    if (line !== undefined) return line
  }
  return null
}
