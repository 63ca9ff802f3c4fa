import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { useSearchParams } from 'react-router'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { AccountFigures } from '../bureau/accounts.tsx'
import {
  CostFigures,
  ForecastFigures,
  MatterFigures,
  NeverFigures,
  OfficeFigures,
  SafetyFigures,
} from '../bureau/city-figures.tsx'
import { CohortFigures } from '../bureau/cohorts.tsx'
import { CompanyFigures } from '../bureau/companies.tsx'
import { ConductFigures } from '../bureau/conduct.tsx'
import { type CurveAsked, CurveChoices, curveAskedBy } from '../bureau/curve-choices.tsx'
import { CurveFigures } from '../bureau/curves.tsx'
import { FamilyFigures } from '../bureau/families.tsx'
import { FigureSourceProvider } from '../bureau/figure-source.tsx'
import { AnswerFigures, OverdueFigures, StageFigures } from '../bureau/figures.tsx'
import { ProcessMap } from '../bureau/process-map.tsx'
import { ReasonFigures } from '../bureau/reasons.tsx'
import { WaitingFigures } from '../bureau/waiting-figures.tsx'
import { NeedParty } from '../frame/need-party.tsx'

const names = [
  'families',
  'accounts',
  'map',
  'curves',
  'cohorts',
  'stages',
  'answers',
  'companies',
  'overdue',
  'reasons',
  'matters',
  'forecast',
  'offices',
  'conduct',
  'safety',
  'costs',
  'never',
] as const

type Name = (typeof names)[number]

/** What stands inside one answer and may be asked for by its own name: whoever follows such an address comes to that table. */
const inside: Readonly<Record<string, Name>> = {
  waiting: 'stages',
  holderTotal: 'stages',
  stay: 'stages',
  flow: 'stages',
  age: 'stages',
  loops: 'stages',
}

/** The figures that exist, as plain tables: each with its definition, its day, on how many it rests and how many are open. */
export const StatisticsPage = () => (
  <NeedParty parties={['bureau', 'centre']}>{(me) => <Statistics isBureau={me.party === 'bureau'} />}</NeedParty>
)

const Statistics = ({ isBureau }: { readonly isBureau: boolean }) => {
  const { t } = useTexts()
  usePageTitle(t('desk.pages.statistics'))
  const [search, setSearch] = useSearchParams()
  const asked = search.get('figure') ?? ''
  const name = names.find((one) => one === asked) ?? inside[asked] ?? 'families'
  const asOf = search.get('asOf') ?? ''
  const look = (field: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(field)
    else next.set(field, value)
    setSearch(next, { replace: true })
  }
  return (
    <div className="page wide">
      <div className="row spread">
        <h1>{t('desk.pages.statistics')}</h1>
        <button type="button" className="button no-print" onClick={() => window.print()}>
          {t('action.print')}
        </button>
      </div>
      <p className="soft">
        {t('desk.statistics.lead')} {t('desk.statistics.selection')}
      </p>
      <div className="actions">
        {names.map((one) => (
          <button
            type="button"
            key={one}
            className={`button ${one === name ? 'main' : ''}`}
            aria-pressed={one === name}
            onClick={() => look('figure', one)}
          >
            {t(`desk.statistics.figure.${one}`)}
          </button>
        ))}
      </div>
      <label className="field no-print">
        <span className="label">{t('desk.statistics.asOf')}</span>
        <input type="date" value={asOf} onChange={(event) => look('asOf', event.target.value)} />
        <span className="hint">{t('desk.statistics.asOfHint')}</span>
      </label>
      {name === 'curves' ? <CurveChoices search={search} onChoose={look} /> : null}
      <Answer name={name} asOf={asOf} curve={curveAskedBy(search)} mayLook={isBureau} />
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

type Query = Readonly<Record<string, string | readonly string[]>>

/** How each figure is asked beside its day, and drawn. */
const Answer = ({ name, asOf, curve, mayLook }: { name: Name; asOf: string; curve: CurveAsked; mayLook: boolean }) => {
  const day = asOf === '' ? {} : { asOf }
  const provided = (query: Query, children: ReactNode) => (
    <FigureSourceProvider value={{ figure: name, query, mayLook }}>{children}</FigureSourceProvider>
  )
  switch (name) {
    case 'families':
      return provided(day, <Families day={day} />)
    case 'accounts':
      return provided(day, <Accounts day={day} />)
    case 'map':
      return provided(day, <Ways day={day} />)
    case 'stages':
      return provided({ ...day, groupBy: 'district' }, <Stages day={day} />)
    case 'answers':
      return provided({ ...day, groupBy: 'organisation' }, <Answers day={day} />)
    case 'companies':
      return provided(day, <Companies day={day} />)
    case 'curves':
      return provided({ ...day, ...curve }, <Curves day={day} curve={curve} />)
    case 'cohorts':
      return provided(day, <Cohorts day={day} />)
    case 'overdue':
      return provided({ ...day, groupBy: ['district', 'party'] }, <Overdue day={day} />)
    case 'reasons':
      return provided({ ...day, groupBy: 'district' }, <Reasons day={day} />)
    case 'matters':
      return provided(day, <Matters day={day} />)
    case 'forecast':
      return provided(day, <Forecast day={day} />)
    case 'offices':
      return provided(day, <Offices day={day} />)
    case 'conduct':
      return provided(day, <Conduct day={day} />)
    case 'safety':
      return provided({ ...day, groupBy: 'district' }, <Safety day={day} />)
    case 'costs':
      return provided({ ...day, groupBy: 'district' }, <Costs day={day} />)
    case 'never':
      return provided(day, <Never day={day} />)
  }
}

interface Asked {
  readonly day: { readonly asOf?: string }
}

/** Reads a figure; asked anew when the question or the language changes. */
const useFigure = <T,>(name: string, question: object, read: () => Promise<T>) => {
  const { language } = useTexts()
  return useQuery({ queryKey: ['figures', name, question, language], queryFn: read })
}

const Families = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/families', { params: { query } }))
  return <Read of={useFigure('families', query, read)} as={(figures) => <FamilyFigures figures={figures} />} />
}

const Accounts = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/accounts', { params: { query } }))
  return <Read of={useFigure('accounts', query, read)} as={(figures) => <AccountFigures figures={figures} />} />
}

const Ways = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/map', { params: { query } }))
  return <Read of={useFigure('map', query, read)} as={(figures) => <ProcessMap figures={figures} />} />
}

const Stages = ({ day }: Asked) => {
  const query = { ...day, groupBy: 'district' as const }
  const read = async () => taken(await http.GET('/api/statistics/stages', { params: { query } }))
  const figure = useFigure('stages', query, read)
  const [search] = useSearchParams()
  const part = search.get('figure') ?? ''
  const isThere = figure.data !== undefined
  useEffect(() => {
    if (isThere && part in inside) document.getElementById(`figure-${part}`)?.scrollIntoView()
  }, [isThere, part])
  return <Read of={figure} as={(figures) => <StageFigures figures={figures} />} />
}

const Answers = ({ day }: Asked) => {
  const query = { ...day, groupBy: 'organisation' as const }
  const read = async () => taken(await http.GET('/api/statistics/answers', { params: { query } }))
  return <Read of={useFigure('answers', query, read)} as={(figures) => <AnswerFigures figures={figures} />} />
}

const Companies = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/companies', { params: { query } }))
  return <Read of={useFigure('companies', query, read)} as={(figures) => <CompanyFigures figures={figures} />} />
}

const Curves = ({ day, curve }: Asked & { readonly curve: CurveAsked }) => {
  const query = { ...day, ...curve }
  const read = async () => taken(await http.GET('/api/statistics/curves', { params: { query } }))
  return <Read of={useFigure('curves', query, read)} as={(figures) => <CurveFigures figures={figures} />} />
}

const Cohorts = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/cohorts', { params: { query } }))
  return <Read of={useFigure('cohorts', query, read)} as={(figures) => <CohortFigures figures={figures} />} />
}

const Overdue = ({ day }: Asked) => {
  const query = { ...day, groupBy: ['district', 'party'] as ('district' | 'party')[] }
  const read = async () => taken(await http.GET('/api/statistics/overdue', { params: { query } }))
  return <Read of={useFigure('overdue', query, read)} as={(figures) => <OverdueFigures figures={figures} />} />
}

const Reasons = ({ day }: Asked) => {
  const query = { ...day, groupBy: 'district' as const }
  const read = async () => taken(await http.GET('/api/statistics/reasons', { params: { query } }))
  return <Read of={useFigure('reasons', query, read)} as={(figures) => <ReasonFigures figures={figures} />} />
}

const Matters = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/matters', { params: { query } }))
  return <Read of={useFigure('matters', query, read)} as={(figures) => <MatterFigures figures={figures} />} />
}

const Forecast = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/forecast', { params: { query } }))
  return <Read of={useFigure('forecast', query, read)} as={(figures) => <ForecastFigures figures={figures} />} />
}

const Offices = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/offices', { params: { query } }))
  return <Read of={useFigure('offices', query, read)} as={(figures) => <OfficeFigures figures={figures} />} />
}

const Conduct = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/conduct', { params: { query } }))
  return <Read of={useFigure('conduct', query, read)} as={(figures) => <ConductFigures figures={figures} />} />
}

const Safety = ({ day }: Asked) => {
  const query = { ...day, groupBy: 'district' as const }
  const read = async () => taken(await http.GET('/api/statistics/safety', { params: { query } }))
  return <Read of={useFigure('safety', query, read)} as={(figures) => <SafetyFigures figures={figures} />} />
}

const Costs = ({ day }: Asked) => {
  const query = { ...day, groupBy: 'district' as const }
  const read = async () => taken(await http.GET('/api/statistics/costs', { params: { query } }))
  return <Read of={useFigure('costs', query, read)} as={(figures) => <CostFigures figures={figures} />} />
}

const Never = ({ day: query }: Asked) => {
  const read = async () => taken(await http.GET('/api/statistics/never', { params: { query } }))
  return <Read of={useFigure('never', query, read)} as={(figures) => <NeverFigures figures={figures} />} />
}

interface ReadProps<T> {
  readonly of: {
    readonly data: T | undefined
    readonly error: unknown
    readonly failureReason: unknown
    readonly isPending: boolean
    readonly refetch: () => unknown
  }
  readonly as: (figures: T) => ReactNode
}

const Read = <T,>({ of, as }: ReadProps<T>) => (
  <>
    <ProblemNotice error={of.error} onRetry={() => void of.refetch()} />
    {of.isPending ? <WaitingFigures reason={of.failureReason} /> : null}
    {of.data === undefined ? null : as(of.data)}
  </>
)
