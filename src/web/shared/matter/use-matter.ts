import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'

/** A matter of a compound as this caller sees it. */
export const useMatter = (matterId: string) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: ['matters', 'one', matterId, language],
    queryFn: async () => taken(await http.GET('/api/matters/{matterId}', { params: { path: { matterId } } })),
  })
}

/** A compound with its parts, and what of it is the caller's own. */
export const usePlan = (compoundId: string, enabled = true) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: ['plan', compoundId, language],
    enabled,
    queryFn: async () => taken(await http.GET('/api/compounds/{compoundId}/plan', { params: { path: { compoundId } } })),
  })
}
