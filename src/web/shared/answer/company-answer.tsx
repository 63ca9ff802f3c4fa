import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayInstant } from '../days.ts'
import { EventForm } from '../event-form/event-form.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { useSendEvent } from '../use-send-event.ts'
import { AgreeSheet } from './agree-sheet.tsx'
import { ApproveSheet } from './approve-sheet.tsx'
import { ModelText } from './model-text.tsx'
import { OwnerReads } from './owner-reads.tsx'
import { RejectSheet } from './reject-sheet.tsx'
import { useModelTexts } from './use-model-texts.ts'
import { useRules } from './use-rules.ts'

/** The answers of a company that stand on the page as buttons; everything else it can do comes after them. */
export const companyAnswers: readonly string[] = [
  'property.approve',
  'property.agreeInPrinciple',
  'property.offerConditions',
  'property.noObjection',
  'property.reject',
  'property.recall',
]

/** How a company answers: yes in three taps, conditions, no with grounds, each recallable while it is not delivered. */
export const CompanyAnswer = ({
  door,
  seen,
  isUsed = false,
}: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  /** The link has given its one answer: only to take it back is open. */
  readonly isUsed?: boolean
}) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const [answered, setAnswered] = useState(false)
  const models = useModelTexts(seen)
  const isAllowed = (type: string): boolean =>
    seen.allowedEvents.some((event) => event.type === type && event.allowed && event.onBehalfOf === null)
  // Opening the request, which the first touch of the page says, brings it to the desk where all answers are open.
  const may = (type: string): boolean => isAllowed(type) || isAllowed('property.open')
  const rules = useRules(seen.rules.packId)
  // Only some places know an answer in principle; elsewhere the opening brings nobody there.
  const asksInPrinciple = rules.data?.consent.answerInPrinciple !== undefined
  const mayAgree = isAllowed('property.agreeInPrinciple') || (asksInPrinciple && isAllowed('property.open'))
  const close = () => setOpen(null)
  const sent = () => {
    setOpen(null)
    setAnswered(true)
  }
  const sheet = { door, seen, onClose: close, onSent: sent }
  const isAsked = may('property.approve') || may('property.reject') || mayAgree
  return (
    <>
      {answered || seen.recall ? (
        <div className="notice good" role="status">
          <p className="strong">{t('answer.thanks')}</p>
          {seen.recall ? (
            <>
              <p>{t('answer.recallUntil', { time: sayInstant(seen.recall.until, language) })}</p>
              <Recall door={door} seen={seen} record={seen.recall.record} onSent={() => setAnswered(false)} />
            </>
          ) : null}
        </div>
      ) : null}
      {isAsked && !seen.recall && !isUsed ? (
        <section className="card lead no-print" aria-labelledby="your-answer">
          <h2 id="your-answer">{t('answer.title')}</h2>
          {may('property.approve') ? (
            <button type="button" className="button main wide" onClick={() => setOpen('approve')}>
              {t('link.yes')}
            </button>
          ) : null}
          {mayAgree ? (
            <button type="button" className="button wide" onClick={() => setOpen('agree')}>
              {t('answer.inPrinciple')}
            </button>
          ) : null}
          <div className="actions">
            {may('property.offerConditions') ? (
              <button type="button" className="button" onClick={() => setOpen('property.offerConditions')}>
                {t('answer.conditions')}
              </button>
            ) : null}
            {may('property.noObjection') ? (
              <button type="button" className="button" onClick={() => setOpen('property.noObjection')}>
                {t('answer.noObjection')}
              </button>
            ) : null}
            {may('property.reject') ? (
              <button type="button" className="button plain" onClick={() => setOpen('reject')}>
                {t('answer.no')}
              </button>
            ) : null}
          </div>
        </section>
      ) : null}
      {open === 'approve' ? <ApproveSheet {...sheet} /> : null}
      {open === 'agree' ? <AgreeSheet {...sheet} /> : null}
      {open === 'reject' ? <RejectSheet {...sheet} /> : null}
      {open?.startsWith('property.') ? (
        <Sheet title={t(open === 'property.noObjection' ? 'answer.noObjection' : 'answer.conditions')} onClose={close}>
          {open === 'property.noObjection' ? <p className="notice warn">{t('answer.noObjectionMeans')}</p> : null}
          {open === 'property.offerConditions' ? <ModelText text={models.conditions} /> : null}
          <EventForm door={door} seen={seen} type={open} look={OwnerReads} onSent={sent} />
        </Sheet>
      ) : null}
    </>
  )
}

const Recall = ({
  door,
  seen,
  record,
  onSent,
}: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly record: number
  readonly onSent: () => void
}) => {
  const { t } = useTexts()
  const send = useSendEvent(door, seen)
  const recall = () => send.mutate({ type: `${seen.you}.recall`, record }, { onSuccess: onSent })
  return (
    <>
      <button type="button" className="button" disabled={send.isPending} onClick={recall}>
        {t(send.isPending ? 'form.sending' : 'answer.recall')}
      </button>
      <ProblemNotice error={send.error} />
    </>
  )
}
