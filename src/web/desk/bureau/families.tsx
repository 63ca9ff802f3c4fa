import { useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['FamilyFigures']
type Group = Figures['where']['groups'][number]
type FamilyDay = Group['after'][number]
type Share = NonNullable<FamilyDay['shares']>[number]

/** The days of page one. Those between are for the picture. */
const headlineDays = [30, 90, 180]

/** Of 100 families who asked, where they are after 30, 90 and 180 days: a picture, and the same as numbers. */
export const FamilyFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  const title = t('desk.statistics.title.families')
  return (
    <section className="card" aria-label={title} ref={picture}>
      <FigureHeading part="where" title={title} figure={figures.where} picture={picture} />
      {figures.where.groups.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {figures.where.groups.map((group, place) => (
        <Families key={group.district?.code ?? ''} group={group} place={place} />
      ))}
    </section>
  )
}

const Families = ({ group, place }: { readonly group: Group; readonly place: number }) => {
  const { t } = useTexts()
  const days = group.after.filter(({ days: day }) => headlineDays.includes(day))
  const met = statesMet(group.after)
  return (
    <section aria-label={group.district?.name ?? t('desk.statistics.allDistricts')}>
      <h3>
        {group.district?.name ?? t('desk.statistics.allDistricts')}{' '}
        <CasesButton part="where" group={place} title={group.district?.name ?? t('desk.statistics.allDistricts')} />
      </h3>
      {days.map((day) => (
        <Bar key={day.days} day={day} />
      ))}
      <Scroll label={group.district?.name ?? t('desk.statistics.allDistricts')}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{t('desk.statistics.ofHundred')}</th>
              {days.map(({ days: day, followed }) => (
                <th scope="col" key={day}>
                  {t('desk.statistics.afterCalendarDays', { count: day })}
                  <br />
                  <span className="soft small">{t('desk.statistics.followed', { count: followed })}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {met.map(({ state, stateLabel }) => (
              <tr key={state}>
                <th scope="row">
                  <span className={`family-key family-${state}`} aria-hidden="true" /> {stateLabel}
                </th>
                {days.map((day) => (
                  <td className="number" key={day.days}>
                    {sayShare(day, state)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  )
}

/** A hundred families as one bar. Its words are in the table below it. */
const Bar = ({ day }: { readonly day: FamilyDay }) => {
  const { t } = useTexts()
  const title = t('desk.statistics.afterCalendarDays', { count: day.days })
  if (!day.shares) {
    return (
      <p>
        {title}: <span className="soft">{day.whyLabel}</span>
      </p>
    )
  }
  let from = 0
  const parts = day.shares.map((part) => {
    const start = from
    from += part.share * 100
    return { ...part, start }
  })
  return (
    <figure className="family-bar">
      <figcaption>{title}</figcaption>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={sayBar(title, day.shares)}>
        {parts.map(({ state, share, start }) => (
          <rect key={state} className={`family-${state}`} x={start} y="0" width={share * 100} height="8" />
        ))}
      </svg>
    </figure>
  )
}

const ofHundred = (share: number): number => Math.round(share * 100)

const sayBar = (title: string, shares: readonly Share[]): string =>
  `${title}: ${shares
    .filter(({ share }) => share > 0)
    .map(({ stateLabel, share }) => `${stateLabel} ${ofHundred(share)}`)
    .join(', ')}`

const sayShare = ({ shares, whyLabel }: FamilyDay, state: Share['state']): string => {
  const found = shares?.find((one) => one.state === state)
  if (!found) return whyLabel ?? '–'
  const { share, lower, upper } = found
  const band = lower === null || upper === null ? '' : ` (${ofHundred(lower)}–${ofHundred(upper)})`
  return `${ofHundred(share)}${band}`
}

/** The states that hold anybody on any day, in their order. */
const statesMet = (after: readonly FamilyDay[]): Share[] => {
  const all = after.flatMap(({ shares }) => shares ?? [])
  const held = new Set(all.filter(({ share }) => share > 0).map(({ state }) => state))
  return [...new Map(all.filter(({ state }) => held.has(state)).map((one) => [one.state, one])).values()]
}
