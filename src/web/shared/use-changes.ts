import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { addressOf, type CaseDoor } from './api.ts'

/**
 * Reads a case anew when it has another version than the one on the page: also when it changed after it was read and before
 * the stream was open. The browser itself opens the stream again when it was cut.
 */
export const useChanges = (door: CaseDoor, version: number): void => {
  const address = addressOf(door)
  const queries = useQueryClient()
  const shown = useRef(version)
  shown.current = version
  useEffect(() => {
    if (!('EventSource' in window)) return
    const source = new EventSource(`${address}/changes`)
    source.addEventListener('version', (event: MessageEvent<string>) => {
      if (event.data === String(shown.current)) return
      void queries.invalidateQueries({ queryKey: ['case', address] })
      void queries.invalidateQueries({ queryKey: ['events'] })
    })
    return () => source.close()
  }, [address, queries])
}
