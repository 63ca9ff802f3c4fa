import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { caseKey } from '../queries.ts'

/** One hand-over, as an owner reads it. */
export type HandOver = Schemas['HandOvers']['handOvers'][number]
type Answers = Schemas['HandOverAnswers']['answers']

/** To whom data of a request go. */
export const useHandOvers = (caseId: string) => {
  const { language } = useTexts()
  return useQuery({
    queryKey: ['hand-overs', caseId, language],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/hand-overs', { params: { path: { caseId } } })),
  })
}

/** Says yes or no to hand-overs: a repeat of what holds is not recorded twice, so it needs no key. */
export const useAnswerHandOvers = (caseId: string, textVersion: string | undefined) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (answers: Answers) => {
      const body = { textVersion: textVersion ?? '', language: language === 'en' ? ('en' as const) : ('zh' as const), answers }
      return taken(await http.POST('/api/cases/{caseId}/hand-overs', { params: { path: { caseId } }, body }))
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['hand-overs', caseId] }),
        queries.invalidateQueries({ queryKey: caseKey({ caseId }, language) }),
      ]),
  })
}
