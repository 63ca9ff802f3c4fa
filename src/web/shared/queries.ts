import { onlineManager, QueryClient, useQuery } from '@tanstack/react-query'
import { ApiProblem, type Schemas, taken } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { addressOf, type CaseDoor, http } from './api.ts'
import { language, type PageLanguage } from './language.ts'

const isBeingRead = (error: unknown): boolean => error instanceof ApiProblem && error.problem.code === 'FIGURES_BEING_READ'

/** One cache for the page. What the service refused for good is not asked again by itself. */
export const makeQueryClient = (): QueryClient => {
  // Taken for online otherwise: a page that was opened without signal would not ask again when it is back.
  onlineManager.setOnline(navigator.onLine)
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A record that is being read is asked for until it is: meanwhile the page says how far it is.
        retry: (times, error) =>
          isBeingRead(error) || (!(error instanceof ApiProblem && error.problem.status < 500) && times < 2),
        retryDelay: (times, error) => (isBeingRead(error) ? 2000 : Math.min(1000 * 2 ** times, 30_000)),
        staleTime: 5_000,
        refetchOnWindowFocus: true,
      },
    },
  })
}

/** What the first answer of the service already brought along; it need not be asked for again. */
interface FirstAnswers {
  readonly language: PageLanguage
  readonly me: Schemas['Me'] | null
  readonly seen: Schemas['Case'] | null
}

/** Takes what the page was sent with, where it is in the language of this browser. */
export const takeFirstAnswers = (queries: QueryClient): void => {
  const brought = document.getElementById('first-answers')?.textContent
  if (!brought) return
  // The service writes it with each page, from the very answers that the page would ask for.
  const first = JSON.parse(brought) as FirstAnswers
  queries.setQueryData(['me'], first.me)
  if (first.seen && first.language === language()) {
    queries.setQueryData(caseKey({ caseId: first.seen.caseId }, first.language), first.seen)
  }
}

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
