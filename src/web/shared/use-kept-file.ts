import { useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '../../client/client.ts'

/** Loaded beside the page: what is shown first needs none of it. */
const store = () => import('./kept-files.ts')

const tabName = 'files-of'

/** Files belong to a tab, as what is typed does: whoever comes to this browser later in another tab finds none of them. */
const inThisTab = (name: string): string | null => {
  try {
    const tab = window.sessionStorage.getItem(tabName) ?? newKey()
    window.sessionStorage.setItem(tabName, tab)
    return `${tab} ${name}`
  } catch {
    return null
  }
}

/**
 * A photo or a recording that was not sent yet: loading the page again loses nothing. Where this browser keeps nothing, it stays with
 * the page.
 */
export const useKeptFile = (name: string): readonly [File | null, (file: File | null) => void] => {
  const [file, setFile] = useState<File | null>(null)
  const isChosen = useRef(false)
  useEffect(() => {
    let isLeft = false
    const kept = inThisTab(name)
    if (kept === null) return
    store()
      .then(({ keptFile }) => keptFile(kept))
      // What was chosen meanwhile is newer.
      .then((found) => isLeft || isChosen.current || setFile(found))
      .catch(() => {})
    return () => {
      isLeft = true
    }
  }, [name])
  const keep = useCallback(
    (chosen: File | null) => {
      isChosen.current = true
      setFile(chosen)
      const kept = inThisTab(name)
      if (kept === null) return
      store()
        .then(({ keepFile }) => keepFile(kept, chosen))
        .catch(() => {})
    },
    [name],
  )
  return [file, keep]
}
