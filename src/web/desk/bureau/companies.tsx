import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CompanyStandings } from './company-standings.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading, percent, sayReading } from './figure-table.tsx'

type Figures = Schemas['CompanyFigures']
type Group = Figures['companies']['groups'][number]

const size = { width: 720, height: 340, left: 48, right: 16, top: 12, bottom: 40 }

/** The companies in a funnel, and how long each takes with the kind of its requests beside it: not a ranking. */
export const CompanyFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const { companies, overall, tooFew, comparedAfter, standings } = figures
  const title = t('desk.figures.companies')
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="companies" title={title} figure={companies} picture={picture} />
      <p className="soft small">{t('desk.figures.noRanking')}</p>
      {tooFew > 0 ? <p className="small">{t('desk.figures.tooFew', { count: tooFew })}</p> : null}
      <CompanyStandings standings={standings} />
      {companies.groups.length === 0 && standings.notNamedYet.length === 0 ? (
        <p className="empty">{t('desk.figures.noCompany')}</p>
      ) : null}
      {companies.groups.length > 0 && overall !== null ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than a phone is scrolled by keyboard too
        <figure ref={picture} className="scroll" tabIndex={0}>
          <figcaption>{t('desk.figures.funnel', { count: comparedAfter, share: percent(overall) })}</figcaption>
          <Funnel groups={companies.groups} overall={overall} />
        </figure>
      ) : null}
      {companies.groups.length > 0 ? <Table groups={companies.groups} comparedAfter={comparedAfter} /> : null}
    </section>
  )
}

const Table = ({ groups, comparedAfter }: { readonly groups: readonly Group[]; readonly comparedAfter: number }) => {
  const { t } = useTexts()
  return (
    <Scroll label={t('desk.figures.companies')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('desk.statistics.company')}</th>
            <th scope="col">{t('desk.statistics.medianWorkingDays')}</th>
            <th scope="col">{t('desk.statistics.p90WorkingDays')}</th>
            <th scope="col">{t('desk.statistics.afterDays', { count: comparedAfter })}</th>
            <th scope="col">{t('desk.figures.limits')}</th>
            <th scope="col">{t('desk.figures.shrunk')}</th>
            <th scope="col">{t('desk.figures.falseDiscovery')}</th>
            <th scope="col">{t('desk.figures.mix')}</th>
            <th scope="col">n</th>
            <th scope="col">{t('desk.statistics.open')}</th>
            <th scope="col">{t('desk.statistics.publication')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map(({ organisation, days, funnel, mix, n, open, withheldInPublic }, place) => (
            <tr key={organisation?.organisationId}>
              <th scope="row">{organisation?.name ?? '–'}</th>
              <td className="number">{sayReading(days.workingDays.median)}</td>
              <td className="number">{sayReading(days.workingDays.p90)}</td>
              <td className="number">
                {funnel.count} / {funnel.n}（{percent(funnel.share)}）
              </td>
              <td className="number">
                {percent(funnel.lower95)}–{percent(funnel.upper95)}
              </td>
              <td className="number">{percent(funnel.shrunk)}</td>
              <td className="number">{funnel.falseDiscoveryRate.toFixed(2)}</td>
              <td className="small">
                {t('desk.figures.mixOf', {
                  underground: percent(mix.underground),
                  private: percent(mix.privateTransformer),
                  unknown: percent(mix.unknownFacts),
                })}
              </td>
              <td className="number">{n}</td>
              <td className="number">{open}</td>
              <td className="small soft">
                {withheldInPublic?.label ?? ''}
                <CasesButton part="companies" group={place} title={organisation?.name ?? ''} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const Funnel = ({ groups, overall }: { readonly groups: readonly Group[]; readonly overall: number }) => {
  const { t } = useTexts()
  const most = Math.max(...groups.map(({ funnel }) => funnel.n)) * 1.1
  const x = (n: number): number => size.left + ((size.width - size.left - size.right) * n) / most
  const y = (share: number): number => size.top + (size.height - size.top - size.bottom) * (1 - share)
  const bySize = groups.map(({ funnel }) => funnel).toSorted((a, b) => a.n - b.n)
  const limit = (name: 'lower95' | 'upper95' | 'lower998' | 'upper998'): string =>
    `M${bySize.map((funnel) => `${x(funnel.n)} ${y(funnel[name])}`).join(' L')}`
  const said = groups.map(({ organisation, funnel }) => `${organisation?.name} ${percent(funnel.share)} (${funnel.n})`).join('; ')
  return (
    <svg className="curves" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={said}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="grid-line" x1={size.left} x2={size.width - size.right} y1={y(share)} y2={y(share)} />
          <text className="at-left" x={size.left - 6} y={y(share) + 4}>
            {percent(share)}
          </text>
        </g>
      ))}
      <line className="overall" x1={size.left} x2={size.width - size.right} y1={y(overall)} y2={y(overall)} />
      {(['lower95', 'upper95'] as const).map((name) => (
        <path className="limit" key={name} d={limit(name)} />
      ))}
      {(['lower998', 'upper998'] as const).map((name) => (
        <path className="limit far" key={name} d={limit(name)} />
      ))}
      {groups.map(({ organisation, funnel }) => (
        <circle className="company" key={organisation?.organisationId} cx={x(funnel.n)} cy={y(funnel.share)} r="6">
          <title>{`${organisation?.name} ${percent(funnel.share)}, n ${funnel.n}`}</title>
        </circle>
      ))}
      {[0, 0.25, 0.5, 0.75, 1].map((part) => (
        <text className="at-foot" key={part} x={x((most * part) / 1.1)} y={size.height - 20}>
          {Math.round((most * part) / 1.1)}
        </text>
      ))}
      <text className="at-foot" x={(size.left + size.width) / 2} y={size.height - 4}>
        {t('desk.figures.requests')}
      </text>
    </svg>
  )
}
