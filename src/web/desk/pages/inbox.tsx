import { Navigate, useSearchParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { BranchChoice } from '../company/branch-choice.tsx'
import { RecordNoticeLine } from '../company/record-notice-line.tsx'
import { compoundsOfMine, useCompany } from '../company/use-company.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { useCaseFilters } from '../inbox/case-filters.ts'
import { CaseTable } from '../inbox/case-table.tsx'
import { FilterBar } from '../inbox/filter-bar.tsx'
import { MoreCases } from '../inbox/more-cases.tsx'
import { type Summary, useCases } from '../inbox/use-cases.ts'
import { FourEyesCard } from '../operator/four-eyes.tsx'

/** What waits for this desk, most urgent first, then what waits elsewhere. */
export const InboxPage = () => (
  <NeedParty>{(me) => (me.party === 'operator' ? <Navigate to="/desk/accounts" replace /> : <Inbox me={me} />)}</NeedParty>
)

const Inbox = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { t } = useTexts()
  const title = t(me.party === 'bureau' ? 'desk.pages.cases' : 'desk.pages.inbox')
  usePageTitle(title)
  const { filters, change, clear, isAny } = useCaseFilters()
  const asksHolder = filters.holder !== ''
  const mine = useCases({ ...filters, holder: me.party }, !asksHolder)
  const all = useCases(filters)
  const [search, setSearch] = useSearchParams()
  const isCompany = me.party === 'property'
  const onlyOurs = isCompany && search.get('ours') === 'true'
  const company = useCompany(isCompany)
  const own = onlyOurs && company.data ? compoundsOfMine(company.data) : null
  const isOwn = ({ compoundId }: Summary): boolean => own === null || own.has(compoundId)
  const waits = all.isPending || (!asksHolder && mine.isPending)
  const ourCases = mine.cases.filter(isOwn)
  const ours = new Set(mine.cases.map(({ caseId }) => caseId))
  const others = (asksHolder ? all.cases : all.cases.filter(({ caseId }) => !ours.has(caseId))).filter(isOwn)
  const running = others.filter(({ phase }) => phase !== 'closed')
  const closed = others.filter(({ phase }) => phase === 'closed')
  return (
    <div className="page wide">
      <h1>{title}</h1>
      {isCompany ? <RecordNoticeLine /> : null}
      {me.party === 'bureau' ? <FourEyesCard me={me} /> : null}
      <FilterBar filters={filters} onChange={change} onClear={clear} isAny={isAny} />
      {company.data && company.data.branches.length > 0 ? (
        <BranchChoice branches={company.data.branches} chosen={filters.branch} onChange={(branch) => change('branch', branch)} />
      ) : null}
      {isCompany ? (
        <label className="choice no-print">
          <input
            type="checkbox"
            checked={onlyOurs}
            onChange={(event) => {
              const next = new URLSearchParams(search)
              if (event.target.checked) next.set('ours', 'true')
              else next.delete('ours')
              setSearch(next)
            }}
          />
          <span>{t('desk.inbox.ours')}</span>
        </label>
      ) : null}
      <ProblemNotice error={all.error ?? mine.error} onRetry={() => void Promise.all([all.refetch(), mine.refetch()])} />
      {waits && !all.error ? <Waiting /> : null}
      {waits ? null : (
        <>
          {asksHolder ? null : <Mine cases={ourCases} isAny={isAny} isAll={running.length + closed.length === 0} />}
          <Part title={t(asksHolder ? 'desk.inbox.found' : 'desk.inbox.others', { count: running.length })} cases={running} />
          {asksHolder && running.length + closed.length === 0 ? <NothingFits /> : null}
          <Part title={t('desk.inbox.closed', { count: closed.length })} cases={closed} />
        </>
      )}
      <MoreCases list={all} />
    </div>
  )
}

interface MineProps {
  readonly cases: readonly Summary[]
  /** No condition was set. */
  readonly isAny: boolean
  /** Nobody else has one either. */
  readonly isAll: boolean
}

const Mine = ({ cases, isAny, isAll }: MineProps) => {
  const { t } = useTexts()
  // Under a condition, what others have stands below: nothing is missing there.
  if (cases.length === 0 && !isAny) return isAll ? <NothingFits /> : null
  if (cases.length === 0) {
    return (
      <section className="card empty">
        <h2>{t('desk.inbox.mineNone')}</h2>
        <p>{t('desk.inbox.mineNoneTodo')}</p>
      </section>
    )
  }
  return <Part title={t('desk.inbox.mine', { count: cases.length })} cases={cases} />
}

const NothingFits = () => {
  const { t } = useTexts()
  return (
    <section className="card empty">
      <h2>{t('desk.inbox.none')}</h2>
      <p>{t('desk.inbox.noneTodo')}</p>
    </section>
  )
}

const Part = ({ title, cases }: { readonly title: string; readonly cases: readonly Summary[] }) =>
  cases.length === 0 ? null : (
    <section className="stack">
      <h2>{title}</h2>
      <CaseTable cases={cases} label={title} />
    </section>
  )
