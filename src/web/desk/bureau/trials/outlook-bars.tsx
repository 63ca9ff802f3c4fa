import type { Schemas } from '../../../../client/client.ts'
import { useTexts } from '../../../texts/i18n.ts'

type Result = Schemas['RuleTrialResult']
type Point = Result['recorded']['families'][number]

/** Of 100 families, as recorded and in each scenario, after 30, 90 and 180 days: one bar under the other. */
export const OutlookBars = ({ result }: { readonly result: Result }) => {
  const { t } = useTexts()
  const rows = [
    { label: t('desk.trials.recorded'), families: result.recorded.families },
    ...result.scenarios.map(({ scenario, families }) => ({ label: scenario.label, families })),
  ]
  return (
    <>
      {result.recorded.families.map(({ days }) => (
        <section key={days} aria-label={t('desk.statistics.afterCalendarDays', { count: days })}>
          <h3>{t('desk.statistics.afterCalendarDays', { count: days })}</h3>
          <Range days={days} result={result} />
          {rows.map(({ label, families }) => (
            <Bar key={label} label={label} point={families.find((one) => one.days === days) ?? null} />
          ))}
        </section>
      ))}
      <Legend result={result} />
    </>
  )
}

const running = (point: Point | undefined): number | null =>
  point?.shares ? Math.round((point.shares.find(({ state }) => state === 'runs')?.share ?? 0) * 100) : null

/** The range over the scenarios, in words: never called a confidence interval. */
const Range = ({ days, result }: { readonly days: number; readonly result: Result }) => {
  const { t } = useTexts()
  const at = (families: readonly Point[]) => running(families.find((one) => one.days === days))
  const then = at(result.recorded.families)
  const now = result.scenarios.map(({ families }) => at(families)).filter((share) => share !== null)
  if (then === null || now.length === 0) return <p className="soft">{t('desk.trials.notFollowed')}</p>
  const predicted = predictedRunning(result, days)
  if (predicted) return <p>{t('desk.trials.rangeOfReplays', { recorded: then, ...predicted })}</p>
  return <p>{t('desk.trials.range', { recorded: then, least: Math.min(...now), most: Math.max(...now) })}</p>
}

/** Over the replays of all scenarios, in families of a hundred; null where they were replayed once. */
const predictedRunning = (result: Result, days: number) => {
  const points = result.scenarios.map(({ replays }) => replays?.families.find((one) => one.days === days))
  if (!points.every((point) => point !== undefined)) return null
  const nobody = { least: 0, most: 0, lower: 0, upper: 0 }
  const said = points.map(({ shares }) => shares?.find(({ state }) => state === 'runs') ?? nobody)
  const percent = (share: number) => Math.round(share * 100)
  return {
    least: percent(Math.min(...said.map(({ least }) => least))),
    most: percent(Math.max(...said.map(({ most }) => most))),
    lower: percent(Math.min(...said.map(({ lower }) => lower))),
    upper: percent(Math.max(...said.map(({ upper }) => upper))),
  }
}

const Bar = ({ label, point }: { readonly label: string; readonly point: Point | null }) => {
  if (!point?.shares) return null
  let from = 0
  const parts = point.shares.map((part) => {
    const start = from
    from += part.share * 100
    return { ...part, start }
  })
  const said = parts.map(({ stateLabel, share }) => `${stateLabel} ${Math.round(share * 100)}`).join(', ')
  return (
    <figure className="family-bar">
      <figcaption>{label}</figcaption>
      <svg viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label={`${label}: ${said}`}>
        {parts.map(({ state, share, start }) => (
          <rect key={state} className={`family-${state}`} x={start} y="0" width={share * 100} height="8" />
        ))}
      </svg>
    </figure>
  )
}

const Legend = ({ result }: { readonly result: Result }) => {
  const met = new Map(
    [result.recorded, ...result.scenarios]
      .flatMap(({ families }) => families)
      .flatMap(({ shares }) => shares ?? [])
      .map(({ state, stateLabel }) => [state, stateLabel] as const),
  )
  return (
    <p className="small">
      {[...met].map(([state, label]) => (
        <span key={state}>
          <span className={`family-key family-${state}`} aria-hidden="true" /> {label}{' '}
        </span>
      ))}
    </p>
  )
}
