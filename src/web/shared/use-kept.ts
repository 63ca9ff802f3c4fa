import { useEffect, useRef, useState } from 'react'
import type { Schemas } from '../../client/client.ts'

const read = <T>(name: string): Partial<T> | null => {
  try {
    // Only the page of this name writes there.
    return JSON.parse(window.sessionStorage.getItem(name) ?? 'null') as Partial<T> | null
  } catch {
    return null
  }
}

const write = (name: string, value: unknown): void => {
  try {
    if (value === null) window.sessionStorage.removeItem(name)
    else window.sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Nothing can be kept in this browser; the page goes on.
  }
}

/** What is being written, kept in this tab: loading the page again, or closing a sheet by mistake, loses nothing. */
export const useKept = <T extends object>(name: string, start: T) => {
  const [{ kept, isRestored }, setKept] = useState(() => {
    const found = read<T>(name)
    // A part that a later page added has its start.
    return { kept: { ...start, ...found }, isRestored: found !== null }
  })
  const latest = useRef(kept)
  const change = (changed: Partial<T>): void => {
    latest.current = { ...latest.current, ...changed }
    // At once, not when the page is drawn: what was sent is forgotten also by a page that is already gone.
    write(name, latest.current)
    setKept((before) => ({ ...before, kept: latest.current }))
  }
  const forget = (): void => {
    latest.current = start
    write(name, null)
    setKept({ kept: start, isRestored: false })
  }
  return { kept, change, forget, isRestored }
}

const keeperName = 'kept-by'

/** The database of this browser for photos and recordings that were not sent yet. */
export const unsentFiles = 'unsent-files'

/** Forgets everything that this tab keeps: whoever logs out leaves nothing of theirs, or of others, behind. */
export const forgetAll = (): void => {
  try {
    window.sessionStorage.clear()
    window.indexedDB.deleteDatabase(unsentFiles)
  } catch {
    // There was nothing to forget.
  }
}

/** What this tab keeps belongs to whoever is logged in: another person finds nothing of it. What nobody wrote yet goes along. */
export const keepFor = (accountId: string): void => {
  const keeper = read<{ accountId: string }>(keeperName)
  if (keeper !== null && keeper.accountId !== accountId) forgetAll()
  write(keeperName, { accountId })
}

/** Watches over it on every page. */
export const useKeeper = (me: Schemas['Me'] | null | undefined): void => {
  const accountId = me?.accountId
  useEffect(() => {
    if (accountId !== undefined) keepFor(accountId)
  }, [accountId])
}
