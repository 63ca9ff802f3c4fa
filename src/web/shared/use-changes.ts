import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'

/**
 * Reads a case anew when it has another version than the one on the page: also when it changed after it was read and before
 * the stream was open. The browser itself opens the stream again when it was cut.
 */
export const useChanges = (caseId: string, version: number): void => {
  const queries = useQueryClient()
  const shown = useRef(version)
  shown.current = version
  useEffect(() => {
    if (!('EventSource' in window)) return
    const source = new EventSource(`/api/cases/${caseId}/changes`)
    source.addEventListener('version', (event: MessageEvent<string>) => {
      if (event.data === String(shown.current)) return
      void queries.invalidateQueries({ queryKey: ['case', `/api/cases/${caseId}`] })
      void queries.invalidateQueries({ queryKey: ['events', caseId] })
    })
    return () => source.close()
  }, [caseId, queries])
}
