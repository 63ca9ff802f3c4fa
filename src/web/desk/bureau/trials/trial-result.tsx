import type { ReactNode } from 'react'
import type { Schemas } from '../../../../client/client.ts'
import { useTexts } from '../../../texts/i18n.ts'
import { Scroll } from '../../frame/scroll.tsx'
import { ChangedCases } from './changed-cases.tsx'
import { OfficeLoads } from './office-loads.tsx'
import { OutlookBars } from './outlook-bars.tsx'

type Result = Schemas['RuleTrialResult']
type Outlook = Pick<Result['recorded'], 'granted' | 'running' | 'monthsWaited' | 'safety' | 'room'> & {
  readonly replays?: Result['scenarios'][number]['replays']
}

/** The mean over the replays, least and most behind it; of the record, and of one replay alone, the number itself. */
const overReplays = (outlook: Outlook, of: 'granted' | 'running' | 'monthsWaited'): string => {
  const spread = outlook.replays?.[of]
  if (!spread || spread.least === spread.most) return String(outlook[of])
  return `${Math.round(spread.mean * 10) / 10} (${spread.least}–${spread.most})`
}

type Effect = NonNullable<Outlook['replays']>['effects'][number]

/** Of 100 families, with its sign. */
const ofHundred = (share: number): string => {
  const of = Math.round(share * 1000) / 10
  return of > 0 ? `+${of}` : String(of)
}

/** What the rule does to the very families, and below it what another sample of that size would differ by. */
const EffectCell = ({ effect }: { readonly effect: Effect | undefined }) => {
  const { t } = useTexts()
  if (!effect) return <td />
  const { least, most, lower, upper } = effect
  const [mean, from, to] = [effect.effect, least, most].map(ofHundred)
  return (
    <td className="number">
      {least === most ? mean : t('desk.trials.effectOf', { effect: mean, least: from, most: to })}
      {lower === null || upper === null ? null : (
        <div className="soft small">
          {t('desk.trials.effectAmongOthers', { lower: ofHundred(lower), upper: ofHundred(upper) })}
        </div>
      )}
    </td>
  )
}

/** What a trial came to: the families as pictures first, then what it asks of the offices, who loses, safety, and the law. */
export const TrialResult = ({ trialId, result }: { readonly trialId: string; readonly result: Result }) => {
  const { t } = useTexts()
  return (
    <>
      <section className="card">
        <h2>{t('desk.trials.families')}</h2>
        <p className="big-words">
          {t('desk.trials.headline', { families: result.families, tried: result.tried, compounds: result.compounds })}
        </p>
        <p className="soft">{result.definition.text}</p>
        {result.heldAsRecorded > 0 ? <p>{t('desk.trials.held', { count: result.heldAsRecorded })}</p> : null}
        <OutlookBars result={result} />
      </section>
      <section className="card">
        <h2>{t('desk.trials.inFigures')}</h2>
        <Figures result={result} />
        {result.replays === null ? null : <p className="soft small">{t('desk.trials.ofReplays', { count: result.replays })}</p>}
        <dl className="stack tight small">
          {result.scenarios.map(({ scenario, noEvidence }) => (
            <div key={scenario.name}>
              <dt>{scenario.label}</dt>
              <dd className="soft">{scenario.assumption}</dd>
              {noEvidence === null ? null : <dd className="strong">{noEvidence}</dd>}
            </div>
          ))}
        </dl>
      </section>
      <OfficeLoads result={result} />
      <ChangedCases trialId={trialId} result={result} />
      <Grounds result={result} />
      <Legal result={result} />
    </>
  )
}

const Figures = ({ result }: { readonly result: Result }) => {
  const { t } = useTexts()
  const rows: readonly (readonly [string, (outlook: Outlook) => ReactNode])[] = [
    [t('desk.trials.granted'), (outlook) => overReplays(outlook, 'granted')],
    [t('desk.trials.running'), (outlook) => overReplays(outlook, 'running')],
    [t('desk.trials.monthsWaited'), (outlook) => overReplays(outlook, 'monthsWaited')],
    [t('desk.trials.roomWaiting'), ({ room }) => room.waiting],
    [t('desk.trials.undischarged'), ({ safety }) => safety.undischarged],
    [t('desk.trials.unchecked'), ({ safety }) => safety.unchecked],
  ]
  return (
    <Columns result={result}>
      {rows.map(([label, say]) => (
        <tr key={label}>
          <th scope="row">{label}</th>
          <td className="number">{say(result.recorded)}</td>
          {result.scenarios.map((one) => (
            <td className="number" key={one.scenario.name}>
              {say(one)}
            </td>
          ))}
        </tr>
      ))}
      {result.scenarios[0]?.replays?.effects
        .filter(({ families }) => families > 0)
        .map(({ days }) => (
          <tr key={days}>
            <th scope="row">{t('desk.trials.effect', { days })}</th>
            <td />
            {result.scenarios.map(({ scenario, replays }) => (
              <EffectCell key={scenario.name} effect={replays?.effects.find((one) => one.days === days)} />
            ))}
          </tr>
        ))}
      {result.scenarios[0]?.changes.map(({ kind, label }) => (
        <tr key={kind}>
          <th scope="row">{label}</th>
          <td />
          {result.scenarios.map((one) => (
            <td className="number" key={one.scenario.name}>
              {one.changes.find((change) => change.kind === kind)?.n ?? 0}
            </td>
          ))}
        </tr>
      ))}
      {result.scenarios[0]?.notKnown.map(({ why, label }) => (
        <tr key={why}>
          <th scope="row">
            {t('desk.trials.notKnown')}: {label}
          </th>
          <td />
          {result.scenarios.map((one) => (
            <td className="number" key={one.scenario.name}>
              {one.notKnown.find((gap) => gap.why === why)?.n ?? 0}
            </td>
          ))}
        </tr>
      ))}
    </Columns>
  )
}

const Columns = ({ result, children }: { readonly result: Result; readonly children: ReactNode }) => {
  const { t } = useTexts()
  return (
    <Scroll label={t('desk.trials.what')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col" aria-label={t('desk.trials.what')} />
            <th scope="col">{t('desk.trials.recorded')}</th>
            {result.scenarios.map(({ scenario }) => (
              <th scope="col" key={scenario.name}>
                {scenario.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  )
}

const Grounds = ({ result }: { readonly result: Result }) => {
  const { t } = useTexts()
  const met = new Map(result.scenarios.flatMap(({ reversals }) => reversals.map(({ code, label }) => [code, label] as const)))
  return (
    <section className="card">
      <h2>{t('desk.trials.grounds')}</h2>
      {met.size === 0 ? <p className="empty">{t('desk.trials.noReversals')}</p> : null}
      {met.size > 0 ? (
        <Columns result={result}>
          {[...met].map(([code, label]) => (
            <tr key={code}>
              <th scope="row">{label}</th>
              <td className="number">{result.recorded.grounds.find((ground) => ground.code === code)?.stands ?? 0}</td>
              {result.scenarios.map(({ scenario, reversals }) => {
                const found = reversals.find((one) => one.code === code)
                return (
                  <td className="number" key={scenario.name}>
                    {t('desk.trials.fallsRises', { falls: found?.falls ?? 0, rises: found?.rises ?? 0 })}
                  </td>
                )
              })}
            </tr>
          ))}
        </Columns>
      ) : null}
    </section>
  )
}

const Legal = ({ result }: { readonly result: Result }) => {
  const { t } = useTexts()
  const { legal, means } = result
  return (
    <section className="card">
      <h2>{t('desk.trials.legal')}</h2>
      <p className="soft">{t('desk.trials.legalLead')}</p>
      {legal.length === 0 ? <p className="empty">{t('desk.trials.legalNone')}</p> : null}
      {means
        .filter(({ means: name }) => legal.some((rule) => rule.means === name))
        .map(({ means: name, label, why, basis, isRead }) => (
          <section key={name}>
            <h3>{label}</h3>
            <p>{why}</p>
            {basis === null ? null : (
              <p className="soft small">
                {basis} · {t(isRead ? 'desk.trials.basisRead' : 'desk.trials.basisRecalled')}
              </p>
            )}
            <ul>
              {legal
                .filter((rule) => rule.means === name)
                .map(({ key, label: rule, from, to }) => (
                  <li key={key}>
                    <strong>{rule}</strong>: <del>{from ?? '–'}</del> → {to ?? '–'}
                  </li>
                ))}
            </ul>
          </section>
        ))}
    </section>
  )
}
