import { useSyncExternalStore } from 'react'

const key = 'elder'

const listeners = new Set<() => void>()

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether this browser shows large type, one question a screen, and offers to read aloud. */
export const isElderMode = (): boolean => document.documentElement.dataset['elder'] === 'true'

/** The same, for a part of a page that changes with it at once. */
export const useElderMode = (): boolean => useSyncExternalStore(listen, isElderMode)

/** Sets large type as this browser last had it. */
export const startElderMode = (): void => {
  try {
    document.documentElement.dataset['elder'] = window.localStorage.getItem(key) === 'true' ? 'true' : 'false'
  } catch {
    // Nothing is kept in this browser: it begins in normal type.
  }
}

/** Turns large type on or off, and keeps the choice. */
export const turnElderMode = (on: boolean): void => {
  document.documentElement.dataset['elder'] = String(on)
  for (const listener of listeners) listener()
  try {
    window.localStorage.setItem(key, String(on))
  } catch {
    // Nothing is kept; the page goes on in the chosen type.
  }
}
