import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { NeedLogin } from '../../shared/need-login.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { OwnPiles } from '../own-piles.tsx'

/** The requests of an owner, each with where it is and what comes next. */
export const MyCasesPage = () => <NeedLogin>{() => <CaseList />}</NeedLogin>

const CaseList = () => {
  const { t, language } = useTexts()
  usePageTitle(t('cases.title'))
  const cases = useInfiniteQuery({
    queryKey: ['cases', language],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      taken(await http.GET('/api/cases', { params: { query: pageParam === undefined ? {} : { cursor: pageParam } } })),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const all = cases.data?.pages.flatMap((page) => page.cases) ?? []
  return (
    <div className="page narrow">
      <div className="row spread">
        <h1>{t('cases.title')}</h1>
        <Link className="button main" to="/new">
          {t('app.newCase')}
        </Link>
      </div>
      <ProblemNotice error={cases.error} onRetry={() => void cases.refetch()} />
      {cases.isPending ? <Waiting /> : null}
      {cases.isSuccess && all.length === 0 ? (
        <div className="card empty">
          <p>{t('cases.none')}</p>
          <Link className="button" to="/precheck">
            {t('home.check')}
          </Link>
        </div>
      ) : null}
      <ul className="stack">
        {all.map((summary) => (
          <li key={summary.caseId}>
            <CaseCard summary={summary} />
          </li>
        ))}
      </ul>
      {cases.hasNextPage ? (
        <button type="button" className="button" onClick={() => void cases.fetchNextPage()}>
          {t('action.showMore')}
        </button>
      ) : null}
      <OwnPiles />
      <p className="soft small">
        <Link to="/join">{t('join.link')}</Link> · <Link to="/me">{t('cases.me')}</Link>
      </p>
    </div>
  )
}

const CaseCard = ({ summary }: { readonly summary: Schemas['CaseSummary'] }) => {
  const { t, language } = useTexts()
  const isDraft = summary.phase === 'draft'
  return (
    <article className={`card ${summary.nextStep?.lateness ? 'late' : ''}`}>
      <div className="row spread">
        <h2 className="wrap">
          {summary.compound} {summary.space}
        </h2>
        <span className="soft small">{summary.caseNumber ?? t('cases.draft')}</span>
      </div>
      <p className="row">
        {summary.kind === 'operation' ? <span className="chip">{t('pile.case')}</span> : null}
        {summary.positions.map(({ track, label, holderLabel }) => (
          <span className="chip info" key={track}>
            {label} · {holderLabel}
          </span>
        ))}
      </p>
      {summary.nextStep ? <p>{summary.nextStep.sentence}</p> : null}
      {summary.filedOn ? <p className="soft small">{t('case.filedOn', { day: sayDay(summary.filedOn, language) })}</p> : null}
      <Link className="button" to={isDraft ? `/cases/${summary.caseId}/draft` : `/cases/${summary.caseId}`}>
        {t(isDraft ? 'cases.goOn' : 'cases.open')}
        <span className="sr">
          {summary.compound} {summary.space}
        </span>
      </Link>
    </article>
  )
}
