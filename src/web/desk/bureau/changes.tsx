import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['ChangeFigures']
type Group = Figures['changes']['groups'][number]

/** What is counted of a week beside the moves. */
const counted = ['asked', 'moved', 'newlyStuck', 'freed'] as const

/** What changed since last Monday: new ones, moves, newly stuck, freed. */
export const ChangeFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t, language } = useTexts()
  const picture = useRef<HTMLDivElement>(null)
  const title = t('desk.monday.changes', { day: sayDay(figures.since, language) })
  const { groups } = figures.changes
  const said = groups.map((group) => {
    const numbers = counted.map((name) => `${t(`desk.monday.${name}`)} ${group[name]}`).join(' · ')
    return `${group.district?.name ?? ''} ${numbers} · `
  })
  return (
    <section className="card" aria-label={title}>
      <FigureHeading
        part="changes"
        title={title}
        figure={figures.changes}
        picture={groups.length > 0 ? picture : undefined}
        beside={said.join('').trimStart()}
      />
      {groups.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      <div ref={picture}>
        {groups.map((group, place) => (
          <Changes key={group.district?.code ?? ''} group={group} place={place} title={title} />
        ))}
      </div>
    </section>
  )
}

const Changes = ({ group, place, title }: { readonly group: Group; readonly place: number; readonly title: string }) => {
  const { t } = useTexts()
  const moves = group.moves.toSorted((a, b) => b.families - a.families)
  return (
    <>
      <dl className="counts">
        {counted.map((name) => (
          <div key={name}>
            <dt>{t(`desk.monday.${name}`)}</dt>
            <dd>{group[name]}</dd>
          </div>
        ))}
      </dl>
      <figure className="desk-of">
        <figcaption>
          {group.district ? `${group.district.name}：` : ''}
          {t('desk.monday.stuckThen', { before: group.stuckBefore, now: group.stuckNow })}
        </figcaption>
        <Lines of={[group.stuckBefore, group.stuckNow]} most={Math.max(group.stuckBefore, group.stuckNow)} />
      </figure>
      <CasesButton part="changes" group={place} title={title} />
      {moves.length === 0 ? <p className="empty">{t('desk.monday.nothingMoved')}</p> : null}
      <ul className="plain-list">
        {moves.map(({ from, fromLabel, to, toLabel, families }) => (
          <li key={`${from} ${to}`}>
            <figure className="desk-of">
              <figcaption>
                <span className={`family-key family-${to}`} aria-hidden="true" /> {fromLabel ?? t('desk.monday.notYetAsked')} →{' '}
                {toLabel} <strong>{t('desk.overview.families', { count: families })}</strong>
              </figcaption>
              <Lines of={[families]} most={moves[0]?.families ?? 0} />
            </figure>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Numbers as bars under their words, the longest as wide as there is room. */
const Lines = ({ of, most }: { readonly of: readonly number[]; readonly most: number }) => (
  <svg viewBox={`0 0 100 ${of.length * 4 - 1}`} preserveAspectRatio="none" className="change-bars" aria-hidden="true">
    {of.map((count, row) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: two numbers may be alike, and none changes its place
      <rect key={row} y={row * 4} width={most === 0 ? 0 : (count / most) * 100} height="3" />
    ))}
  </svg>
)
