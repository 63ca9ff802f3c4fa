import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading, percent, sayReading } from './figure-table.tsx'

type Figures = Schemas['CurveFigures']
type Group = Figures['curve']['groups'][number]

const size = { width: 720, height: 320, left: 48, right: 16, top: 12, bottom: 36 }

/** Curves that can be told apart without colour too: by their dashes. */
const dashes = ['none', '8 4', '2 3', '12 4 2 4', '4 4', '1 4']

/** The share that still waits, with bands, and under it how many were still followed. */
export const CurveFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const { curve, difference, stageLabel, unit } = figures
  const title = t('desk.figures.curvesOf', { what: stageLabel ?? t('desk.figures.wholeWay') })
  const shown = curve.groups.filter(({ n, notAtRisk }) => n > notAtRisk)
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="curve" title={title} figure={curve} picture={picture} />
      <p className="soft small">{t('desk.figures.whateverEnds')}</p>
      {shown.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {shown.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than a phone is scrolled by keyboard too
        <figure ref={picture} className="scroll" tabIndex={0}>
          <Drawing groups={shown} unit={t(`desk.figures.unit.${unit}`)} title={title} />
        </figure>
      ) : null}
      <p className="small">
        {difference.pValue === null
          ? t('desk.figures.notTested', { why: difference.whyLabel })
          : t('desk.figures.difference', { p: difference.pValue.toFixed(3), draws: difference.draws })}
      </p>
      <Scroll label={t('desk.figures.atRisk')}>
        <table className="plain" aria-label={t('desk.figures.atRisk')}>
          <thead>
            <tr>
              <th scope="col">{t('desk.figures.group')}</th>
              <th scope="col">n</th>
              <th scope="col">{t('desk.statistics.open')}</th>
              <th scope="col">{t('desk.figures.median')}</th>
              <th scope="col">{t('desk.figures.p90')}</th>
              {curve.groups[0]?.atRisk.map(({ days }) => (
                <th scope="col" key={days}>
                  {t('desk.figures.followedTo', { count: days })}
                </th>
              ))}
              <th scope="col">{t('desk.statistics.publication')}</th>
            </tr>
          </thead>
          <tbody>
            {curve.groups.map((group, place) => (
              <tr key={group.group ?? ''}>
                <th scope="row">
                  <span className={`curve-key curve-${shown.indexOf(group) % dashes.length}`} aria-hidden="true" />{' '}
                  {group.groupLabel ?? t('desk.figures.all')}
                </th>
                <td className="number">{group.n}</td>
                <td className="number">{group.open}</td>
                <td className="number">{sayReading(group.median)}</td>
                <td className="number">{sayReading(group.p90)}</td>
                {group.atRisk.map(({ days, atRisk }) => (
                  <td className="number" key={days}>
                    {atRisk}
                  </td>
                ))}
                <td className="small soft">
                  {group.withheldInPublic?.label ?? ''}
                  <CasesButton part="curve" group={place} title={group.groupLabel ?? title} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

interface DrawingProps {
  readonly groups: readonly Group[]
  readonly unit: string
  readonly title: string
}

const Drawing = ({ groups, unit, title }: DrawingProps) => {
  const last = Math.max(30, ...groups.map(({ followedTo }) => followedTo))
  const x = (days: number): number => size.left + ((size.width - size.left - size.right) * days) / last
  const y = (share: number): number => size.top + (size.height - size.top - size.bottom) * (1 - share)
  const step = [10, 30, 60, 90, 180, 365].find((days) => last / days <= 8) ?? 365
  const ticks = Array.from({ length: Math.floor(last / step) + 1 }, (_, n) => n * step)
  return (
    <svg className="curves" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={`${title}: ${sayCurves(groups)}`}>
      {[0, 0.25, 0.5, 0.75, 1].map((share) => (
        <g key={share}>
          <line className="grid-line" x1={size.left} x2={size.width - size.right} y1={y(share)} y2={y(share)} />
          <text className="at-left" x={size.left - 6} y={y(share) + 4}>
            {percent(share)}
          </text>
        </g>
      ))}
      {ticks.map((days) => (
        <text className="at-foot" key={days} x={x(days)} y={size.height - 18}>
          {days}
        </text>
      ))}
      <text className="at-foot" x={(size.left + size.width) / 2} y={size.height - 3}>
        {unit}
      </text>
      {groups.map((group, place) => (
        <g key={group.group ?? ''} className={`curve-${place % dashes.length}`}>
          <path className="band" d={bandOf(group, x, y)} />
          <path className="curve" d={stepsOf(group, x, y)} strokeDasharray={dashes[place % dashes.length]} />
        </g>
      ))}
    </svg>
  )
}

type Scale = (value: number) => number

/** Down at each end, level between, to the last day on which anybody was followed. */
const stepsOf = ({ points, followedTo }: Group, x: Scale, y: Scale): string =>
  `M${x(0)} ${y(1)}${points.map(({ days, share }) => ` H${x(days)} V${y(share)}`).join('')} H${x(followedTo)}`

const bandOf = ({ points, followedTo }: Group, x: Scale, y: Scale): string => {
  const banded = points.filter(({ lower, upper }) => lower !== null && upper !== null)
  const [first] = banded
  if (!first) return ''
  const until = (place: number): number => banded[place + 1]?.days ?? followedTo
  const upper = banded.map(({ upper: at }, place) => `V${y(at ?? 0)} H${x(until(place))}`)
  const lower = banded.map(({ lower: at, days }, place) => `H${x(until(place))} V${y(at ?? 0)} H${x(days)}`).toReversed()
  return `M${x(first.days)} ${y(first.upper ?? 0)} ${upper.join(' ')} ${lower.join(' ')} Z`
}

const sayCurves = (groups: readonly Group[]): string =>
  groups.map(({ groupLabel, n, median }) => `${groupLabel ?? ''} n ${n}, ${sayReading(median)}`).join('; ')
