import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { Link, useParams } from 'react-router'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay, sayInstant } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

type Month = Schemas['PublicMonth']
type Table = Month['tables'][number]

/** The frozen public figures: one month, the newest if none is named, with what it takes to check them. */
export const FiguresPage = () => {
  const { t, language } = useTexts()
  usePageTitle(t('publicFigures.title'))
  const { month: named } = useParams()
  const months = useQuery({
    queryKey: ['public figures'],
    queryFn: async () => taken(await http.GET('/api/public/figures')),
  })
  const month = named ?? months.data?.months[0]
  const figures = useQuery({
    queryKey: ['public figures', month, language],
    enabled: month !== undefined,
    queryFn: async () => taken(await http.GET('/api/public/figures/{month}', { params: { path: { month: month ?? '' } } })),
  })
  return (
    <div className="page wide">
      <h1>{t('publicFigures.title')}</h1>
      <p>{t('publicFigures.lead')}</p>
      <ProblemNotice error={months.error ?? figures.error} onRetry={() => void (months.error ? months : figures).refetch()} />
      {months.isPending || (month !== undefined && figures.isPending) ? <Waiting /> : null}
      {months.data?.months.length === 0 ? <p className="card empty">{t('publicFigures.none')}</p> : null}
      {months.data && months.data.months.length > 0 ? (
        <nav className="actions no-print" aria-label={t('publicFigures.months')}>
          {months.data.months.slice(0, 12).map((one) => (
            <Link key={one} className={`button ${one === month ? 'main' : ''}`} to={`/figures/${one}`}>
              {one}
            </Link>
          ))}
        </nav>
      ) : null}
      {figures.data ? <OneMonth month={figures.data} publicKey={months.data?.publicKey ?? ''} /> : null}
      <Heads />
    </div>
  )
}

/** Days of signed heads that stand on the page; the address below has all. */
const mostDays = 7

/** The signed heads of the record: whoever has copied one can hold the record against it later. */
const Heads = () => {
  const { t, language } = useTexts()
  const heads = useQuery({ queryKey: ['record heads'], queryFn: async () => taken(await http.GET('/api/record/heads')) })
  return (
    <section className="card" aria-label={t('publicFigures.heads')}>
      <h2>{t('publicFigures.heads')}</h2>
      <p className="soft">{t('publicFigures.headsLead')}</p>
      <ProblemNotice error={heads.error} onRetry={() => void heads.refetch()} />
      {heads.isPending ? <Waiting /> : null}
      {heads.data?.heads.length === 0 ? <p className="empty">{t('publicFigures.noHeads')}</p> : null}
      <dl className="small wrap">
        {heads.data?.heads.slice(0, mostDays).map(({ number, day, hash }) => (
          <Fragment key={number}>
            <dt>{sayDay(day, language)}</dt>
            <dd>{hash}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="actions">
        <a className="button" href="/api/record/heads">
          {t('publicFigures.allHeads')}
        </a>
      </p>
    </section>
  )
}

const OneMonth = ({ month, publicKey }: { readonly month: Month; readonly publicKey: string }) => {
  const { t, language } = useTexts()
  const address = `/api/public/figures/${month.month}`
  return (
    <>
      <section className="card" aria-label={month.month}>
        <h2>{t('publicFigures.of', { month: month.month })}</h2>
        <p>{t('publicFigures.frozen', { day: sayDay(month.asOf, language), instant: sayInstant(month.frozenAt, language) })}</p>
        <p className="soft">{t('publicFigures.withheld', { count: month.rule.smallestCell })}</p>
        <p className="actions">
          <a className="button" href={`${address}/report.pdf`}>
            {t('publicFigures.report')}
          </a>
          <a className="button" href={`${address}/signed`}>
            {t('publicFigures.signed')}
          </a>
        </p>
      </section>
      {month.tables.map((table) => (
        <OneTable key={table.id} table={table} />
      ))}
      <section className="card" aria-label={t('publicFigures.check')}>
        <h2>{t('publicFigures.check')}</h2>
        <p className="soft">{t('publicFigures.checkHow')}</p>
        <dl className="small wrap">
          <dt>SHA-256</dt>
          <dd>{month.hash}</dd>
          <dt>Ed25519</dt>
          <dd>{month.signature}</dd>
          <dt>{t('publicFigures.key', { id: month.keyId })}</dt>
          <dd>
            <span className="lines">{publicKey}</span>
          </dd>
        </dl>
      </section>
    </>
  )
}

const OneTable = ({ table }: { readonly table: Table }) => {
  const { t } = useTexts()
  const said = (count: number | null) => (count === null ? '*' : count)
  const isList = table.dimensions.length === 1 || table.id === 'waiting'
  const across = isList ? [] : [...new Map(table.cells.map(({ names, labels }) => [names.at(-1) ?? '', labels.at(-1) ?? '']))]
  const rows = isList
    ? table.cells.map((cell) => ({ key: cell.names.join(' '), labels: cell.labels, counts: [cell.count] }))
    : [...Map.groupBy(table.cells, ({ names }) => names.slice(0, -1).join(' '))].map(([key, cells]) => ({
        key,
        labels: cells[0]?.labels.slice(0, -1) ?? [],
        counts: across.map(([name]) => cells.find(({ names }) => names.at(-1) === name)?.count ?? null),
      }))
  const shares = [
    ['onBehalf', table.onBehalfPercent],
    ['selfReported', table.selfReportedPercent],
    ['unknownFacts', table.unknownFactsPercent],
  ] as const
  const heads = isList
    ? [...table.dimensions, t('publicFigures.count')]
    : [...table.dimensions.slice(0, -1), ...across.map(([, head]) => head)]
  return (
    <section className="card" aria-label={table.title}>
      <h2>{table.title}</h2>
      <p className="soft small">
        {t('publicFigures.head', { id: table.definition.id, version: table.definition.version })}
        {table.n === null ? '' : ` · ${t('publicFigures.n', { n: table.n, open: table.open ?? '*' })}`}
        {shares.map(([name, share]) => (share === null ? '' : ` · ${t(`publicFigures.${name}`, { share })}`)).join('')}
      </p>
      <details className="small">
        <summary>{t('publicFigures.definition')}</summary>
        <p>{table.definition.text}</p>
        <p>{t('publicFigures.basis')}</p>
      </details>
      {rows.length === 0 ? <p className="empty">{t('publicFigures.nothing')}</p> : null}
      {rows.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than a phone is scrolled by keyboard too
        <div className="scroll" tabIndex={0}>
          <table className="plain">
            <thead>
              <tr>
                {heads.map((head) => (
                  <th scope="col" key={head}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, labels, counts }) => (
                <tr key={key}>
                  {labels.map((label) => (
                    <th scope="row" key={label}>
                      {label}
                    </th>
                  ))}
                  {counts.map((count, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a frozen table never move
                    <td className="number" key={place}>
                      {said(count)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  )
}
