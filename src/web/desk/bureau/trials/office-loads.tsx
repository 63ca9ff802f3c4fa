import type { Schemas } from '../../../../client/client.ts'
import { useTexts } from '../../../texts/i18n.ts'
import { Scroll } from '../../frame/scroll.tsx'

type Result = Schemas['RuleTrialResult']
type Office = Result['recorded']['offices'][number]

const isSame = (a: Pick<Office, 'officeId'>, b: Pick<Office, 'officeId'>): boolean => a.officeId === b.officeId

/** What each office had to do month by month, as recorded and at most over the scenarios, against what it can do. */
export const OfficeLoads = ({ result }: { readonly result: Result }) => {
  const { t } = useTexts()
  return (
    <section className="card">
      <h2>{t('desk.trials.load')}</h2>
      <p className="soft">{t('desk.trials.loadLead')}</p>
      {result.limits.length === 0 ? <p className="empty">{t('desk.statistics.none')}</p> : null}
      {result.limits.map((limit) => (
        <section key={limit.officeId}>
          <h3>{limit.label}</h3>
          <p className="small soft">{t('desk.trials.limit', { day: limit.perDay, week: limit.perWeek })}</p>
          <Months result={result} of={limit} label={limit.label} />
        </section>
      ))}
    </section>
  )
}

type MonthsProps = { readonly result: Result; readonly of: Pick<Office, 'officeId'>; readonly label: string }

const Months = ({ result, of, label: office }: MonthsProps) => {
  const { t } = useTexts()
  const outlooks = [
    { label: t('desk.trials.recorded'), office: result.recorded.offices.find((one) => isSame(one, of)) },
    ...result.scenarios.map(({ scenario, offices }) => ({
      label: scenario.label,
      office: offices.find((one) => isSame(one, of)),
    })),
  ]
  const months = [...new Set(outlooks.flatMap(({ office }) => office?.months.map(({ month }) => month) ?? []))].toSorted()
  const most = Math.max(1, ...outlooks.flatMap(({ office }) => office?.months.map(({ acts }) => acts) ?? []))
  return (
    <Scroll label={office}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('desk.trials.month')}</th>
            {outlooks.map(({ label }) => (
              <th scope="col" key={label}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              {outlooks.map(({ label, office }) => {
                const acts = office?.months.find((one) => one.month === month)?.acts ?? 0
                return (
                  <td className="number" key={label}>
                    {acts}
                    <svg viewBox="0 0 100 3" preserveAspectRatio="none" className="desk-bar" aria-hidden="true">
                      <rect width={(acts / most) * 100} height="3" />
                    </svg>
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('desk.trials.waits')}</th>
            {outlooks.map(({ label, office }) => (
              <td className="number" key={label}>
                {office?.waits ?? 0}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </Scroll>
  )
}
