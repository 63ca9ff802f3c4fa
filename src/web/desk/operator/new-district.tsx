import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { useTexts } from '../../texts/i18n.ts'
import { DeskForm } from './desk-form.tsx'
import { RulesChoice } from './rules-choice.tsx'

/** A district that is not registered yet, with the rules of its new cases. */
export const NewDistrict = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTexts()
  const queries = useQueryClient()
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
    <DeskForm sending={make} send={t('desk.districts.make')}>
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
      <RulesChoice value={rulesPackId} onChange={setRulesPackId} />
    </DeskForm>
  )
}
