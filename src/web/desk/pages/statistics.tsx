import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSearchParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { AccountFigures } from '../bureau/accounts.tsx'
import { FamilyFigures } from '../bureau/families.tsx'
import { AnswerFigures, OverdueFigures, ReasonFigures, StageFigures } from '../bureau/figures.tsx'
import { ProcessMap } from '../bureau/process-map.tsx'
import { NeedParty } from '../frame/need-party.tsx'

const names = ['families', 'accounts', 'map', 'stages', 'answers', 'overdue', 'reasons'] as const
type Name = (typeof names)[number]

/** The figures that exist, as plain tables: each with its definition, its day, on how many it rests and how many are open. */
export const StatisticsPage = () => (
  <NeedParty parties={['bureau', 'centre']}>{(me) => <Statistics isBureau={me.party === 'bureau'} />}</NeedParty>
)

const Statistics = ({ isBureau }: { readonly isBureau: boolean }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.statistics'))
  const [search, setSearch] = useSearchParams()
  const name = names.find((one) => one === search.get('figure')) ?? 'families'
  const asOf = search.get('asOf') ?? ''
  const look = (changed: { readonly figure?: Name; readonly asOf?: string }) => {
    const next = { figure: name, asOf, ...changed }
    setSearch({ figure: next.figure, ...(next.asOf === '' ? {} : { asOf: next.asOf }) }, { replace: true })
  }
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.statistics')}</h1>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('action.print')}
        </button>
      </div>
      <p className="soft">{t('desk.statistics.lead')}</p>
      <div className="actions">
        {names.map((one) => (
          <button
            type="button"
            key={one}
            className={`button ${one === name ? 'main' : ''}`}
            aria-pressed={one === name}
            onClick={() => look({ figure: one })}
          >
            {t(`desk.statistics.figure.${one}`)}
          </button>
        ))}
      </div>
      <label className="field no-print">
        <span className="label">{t('desk.statistics.asOf')}</span>
        <input type="date" value={asOf} onChange={(event) => look({ asOf: event.target.value })} />
        <span className="hint">{t('desk.statistics.asOfHint')}</span>
      </label>
      <Answer name={name} asOf={asOf} />
      {isBureau ? <Downloads /> : null}
    </div>
  )
}

/** The record for other tools. */
const Downloads = () => {
  const { t } = useTexts()
  return (
    <section className="card no-print" aria-label={t('desk.exports.title')}>
      <h2>{t('desk.exports.title')}</h2>
      <p className="soft">{t('desk.exports.lead')}</p>
      <ul>
        {(['csv', 'dictionary', 'xes', 'ocel'] as const).map((form) => (
          <li key={form}>
            <a href={`/api/exports/${form}`} download>
              {t(`desk.exports.${form}`)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Answer = ({ name, asOf }: { readonly name: Name; readonly asOf: string }) => {
  switch (name) {
    case 'families':
      return <Families asOf={asOf} />
    case 'accounts':
      return <Accounts asOf={asOf} />
    case 'map':
      return <Ways asOf={asOf} />
    case 'stages':
      return <Stages asOf={asOf} />
    case 'answers':
      return <Answers asOf={asOf} />
    case 'overdue':
      return <Overdue asOf={asOf} />
    case 'reasons':
      return <Reasons asOf={asOf} />
  }
}

interface Asked {
  readonly asOf: string
}

const dayOf = ({ asOf }: Asked) => (asOf === '' ? {} : { asOf })

const Families = (asked: Asked) => {
  const { language } = useTexts()
  const figures = useQuery({
    queryKey: ['figures', 'families', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/families', { params: { query: dayOf(asked) } })),
  })
  return <Read of={figures}>{figures.data ? <FamilyFigures figures={figures.data} /> : null}</Read>
}

const Accounts = (asked: Asked) => {
  const { language } = useTexts()
  const figures = useQuery({
    queryKey: ['figures', 'accounts', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/accounts', { params: { query: dayOf(asked) } })),
  })
  return <Read of={figures}>{figures.data ? <AccountFigures figures={figures.data} /> : null}</Read>
}

const Ways = (asked: Asked) => {
  const { language } = useTexts()
  const figures = useQuery({
    queryKey: ['figures', 'map', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/map', { params: { query: dayOf(asked) } })),
  })
  return <Read of={figures}>{figures.data ? <ProcessMap figures={figures.data} /> : null}</Read>
}

const Stages = (asked: Asked) => {
  const { language } = useTexts()
  const query = { ...dayOf(asked), groupBy: 'district' as const }
  const figures = useQuery({
    queryKey: ['figures', 'stages', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/stages', { params: { query } })),
  })
  return <Read of={figures}>{figures.data ? <StageFigures figures={figures.data} /> : null}</Read>
}

const Answers = (asked: Asked) => {
  const { language } = useTexts()
  const query = { ...dayOf(asked), groupBy: 'organisation' as const }
  const figures = useQuery({
    queryKey: ['figures', 'answers', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/answers', { params: { query } })),
  })
  return <Read of={figures}>{figures.data ? <AnswerFigures figures={figures.data} /> : null}</Read>
}

const Overdue = (asked: Asked) => {
  const { language } = useTexts()
  const query = { ...dayOf(asked), groupBy: ['district', 'party'] as ('district' | 'party')[] }
  const figures = useQuery({
    queryKey: ['figures', 'overdue', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/overdue', { params: { query } })),
  })
  return <Read of={figures}>{figures.data ? <OverdueFigures figures={figures.data} /> : null}</Read>
}

const Reasons = (asked: Asked) => {
  const { language } = useTexts()
  const query = { ...dayOf(asked), groupBy: 'district' as const }
  const figures = useQuery({
    queryKey: ['figures', 'reasons', asked.asOf, language],
    queryFn: async () => taken(await http.GET('/api/statistics/reasons', { params: { query } })),
  })
  return <Read of={figures}>{figures.data ? <ReasonFigures figures={figures.data} /> : null}</Read>
}

interface ReadProps {
  readonly of: { readonly error: unknown; readonly isPending: boolean; readonly refetch: () => unknown }
  readonly children: ReactNode
}

const Read = ({ of, children }: ReadProps) => (
  <>
    <ProblemNotice error={of.error} onRetry={() => void of.refetch()} />
    {of.isPending ? <Waiting /> : null}
    {children}
  </>
)
