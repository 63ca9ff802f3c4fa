import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading, percent } from './figure-table.tsx'

type Figures = Schemas['CohortFigures']
type Group = Figures['cohorts']['groups'][number]
type Reached = Group['reached'][number]

/** How far the families of each month came in 90 and in 180 days: only months that were followed to the end. */
export const CohortFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const { cohorts } = figures
  const title = t('desk.figures.cohorts')
  const newest = [180, 90].flatMap((within) => cohorts.groups.findLast((group) => group.within === within) ?? [])
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="cohorts" title={title} figure={cohorts} picture={picture} />
      {cohorts.groups.length === 0 ? <p className="empty">{t('desk.figures.noCohort')}</p> : null}
      <section ref={picture} className="scroll" aria-label={t('desk.figures.newest')}>
        {newest.map((group) => (
          <figure key={group.within} className="family-bar">
            <figcaption>{t('desk.figures.cohortOf', { month: group.month, count: group.within, n: group.n })}</figcaption>
            <Funnel reached={group.reached} />
          </figure>
        ))}
      </section>
      {cohorts.groups.length > 0 ? (
        <Scroll label={title}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('desk.figures.month')}</th>
                <th scope="col">{t('desk.figures.within')}</th>
                <th scope="col">n</th>
                {cohorts.groups[0]?.reached.map(({ milestone, label }) => (
                  <th scope="col" key={milestone}>
                    {label}
                  </th>
                ))}
                <th scope="col">{t('desk.figures.notObserved')}</th>
                <th scope="col">{t('desk.statistics.publication')}</th>
              </tr>
            </thead>
            <tbody>
              {cohorts.groups.map(({ month, within, n, reached, notObserved, withheldInPublic }, place) => (
                <tr key={`${month} ${within}`}>
                  <th scope="row">{month}</th>
                  <td className="number">{within}</td>
                  <td className="number">{n}</td>
                  {reached.map((one) => (
                    <td className="number" key={one.milestone}>
                      {sayReached(one)}
                    </td>
                  ))}
                  <td className="number">{notObserved}</td>
                  <td className="small soft">
                    {withheldInPublic?.label ?? ''}
                    <CasesButton part="cohorts" group={place} title={`${month} ${within}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      ) : null}
    </section>
  )
}

const sayReached = ({ families, share, lower, upper }: Reached): string =>
  `${families}（${percent(share)}${lower === null || upper === null ? '' : `，${percent(lower)}–${percent(upper)}`}）`

const Funnel = ({ reached }: { readonly reached: readonly Reached[] }) => (
  <svg
    className="funnel-steps"
    viewBox={`0 0 720 ${reached.length * 30}`}
    role="img"
    aria-label={reached.map((one) => `${one.label} ${sayReached(one)}`).join('; ')}
  >
    {reached.map(({ milestone, label, families, share }, place) => (
      <g key={milestone} transform={`translate(0 ${place * 30})`}>
        <text x="0" y="19">
          {label}
        </text>
        <rect x="170" y="5" width={(share ?? 0) * 460} height="20" />
        <text x={178 + (share ?? 0) * 460} y="19">
          {families}（{percent(share)}）
        </text>
      </g>
    ))}
  </svg>
)
