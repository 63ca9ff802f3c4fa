import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { pileStateLabels } from '../../../../workflows/labels/service.ts'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { pileTones } from '../../shared/pile/pile-tones.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

const states = ['inUse', 'suspended', 'removed'] as const

/** The piles of all compounds that somebody has to do with; which state is shown stands in the address. */
export const PilesPage = () => (
  <NeedParty parties={['centre', 'bureau', 'community', 'property', 'fire', 'grid']}>{() => <PileList />}</NeedParty>
)

const PileList = () => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  usePageTitle(t('desk.pages.piles'))
  const [search] = useSearchParams()
  const state = states.find((one) => one === search.get('state')) ?? null
  const piles = useInfiniteQuery({
    queryKey: ['piles', 'list', state, language],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = { ...(state ? { state } : {}), ...(pageParam === undefined ? {} : { cursor: pageParam }) }
      return taken(await http.GET('/api/piles', { params: { query } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const found = piles.data?.pages.flatMap((page) => page.piles) ?? []
  return (
    <div className="page">
      <h1>{t('desk.pages.piles')}</h1>
      <p className="soft">{t('desk.piles.lead')}</p>
      <nav className="actions no-print" aria-label={t('desk.inbox.filters')}>
        {([null, ...states] as const).map((one) => (
          <Link
            key={one ?? 'all'}
            className={`button ${one === state ? 'main' : ''}`}
            aria-current={one === state ? 'page' : undefined}
            to={one ? `?state=${one}` : '?'}
          >
            {one ? pileStateLabels[one][key] : t('desk.piles.all')}
          </Link>
        ))}
      </nav>
      <ProblemNotice error={piles.error} onRetry={() => void piles.refetch()} />
      {piles.isPending ? <Waiting /> : null}
      {piles.isSuccess && found.length === 0 ? (
        <p className="card empty">{t(state ? 'desk.piles.noneOfState' : 'desk.piles.none')}</p>
      ) : null}
      <ul className="stack">
        {found.map((pile) => (
          <li key={pile.pileId} className="card">
            <div className="row spread">
              <span className="row">
                <Link className="strong" to={`/desk/piles/${pile.pileId}`}>
                  {pile.compound.name} {pile.space?.label}
                </Link>
                <span className={`chip ${pileTones[pile.state]}`}>{pile.stateLabel}</span>
                {pile.operations.some(({ closed }) => !closed) ? (
                  <span className="chip warn">{t('desk.piles.openCase')}</span>
                ) : null}
              </span>
              <span className="soft small">
                {[pile.powerKw === null ? null : `${pile.powerKw} kW`, pile.energisedOn && sayDay(pile.energisedOn, language)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {piles.hasNextPage ? (
        <button type="button" className="button" onClick={() => void piles.fetchNextPage()}>
          {t('action.showMore')}
        </button>
      ) : null}
    </div>
  )
}
