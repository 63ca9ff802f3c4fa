import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http, uploadDocument } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { shrinkPhoto } from '../../shared/shrink-photo.ts'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'
import { forgetVisit, type KeptVisit, keptVisits } from './kept-visits.ts'

/** The visits kept in this phone. */
export const useKeptVisits = () => useQuery({ queryKey: ['kept visits'], queryFn: keptVisits, retry: false })

/** What was noted before the filing joins the request: at once where it was just filed, else when its owner says so. */
export const JoinVisits = ({ seen, atOnce }: { readonly seen: Schemas['Case']; readonly atOnce: boolean }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const visits = useKeptVisits()
  const join = useWrite({
    write: async (_, all: readonly KeptVisit[]) => {
      for (const visit of all) {
        await sendVisit(seen, visit)
        await forgetVisit(visit.id)
      }
      return all.length
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['kept visits'] }),
        queries.invalidateQueries({ queryKey: ['case'] }),
        queries.invalidateQueries({ queryKey: ['events'] }),
      ]),
  })
  const started = useRef(false)
  const kept = visits.data ?? []
  const { mutate } = join
  useEffect(() => {
    if (!atOnce || started.current || kept.length === 0) return
    started.current = true
    mutate(kept)
  }, [atOnce, kept, mutate])
  if (join.data) return <p className="notice good">{t('visits.joined', { count: join.data })}</p>
  if (kept.length === 0 || seen.phase === 'draft' || seen.sight !== 'full') return null
  return (
    <section className="card no-print">
      <p>{t(join.isPending ? 'visits.joining' : 'visits.toJoin', { count: kept.length })}</p>
      <ProblemNotice error={join.error} />
      {join.isPending ? null : (
        <div className="actions">
          <button type="button" className="button" onClick={() => join.mutate(kept)}>
            {t('visits.join')}
          </button>
        </div>
      )}
    </section>
  )
}

/** Sends one visit with what shows it; every part goes under a key of the visit, so that a repeat sends nothing twice. */
export const sendVisit = async (seen: Schemas['Case'], visit: KeptVisit): Promise<void> => {
  const door = { caseId: seen.caseId }
  const evidence: string[] = []
  if (visit.photo) {
    const file = await shrinkPhoto(visit.photo)
    evidence.push((await uploadDocument(door, { kind: 'sitePhoto', file, key: `${visit.id}-photo` })).documentId)
  }
  if (visit.voice) {
    evidence.push((await uploadDocument(door, { kind: 'voiceNote', file: visit.voice, key: `${visit.id}-voice` })).documentId)
  }
  const header = { 'if-match': '*', 'idempotency-key': visit.id }
  const told = { evidence, ...(visit.words === '' ? {} : { words: visit.words }) }
  const body = eventOf(visit, seen.filedOn) as object
  // The service checks every event whole.
  taken(await http.POST('/api/cases/{caseId}/events', { params: { path: door, header }, body: { ...body, ...told } as never }))
}

/** Before the filing it is an attempt that starts no clock; on its day it is what happened to the request (H5). */
const eventOf = ({ on, at, to }: KeptVisit, filedOn: string | null): object => {
  if (filedOn === null || on < filedOn) {
    const result = to === null ? 'reached' : 'sentOn'
    return { type: 'owner.declareEarlierAttempts', attempts: [{ on, with: at, kind: 'visit', result }] }
  }
  if (to !== null) return { type: 'owner.reportReferral', from: at, to }
  return { type: 'owner.logContact', kind: 'visit', with: at, result: 'reached' }
}
