import { useMemo, useRef } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { Pictures } from './chart/pictures.tsx'
import { accountPictures } from './city-pictures.ts'
import { CasesButton } from './figure-source.tsx'
import { FigureHeading } from './figure-table.tsx'

type Figures = Schemas['AccountFigures']
type Group = Figures['accounts']['groups'][number] & { readonly place: number }

/** The days families waited, three times over: who held them, who was awaited, what sent them there. */
export const AccountFigures = ({ figures }: { readonly figures: Figures }) => {
  const { t } = useTexts()
  const title = t('desk.statistics.title.accounts')
  const picture = useRef<HTMLElement>(null)
  const pictures = useMemo(() => accountPictures(figures, t), [figures, t])
  const byAccount = Map.groupBy(
    figures.accounts.groups.map((group, place): Group => ({ ...group, place })),
    ({ account }) => account,
  )
  return (
    <section className="card" aria-label={title}>
      <FigureHeading
        part="accounts"
        title={title}
        figure={figures.accounts}
        picture={pictures.length > 0 ? picture : undefined}
      />
      {pictures.length > 0 ? <Pictures of={pictures} at={picture} /> : null}
      {byAccount.size === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {(['holder', 'awaited', 'cause'] as const).map((account) => {
        const groups = byAccount.get(account) ?? []
        return groups.length > 0 ? <OneAccount key={account} groups={groups} /> : null
      })}
    </section>
  )
}

const OneAccount = ({ groups }: { readonly groups: readonly Group[] }) => {
  const { t } = useTexts()
  const rows = groups.toSorted((a, b) => b.days.calendarDays - a.days.calendarDays)
  const title = rows[0]?.accountLabel ?? ''
  return (
    <>
      <h3>{title}</h3>
      <Scroll label={title}>
        <table className="plain" aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{t('desk.statistics.onAccountOf')}</th>
              <th scope="col">{t('desk.statistics.familyDays')}</th>
              <th scope="col">{t('desk.statistics.familyWorkingDays')}</th>
              <th scope="col">{t('desk.statistics.families')}</th>
              <th scope="col">{t('desk.statistics.declaredDays')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.party} ${row.cause} ${row.ground}`}>
                <th scope="row">
                  {row.partyLabel}
                  {row.causeLabel ? <span className="small soft"> · {row.groundLabel ?? row.causeLabel}</span> : null}
                </th>
                <td className="number">{Math.round(row.days.calendarDays)}</td>
                <td className="number">{Math.round(row.days.workingDays)}</td>
                <td className="number">
                  {row.n} <CasesButton part="accounts" group={row.place} title={`${title} ${row.partyLabel}`} />
                </td>
                <td className="number">{Math.round(row.declaredDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  )
}
