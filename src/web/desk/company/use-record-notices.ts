import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'

/** What the company was told of its own record, and what it replied. */
export const useRecordNotices = () =>
  useQuery({ queryKey: ['company notices'], queryFn: async () => taken(await http.GET('/api/company/notices')) })
