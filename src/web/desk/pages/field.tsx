import { useEffect } from 'react'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { keepList, keptList } from '../field/kept-notes.ts'
import { SiteCheck } from '../field/site-check.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { noFilters } from '../inbox/case-filters.ts'
import { useCases } from '../inbox/use-cases.ts'

/** The checklist in a garage: all spaces of a compound on one way, kept in the phone where there is no signal. */
export const FieldPage = () => (
  <NeedParty parties={['fire', 'grid']}>{(me) => <Field office={me.party === 'fire' ? 'fire' : 'grid'} />}</NeedParty>
)

const Field = ({ office }: { readonly office: 'fire' | 'grid' }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.field'))
  const mine = useCases({ ...noFilters, holder: office })
  const { isSuccess } = mine
  const sites = mine.cases.map(({ caseId, version, compound, space, caseNumber }) => ({
    caseId,
    version,
    compound,
    space,
    caseNumber,
  }))
  useEffect(() => {
    if (isSuccess) keepList(sites)
  })
  const shown = (isSuccess ? sites : keptList()).toSorted((one, other) => one.compound.localeCompare(other.compound))
  return (
    <div className="page narrow">
      <h1>{t('desk.pages.field')}</h1>
      <p className="soft">{t('desk.field.lead')}</p>
      {mine.isError ? (
        <p className="notice warn" role="status">
          {t('desk.field.offline')}
        </p>
      ) : null}
      {mine.isPending && shown.length === 0 ? <Waiting /> : null}
      {isSuccess && shown.length === 0 ? <p className="card empty">{t('desk.field.none')}</p> : null}
      {shown.map((site) => (
        <SiteCheck key={site.caseId} office={office} site={site} />
      ))}
    </div>
  )
}
