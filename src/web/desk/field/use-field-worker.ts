import { useEffect } from 'react'

/** Has the checklist kept in this phone, so that its page opens without signal. Only under this address, nowhere else. */
export const useFieldWorker = (): void => {
  useEffect(() => {
    if (!('serviceWorker' in navigator)) return
    // Where the browser keeps nothing, the page needs a signal to open; what was typed is kept all the same.
    navigator.serviceWorker.register('/desk/field-worker.js', { scope: '/desk/field' }).catch(() => {})
  }, [])
}
