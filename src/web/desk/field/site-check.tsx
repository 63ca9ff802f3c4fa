import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState } from 'react'
import { Link } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { LimitList } from '../../shared/case/fire-limits.tsx'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ActState } from './act-state.tsx'
import type { QueuedAct } from './kept-acts.ts'
import { keepVisit, keptVisit, readNotes, type SiteCase, usePointsSaid, useSiteNotes } from './kept-notes.ts'
import { useSitePhotos } from './kept-photos.ts'
import { isAnswered, saidInWords } from './said-on-site.ts'
import { SiteFinding } from './site-finding.tsx'
import { SitePictures } from './site-pictures.tsx'
import { SitePoints } from './site-points.tsx'
import { SiteWays } from './site-ways.tsx'
import type { useWays } from './use-ways.ts'

interface Props {
  readonly site: SiteCase
  /** The space before it on the same way: garages are much the same from space to space. */
  readonly before: SiteCase | null
  readonly ways: ReturnType<typeof useWays>
  readonly accountId: string | null
  /** What was said of it and has not arrived yet; null = nothing. */
  readonly queued: QueuedAct | null
  readonly isSending: boolean
}

/** The list of points by the rules of a case; without signal, as it was last read. */
const useVisit = (caseId: string) => {
  const { language } = useTexts()
  const asked = useQuery({
    queryKey: ['site-visit', caseId, language],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/site-visit', { params: { path: { caseId } } })),
  })
  useEffect(() => {
    if (asked.data) keepVisit(caseId, language, asked.data)
  }, [asked.data, caseId, language])
  return { visit: asked.data ?? keptVisit(caseId, language), isWaiting: asked.isPending && asked.fetchStatus === 'fetching' }
}

/** One space in the garage: what was seen, the honest ways out, and the sending when there is a signal again. */
export const SiteCheck = ({ site, before, ways, accountId, queued, isSending }: Props) => {
  const { t } = useTexts()
  const id = useId()
  const { caseId } = site
  const { notes, change, say, forget } = useSiteNotes(site)
  const { photos, add, remove } = useSitePhotos(caseId)
  const ofPlace = photos.filter(({ point }) => point === null)
  const { visit, isWaiting } = useVisit(caseId)
  const [sent, setSent] = useState(false)
  const said = visit
    ? saidInWords(
        visit,
        notes,
        (word) => t(`form.${word}`),
        (what, answer) => t('desk.field.said', { what, answer }),
      ).join(t('desk.field.next'))
    : ''
  const words = [said === '' ? '' : t('desk.field.looked', { what: said }), notes.words.trim()]
    .filter((part) => part !== '')
    .join(' ')
  const done = (): void => {
    forget()
    void remove(photos.map((photo) => photo.id))
    setSent(true)
  }
  const answered = visit ? visit.checks.filter((point) => isAnswered(point, notes.said[point.id])).length : 0
  return (
    <section className="card" aria-label={`${site.compound} ${site.space}`}>
      <h3>
        {site.compound} {site.space} <span className="soft small number">{site.caseNumber}</span>
      </h3>
      {sent ? (
        <p className="notice good" role="status">
          {t('desk.field.sent')}
        </p>
      ) : null}
      {isWaiting && !visit ? <Waiting /> : null}
      {!isWaiting && !visit ? <p className="notice warn">{t('desk.field.noVisit')}</p> : null}
      {visit && visit.checks.length > 0 ? (
        <details open>
          <summary>{t('desk.field.checks', { answered, count: visit.checks.length })}</summary>
          <div className="stack">
            {before && answered === 0 ? (
              <SameAs before={before} onTake={() => change({ said: readNotes(before.caseId).said })} />
            ) : null}
            <SitePoints
              visit={visit}
              notes={notes}
              photos={photos}
              onSay={say}
              onPhotos={(point, files) => void add(point, files)}
              onRemove={(photo) => void remove([photo])}
            />
          </div>
        </details>
      ) : null}
      {visit && visit.checks.length === 0 ? <p className="soft">{t('desk.field.noChecks')}</p> : null}
      {visit && visit.limits.length > 0 ? (
        <details>
          <summary>{t('case.limits')}</summary>
          <LimitList limits={visit.limits} />
        </details>
      ) : null}
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('desk.field.words')}</label>
        <textarea
          id={`${id}-words`}
          value={notes.words}
          maxLength={1500}
          onChange={(event) => change({ words: event.target.value })}
        />
        <span className="hint">{t('desk.field.kept')}</span>
      </div>
      <div className="row no-print">
        <PhotoButton
          label={t('desk.field.photoOfPlace')}
          purpose={site.space}
          sending={false}
          onFiles={(files) => void add(null, files)}
        />
        <SitePictures photos={ofPlace} of={site.space} onRemove={(photo) => void remove([photo])} />
      </div>
      {visit?.finding ? (
        <SiteFinding
          caseId={caseId}
          visit={visit}
          finding={visit.finding}
          notes={notes}
          words={words}
          photos={photos}
          onChoose={(name, value) => change({ chosen: { ...notes.chosen, [name]: value } })}
          onSent={done}
        />
      ) : null}
      {visit && !visit.finding ? <p className="notice">{t('desk.field.notAsked')}</p> : null}
      {queued ? <ActState act={queued} isSending={isSending} /> : null}
      <div className="actions">
        {queued ? null : (
          <SiteWays site={site} ways={ways} words={words} photos={ofPlace.map((photo) => photo.id)} accountId={accountId} />
        )}
        <Link className="button plain" to={`/desk/cases/${caseId}`}>
          {t('desk.field.wholeCase')}
        </Link>
      </div>
    </section>
  )
}

/** Takes over what was said of the space before: only the points, never the finding. */
const SameAs = ({ before, onTake }: { readonly before: SiteCase; readonly onTake: () => void }) => {
  const { t } = useTexts()
  if (usePointsSaid(before.caseId) === 0) return null
  return (
    <button type="button" className="button no-print" onClick={onTake}>
      {t('desk.field.sameAs', { space: before.space })}
    </button>
  )
}
