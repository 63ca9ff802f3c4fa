import { useSearchParams } from 'react-router'
import type { Schemas } from '../../../client/client.ts'
import { PaperLink } from '../../shared/case/paper-link.tsx'
import { usePaperText } from '../../shared/case/papers.tsx'
import { sayDay } from '../../shared/days.ts'
import { partyName, trackName } from '../../shared/names.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { ReadAloud } from '../../shared/read-aloud.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { Words, writtenIn } from '../../shared/words.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { ActButtons } from '../table/act-buttons.tsx'
import { NameMediator } from '../table/name-mediator.tsx'
import { OneText } from '../table/one-text.tsx'
import { OtherRoutes } from '../table/other-routes.tsx'
import { TablePage } from '../table/table-page.tsx'

type Case = Schemas['Case']
type Position = Case['positions'][number]

/** A mediation as it is led at a table: who mediates, one text, both sides, what is performed, and where else to go. */
export const MediationPage = () => {
  const { t } = useTexts()
  return <TablePage title={t('desk.mediation.title')}>{(seen) => <Mediation seen={seen} />}</TablePage>
}

const Mediation = ({ seen }: { readonly seen: Case }) => {
  const { t, language } = useTexts()
  const [search] = useSearchParams()
  const running = seen.positions.filter(({ stage }) => stage === 'mediation')
  const position = running.find(({ track }) => track === search.get('track')) ?? running[0]
  const failed = seen.mediations.filter(({ end }) => end !== 'agreed')
  return (
    <>
      {position ? <Running key={position.track} seen={seen} position={position} /> : null}
      {position ? null : <p className="card empty">{t('desk.mediation.none')}</p>}
      {failed.length > 0 ? (
        <section className="card">
          <h3>{t('desk.mediation.failed')}</h3>
          <ul className="stack tight">
            {failed.map((mediation) => (
              <li key={mediation.record}>
                {trackName(mediation.track, language)} · {mediation.mediatorLabel} ·{' '}
                <span className="strong">{mediation.endLabel}</span>
                {mediation.positions.map(({ by, byLabel, label, words }) => (
                  <div className="small soft" key={by}>
                    {words ? <Words lead={`${byLabel}：${label} `} text={words} /> : `${byLabel}：${label}`}
                  </div>
                ))}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {failed.length > 0 || position?.step === 'sessions' || position?.step === 'breached' ? <OtherRoutes seen={seen} /> : null}
    </>
  )
}

const Running = ({ seen, position }: { readonly seen: Case; readonly position: Position }) => {
  const { t, language } = useTexts()
  const { track, step } = position
  const dispute = seen.disputes.find((one) => one.track === track)
  return (
    <>
      <section className="card">
        <p className="row">
          <span className="chip info">{trackName(track, language)}</span>
          <span className="strong">{position.label}</span>
        </p>
        <p>
          {t('desk.mediation.mediator')}：{dispute?.mediatorLabel ?? t('desk.mediation.noMediator')}
        </p>
        {position.awaits.length > 0 ? (
          <p>
            {t('desk.mediation.awaits')}
            {position.awaits.map((party) => partyName(party, language)).join(t('form.and'))}
          </p>
        ) : null}
      </section>
      {step === 'requested' || step === 'objected' ? <NameMediator seen={seen} track={track} /> : null}
      {step === 'accepted' ? (
        <ActButtons seen={seen} track={track} types={['owner.acceptMediation', 'property.acceptMediation']} />
      ) : null}
      {step === 'sessions' ? <OneText seen={seen} track={track} /> : null}
      {step === 'sessions' ? (
        <ActButtons seen={seen} track={track} types={['centre.extendMediation', 'centre.failMediation']} />
      ) : null}
      {step === 'agreed' || step === 'performing' || step === 'breached' ? <Agreed seen={seen} position={position} /> : null}
    </>
  )
}

/** The text that was agreed on, who has confirmed it, and what is performed. */
const Agreed = ({ seen, position }: { readonly seen: Case; readonly position: Position }) => {
  const { t, language } = useTexts()
  const { track, step } = position
  const text = usePaperText(seen, 'agreement')
  const dispute = seen.disputes.find((one) => one.track === track)
  const agreement = dispute?.agreement
  if (!dispute || !agreement) return null
  const sides = ['owner', 'property'] as const
  const lastDay = courtDay(seen, language)
  return (
    <>
      <section className="card lead" aria-labelledby="text">
        <h3 id="text">{t('desk.mediation.text')}</h3>
        <ProblemNotice error={text.error} onRetry={() => void text.refetch()} />
        {text.data ? (
          <>
            <div className="agreed-text">
              <Words text={text.data.text} />
            </div>
            <ReadAloud text={text.data.text} written={writtenIn(text.data.text)} />
          </>
        ) : (
          <Waiting />
        )}
        <ul className="row">
          {sides.map((side) => (
            <li key={side} className={`chip ${dispute.confirmed.includes(side) ? 'good' : 'warn'}`}>
              {partyName(side, language)}：
              {t(dispute.confirmed.includes(side) ? 'desk.mediation.confirmed' : 'desk.mediation.notConfirmed')}
            </li>
          ))}
        </ul>
        <PaperLink caseId={seen.caseId} paper="agreement" title={t('desk.mediation.print')} />
      </section>
      {step === 'agreed' ? (
        <ActButtons seen={seen} track={track} types={['owner.confirmAgreement', 'property.confirmAgreement']} />
      ) : (
        <>
          <section className="card" aria-labelledby="performance">
            <h3 id="performance">{t('desk.mediation.performance')}</h3>
            <p>
              {t('desk.mediation.performer', {
                party: partyName(agreement.performer, language),
                day: sayDay(agreement.performBy, language),
              })}
            </p>
            {step === 'breached' ? <p className="notice bad">{t('desk.mediation.breached')}</p> : null}
            <p className={`notice ${agreement.confirmable ? 'good' : ''}`}>
              {t(agreement.confirmable ? 'desk.mediation.court' : 'desk.mediation.noCourt', {
                mediator: dispute.mediatorLabel ?? '',
              })}
              {agreement.confirmable && lastDay ? t('desk.mediation.courtBy', { day: lastDay }) : null}
            </p>
          </section>
          <ActButtons
            seen={seen}
            track={track}
            types={[
              'centre.confirmPerformance',
              'owner.confirmPerformance',
              'property.reportPerformance',
              ...(agreement.confirmable ? ['owner.reportJudicialConfirmation', 'owner.reportConfirmationRuling'] : []),
            ]}
          />
        </>
      )}
    </>
  )
}

/** The last day on which a court can be asked. */
const courtDay = (seen: Case, language: Parameters<typeof sayDay>[1]): string | null => {
  const dueOn = seen.clocks.find(({ name }) => name === 'judicialConfirmation')?.dueOn
  return dueOn ? sayDay(dueOn, language) : null
}
