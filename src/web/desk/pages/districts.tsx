import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { useDistricts } from '../operator/district-choices.tsx'
import { NewDistrict } from '../operator/new-district.tsx'
import { RulesChoice } from '../operator/rules-choice.tsx'

/** The districts and the rules of new cases in each. */
export const DistrictsPage = () => <NeedParty parties={['operator']}>{() => <Districts />}</NeedParty>

const Districts = () => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.districts'))
  const [making, setMaking] = useState(false)
  const districts = useDistricts()
  return (
    <div className="page">
      <div className="row spread">
        <h1>{t('desk.pages.districts')}</h1>
        <button type="button" className="button main" onClick={() => setMaking(true)}>
          {t('desk.districts.make')}
        </button>
      </div>
      <p className="soft">{t('desk.districts.lead')}</p>
      <ProblemNotice error={districts.error} onRetry={() => void districts.refetch()} />
      {districts.isPending ? <Waiting /> : null}
      {districts.data?.length === 0 ? <p className="card empty">{t('desk.districts.none')}</p> : null}
      <ul className="stack">
        {districts.data?.map((district) => (
          <li className="card" key={district.code}>
            <District district={district} />
          </li>
        ))}
      </ul>
      {making ? (
        <Sheet title={t('desk.districts.make')} onClose={() => setMaking(false)}>
          <NewDistrict onDone={() => setMaking(false)} />
        </Sheet>
      ) : null}
    </div>
  )
}

const District = ({ district }: { readonly district: Schemas['District'] }) => {
  const { language } = useTexts()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: async (rulesPackId: string) =>
      taken(await http.PATCH('/api/districts/{code}', { params: { path: { code: district.code } }, body: { rulesPackId } })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['districts'] }),
  })
  return (
    <>
      <h2>
        {language === 'en' ? district.nameEn : district.nameZh} <span className="soft small number">{district.code}</span>
      </h2>
      <RulesChoice value={district.rulesPackId} disabled={change.isPending} onChange={change.mutate} />
      <ProblemNotice error={change.error} />
    </>
  )
}
