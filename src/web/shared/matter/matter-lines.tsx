import { Link } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { OrderLines } from './order-lines.tsx'

type Matter = Schemas['Matter']

/** What a matter is about, and which part of the compound. */
export const nameOfMatter = ({ label, garage, transformer }: Matter): string => {
  const parts = [garage?.name, transformer?.name].filter(Boolean)
  return parts.length > 0 ? `${label}（${parts.join(' · ')}）` : label
}

/** A matter in a list: what, who answers for it, when it reports, who waits; the rest on its page. */
export const MatterLines = ({
  matter,
  address,
  place,
}: {
  readonly matter: Matter
  readonly address: string
  /** The compound, where the list holds several. */
  readonly place?: string
}) => {
  const { t, language } = useTexts()
  const { office, report, waiting, cost, order } = matter
  return (
    <>
      <p className="strong">
        <Link to={address}>
          {place ? `${place} · ` : ''}
          {nameOfMatter(matter)}
        </Link>
      </p>
      {order ? <OrderLines order={order} /> : null}
      {waiting ? <p>{t('compound.waitOn', { count: waiting.waiting, linked: waiting.linked })}</p> : null}
      <p className="soft small">
        {t('compound.answersFor', { party: office.partyLabel, body: office.organisation, role: office.roleLabel })}
        {report ? ` · ${t('compound.nextReport', { day: sayDay(report.nextOn, language) })}（${report.label}）` : ''}
      </p>
      {cost ? <p className="soft small">{t('compound.cost', { low: cost.lowYuan, high: cost.highYuan })}</p> : null}
    </>
  )
}
