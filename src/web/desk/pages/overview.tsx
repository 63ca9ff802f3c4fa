import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

/** What waits in each district, and with whom, as the figures of the record say it now. */
export const OverviewPage = () => <NeedParty parties={['bureau']}>{() => <Overview />}</NeedParty>

const Overview = () => {
  const { t, language } = useTexts()
  usePageTitle(t('desk.pages.overview'))
  const figures = useQuery({
    queryKey: ['figures', language],
    queryFn: async () => taken(await http.GET('/api/statistics/stages', { params: { query: { groupBy: 'district' } } })),
  })
  const groups = figures.data?.waiting.groups ?? []
  const districts = [...new Map(groups.map(({ district }) => [district?.code ?? '', district])).values()]
  return (
    <div className="page wide">
      <h1>{t('desk.pages.overview')}</h1>
      <ProblemNotice error={figures.error} onRetry={() => void figures.refetch()} />
      {figures.isPending ? <Waiting /> : null}
      {figures.isSuccess && groups.length === 0 ? <p className="card empty">{t('desk.overview.none')}</p> : null}
      <div className="two">
        {districts.map((district) => (
          <section className="card" key={district?.code ?? ''} aria-label={district?.name}>
            <h2>{district?.name}</h2>
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
        </Link>
      </section>
    </div>
  )
}
