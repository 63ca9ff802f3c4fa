import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'

/** All rule packs. */
export const usePacks = () =>
  useQuery({
    queryKey: ['packs'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => taken(await http.GET('/api/rules')).packs,
  })
