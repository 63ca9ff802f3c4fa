import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Link } from 'react-router'
import { partyLabels } from '../../../../workflows/labels/parties.ts'
import { newKey } from '../../../client/client.ts'
import { sayDay, todayInShanghai } from '../../shared/days.ts'
import { PhotoButton } from '../../shared/photo-button.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { VoiceButton } from '../../shared/voice-button.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { useKeptVisits } from '../visits/join-visits.tsx'
import { forgetVisit, type KeptVisit, keepVisit } from '../visits/kept-visits.ts'
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
  const { t, language } = useTexts()
  const id = useId()
  const queries = useQueryClient()
  const [at, setAt] = useState('')
  const [to, setTo] = useState('')
  const [words, setWords] = useState('')
  const [photo, setPhoto] = useState<File | null>(null)
  const [voice, setVoice] = useState<File | null>(null)
  const keep = useMutation({
    mutationFn: () =>
      keepVisit({ id: newKey(), on: todayInShanghai(), at, to: to === '' ? null : to, words: words.trim(), photo, voice }),
    onSuccess: () => {
      setAt('')
      setTo('')
      setWords('')
      setPhoto(null)
      setVoice(null)
      return queries.invalidateQueries({ queryKey: ['kept visits'] })
    },
  })
  const names = offices.map((party) => ({ party, name: partyLabels[party][language === 'en' ? 'en' : 'zh'] }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  return (
    <form className="card" onSubmit={submit}>
      <h1>{t('visits.title')}</h1>
      <p className="soft">{t('visits.lead')}</p>
      <fieldset>
        <legend>{t('visits.at')}</legend>
        <div className="choices two-wide">
          {names.map(({ party, name }) => (
            <label className="choice" key={party}>
              <input type="radio" name={id} required checked={at === party} onChange={() => setAt(party)} />
              <span>{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-to`}>{t('visits.to')}</label>
        <select id={`${id}-to`} value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">{t('visits.nowhere')}</option>
          {names
            .filter(({ party }) => party !== at)
            .map(({ party, name }) => (
              <option key={party} value={party}>
                {name}
              </option>
            ))}
        </select>
      </div>
      <div className="actions">
        <PhotoButton
          label={t(photo ? 'visits.photoTaken' : 'visits.photo')}
          purpose={t('visits.title')}
          sending={false}
          onFiles={([file]) => setPhoto(file ?? null)}
        />
        <VoiceButton recorded={voice} onRecorded={setVoice} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('visits.words')}</label>
        <textarea id={`${id}-words`} maxLength={2000} value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      {keep.error ? <p className="notice bad">{t('visits.notKept')}</p> : null}
      {keep.isSuccess && at === '' ? (
        <p className="notice good" role="status">
          {t('visits.keptNow')}
        </p>
      ) : null}
      <button type="submit" className="button main wide" disabled={keep.isPending}>
        {t('visits.keep')}
      </button>
    </form>
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
