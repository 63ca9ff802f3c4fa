import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading, percent } from './figure-table.tsx'

type Figures = Schemas['ReasonFigures']
type Placed = Figures['reasons']['groups'][number] & { readonly place: number }

const rowHeight = 34

/** Which reasons were stated, and of those that were tested how many stood and how many fell: bars over one code each. */
export const ReasonFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const { reasons } = figures
  const groups = reasons.groups.map((group, place): Placed => ({ ...group, place })).toSorted((a, b) => b.stated - a.stated)
  const title = t('desk.statistics.title.reasons')
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="reasons" title={title} figure={reasons} picture={picture} />
      {groups.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {groups.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than a phone is scrolled by keyboard too
        <figure ref={picture} className="scroll" tabIndex={0}>
          <figcaption className="small">{t('desk.figures.reasonBars')}</figcaption>
          <Bars groups={groups} />
        </figure>
      ) : null}
      <Scroll label={title} hidden={groups.length === 0}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('desk.statistics.reason')}</th>
              <th scope="col">{t('desk.inbox.district')}</th>
              <th scope="col">{t('desk.statistics.stated')}</th>
              <th scope="col">{t('desk.statistics.documented')}</th>
              <th scope="col">{t('desk.figures.contested')}</th>
              <th scope="col">{t('desk.statistics.tested')}</th>
              <th scope="col">{t('desk.statistics.upheld')}</th>
              <th scope="col">{t('desk.statistics.fallen')}</th>
              <th scope="col">{t('desk.figures.untested')}</th>
              <th scope="col">{t('desk.statistics.publication')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.place}>
                <th scope="row">{group.label}</th>
                <td>{group.district?.name}</td>
                <td className="number">{group.stated}</td>
                <td className="number">{group.documented}</td>
                <td className="number">{group.contested}</td>
                <td className="number">
                  {group.tested}（{percent(group.testedShare)}）
                </td>
                <td className="number">{group.upheld}</td>
                <td className="number">{group.fallen}</td>
                <td className="number">{group.untested + group.awaitingTest + group.notTestable}</td>
                <td className="small soft">
                  {group.withheldInPublic?.label ?? ''}
                  <CasesButton part="reasons" group={group.place} title={group.label} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

const Bars = ({ groups }: { readonly groups: readonly Placed[] }) => {
  const most = Math.max(...groups.map(({ stated }) => stated))
  const width = (count: number): number => (count / most) * 360
  return (
    <svg
      className="funnel-steps reasons"
      viewBox={`0 0 720 ${groups.length * rowHeight}`}
      role="img"
      aria-label={groups.map(({ label, stated, upheld, fallen }) => `${label} ${stated}, ${upheld}, ${fallen}`).join('; ')}
    >
      {groups.map(({ place, label, district, stated, upheld, fallen }, row) => (
        <g key={place} transform={`translate(0 ${row * rowHeight})`}>
          <text x="0" y="20">
            {`${label}${district ? ` · ${district.name}` : ''}`.slice(0, 22)}
          </text>
          <rect className="stated" x="290" y="6" width={width(stated)} height="20" />
          <rect className="upheld" x="290" y="6" width={width(upheld)} height="20" />
          <rect className="fallen" x={290 + width(upheld)} y="6" width={width(fallen)} height="20" />
          <text x={296 + width(stated)} y="20">
            {stated} / {upheld} / {fallen}
          </text>
        </g>
      ))}
    </svg>
  )
}
