import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { EventForm } from '../event-form/event-form.tsx'
import { Sheet } from '../sheet.tsx'
import { Words } from '../words.tsx'
import { AppointmentLine } from './appointment.tsx'

/** Questions between the parties and their answers. Asking stops no clock, and the page says so. */
export const Questions = ({ door, seen }: { readonly door: CaseDoor; readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<{ readonly type: string; readonly record?: number } | null>(null)
  const may = (verb: string): boolean => seen.allowedEvents.some(({ type, allowed }) => allowed && type === `${seen.you}.${verb}`)
  if (seen.questions.length === 0 && !may('ask')) return null
  return (
    <section className="card" aria-labelledby="questions">
      <div className="row spread">
        <h2 id="questions">{t('questions.title')}</h2>
        {may('ask') ? (
          <button type="button" className="button" onClick={() => setOpen({ type: `${seen.you}.ask` })}>
            {t('questions.ask')}
          </button>
        ) : null}
      </div>
      <p className="soft small">{t('questions.hint')}</p>
      <ul className="stack">
        {seen.questions.map((question) => (
          <li key={question.record} className="stack tight">
            <p className="small soft">
              {question.fromLabel} → {question.toLabel} · {sayDay(question.askedOn, language)}
            </p>
            {question.call ? <p>{t('questions.call')}</p> : null}
            {question.words ? <Words text={question.words} /> : null}
            <AppointmentLine door={door} seen={seen} question={question} />
            {question.answer && question.call ? (
              <p className="small soft">{t('questions.called', { day: sayDay(question.answer.on, language) })}</p>
            ) : question.answer ? (
              <Words lead={<span className="strong">{t('questions.answer')} </span>} text={question.answer.words ?? ''} />
            ) : question.call ? (
              <p className="small soft">{t('questions.waitsForCall')}</p>
            ) : question.meet && (question.suits !== null || question.to === seen.you) ? null : question.to === seen.you &&
              may('answerQuestion') ? (
              <button
                type="button"
                className="button"
                onClick={() => setOpen({ type: `${seen.you}.answerQuestion`, record: question.record })}
              >
                {t('questions.toAnswer')}
              </button>
            ) : (
              <p className="small soft">{t('questions.waits')}</p>
            )}
          </li>
        ))}
      </ul>
      {open ? (
        <Sheet title={t(open.record === undefined ? 'questions.ask' : 'questions.toAnswer')} onClose={() => setOpen(null)}>
          <EventForm
            door={door}
            seen={seen}
            type={open.type}
            known={open.record === undefined ? {} : { record: open.record }}
            onSent={() => setOpen(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}
