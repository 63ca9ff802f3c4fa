import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { sayDay } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { useCase } from '../queries.ts'
import { useSendEvent } from '../use-send-event.ts'
import { PlanLegend } from './zone-plan.tsx'

type Matter = Schemas['Matter']

/** What the compound needs and no single request brings about: who answers for it, when it reports, who waits on it. */
export const CompoundMatters = ({ plan }: { readonly plan: Schemas['CompoundPlan'] }) => {
  const { t, language } = useTexts()
  const { compoundId } = plan
  const matters = useQuery({
    queryKey: ['matters', compoundId, language],
    queryFn: async () => taken(await http.GET('/api/matters', { params: { query: { compoundId, state: 'open', limit: 100 } } })),
  })
  const mine = plan.yours.filter(({ isOpen }) => isOpen)
  return (
    <section className="card" aria-labelledby="matters">
      <h2 id="matters">{t('compound.matters')}</h2>
      <ProblemNotice error={matters.error} onRetry={() => void matters.refetch()} />
      {matters.data?.matters.length === 0 ? <p className="soft">{t('compound.noMatters')}</p> : null}
      <ul className="stack">
        {matters.data?.matters.map((matter) => (
          <li key={matter.matterId} className="stack tight">
            <MatterLines matter={matter} />
            {mine.map((own) => (
              <Join key={own.caseId} matter={matter} own={own} />
            ))}
          </li>
        ))}
      </ul>
      <PlanLegend />
    </section>
  )
}

const MatterLines = ({ matter }: { readonly matter: Matter }) => {
  const { t, language } = useTexts()
  const { office, report, waiting, cost, garage, transformer, order } = matter
  return (
    <>
      <p className="strong">
        {matter.label}
        {(garage?.name ?? transformer?.name) ? `（${[garage?.name, transformer?.name].filter(Boolean).join(' · ')}）` : ''}
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

const tones = { open: 'info', reported: 'warn', kept: 'good', passed: 'bad' } as const

/** An order against the place: until when it can be appealed; where it was lifted, each condition with its day and who looks at it. */
const OrderLines = ({ order }: { readonly order: NonNullable<Matter['order']> }) => {
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

/** The own request joins the neighbours who wait on the same matter, where it stands so that it can. */
const Join = ({ matter, own }: { readonly matter: Matter; readonly own: Schemas['CompoundPlan']['yours'][number] }) => {
  const seen = useCase({ caseId: own.caseId })
  return seen.data ? <JoinWith matter={matter} seen={seen.data} space={own.space} /> : null
}

const JoinWith = ({
  matter,
  seen,
  space,
}: {
  readonly matter: Matter
  readonly seen: Schemas['Case']
  readonly space: string
}) => {
  const { t } = useTexts()
  const send = useSendEvent({ caseId: seen.caseId }, seen)
  const waits = seen.matters.some(({ matterId, waitsSince }) => matterId === matter.matterId && waitsSince !== null)
  if (waits) return <p className="chip good">{t('compound.youWait', { space })}</p>
  const may = seen.allowedEvents.find(
    ({ type, allowed, track }) => type === 'owner.waitOnMatter' && allowed && matter.tracks.some((one) => one === track),
  )
  if (!may) return null
  return (
    <>
      <div className="actions">
        <button
          type="button"
          className="button main"
          disabled={send.isPending}
          onClick={() => send.mutate({ type: 'owner.waitOnMatter', track: may.track, matterId: matter.matterId })}
        >
          {t('compound.join', { space })}
        </button>
      </div>
      <p className="soft small">{t('compound.joinHint')}</p>
      <ProblemNotice error={send.error} />
    </>
  )
}
