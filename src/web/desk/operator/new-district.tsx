import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { usePacks } from './use-packs.ts'

/** A district that is not registered yet, with the rules of its new cases. */
export const NewDistrict = ({ onDone }: { readonly onDone: () => void }) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const packs = usePacks()
  const [code, setCode] = useState('')
  const [nameZh, setNameZh] = useState('')
  const [nameEn, setNameEn] = useState('')
  const [rulesPackId, setRulesPackId] = useState('')
  const make = useMutation({
    mutationFn: async () =>
      taken(
        await http.POST('/api/districts', {
          body: { code: code.trim(), nameZh: nameZh.trim(), nameEn: nameEn.trim(), rulesPackId },
        }),
      ),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['districts'] })
      onDone()
    },
  })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <label className="field">
        <span className="label">{t('desk.districts.code')}</span>
        <input required minLength={2} maxLength={20} value={code} onChange={(event) => setCode(event.target.value)} />
        <span className="hint">{t('desk.districts.codeHint')}</span>
      </label>
      <label className="field">
        <span className="label">{t('desk.districts.nameZh')}</span>
        <input required maxLength={40} value={nameZh} onChange={(event) => setNameZh(event.target.value)} />
      </label>
      <label className="field">
        <span className="label">{t('desk.districts.nameEn')}</span>
        <input required maxLength={60} value={nameEn} onChange={(event) => setNameEn(event.target.value)} />
      </label>
      <label className="field">
        <span className="label">{t('desk.districts.rules')}</span>
        <select required value={rulesPackId} onChange={(event) => setRulesPackId(event.target.value)}>
          <option value="">{t('form.choose')}</option>
          {packs.data
            ?.filter(({ standing }) => standing === 'inForce')
            .map(({ packId, title }) => (
              <option key={packId} value={packId}>
                {title[language === 'en' ? 'en' : 'zh']}
              </option>
            ))}
        </select>
      </label>
      <ProblemNotice error={make.error} />
      <button type="submit" className="button main wide" disabled={make.isPending}>
        {t(make.isPending ? 'waiting.saving' : 'desk.districts.make')}
      </button>
    </form>
  )
}
