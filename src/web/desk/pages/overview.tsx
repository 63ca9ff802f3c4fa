import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useSearchParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { todayInShanghai } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { ChangeFigures } from '../bureau/changes.tsx'
import { FamilyFigures } from '../bureau/families.tsx'
import { type FigureName, FigureSourceProvider } from '../bureau/figure-source.tsx'
import { StuckAnswer, StuckFigures } from '../bureau/stuck.tsx'
import { WaitingFigures } from '../bureau/waiting-figures.tsx'
import { NeedParty } from '../frame/need-party.tsx'

/**
 * The page of the Monday meeting: who is stuck and with whom, what changed, where a hundred families went, what waits in
 * each district. All of one day, today if none is named in the address.
 */
export const OverviewPage = () => <NeedParty parties={['bureau']}>{() => <Overview />}</NeedParty>

const Overview = () => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.pages.overview'))
  const [search] = useSearchParams()
  const asOf = search.get('asOf')
  const ofDay = asOf === null ? {} : { asOf }
  const key = (name: string) => ['figures', name, asOf ?? '', language]
  const stuck = useQuery({
    queryKey: key('stuck'),
    queryFn: async () => taken(await http.GET('/api/statistics/stuck', { params: { query: ofDay } })),
  })
  const changes = useQuery({
    queryKey: key('changes'),
    queryFn: async () => taken(await http.GET('/api/statistics/changes', { params: { query: ofDay } })),
  })
  const families = useQuery({
    queryKey: key('families'),
    queryFn: async () => taken(await http.GET('/api/statistics/families', { params: { query: ofDay } })),
  })
  const figures = useQuery({
    queryKey: key('stages by district'),
    queryFn: async () =>
      taken(await http.GET('/api/statistics/stages', { params: { query: { ...ofDay, groupBy: 'district' } } })),
  })
  // The same question for the files and the cases behind as for the figure itself.
  const source = (figure: FigureName, shown: ReactNode) => (
    <FigureSourceProvider value={{ figure, query: ofDay, mayLook: true }}>{shown}</FigureSourceProvider>
  )
  const groups = figures.data?.waiting.groups ?? []
  const districts = [...new Map(groups.map(({ district }) => [district?.code ?? '', district])).values()]
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.overview')}</h1>
        <a className="button no-print" href={`/api/statistics/monday/${mondayOf(asOf ?? todayInShanghai())}/sheet.pdf`}>
          {t('desk.figures.mondaySheet')}
        </a>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('action.print')}
        </button>
      </div>
      {stuck.data ? <StuckAnswer figures={stuck.data} /> : null}
      <p className="soft">{t('desk.statistics.selection')}</p>
      <ProblemNotice error={stuck.error} onRetry={() => void stuck.refetch()} />
      {stuck.isPending ? <WaitingFigures reason={stuck.failureReason} /> : null}
      {stuck.data ? source('stuck', <StuckFigures figures={stuck.data} />) : null}
      <ProblemNotice error={changes.error} onRetry={() => void changes.refetch()} />
      {changes.data ? source('changes', <ChangeFigures figures={changes.data} />) : null}
      <ProblemNotice error={families.error} onRetry={() => void families.refetch()} />
      {families.data ? source('families', <FamilyFigures figures={families.data} />) : null}
      <h2>{t('desk.monday.waiting')}</h2>
      <ProblemNotice error={figures.error} onRetry={() => void figures.refetch()} />
      {figures.isSuccess && groups.length === 0 ? <p className="card empty">{t('desk.overview.none')}</p> : null}
      <div className="two">
        {districts.map((district) => (
          <section className="card" key={district?.code ?? ''} aria-label={district?.name}>
            <h3>{district?.name}</h3>
            <table className="plain">
              <tbody>
                {groups
                  .filter((group) => group.district?.code === district?.code)
                  .map((group) => (
                    <tr key={`${group.track} ${group.stage} ${group.holder}`}>
                      <th scope="row">
                        <Link to={`/desk?district=${district?.code}&stage=${group.stage}&holder=${group.holder}`}>
                          {group.stageLabel} · {group.holderLabel}
                        </Link>
                      </th>
                      <td className="number">{t('desk.overview.families', { count: group.chains })}</td>
                    </tr>
                  ))}
              </tbody>
            </table>
          </section>
        ))}
      </div>
      <section className="card" id="statistics" aria-labelledby="statistics-name">
        <h2 id="statistics-name">{t('desk.pages.statistics')}</h2>
        <p className="soft">{t('desk.overview.statistics')}</p>
        <Link className="button" to="/desk/statistics">
          {t('desk.overview.toStatistics')}
        </Link>{' '}
        <a className="button" href="/figures">
          {t('desk.figures.publicOnes')}
        </a>
      </section>
    </div>
  )
}

/** The Monday of the week of a day: its meeting has the figures of the evening before. */
const mondayOf = (day: string): string => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
