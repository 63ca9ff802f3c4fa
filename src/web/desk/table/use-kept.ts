import { useEffect, useState } from 'react'

const read = <T extends object>(name: string, start: T): T => {
  try {
    const kept = window.sessionStorage.getItem(name)
    // Only the page of this name writes there; a part that a later page added has its start.
    return kept ? { ...start, ...(JSON.parse(kept) as Partial<T>) } : start
  } catch {
    return start
  }
}

/** What is being written at a table, kept in this tab: loading the page again loses nothing. */
export const useKept = <T extends object>(name: string, start: T) => {
  const [kept, setKept] = useState(() => read(name, start))
  useEffect(() => {
    try {
      window.sessionStorage.setItem(name, JSON.stringify(kept))
    } catch {
      // Nothing can be kept in this browser; the page goes on.
    }
  }, [name, kept])
  const change = (changed: Partial<T>): void => setKept((before) => ({ ...before, ...changed }))
  const forget = (): void => setKept(start)
  return { kept, change, forget }
}
