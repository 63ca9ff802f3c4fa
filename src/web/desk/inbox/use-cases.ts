import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { useTexts } from '../../texts/i18n.ts'
import { type CaseFilters, noFilters } from './case-filters.ts'

/** A case as lists show it. */
export type Summary = Schemas['CaseSummary']

/** Pages that are read without being asked for: so many cases can be sorted by their date. */
const pagesAtOnce = 5
/** A day's work is read whole: five thousand requests under way are more than a centre has. */
const pagesOfWork = 50

/** Order of a day's work: what is late first, then by the last day, what has none at the end. */
const byUrgency = (one: Summary, other: Summary): number => urgencyOf(one).localeCompare(urgencyOf(other))

const urgencyOf = ({ nextStep, filedOn }: Summary): string =>
  `${nextStep?.lateness ? 0 : 1} ${nextStep?.dueOn ?? '9999-12-31'} ${filedOn ?? '9999-12-31'}`

/** All cases of the caller that are not over, most urgent first. */
export const useRunningCases = () => useCases({ ...noFilters, running: 'true' }, true, pagesOfWork)

/** The cases of the caller under conditions, most urgent first. */
export const useCases = (
  filters: CaseFilters & { readonly running?: 'true' },
  enabled = true,
  pagesUnasked: number = pagesAtOnce,
) => {
  const { language } = useTexts()
  const set = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== ''))
  const list = useInfiniteQuery({
    queryKey: ['cases', language, set],
    enabled,
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      // A condition out of an address that the service does not know is refused by it, in words.
      const query = { ...set, limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) }
      return taken(await http.GET('/api/cases', { params: { query: query as never } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: 60_000,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const pages = list.data?.pages.length ?? 0
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < pagesUnasked) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, pages, pagesUnasked])
  const cases = (list.data?.pages ?? []).flatMap((page) => page.cases).toSorted(byUrgency)
  return { ...list, cases }
}
