import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import { shrinkPhoto } from '../../shared/shrink-photo.ts'
import { useKeptVisits } from './join-visits.tsx'
import { forgetVisit, type KeptVisit } from './kept-visits.ts'

/** What was noted in this phone goes to the draft by itself: another phone finds it there, and the filing takes it along. */
export const useVisitsToDraft = (draft: Schemas['Case'] | null) => {
  const queries = useQueryClient()
  const { data: kept = [] } = useKeptVisits()
  const move = useMutation({
    mutationFn: async ({ seen, visits }: { readonly seen: Schemas['Case']; readonly visits: readonly KeptVisit[] }) => {
      const moved: Schemas['DraftVisit'][] = []
      for (const visit of visits) moved.push(await uploaded(seen.caseId, visit))
      const params = { path: { caseId: seen.caseId } }
      const all = [...seen.keptVisits.filter(({ visitId }) => !moved.some((one) => one.visitId === visitId)), ...moved]
      taken(await http.PUT('/api/cases/{caseId}/draft/visits', { params, body: { visits: all } }))
      // The service has them: only now does the phone forget.
      for (const visit of visits) await forgetVisit(visit.id)
    },
    onSettled: () =>
      Promise.all([queries.invalidateQueries({ queryKey: ['kept visits'] }), queries.invalidateQueries({ queryKey: ['case'] })]),
  })
  const { mutate } = move
  const tried = useRef(0)
  useEffect(() => {
    if (draft?.phase !== 'draft' || kept.length === 0 || kept.length === tried.current) return
    // What did not arrive stays in the phone and is tried again when the page is opened again.
    tried.current = kept.length
    mutate({ seen: draft, visits: kept })
  }, [draft, kept, mutate])
  return move
}

/** Its photo and its voice note go first, each under a key of the visit: sent twice, they are kept once. */
const uploaded = async (caseId: string, visit: KeptVisit): Promise<Schemas['DraftVisit']> => {
  const evidence: string[] = []
  if (visit.photo) {
    const file = await shrinkPhoto(visit.photo)
    evidence.push((await uploadDocument({ caseId }, { kind: 'sitePhoto', file, key: `${visit.id}-photo` })).documentId)
  }
  if (visit.voice) {
    const { documentId } = await uploadDocument({ caseId }, { kind: 'voiceNote', file: visit.voice, key: `${visit.id}-voice` })
    evidence.push(documentId)
  }
  const { id: visitId, on, at, to } = visit
  // Both come from the lists of the page that noted them.
  const offices = { at, to } as Pick<Schemas['DraftVisit'], 'at' | 'to'>
  return { visitId, on, ...offices, words: visit.words === '' ? null : visit.words, evidence }
}
