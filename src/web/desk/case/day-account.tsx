import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'

/** Whose working days the case has used, and every rest of a clock with whose act it was. */
export const DayAccount = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const { caseId, version } = seen
  const account = useQuery({
    queryKey: ['account', caseId, version, language],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/account', { params: { path: { caseId } } })),
  })
  const most = Math.max(1, ...(account.data?.holders ?? []).map(({ workingDays }) => workingDays))
  return (
    <section className="card" aria-labelledby="account">
      <h2 id="account">{t('desk.account.title')}</h2>
      <ProblemNotice error={account.error} onRetry={() => void account.refetch()} />
      {account.isPending ? <Waiting /> : null}
      {account.data?.holders.length === 0 ? <p className="soft">{t('desk.account.none')}</p> : null}
      {account.data && account.data.holders.length > 0 ? (
        <>
          <p className="soft small">{t('desk.account.lead', { day: sayDay(account.data.asOf, language) })}</p>
          <ul className="stack tight">
            {account.data.holders.map(({ party, label, workingDays }) => (
              <li key={party} className="stack tight">
                <p className="row spread">
                  <span>{label}</span>
                  <span className="strong number">{t('desk.account.days', { count: workingDays })}</span>
                </p>
                <svg
                  className="meter"
                  width="100%"
                  height="8"
                  preserveAspectRatio="none"
                  viewBox={`0 0 ${most} 1`}
                  aria-hidden="true"
                >
                  <rect width={workingDays} height="1" fill="#0f5c4d" />
                </svg>
              </li>
            ))}
          </ul>
          <Clocks account={account.data} />
        </>
      ) : null}
    </section>
  )
}

const Clocks = ({ account }: { readonly account: Schemas['DayAccount'] }) => {
  const { t, language } = useTexts()
  return (
    <details>
      <summary>{t('desk.account.clocks')}</summary>
      <ul className="stack small">
        {account.clocks.map((clock) => (
          <li key={clock.clockId} className="stack tight">
            <p className="row">
              <span className="strong">{clock.label}</span>
              <span>{t('desk.account.used', { used: clock.used })}</span>
              {clock.allowed !== null && clock.unit !== null ? (
                <span className="soft">
                  {t('desk.account.of', { allowed: clock.allowed, unit: t(`clock.unit.${clock.unit}`) })}
                </span>
              ) : null}
              <span className="chip">
                {clock.ended ? `${clock.ended.label} ${sayDay(clock.ended.on, language)}` : t('desk.account.still')}
              </span>
            </p>
            {clock.pauses.map((pause) => (
              <p key={`${pause.record} ${pause.from}`}>
                {t('desk.account.rest', {
                  from: sayDay(pause.from, language),
                  count: pause.workingDays,
                  by: pause.by,
                  why: pause.why,
                })}
              </p>
            ))}
            <p className="soft">{clock.basisText}</p>
          </li>
        ))}
      </ul>
    </details>
  )
}
