import { useEffect } from 'react'
import { useMe } from '../../shared/queries.ts'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ActsBeside } from '../field/act-state.tsx'
import { AtTheDesk, deskWork } from '../field/at-the-desk.tsx'
import { keepList, keepOffice, keptList, keptOffice, type SiteCase } from '../field/kept-notes.ts'
import { NotesBeside } from '../field/notes-beside.tsx'
import { patienceMs, useSiteActs } from '../field/send-acts.ts'
import { SiteCheck } from '../field/site-check.tsx'
import { useFieldWorker } from '../field/use-field-worker.ts'
import { useWays } from '../field/use-ways.ts'
import { VisitNotice } from '../field/visit-notice.tsx'
import { NeedParty } from '../frame/need-party.tsx'
import { noFilters } from '../inbox/case-filters.ts'
import { useCases } from '../inbox/use-cases.ts'

/** The checklist in a garage: all spaces of a compound on one way. It opens without signal, with the list that this phone keeps. */
export const FieldPage = () => {
  const me = useMe()
  useFieldWorker()
  const office = officeOf(me.data?.party)
  const accountId = me.data?.accountId ?? null
  useEffect(() => {
    if (me.isSuccess) keepOffice(office === null || accountId === null ? null : { office, accountId })
  }, [me.isSuccess, office, accountId])
  const { isError, refetch } = me
  useEffect(() => {
    if (!isError) return
    // A signal too weak to ask by is tried again by itself: what waits in the phone goes as soon as it is known whose it is.
    const timer = setInterval(() => void refetch(), patienceMs)
    return () => clearInterval(timer)
  }, [isError, refetch])
  // Without signal nobody can ask who is logged in: the phone knows whose list it keeps, and nothing can be sent anyhow.
  const isCut = me.isError || (me.isPending && me.fetchStatus === 'paused')
  const kept = isCut ? keptOffice() : null
  if (kept !== null) return <Field {...kept} isLoggedIn={false} />
  return (
    <NeedParty parties={['fire', 'grid']}>
      {(one) => <Field office={officeOf(one.party) ?? 'fire'} accountId={one.accountId} isLoggedIn />}
    </NeedParty>
  )
}

const officeOf = (party: string | undefined): 'fire' | 'grid' | null => (party === 'fire' || party === 'grid' ? party : null)

/** In the order in which somebody walks past them. */
const byPlace = (one: SiteCase, other: SiteCase): number =>
  one.compound.localeCompare(other.compound, 'zh-CN') || one.space.localeCompare(other.space, 'zh-CN', { numeric: true })

const Field = ({
  office,
  accountId,
  isLoggedIn,
}: {
  readonly office: 'fire' | 'grid'
  readonly accountId: string
  /** The service knows who this is; without signal the phone alone does. */
  readonly isLoggedIn: boolean
}) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.field'))
  const ways = useWays(office)
  const { waiting, sendingCase, sent } = useSiteActs(accountId, isLoggedIn)
  const mine = useCases({ ...noFilters, holder: office })
  const { isSuccess } = mine
  const visited = mine.cases.filter((summary) => deskWork(office, summary) === null)
  const sites = visited.map(({ caseId, version, compound, space, caseNumber }) => ({
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
      <ActsBeside
        sent={sent}
        beside={waiting.filter(({ caseId }) => !shown.some((site) => site.caseId === caseId))}
        sendingCase={sendingCase}
      />
      {mine.isPending && shown.length === 0 ? <Waiting /> : null}
      {isSuccess && shown.length === 0 ? <p className="card empty">{t('desk.field.none')}</p> : null}
      {shown.length > 0 ? (
        <div className="actions no-print">
          <button type="button" className="button" onClick={() => window.print()}>
            {t('desk.field.print')}
          </button>
        </div>
      ) : null}
      {isSuccess ? <AtTheDesk office={office} cases={mine.cases} /> : null}
      {isSuccess ? <NotesBeside sites={sites} /> : null}
      {[...Map.groupBy(shown, ({ compound }) => compound)].map(([compound, sites]) => (
        <section className="stack" key={compound} aria-label={compound}>
          <div className="row spread">
            <h2>{t('desk.field.trip', { compound, count: sites.length })}</h2>
            <VisitNotice office={office} compound={compound} sites={sites} />
          </div>
          {sites.map((site, index) => (
            <SiteCheck
              key={site.caseId}
              site={site}
              before={sites[index - 1] ?? null}
              ways={ways}
              accountId={accountId}
              queued={waiting.find(({ caseId }) => caseId === site.caseId) ?? null}
              isSending={sendingCase === site.caseId}
            />
          ))}
        </section>
      ))}
    </div>
  )
}
