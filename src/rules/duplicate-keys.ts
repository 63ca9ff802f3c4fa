/** A key that an object of a JSON text has twice: the first value would silently be lost. */
export interface TwiceNamed {
  readonly path: string
  readonly key: string
}

/** Keys that stand twice in one object, found in the text itself: a parser keeps only the last. The text is valid JSON. */
export const duplicateKeys = (text: string): TwiceNamed[] => {
  const found: TwiceNamed[] = []
  const open: { readonly keys: Set<string> | null; key: string; index: number }[] = []
  let awaitsKey = false
  const pathOf = () => open.map(({ keys, key, index }) => (keys ? key : String(index))).join('.')
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/g)) {
    const [token] = match
    const top = open.at(-1)
    if (token === '{') {
      open.push({ keys: new Set(), key: '', index: 0 })
      awaitsKey = true
    } else if (token === '[') {
      open.push({ keys: null, key: '', index: 0 })
      awaitsKey = false
    } else if (token === '}' || token === ']') {
      open.pop()
      awaitsKey = false
    } else if (token === ',') {
      if (top && !top.keys) top.index += 1
      awaitsKey = top?.keys !== null && top !== undefined
    } else if (token === ':') awaitsKey = false
    else if (awaitsKey && top?.keys) {
      // A string of valid JSON.
      top.key = JSON.parse(token) as string
      if (top.keys.has(top.key)) found.push({ path: pathOf(), key: top.key })
      top.keys.add(top.key)
    }
  }
  return found
}
