import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { sayDay } from '../../../shared/days.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Sheet } from '../../../shared/sheet.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { AdoptButton } from './adopt-button.tsx'
import type { Draft, Writing } from './use-draft.ts'

interface Props {
  readonly draft: Draft
  readonly writing: Writing
  readonly isUnsaved: boolean
  /** The bureau tries and copies; the operator reads. */
  readonly isBureau: boolean
}

/** What a draft is called, how far it is saved, and the ways on. */
export const DraftHead = ({ draft, writing, isUnsaved, isBureau }: Props) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const { draftId, base, version, savedAt, mayWrite } = draft
  return (
    <section className="card">
      <div className="row spread">
        <h1>{draft.title[key]}</h1>
        <span className="chip warn">{t('desk.drafts.notInForce')}</span>
      </div>
      {mayWrite ? <TitleField draft={draft} writing={writing} /> : <p>{t('desk.drafts.ofColleague')}</p>}
      <p className="soft">
        {t('desk.drafts.basedOn', { title: base.title[key], version: base.version })} ·{' '}
        <span role="status">
          {writing.isSaving
            ? t('desk.drafts.saving')
            : isUnsaved
              ? t('desk.drafts.unsaved')
              : t('desk.drafts.saved', { version, day: sayDay(savedAt.slice(0, 10), language) })}
        </span>
      </p>
      <div className="actions no-print">
        {mayWrite ? (
          <button
            type="button"
            className="button"
            disabled={!draft.canTakeBack || isUnsaved || writing.isSaving}
            onClick={() => void writing.takeBack()}
          >
            {t('desk.drafts.takeBack')}
          </button>
        ) : null}
        {mayWrite ? <AdoptButton draft={draft} writing={writing} isUnsaved={isUnsaved} /> : null}
        {!isBureau ? null : draft.faultCount === 0 ? (
          <Link className="button main" to={`/desk/trials?draft=${draftId}`}>
            {t('desk.drafts.try')}
          </Link>
        ) : (
          <span className="soft">{t('desk.drafts.tryLater')}</span>
        )}
        <a className="button" href={`/api/rule-drafts/${draftId}/annex.pdf`} download={`${draft.packId}-annex.pdf`}>
          {t('desk.drafts.annex')}
        </a>
        <a className="button" href={`/api/rule-drafts/${draftId}/pack.json`} download={`${draft.packId}.json`}>
          {t('desk.drafts.file')}
        </a>
        {isBureau ? <CopyButton draftId={draftId} /> : null}
        {mayWrite ? <RemoveButton draft={draft} /> : null}
      </div>
    </section>
  )
}

const TitleField = ({ draft, writing }: Pick<Props, 'draft' | 'writing'>) => {
  const { t } = useTexts()
  const typed = writing.typed('title')
  const title = typed?.kind === 'title' ? typed.title : draft.title
  const [text, setText] = useState(title.zh)
  return (
    <label className="field">
      <span className="label">{t('desk.drafts.title')}</span>
      <input
        value={text}
        maxLength={200}
        onChange={({ target }) => {
          setText(target.value)
          const zh = target.value.trim()
          // A title in English of its own is written under “everything else”.
          if (zh !== '') writing.write('title', { kind: 'title', title: { zh, en: title.en === title.zh ? zh : title.en } })
        }}
      />
    </label>
  )
}

const CopyButton = ({ draftId }: { readonly draftId: string }) => {
  const { t } = useTexts()
  const navigate = useNavigate()
  const copy = useMutation({
    mutationFn: async () => taken(await http.POST('/api/rule-drafts', { body: { draftId } })),
    onSuccess: (draft) => navigate(`/desk/drafts/${draft.draftId}`),
  })
  return (
    <>
      <button type="button" className="button" disabled={copy.isPending} onClick={() => copy.mutate()}>
        {t('desk.drafts.copy')}
      </button>
      <ProblemNotice error={copy.error} />
    </>
  )
}

const RemoveButton = ({ draft }: { readonly draft: Draft }) => {
  const { t, language } = useTexts()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: async () => {
      taken(await http.DELETE('/api/rule-drafts/{draftId}', { params: { path: { draftId: draft.draftId } } }))
    },
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['rule-drafts'] })
      await navigate('/desk/drafts', { replace: true })
    },
  })
  return (
    <>
      <button type="button" className="button plain" onClick={() => setAsking(true)}>
        {t('desk.drafts.remove')}
      </button>
      {isAsking ? (
        <Sheet title={t('desk.drafts.remove')} onClose={() => setAsking(false)}>
          <p>{t('desk.drafts.removeAsk', { title: draft.title[language === 'en' ? 'en' : 'zh'] })}</p>
          <ProblemNotice error={remove.error} />
          <button type="button" className="button main" disabled={remove.isPending} onClick={() => remove.mutate()}>
            {t('desk.drafts.removeYes')}
          </button>
        </Sheet>
      ) : null}
    </>
  )
}
