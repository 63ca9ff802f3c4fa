import type { Schemas } from '../../../client/client.ts'
import { sayDay } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['ChangeFigures']
type Group = Figures['changes']['groups'][number]

/** What changed since last Monday: new ones, moves, newly stuck, freed. */
export const ChangeFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t, language } = useTexts()
  const title = t('desk.monday.changes', { day: sayDay(figures.since, language) })
  return (
    <section className="card" aria-label={title}>
      <FigureHeading part="changes" title={title} figure={figures.changes} />
      {figures.changes.groups.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {figures.changes.groups.map((group, place) => (
        <Changes key={group.district?.code ?? ''} group={group} place={place} title={title} />
      ))}
    </section>
  )
}

const Changes = ({ group, place, title }: { readonly group: Group; readonly place: number; readonly title: string }) => {
  const { t } = useTexts()
  const moves = group.moves.toSorted((a, b) => b.families - a.families)
  const counts = [
    ['asked', group.asked],
    ['moved', group.moved],
    ['newlyStuck', group.newlyStuck],
    ['freed', group.freed],
  ] as const
  return (
    <>
      <dl className="counts">
        {counts.map(([name, count]) => (
          <div key={name}>
            <dt>{t(`desk.monday.${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div>
        {t('desk.monday.stuckThen', { before: group.stuckBefore, now: group.stuckNow })}{' '}
        <CasesButton part="changes" group={place} title={title} />
      </div>
      {moves.length === 0 ? <p className="empty">{t('desk.monday.nothingMoved')}</p> : null}
      <ul className="plain-list">
        {moves.map(({ from, fromLabel, to, toLabel, families }) => (
          <li key={`${from} ${to}`}>
            <span className={`family-key family-${to}`} aria-hidden="true" /> {fromLabel ?? t('desk.monday.notYetAsked')} →{' '}
            {toLabel} <strong>{t('desk.overview.families', { count: families })}</strong>
          </li>
        ))}
      </ul>
    </>
  )
}
