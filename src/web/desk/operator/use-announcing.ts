import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { useKept } from '../../shared/use-kept.ts'

type Asked = Schemas['AskedAnnouncement']

/** A pack that was checked, as it was then. */
export interface CheckedPack {
  readonly asked: Asked
  readonly check: Schemas['PackCheck']
}

/** The packs that were announced, the latest first. */
export const useAnnounced = () =>
  useQuery({
    queryKey: ['rule-packs'],
    queryFn: async () => taken(await http.GET('/api/rule-packs')).packs,
  })

/** Forgets what pages know of the rules: there are others now. */
export const useRulesChanged = () => {
  const queries = useQueryClient()
  return async (): Promise<void> => {
    const touched = ['rule-packs', 'packs', 'pack', 'compare', 'districts']
    await Promise.all(touched.map((key) => queries.invalidateQueries({ queryKey: [key] })))
  }
}

/** A pack on its way: what is written is kept in this tab, what was checked holds only for what was checked. */
export const useAnnouncing = () => {
  const changed = useRulesChanged()
  const { kept, change, forget, isRestored } = useKept('rule-pack', { text: '', from: '', districts: [] as readonly string[] })
  const asked: Asked = { text: kept.text, from: kept.from === '' ? null : kept.from, districts: [...kept.districts] }
  const check = useMutation({
    mutationFn: async (body: Asked): Promise<CheckedPack> => ({
      asked: body,
      check: taken(await http.POST('/api/rule-packs/check', { body })),
    }),
  })
  const announce = useMutation({
    mutationFn: async (body: Asked) => taken(await http.POST('/api/rule-packs', { body })),
    onSuccess: async () => {
      forget()
      check.reset()
      await changed()
    },
  })
  const isCurrent = JSON.stringify(check.data?.asked) === JSON.stringify(asked)
  return { kept, change, forget, isRestored, asked, check, announce, isCurrent }
}
