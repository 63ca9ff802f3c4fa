import { newKey } from '../../client/client.ts'

/**
 * Each open sheet has an entry in the history of the browser, so that "back", the gesture of a phone, closes the sheet and
 * not the page under it. The entry has the address of the page; it only names the sheets that are open there.
 */

const open = new Map<string, () => void>()
/** A way back that this file has asked for and the browser has not gone yet. */
let isGoing = false
let isListening = false

const namedHere = (): readonly string[] => {
  // Only this file writes this name into the state of an entry.
  const { sheets } = (window.history.state ?? {}) as { readonly sheets?: readonly string[] }
  return sheets ?? []
}

/** Brings the history to what is open: one entry a sheet, and none for a sheet that is closed. */
const settle = (): void => {
  if (isGoing) return
  const [here, sheets] = [namedHere(), [...open.keys()]]
  const surplus = here.length - sheets.length
  if (surplus > 0) {
    isGoing = true
    window.history.go(-surplus)
  } else if (surplus < 0) window.history.pushState({ ...window.history.state, sheets }, '')
  // One sheet has taken the place of another.
  else if (here.some((name) => !open.has(name))) window.history.replaceState({ ...window.history.state, sheets }, '')
}

const onMoved = (): void => {
  if (isGoing) isGoing = false
  else {
    const here = namedHere()
    for (const [name, close] of [...open]) {
      if (here.includes(name)) continue
      open.delete(name)
      close()
    }
  }
  // An entry of a sheet that is no longer there, met by "forward", is left at once.
  settle()
}

/** Begins: a page that was loaded again on the entry of a sheet stands there without it. */
export const startSheetHistory = (): void => {
  if (isListening) return
  isListening = true
  window.addEventListener('popstate', onMoved)
  settle()
}

/** Enters a sheet that has opened; gives what leaves its entry again. */
export const enterSheet = (close: () => void): (() => void) => {
  const name = newKey()
  open.set(name, close)
  settle()
  return () => {
    open.delete(name)
    // Whoever closed it may open another sheet, or another page, in the same breath.
    setTimeout(settle)
  }
}
