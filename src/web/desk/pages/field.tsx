import { useEffect } from 'react'
import { useMe } from '../../shared/queries.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { keepList, keepOffice, keptList, keptOffice, type SiteCase } from '../field/kept-notes.ts'
import { NotesBeside } from '../field/notes-beside.tsx'
import { SiteCheck } from '../field/site-check.tsx'
import { useFieldWorker } from '../field/use-field-worker.ts'
import { VisitNotice } from '../field/visit-notice.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { noFilters } from '../inbox/case-filters.ts'
import { useCases } from '../inbox/use-cases.ts'

/** The checklist in a garage: all spaces of a compound on one way. It opens without signal, with the list that this phone keeps. */
export const FieldPage = () => {
  const me = useMe()
  useFieldWorker()
  const office = officeOf(me.data?.party)
  useEffect(() => {
    if (me.isSuccess) keepOffice(office)
  }, [me.isSuccess, office])
  // Without signal nobody can ask who is logged in: the phone knows whose list it keeps, and nothing can be sent anyhow.
  const isCut = me.isError || (me.isPending && me.fetchStatus === 'paused')
  const kept = isCut ? keptOffice() : null
  if (kept !== null) return <Field office={kept} />
  return <NeedParty parties={['fire', 'grid']}>{(one) => <Field office={officeOf(one.party) ?? 'fire'} />}</NeedParty>
}

const officeOf = (party: string | undefined): 'fire' | 'grid' | null => (party === 'fire' || party === 'grid' ? party : null)

/** In the order in which somebody walks past them. */
const byPlace = (one: SiteCase, other: SiteCase): number =>
  one.compound.localeCompare(other.compound, 'zh-CN') || one.space.localeCompare(other.space, 'zh-CN', { numeric: true })

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
  const shown = (isSuccess ? sites : keptList()).toSorted(byPlace)
  return (
    <div className="page narrow">
      <h1>{t('desk.pages.field')}</h1>
      <p className="soft">{t('desk.field.lead')}</p>
      {mine.isError || mine.fetchStatus === 'paused' ? (
        <p className="notice warn" role="status">
          {t('desk.field.offline')}
        </p>
      ) : null}
      {mine.isPending && shown.length === 0 ? <Waiting /> : null}
      {isSuccess && shown.length === 0 ? <p className="card empty">{t('desk.field.none')}</p> : null}
      {shown.length > 0 ? (
        <div className="actions no-print">
          <button type="button" className="button" onClick={() => window.print()}>
            {t('desk.field.print')}
          </button>
        </div>
      ) : null}
      {isSuccess ? <NotesBeside sites={sites} /> : null}
      {[...Map.groupBy(shown, ({ compound }) => compound)].map(([compound, sites]) => (
        <section className="stack" key={compound} aria-label={compound}>
          <div className="row spread">
            <h2>{t('desk.field.trip', { compound, count: sites.length })}</h2>
            <VisitNotice office={office} compound={compound} sites={sites} />
          </div>
          {sites.map((site, index) => (
            <SiteCheck key={site.caseId} office={office} site={site} before={sites[index - 1] ?? null} />
          ))}
        </section>
      ))}
    </div>
  )
}
