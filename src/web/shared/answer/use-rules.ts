import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { http } from '../api.ts'

/** The rules of the place, as published. A pack in force never changes. */
export const useRules = (packId: string) =>
  useQuery({
    queryKey: ['rules', packId],
    queryFn: async () => taken(await http.GET('/api/rules/{packId}', { params: { path: { packId } } })).rules,
    staleTime: Number.POSITIVE_INFINITY,
  })
