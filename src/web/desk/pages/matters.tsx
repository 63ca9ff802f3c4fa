import { useInfiniteQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { matterKindLabels } from '../../../../workflows/labels/matters.ts'
import { type MatterKind, matterKinds } from '../../../../workflows/matter/kinds.ts'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { MatterLines } from '../../shared/matter/matter-lines.tsx'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'

/** Matters of all compounds that somebody has to do with. */
export const MattersPage = () => (
  <NeedParty parties={['centre', 'bureau', 'community', 'property', 'fire', 'grid']}>{(me) => <MatterList me={me} />}</NeedParty>
)

const states = ['open', 'overdue', 'closed'] as const
type State = (typeof states)[number]

/** The conditions of the list, kept in the address. */
const useConditions = () => {
  const [search, setSearch] = useSearchParams()
  const state: State = states.find((one) => one === search.get('state')) ?? 'open'
  const kind: MatterKind | null = matterKinds.find((one) => one === search.get('kind')) ?? null
  const change = (name: 'state' | 'kind', value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value === '') next.delete(name)
      else next.set(name, value)
      return next
    })
  return { state, kind, change }
}

const MatterList = ({ me }: { readonly me: Schemas['Me'] }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const id = useId()
  usePageTitle(t('desk.pages.matters'))
  const { state, kind, change } = useConditions()
  const matters = useInfiniteQuery({
    queryKey: ['matters', 'list', state, kind, language],
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) => {
      const query = {
        state: state === 'closed' ? ('closed' as const) : ('open' as const),
        ...(state === 'overdue' ? { overdue: 'true' as const } : {}),
        ...(kind ? { kind } : {}),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      }
      return taken(await http.GET('/api/matters', { params: { query } }))
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
  const found = matters.data?.pages.flatMap((page) => page.matters) ?? []
  return (
    <div className="page">
      <h1>{t('desk.pages.matters')}</h1>
      <p className="soft">{t('desk.matters.lead')}</p>
      <search className="card no-print" aria-label={t('desk.inbox.filters')}>
        <div className="filters">
          <div className="field">
            <label htmlFor={`${id}-state`}>{t('desk.matters.state')}</label>
            <select id={`${id}-state`} value={state} onChange={(event) => change('state', event.target.value)}>
              {states.map((one) => (
                <option key={one} value={one}>
                  {t(`desk.matters.states.${one}`)}
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor={`${id}-kind`}>{t('desk.matters.kind')}</label>
            <select id={`${id}-kind`} value={kind ?? ''} onChange={(event) => change('kind', event.target.value)}>
              <option value="">{t('desk.inbox.any')}</option>
              {matterKinds.map((one) => (
                <option key={one} value={one}>
                  {matterKindLabels[one][key]}
                </option>
              ))}
            </select>
          </div>
        </div>
      </search>
      <ProblemNotice error={matters.error} onRetry={() => void matters.refetch()} />
      {matters.isPending ? <Waiting /> : null}
      {matters.isSuccess && found.length === 0 ? <p className="card empty">{t(`desk.matters.none.${state}`)}</p> : null}
      <ul className="stack">
        {found.map((matter) => (
          <li key={matter.matterId} className="card stack tight">
            <MatterLines matter={matter} address={`/desk/matters/${matter.matterId}`} place={matter.compound.name} />
          </li>
        ))}
      </ul>
      {matters.hasNextPage ? (
        <button type="button" className="button" onClick={() => void matters.fetchNextPage()}>
          {t('action.showMore')}
        </button>
      ) : null}
      {me.party === 'centre' || me.party === 'bureau' ? <WhereToOpen /> : null}
    </div>
  )
}

/** A matter is opened on the page of its compound: there stands which garage and transformer it has. */
const WhereToOpen = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <section className="card no-print" aria-labelledby="open-matter">
      <h2 id="open-matter">{t('desk.matters.open')}</h2>
      <p className="soft">{t('desk.matters.whereToOpen')}</p>
      <CompoundSearch
        chosen={null}
        onChoose={(compound) => compound && void navigate(`/desk/compounds/${compound.compoundId}`)}
      />
    </section>
  )
}
