import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'

type Matter = Schemas['Matter']

const tones = { open: 'info', reported: 'warn', kept: 'good', passed: 'bad' } as const

/** An order against the place: until when it can be appealed; where it was lifted, each condition with its day and who looks at it. */
export const OrderLines = ({ order }: { readonly order: NonNullable<Matter['order']> }) => {
  const { t, language } = useTexts()
  return (
    <>
      <p className="row">
        <span className={`chip ${order.inForce ? 'bad' : 'good'}`}>
          {order.lifted
            ? t('compound.order.liftedOn', { day: sayDay(order.lifted.on, language) })
            : t(order.inForce ? 'compound.order.inForce' : 'compound.order.over')}
        </span>
        {order.inForce ? (
          <span className="small">
            {t('compound.order.appeal', { remedy: order.remedyLabel, day: sayDay(order.appealUntilOn, language) })}
          </span>
        ) : null}
      </p>
      {order.lifted && order.lifted.conditions.length > 0 ? (
        <table className="conditions">
          <caption>{t('compound.order.conditions')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('compound.order.what')}</th>
              <th scope="col">{t('compound.order.by')}</th>
              <th scope="col">{t('compound.order.checks')}</th>
              <th scope="col">{t('compound.order.stands')}</th>
            </tr>
          </thead>
          <tbody>
            {order.lifted.conditions.map((condition) => (
              <tr key={condition.conditionId}>
                <th scope="row">{condition.label}</th>
                <td>{sayDay(condition.byOn, language)}</td>
                <td>{condition.checkedByLabel}</td>
                <td>
                  <span className={`chip ${tones[condition.standing]}`}>{condition.standingLabel}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </>
  )
}
