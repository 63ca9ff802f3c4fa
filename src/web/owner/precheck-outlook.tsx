import type { Schemas } from '../../client/client.ts'
import { useTexts } from '../texts/i18n.ts'
import { PaperSample } from './paper-sample.tsx'

type Precheck = Schemas['Precheck']

/** How long it may take: by the time limits of the place, and, where enough got there, as it went here. */
export const LikelyTime = ({ time }: { readonly time: Precheck['time'] }) => {
  const { t } = useTexts()
  const { smooth, detour, without, record, leastToSay } = time
  return (
    <section className="card">
      <h2>{t('precheck.time')}</h2>
      <p className="big-words">{t('precheck.weeks', { from: smooth.weeks, to: detour.weeks })}</p>
      <p className="soft">{t('precheck.timeMeans')}</p>
      <p>{record ? t('precheck.timeRecord', { ...record }) : t('precheck.timeNoRecord', { count: leastToSay })}</p>
      {without.length > 0 ? <p className="notice warn">{t('precheck.timeWithout', { steps: without.join('、') })}</p> : null}
      <details>
        <summary>{t('precheck.timeParts')}</summary>
        <Course title={t('precheck.smooth', { weeks: smooth.weeks })} parts={smooth.parts} />
        <Course title={t('precheck.detour', { weeks: detour.weeks })} parts={detour.parts} />
      </details>
    </section>
  )
}

const Course = ({ title, parts }: { readonly title: string; readonly parts: Precheck['time']['smooth']['parts'] }) => {
  const { t } = useTexts()
  return (
    <>
      <h3>{title}</h3>
      <ul className="stack tight small">
        {parts.map(({ label, n, unit, basis }) => (
          <li key={label}>
            {label}：{n}
            {t(`clock.unit.${unit}`)} <span className="soft">{basis}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What it may cost: only what somebody wrote down. */
export const LikelyCost = ({ costs }: { readonly costs: Precheck['costs'] }) => {
  const { t } = useTexts()
  return (
    <section className="card">
      <h2>{t('precheck.cost')}</h2>
      <p>{t('precheck.costUnknown')}</p>
      {costs.rules.length > 0 ? (
        <ul className="stack tight">
          {costs.rules.map(({ what, payer, basis }) => (
            <li key={what}>
              {what}：<span className="strong">{payer}</span> <span className="soft small">{basis}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="soft">{t('precheck.costNoRule')}</p>
      )}
      {costs.estimates.map(({ label, lowYuan, highYuan }) => (
        <p key={label}>
          {label}：{t('precheck.costEstimate', { low: lowYuan, high: highYuan })}
        </p>
      ))}
    </section>
  )
}

/** Each paper, where to get it, and a drawing of what must be seen. */
export const LikelyPapers = ({ papers }: { readonly papers: Precheck['papers'] }) => {
  const { t } = useTexts()
  return (
    <section className="card">
      <h2>{t('precheck.papers')}</h2>
      <ul className="stack">
        {papers.map(({ kind, label, where }) => (
          <li key={kind} className="stack tight">
            <p className="strong">{label}</p>
            {where ? <p className="soft">{where}</p> : null}
            <details>
              <summary>{t('precheck.showSample')}</summary>
              <PaperSample kind={kind} label={label} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
