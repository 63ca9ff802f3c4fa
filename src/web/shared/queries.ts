import { QueryClient, useQuery } from '@tanstack/react-query'
import { ApiProblem, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { addressOf, type CaseDoor, http } from './api.ts'

/** One cache for the page. What the service refused for good is not asked again by itself. */
export const makeQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: {
        retry: (times, error) => !(error instanceof ApiProblem && error.problem.status < 500) && times < 2,
        staleTime: 5_000,
        refetchOnWindowFocus: true,
      },
    },
  })

/** Who is logged in; null = nobody. */
export const useMe = () =>
  useQuery({
    queryKey: ['me'],
    queryFn: async () => {
      const answer = await http.GET('/api/me')
      return answer.response.status === 401 ? null : taken(answer)
    },
    staleTime: 60_000,
  })

/** The key under which a case is kept. */
export const caseKey = (door: CaseDoor, language: string): readonly string[] => ['case', addressOf(door), language]

/** A case as this caller sees it, by account or by link. */
export const useCase = (door: CaseDoor) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: caseKey(door, language),
    queryFn: async () =>
      'token' in door
        ? taken(await http.GET('/api/links/{token}', { params: { path: door } }))
        : taken(await http.GET('/api/cases/{caseId}', { params: { path: door } })),
  })
}

/** The form of an event. */
export const useForm = (type: string) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: ['form', type, language],
    queryFn: async () => taken(await http.GET('/api/forms/{type}', { params: { path: { type: type as never } } })),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
