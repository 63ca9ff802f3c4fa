import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['MapFigures']
type Group = Figures['map']['groups'][number]
type Stage = Group['stages'][number]
type Way = Group['ways'][number]

const columnWidth = 190
const rowHeight = 64
const box = { width: 150, height: 44 }

interface Placed extends Stage {
  readonly x: number
  readonly y: number
}

/** The ways requests went: one picture per track, then the same as a table. */
export const ProcessMap = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const title = t('desk.statistics.title.map')
  return (
    <section className="card" aria-label={title} ref={picture}>
      <FigureHeading part="map" title={title} figure={figures.map} picture={picture} />
      {figures.map.groups.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {figures.map.groups.map((group, place) => (
        <section key={group.district?.code ?? ''} aria-label={group.district?.name ?? t('desk.statistics.allDistricts')}>
          <CasesButton part="map" group={place} title={group.district?.name ?? t('desk.statistics.allDistricts')} />
          <Tracks group={group} />
        </section>
      ))}
    </section>
  )
}

const Tracks = ({ group }: { readonly group: Group }) => {
  const tracks = [...Map.groupBy(group.stages, ({ track }) => track)]
  return tracks.map(([track, stages]) => (
    <Track key={track} stages={stages} ways={group.ways.filter((way) => way.track === track)} />
  ))
}

const Track = ({ stages, ways }: { readonly stages: readonly Stage[]; readonly ways: readonly Way[] }) => {
  const { t } = useTexts()
  const placed = placedOf(stages)
  const at = new Map(placed.map((stage) => [stage.stage, stage]))
  const most = Math.max(1, ...ways.map(({ times }) => times))
  const width = Math.max(...placed.map(({ x }) => x)) + box.width + 16
  const height = Math.max(...placed.map(({ y }) => y)) + box.height + 24
  const title = stages[0]?.trackLabel ?? ''
  return (
    <>
      <h3>{title}</h3>
      <Scroll label={t('desk.statistics.mapOf', { track: title })}>
        <div role="img" aria-label={t('desk.statistics.mapOf', { track: title })}>
          <svg className="process-map" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
            {ways.map((way) => {
              const [from, to] = [at.get(way.from), way.to === null ? undefined : at.get(way.to)]
              return from && to ? <Arrow key={`${way.from} ${way.to}`} from={from} to={to} way={way} most={most} /> : null
            })}
            {placed.map((stage) => (
              <g key={stage.stage} transform={`translate(${stage.x} ${stage.y})`}>
                <rect
                  className={stage.waiting > 0 ? 'map-stage waits' : 'map-stage'}
                  width={box.width}
                  height={box.height}
                  rx="6"
                />
                <text x={box.width / 2} y="18">
                  {stage.stageLabel}
                </text>
                <text x={box.width / 2} y="36" className="map-count">
                  {t('desk.statistics.mapCounts', { entered: stage.entered, waiting: stage.waiting })}
                </text>
              </g>
            ))}
          </svg>
        </div>
      </Scroll>
      <Scroll label={t('desk.statistics.mapWays', { track: title })}>
        <table className="plain" aria-label={t('desk.statistics.mapWays', { track: title })}>
          <thead>
            <tr>
              <th scope="col">{t('desk.statistics.wayFrom')}</th>
              <th scope="col">{t('desk.statistics.wayTo')}</th>
              <th scope="col">{t('desk.statistics.times')}</th>
              <th scope="col">{t('desk.statistics.families')}</th>
              <th scope="col">{t('desk.statistics.wayDays')}</th>
              <th scope="col">{t('desk.statistics.wayWorkingDays')}</th>
            </tr>
          </thead>
          <tbody>
            {ways
              .toSorted((a, b) => b.times - a.times)
              .map((way) => (
                <tr key={`${way.from} ${way.to} ${way.outcome}`}>
                  <th scope="row">{way.fromLabel}</th>
                  <td>{way.toLabel ?? way.outcomeLabel ?? t('desk.statistics.settled')}</td>
                  <td className="number">{way.times}</td>
                  <td className="number">{way.families}</td>
                  <td className="number">{way.medianDays.calendarDays}</td>
                  <td className="number">{way.medianDays.workingDays}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}

/** Stages stand in the order in which requests come to them; what comes at the same place stands below each other. */
const placedOf = (stages: readonly Stage[]): Placed[] => {
  const columns = Map.groupBy(stages, ({ place }) => Math.round(place))
  return [...columns]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([, own], column) =>
      own
        .toSorted((a, b) => b.entered - a.entered)
        .map((stage, row) => ({ ...stage, x: 8 + column * columnWidth, y: 12 + row * rowHeight })),
    )
}

interface ArrowProps {
  readonly from: Placed
  readonly to: Placed
  readonly way: Way
  readonly most: number
}

/** As thick as it was gone often; ways back bend below. */
const Arrow = ({ from, to, way, most }: ArrowProps) => {
  const forward = to.x > from.x
  const [x1, y1] = forward ? [from.x + box.width, from.y + box.height / 2] : [from.x + box.width / 2, from.y + box.height]
  const [x2, y2] = forward ? [to.x, to.y + box.height / 2] : [to.x + box.width / 2, to.y + box.height]
  const path = forward
    ? `M${x1} ${y1} C${x1 + 30} ${y1} ${x2 - 30} ${y2} ${x2} ${y2}`
    : `M${x1} ${y1} C${x1} ${y1 + 34} ${x2} ${y2 + 34} ${x2} ${y2}`
  return (
    <path className={forward ? 'map-way' : 'map-way back'} d={path} strokeWidth={1 + 9 * Math.sqrt(way.times / most)}>
      <title>{`${way.fromLabel} → ${way.toLabel ?? ''} ${way.times}`}</title>
    </path>
  )
}
