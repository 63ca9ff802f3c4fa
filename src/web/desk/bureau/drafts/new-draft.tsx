import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { type Schemas, taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { ProblemNotice } from '../../../shared/problem-notice.tsx'
import { Sheet } from '../../../shared/sheet.tsx'
import { useTexts } from '../../../texts/i18n.ts'
import { usePacks } from '../../operator/use-packs.ts'
import { useDrafts } from './use-drafts.ts'

/** Begins a draft: from which rules, under which title, and perhaps from a file. */
export const NewDraft = ({ onClose }: { readonly onClose: () => void }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [packs, drafts] = [usePacks(), useDrafts()]
  const [base, setBase] = useState('')
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const begin = useMutation({
    mutationFn: async (body: Schemas['NewRuleDraft']) => taken(await http.POST('/api/rule-drafts', { body })),
    onSuccess: async ({ draftId }) => {
      await queries.invalidateQueries({ queryKey: ['rule-drafts'] })
      await navigate(`/desk/drafts/${draftId}`, { replace: true })
    },
  })
  const [kind, id = ''] = base.split(':')
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const called = title.trim() === '' ? {} : { title: title.trim() }
    if (kind === 'draft') begin.mutate({ draftId: id, ...called })
    else begin.mutate({ packId: id, ...called, ...(text === '' ? {} : { text }) })
  }
  return (
    <Sheet title={t('desk.drafts.make')} onClose={onClose}>
      <form className="stack" onSubmit={send}>
        <label className="field">
          <span className="label">{t('desk.drafts.base')}</span>
          <select required value={base} onChange={({ target }) => setBase(target.value)}>
            <option value="">{t('form.choose')}</option>
            <optgroup label={t('desk.drafts.packs')}>
              {packs.data?.map((pack) => (
                <option key={pack.packId} value={`pack:${pack.packId}`}>
                  {pack.title[key]}
                </option>
              ))}
            </optgroup>
            {drafts.data?.length ? (
              <optgroup label={t('desk.drafts.earlier')}>
                {drafts.data.map((draft) => (
                  <option key={draft.draftId} value={`draft:${draft.draftId}`}>
                    {draft.title[key]}
                  </option>
                ))}
              </optgroup>
            ) : null}
          </select>
          <span className="hint">{t('desk.drafts.baseHint')}</span>
        </label>
        <label className="field">
          <span className="label">{t('desk.drafts.title')}</span>
          <input value={title} maxLength={200} onChange={({ target }) => setTitle(target.value)} />
          <span className="hint">{t('desk.drafts.titleHint')}</span>
        </label>
        {kind === 'draft' ? null : (
          <label className="field">
            <span className="label">{t('desk.drafts.upload')}</span>
            <input
              type="file"
              accept="application/json,.json"
              onChange={async ({ target }) => setText((await target.files?.[0]?.text()) ?? '')}
            />
            <span className="hint">{t('desk.drafts.uploadHint')}</span>
          </label>
        )}
        <ProblemNotice error={begin.error} />
        <button type="submit" className="button main" disabled={begin.isPending}>
          {t('desk.drafts.begin')}
        </button>
      </form>
    </Sheet>
  )
}
