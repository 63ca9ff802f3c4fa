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
  const { office, report, waiting, cost, garage, transformer } = matter
  return (
    <>
      <p className="strong">
        {matter.label}
        {(garage?.name ?? transformer?.name) ? `（${[garage?.name, transformer?.name].filter(Boolean).join(' · ')}）` : ''}
      </p>
      {waiting ? <p>{t('compound.waitOn', { count: waiting.waiting, linked: waiting.linked })}</p> : null}
      <p className="soft small">
        {t('compound.answersFor', { party: office.partyLabel, body: office.organisation, role: office.roleLabel })}
        {report ? ` · ${t('compound.nextReport', { day: sayDay(report.nextOn, language) })}（${report.label}）` : ''}
      </p>
      {cost ? <p className="soft small">{t('compound.cost', { low: cost.lowYuan, high: cost.highYuan })}</p> : null}
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
