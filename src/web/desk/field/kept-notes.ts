import { useEffect, useState } from 'react'

/** What was typed on site about one case. */
export interface SiteNotes {
  readonly checked: readonly string[]
  readonly words: string
  readonly result: string
  readonly scope: string
}

const noNotes: SiteNotes = { checked: [], words: '', result: '', scope: 'space' }
const keyOf = (caseId: string): string => `site-notes ${caseId}`

const readNotes = (caseId: string): SiteNotes => {
  try {
    const kept = window.localStorage.getItem(keyOf(caseId))
    // Only this page writes under this name.
    return kept ? { ...noNotes, ...(JSON.parse(kept) as Partial<SiteNotes>) } : noNotes
  } catch {
    return noNotes
  }
}

/** Notes of one case, kept in this phone until they were sent: a garage has no signal, and a battery ends. */
export const useSiteNotes = (caseId: string) => {
  const [notes, setNotes] = useState(() => readNotes(caseId))
  useEffect(() => {
    try {
      window.localStorage.setItem(keyOf(caseId), JSON.stringify(notes))
    } catch {
      // Nothing can be kept in this browser; the page goes on.
    }
  }, [caseId, notes])
  const change = (changed: Partial<SiteNotes>): void => setNotes((before) => ({ ...before, ...changed }))
  const forget = (): void => setNotes(noNotes)
  return { notes, change, forget }
}

const listKey = 'site-list'

/** A case as it is kept in the phone for the way into the garage. */
export interface SiteCase {
  readonly caseId: string
  readonly version: number
  readonly compound: string
  readonly space: string
  readonly caseNumber: string | null
}

/** The cases that were on the list when there last was a signal. */
export const keptList = (): readonly SiteCase[] => {
  try {
    // Only this page writes under this name.
    return JSON.parse(window.localStorage.getItem(listKey) ?? '[]') as SiteCase[]
  } catch {
    return []
  }
}

const officeKey = 'site-office'

/** The office whose list this phone keeps; null = none, or its account has logged out. */
export const keptOffice = (): 'fire' | 'grid' | null => {
  try {
    const kept = window.localStorage.getItem(officeKey)
    return kept === 'fire' || kept === 'grid' ? kept : null
  } catch {
    return null
  }
}

/** Keeps whose list it is; null forgets it together with the list. */
export const keepOffice = (office: 'fire' | 'grid' | null): void => {
  try {
    if (office === null) {
      window.localStorage.removeItem(officeKey)
      window.localStorage.removeItem(listKey)
    } else window.localStorage.setItem(officeKey, office)
  } catch {
    // Then the list needs a signal.
  }
}

/** Keeps the list for when there is no signal. */
export const keepList = (cases: readonly SiteCase[]): void => {
  try {
    window.localStorage.setItem(listKey, JSON.stringify(cases))
  } catch {
    // Then the list needs a signal.
  }
}
