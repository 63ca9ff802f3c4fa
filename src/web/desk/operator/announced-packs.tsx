import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay, sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { useAnnounced, useRulesChanged } from './use-announcing.ts'

/** The packs that were announced here; what is still to come can be taken back. */
export const AnnouncedPacks = () => {
  const { t } = useTexts()
  const announced = useAnnounced()
  return (
    <section className="stack" aria-label={t('desk.rulePacks.all')}>
      <h2>{t('desk.rulePacks.all')}</h2>
      <ProblemNotice error={announced.error} onRetry={() => void announced.refetch()} />
      {announced.isPending ? <Waiting /> : null}
      {announced.data?.length === 0 ? <p className="card empty">{t('desk.rulePacks.none')}</p> : null}
      <ul className="stack">
        {announced.data?.map((one) => (
          <li className="card" key={one.number}>
            <AnnouncedPack one={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const AnnouncedPack = ({ one }: { readonly one: Schemas['AnnouncedPack'] }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const changed = useRulesChanged()
  const [asking, setAsking] = useState(false)
  const { number, pack, state, announcedAt, takenBackAt } = one
  const named = { title: pack.title[key], version: pack.version }
  const takeBack = useMutation({
    mutationFn: async () => taken(await http.POST('/api/rule-packs/{number}/take-back', { params: { path: { number } } })),
    onSettled: changed,
    onSuccess: () => setAsking(false),
  })
  return (
    <div className="stack tight">
      <div className="row spread">
        <h3>{t('desk.rulePacks.version', named)}</h3>
        <span className={`chip ${state === 'inForce' ? 'good' : state === 'coming' ? 'warn' : ''}`}>
          {t(`desk.rulePacks.state.${state}`)}
        </span>
      </div>
      <p className="soft small wrap">
        {pack.packId} · {pack.place.name[key]} ·{' '}
        {t('desk.rulePacks.fromDay', {
          day: sayDay(pack.inForceFrom, language),
          announced: sayInstant(announcedAt, language),
        })}
        {takenBackAt ? ` · ${t('desk.rulePacks.takenBackOn', { day: sayInstant(takenBackAt, language) })}` : ''}
      </p>
      <ProblemNotice error={takeBack.error} />
      {asking ? (
        <p className="notice warn" role="alert">
          {t('desk.rulePacks.takeBackHarm', named)}
        </p>
      ) : null}
      <div className="row">
        <a className="button" href={`/api/rule-packs/${number}/file.json`} download>
          {t('desk.rulePacks.download')}
        </a>
        {state !== 'coming' ? null : asking ? (
          <>
            <button type="button" className="button main" disabled={takeBack.isPending} onClick={() => takeBack.mutate()}>
              {t('desk.rulePacks.takeBackSure')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('action.back')}
            </button>
          </>
        ) : (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('desk.rulePacks.takeBack')}
            <span className="sr">{t('desk.rulePacks.version', named)}</span>
          </button>
        )}
      </div>
    </div>
  )
}
