import { useId, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Sheet } from '../sheet.tsx'
import { useSendEvent } from '../use-send-event.ts'

type Question = Schemas['Question']
type Meeting = NonNullable<Question['meet']>

const halves = ['morning', 'afternoon'] as const

interface Props {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  readonly question: Question
}

/** A proposed day: the other side confirms it in one tap or names another, and who proposed takes that one in one tap. */
export const AppointmentLine = ({ door, seen, question }: Props) => {
  const { t, language } = useTexts()
  const send = useSendEvent(door, seen)
  const [isMoving, setMoving] = useState(false)
  const { meet, suits, other, waits, from, to, record } = question
  if (!meet) return null
  const say = ({ on, partLabel }: Meeting): string => `${sayDay(on, language)}${partLabel ? ` ${partLabel}` : ''}`
  const may = (verb: string): boolean => seen.allowedEvents.some(({ type, allowed }) => allowed && type === `${seen.you}.${verb}`)
  const isSettled = seen.questions.some(
    (later) => later.record > record && later.from === from && later.to === to && later.meet !== null,
  )
  // What both sides read is written in the language of the place.
  const inWords = (key: 'yes' | 'takes') => t(`appointment.words.${key}`, { lng: 'zh-CN' })
  const confirm = () => send.mutate({ type: `${seen.you}.answerQuestion`, record, words: inWords('yes'), suits: true })
  const take = (day: Meeting) =>
    send.mutate({
      type: `${seen.you}.ask`,
      to,
      words: inWords('takes'),
      meetOn: day.on,
      ...(day.part ? { meetPart: day.part } : {}),
    })
  return (
    <div className="stack tight">
      <p className="row">
        <span className="strong">{t('appointment.day', { day: say(meet) })}</span>
        <span className={`chip ${suits === true ? 'good' : suits === false ? 'bad' : 'warn'}`}>
          {t(suits === true ? 'appointment.agreed' : suits === false ? 'appointment.moved' : 'appointment.open')}
        </span>
      </p>
      {suits === false && other ? <p>{t('appointment.other', { day: say(other) })}</p> : null}
      <ProblemNotice error={send.error} />
      {waits && to === seen.you && may('answerQuestion') ? (
        <div className="actions no-print">
          <button type="button" className="button main" disabled={send.isPending} onClick={confirm}>
            {t('appointment.confirm')}
          </button>
          <button type="button" className="button" onClick={() => setMoving(true)}>
            {t('appointment.move')}
          </button>
        </div>
      ) : null}
      {suits === false && other && from === seen.you && may('ask') && !isSettled ? (
        <button type="button" className="button main no-print" disabled={send.isPending} onClick={() => take(other)}>
          {t('appointment.take', { day: say(other) })}
        </button>
      ) : null}
      {isMoving ? (
        <Sheet title={t('appointment.move')} onClose={() => setMoving(false)}>
          <MoveForm door={door} seen={seen} question={question} onSent={() => setMoving(false)} />
        </Sheet>
      ) : null}
    </div>
  )
}

const MoveForm = ({ door, seen, question, onSent }: Props & { readonly onSent: () => void }) => {
  const { t } = useTexts()
  const id = useId()
  const send = useSendEvent(door, seen)
  const [on, setOn] = useState('')
  const [part, setPart] = useState<(typeof halves)[number]>('morning')
  const [words, setWords] = useState('')
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        const said = words.trim() || t('appointment.words.no', { lng: 'zh-CN' })
        const day = on === '' ? {} : { meetOn: on, meetPart: part }
        send.mutate(
          { type: `${seen.you}.answerQuestion`, record: question.record, words: said, suits: false, ...day },
          { onSuccess: onSent },
        )
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('appointment.on')}</label>
        <input id={`${id}-on`} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
      </div>
      <fieldset>
        <legend>{t('appointment.part')}</legend>
        <div className="choices">
          {halves.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name={`${id}-part`} checked={part === one} onChange={() => setPart(one)} />
              <span>{t(`appointment.parts.${one}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('appointment.why')}</label>
        <textarea id={`${id}-words`} value={words} maxLength={2000} onChange={(event) => setWords(event.target.value)} />
      </div>
      <ProblemNotice error={send.error} />
      <button type="submit" className="button main wide" disabled={send.isPending || (on === '' && words.trim() === '')}>
        {t(send.isPending ? 'form.sending' : 'appointment.send')}
      </button>
    </form>
  )
}
