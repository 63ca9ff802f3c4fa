import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'react-router'
import { partyLabels } from '../../../../workflows/labels/parties.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { useKeptVisits } from '../visits/join-visits.tsx'
import { forgetVisit, type KeptVisit, keepVisit } from '../visits/kept-visits.ts'
import { VisitForm } from '../visits/visit-form.tsx'
import { VisitsOfMyDraft } from '../visits/with-draft.tsx'

/** Offices that owners are sent to, most usual first. */
const offices = ['property', 'community', 'centre', 'fire', 'grid', 'bureau', 'authority'] as const

/** "I was there today", before there is a request: twenty seconds, no login, kept in this phone until a request takes it. */
export const VisitsPage = () => {
  const { t } = useTexts()
  usePageTitle(t('visits.title'))
  return (
    <div className="page narrow">
      <NewVisit />
      <VisitsOfMyDraft />
      <KeptList />
    </div>
  )
}

const NewVisit = () => {
  const { t } = useTexts()
  const queries = useQueryClient()
  const keep = useMutation({
    mutationFn: keepVisit,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['kept visits'] }),
  })
  return (
    <section className="card">
      <h1>{t('visits.title')}</h1>
      <p className="soft">{t('visits.lead')}</p>
      <VisitForm
        name="visit"
        offices={offices}
        save={t('visits.keep')}
        isSaving={keep.isPending}
        onSave={(visit) => keep.mutateAsync(visit)}
      >
        {keep.error ? <p className="notice bad">{t('visits.notKept')}</p> : null}
        {keep.isSuccess ? (
          <p className="notice good" role="status">
            {t('visits.keptNow')}
          </p>
        ) : null}
      </VisitForm>
    </section>
  )
}

const KeptList = () => {
  const { t } = useTexts()
  const visits = useKeptVisits()
  if (visits.error) return <ProblemNotice error={visits.error} />
  if (!visits.data || visits.data.length === 0) return null
  return (
    <section className="card">
      <h2>{t('visits.list', { count: visits.data.length })}</h2>
      <p className="soft">{t('visits.listHint')}</p>
      <ul className="stack">
        {visits.data.map((visit) => (
          <li key={visit.id}>
            <VisitLine visit={visit} />
          </li>
        ))}
      </ul>
      <div className="actions">
        <Link className="button" to="/new">
          {t('home.file')}
        </Link>
        <Link className="button" to="/cases">
          {t('app.myCases')}
        </Link>
      </div>
    </section>
  )
}

const VisitLine = ({ visit }: { readonly visit: KeptVisit }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const forget = useMutation({
    mutationFn: () => forgetVisit(visit.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['kept visits'] }),
  })
  const nameOf = (party: string) => {
    const known = offices.find((one) => one === party)
    return known ? partyLabels[known][language === 'en' ? 'en' : 'zh'] : party
  }
  return (
    <div className="stack tight">
      <div className="row spread">
        <span>
          {sayDay(visit.on, language)} · {nameOf(visit.at)}
          {visit.to ? ` → ${nameOf(visit.to)}` : ''}
        </span>
        <button type="button" className="button plain" onClick={() => forget.mutate()}>
          {t('visits.forget')}
        </button>
      </div>
      <p className="soft small wrap">
        {[visit.photo ? t('visits.photoTaken') : '', visit.voice ? t('voice.recorded') : '', visit.words]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  )
}
