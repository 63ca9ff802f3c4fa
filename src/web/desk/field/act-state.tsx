import { ApiProblem, newKey } from '../../../client/client.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { dropAct, keepAct, type QueuedAct } from './kept-acts.ts'

/** Where an act of this phone stands: it waits for a signal, is on its way, or was refused, with all that was written. */
export const ActState = ({ act, isSending }: { readonly act: QueuedAct; readonly isSending: boolean }) => {
  const { t } = useTexts()
  const { caseId, label, place, refused, values } = act
  const takeBack = (
    <button type="button" className="button plain" onClick={() => dropAct(caseId)}>
      {t('desk.field.actDrop')}
      <span className="sr">{place}</span>
    </button>
  )
  if (refused === null) {
    return (
      <div className="notice" role="status">
        <p>{t(isSending ? 'desk.field.actSending' : 'desk.field.actWaits', { act: label })}</p>
        {values['words'] ? <p className="small wrap">{values['words']}</p> : null}
        {isSending ? null : takeBack}
      </div>
    )
  }
  return (
    <div className="stack tight">
      <p className="notice warn">{t('desk.field.actRefused', { act: label })}</p>
      <ProblemNotice error={new ApiProblem(refused)} />
      {values['words'] ? <p className="small wrap">{values['words']}</p> : null}
      <div className="actions">
        <button
          type="button"
          className="button"
          onClick={() => keepAct({ ...act, key: newKey(), tellsDay: null, refused: null })}
        >
          {t('desk.field.actAgain')}
          <span className="sr">{place}</span>
        </button>
        {takeBack}
      </div>
    </div>
  )
}

/** What arrived, and what waits for cases that have left the list meanwhile. */
export const ActsBeside = ({
  sent,
  beside,
  sendingCase,
}: {
  readonly sent: readonly QueuedAct[]
  readonly beside: readonly QueuedAct[]
  readonly sendingCase: string | null
}) => {
  const { t } = useTexts()
  return (
    <>
      {sent.map(({ key, place, label }) => (
        <p className="notice good" role="status" key={key}>
          {t('desk.field.actSent', { place, act: label })}
        </p>
      ))}
      {beside.map((act) => (
        <section className="card" key={act.key} aria-label={act.place}>
          <h2>{act.place}</h2>
          <ActState act={act} isSending={sendingCase === act.caseId} />
        </section>
      ))}
    </>
  )
}
