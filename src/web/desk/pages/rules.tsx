import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { Article, RuleDifference } from '../operator/rule-difference.tsx'
import { usePacks } from '../operator/use-packs.ts'

/** The rules of each place as documents, and where two of them differ. */
export const RulesPage = () => <NeedParty>{() => <Rules />}</NeedParty>

const Rules = () => {
  const { packId } = useParams()
  return packId === undefined ? <PackList /> : <Pack packId={packId} />
}

const useKey = (): 'zh' | 'en' => (useTexts().language === 'en' ? 'en' : 'zh')

const PackList = () => {
  const { t } = useTexts()
  const key = useKey()
  usePageTitle(t('desk.pages.rules'))
  const packs = usePacks()
  return (
    <div className="page">
      <h1>{t('desk.pages.rules')}</h1>
      <ProblemNotice error={packs.error} onRetry={() => void packs.refetch()} />
      {packs.isPending ? <Waiting /> : null}
      <ul className="stack">
        {packs.data?.map((pack) => (
          <li className="card" key={pack.packId}>
            <div className="row spread">
              <h2>
                <Link to={`/desk/rules/${pack.packId}`}>{pack.title[key]}</Link>
              </h2>
              <span className={`chip ${pack.standing === 'inForce' ? 'good' : 'warn'}`}>
                {t(`desk.rules.standing.${pack.standing}`)}
              </span>
            </div>
            <p>{pack.summary[key]}</p>
            <p className="soft small">
              {pack.place.name[key]} · {pack.inForce[key]} · {pack.consent.label[key]}
            </p>
          </li>
        ))}
      </ul>
    </div>
  )
}

const Pack = ({ packId }: { readonly packId: string }) => {
  const { t } = useTexts()
  const key = useKey()
  const [search, setSearch] = useSearchParams()
  const other = search.get('with') ?? ''
  const packs = usePacks()
  const pack = useQuery({
    queryKey: ['pack', packId],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => taken(await http.GET('/api/rules/{packId}', { params: { path: { packId } } })),
  })
  usePageTitle(pack.data?.title[key] ?? t('desk.pages.rules'))
  if (pack.error) return <ProblemNotice error={pack.error} onRetry={() => void pack.refetch()} />
  if (!pack.data) return <Waiting />
  const chapters = [...new Set(pack.data.articles.map(({ label }) => label[key]))]
  return (
    <div className="page">
      <p className="no-print">
        <Link to="/desk/rules">{t('desk.rules.all')}</Link>
      </p>
      <div className="row spread">
        <h1>{pack.data.title[key]}</h1>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('action.print')}
        </button>
      </div>
      <p>{pack.data.summary[key]}</p>
      <label className="field no-print">
        <span className="label">{t('desk.rules.compare')}</span>
        <select value={other} onChange={(event) => setSearch(event.target.value === '' ? {} : { with: event.target.value })}>
          <option value="">{t('desk.rules.compareNone')}</option>
          {packs.data
            ?.filter((one) => one.packId !== packId)
            .map((one) => (
              <option key={one.packId} value={one.packId}>
                {one.title[key]}
              </option>
            ))}
        </select>
      </label>
      {other === '' ? (
        chapters.map((chapter) => (
          <section className="card" key={chapter}>
            <h2>{chapter}</h2>
            {pack.data.articles
              .filter(({ label }) => label[key] === chapter)
              .map((article) => (
                <Article key={article.key} article={article} />
              ))}
          </section>
        ))
      ) : (
        <Comparison from={packId} to={other} />
      )}
    </div>
  )
}

const Comparison = ({ from, to }: { readonly from: string; readonly to: string }) => {
  const compared = useQuery({
    queryKey: ['compare', from, to],
    queryFn: async () => taken(await http.GET('/api/rules/compare', { params: { query: { from, to } } })),
  })
  if (compared.error) return <ProblemNotice error={compared.error} onRetry={() => void compared.refetch()} />
  if (!compared.data) return <Waiting />
  return <RuleDifference compared={compared.data} />
}
