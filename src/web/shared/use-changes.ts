import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

/** Reads a case anew when somebody else has changed it. The browser itself opens the stream again when it was cut. */
export const useChanges = (caseId: string): void => {
  const queries = useQueryClient()
  useEffect(() => {
    if (!('EventSource' in window)) return
    const source = new EventSource(`/api/cases/${caseId}/changes`)
    let known: string | null = null
    source.addEventListener('version', (event: MessageEvent<string>) => {
      if (known !== null && known !== event.data) {
        void queries.invalidateQueries({ queryKey: ['case', `/api/cases/${caseId}`] })
        void queries.invalidateQueries({ queryKey: ['events', caseId] })
      }
      known = event.data
    })
    return () => source.close()
  }, [caseId, queries])
}
