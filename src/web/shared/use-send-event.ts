import { useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { type CaseDoor, http } from './api.ts'
import { caseKey } from './queries.ts'
import { useWrite } from './use-write.ts'

/** Sends an event through the door by which the case was opened, held against the version that was seen. */
export const useSendEvent = (door: CaseDoor, seen: Pick<Schemas['Case'], 'version'>) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  return useWrite({
    write: async (key, event: Record<string, unknown>) => {
      // The service checks every event whole; what was drawn from its own form is not checked twice here.
      const body = event as never
      if ('token' in door) {
        const header = { 'idempotency-key': key }
        return taken(await http.POST('/api/links/{token}', { params: { path: door, header }, body }))
      }
      const header = { 'if-match': `"${seen.version}"`, 'idempotency-key': key }
      return taken(await http.POST('/api/cases/{caseId}/events', { params: { path: door, header }, body }))
    },
    // Refused or not: whatever stands on the page may be old by now.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: caseKey(door, language) }),
        queries.invalidateQueries({ queryKey: ['events'] }),
        queries.invalidateQueries({ queryKey: ['cases'] }),
      ]),
  })
}
