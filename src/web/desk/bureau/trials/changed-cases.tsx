import { useState } from 'react'
import { Link } from 'react-router'
import type { Schemas } from '../../../../client/client.ts'
import { sayDay } from '../../../shared/days.ts'
import { useTexts } from '../../../texts/i18n.ts'
import { Scroll } from '../../frame/scroll.tsx'

type Result = Schemas['RuleTrialResult']
type Changed = Schemas['TrialChangedCase']
type Milestones = Changed['inRecord']

interface Props {
  readonly trialId: string
  readonly result: Result
}

/** How many lines of a list are shown at once. */
const shown = 50

const loses = ({ kind }: Changed): boolean => kind === 'later' || kind === 'noLongerGranted'

/** Which cases change course in a scenario: who loses first and apart, then the others. Each opens side by side. */
export const ChangedCases = ({ trialId, result }: Props) => {
  const { t } = useTexts()
  const [name, setName] = useState(result.scenarios[0]?.scenario.name ?? '')
  const scenario = result.scenarios.find((one) => one.scenario.name === name)
  const losers = scenario?.changed.filter(loses) ?? []
  const others = scenario?.changed.filter((one) => !loses(one)) ?? []
  return (
    <section className="card">
      <h2>{t('desk.trials.changed')}</h2>
      <div className="actions no-print">
        {result.scenarios.map((one) => (
          <button
            type="button"
            key={one.scenario.name}
            className={`button ${one.scenario.name === name ? 'main' : ''}`}
            aria-pressed={one.scenario.name === name}
            onClick={() => setName(one.scenario.name)}
          >
            {one.scenario.label}
          </button>
        ))}
      </div>
      <h3>{t('desk.trials.losers', { count: losers.length })}</h3>
      {losers.length === 0 ? <p className="empty">{t('desk.trials.noLosers')}</p> : <Cases trialId={trialId} cases={losers} />}
      <h3>{t('desk.trials.others', { count: others.length })}</h3>
      {others.length === 0 ? <p className="empty">{t('desk.trials.noneChanged')}</p> : <Cases trialId={trialId} cases={others} />}
    </section>
  )
}

const Cases = ({ trialId, cases }: { readonly trialId: string; readonly cases: readonly Changed[] }) => {
  const { t, language } = useTexts()
  return (
    <Scroll label={t('desk.trials.changed')}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('desk.monday.case')}</th>
            <th scope="col">{t('desk.trials.change')}</th>
            <th scope="col">{t('desk.trials.why')}</th>
            <th scope="col">{t('desk.trials.recorded')}</th>
            <th scope="col">{t('desk.trials.underDraft')}</th>
          </tr>
        </thead>
        <tbody>
          {cases.slice(0, shown).map((one) => (
            <tr key={one.caseId}>
              <th scope="row">
                <Link to={`/desk/trials/${trialId}?case=${one.caseId}`}>{one.caseNumber ?? one.caseId}</Link>
              </th>
              <td>{one.kindLabel}</td>
              <td>
                {one.reason ? `${sayDay(one.reason.on, language)} ${one.reason.label}` : ''}
                {one.notKnown === null ? null : <div className="small soft">{one.notKnown}</div>}
              </td>
              <td>
                <Days of={one.inRecord} />
              </td>
              <td>
                <Days of={one.inTrial} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {cases.length > shown ? <p className="soft">{t('desk.trials.andMore', { count: cases.length - shown })}</p> : null}
    </Scroll>
  )
}

const Days = ({ of }: { readonly of: Milestones }) => {
  const { t, language } = useTexts()
  const { grantedOn, runsOn, endedOn } = of
  if (grantedOn === null && endedOn === null) return <>{t('desk.trials.stillOpen')}</>
  return (
    <>
      {grantedOn === null ? null : <div>{t('desk.trials.grantedOn', { day: sayDay(grantedOn, language) })}</div>}
      {runsOn === null ? null : <div>{t('desk.trials.runsOn', { day: sayDay(runsOn, language) })}</div>}
      {runsOn === null && endedOn !== null ? <div>{t('desk.trials.endedOn', { day: sayDay(endedOn, language) })}</div> : null}
    </>
  )
}
