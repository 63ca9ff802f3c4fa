/** What this browser keeps under a name; null where there is nothing, or where it keeps nothing. */
export const readKept = <T>(name: string): T | null => {
  try {
    // Only the pages of the field write under these names.
    return JSON.parse(window.localStorage.getItem(name) ?? 'null') as T | null
  } catch {
    return null
  }
}

/** Keeps something under a name; null forgets it. */
export const keep = (name: string, value: unknown): void => {
  try {
    if (value === null) window.localStorage.removeItem(name)
    else window.localStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Nothing can be kept in this browser; the page goes on.
  }
}

/** The names under which something of a kind is kept. */
export const keptNames = (prefix: string): string[] => {
  try {
    return Object.keys(window.localStorage).filter((name) => name.startsWith(prefix))
  } catch {
    return []
  }
}
