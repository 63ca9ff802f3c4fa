import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'

/** The drafts of rules of the office. */
export const useDrafts = () =>
  useQuery({ queryKey: ['rule-drafts'], queryFn: async () => taken(await http.GET('/api/rule-drafts')).drafts })
