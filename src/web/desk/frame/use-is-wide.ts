import { useSyncExternalStore } from 'react'

const wide = window.matchMedia('(min-width: 860px)')

const listen = (tell: () => void) => {
  wide.addEventListener('change', tell)
  return () => wide.removeEventListener('change', tell)
}

/** Whether there is room for a table. */
export const useIsWide = (): boolean => useSyncExternalStore(listen, () => wide.matches)
