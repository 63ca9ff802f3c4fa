import { useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { sayDay } from '../days.ts'
import { EventForm } from '../event-form/event-form.tsx'
import { Sheet } from '../sheet.tsx'
import { Words } from '../words.tsx'

type Promised = Schemas['MeetingPromise']

/** What a reader can say of a promise. */
const acts = ['report', 'confirm', 'dispute'] as const

const tones = { kept: 'good', late: 'warn', broken: 'bad' } as const

interface Props {
  readonly seen: Schemas['Case']
  readonly door: CaseDoor
}

/** Joint meetings, and what became of what was promised there: with a button for whoever has to speak on it. */
export const Meetings = ({ seen, door }: Props) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<{ readonly type: string; readonly promise: Promised; readonly title: string } | null>(null)
  if (seen.meetings.length === 0) return null
  return (
    <section className="card" aria-labelledby="meetings">
      <h2 id="meetings">{t('meetings.title')}</h2>
      <ul className="stack">
        {seen.meetings.map((meeting) => (
          <li key={meeting.record} className="stack tight">
            <p className="strong">{t('meetings.on', { day: sayDay(meeting.on, language) })}</p>
            <p className="soft small">
              {t('meetings.present', { parties: meeting.present.map(({ label }) => label).join(t('form.and')) })}
            </p>
            <ul className="stack tight">
              {meeting.promises.map((promise) => (
                <li key={promise.promiseId} className="stack tight">
                  <PromiseLine promise={promise} />
                  <div className="actions">
                    {actsOn(promise, seen).map((act) => (
                      <button
                        type="button"
                        className="button"
                        key={act}
                        onClick={() => setOpen({ type: `${seen.you}.${act}Promise`, promise, title: t(`meetings.${act}`) })}
                      >
                        {t(`meetings.${act}`)}
                        <span className="sr">{promise.label}</span>
                      </button>
                    ))}
                  </div>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {open ? (
        <Sheet title={open.title} onClose={() => setOpen(null)}>
          <EventForm
            door={door}
            seen={seen}
            type={open.type}
            known={{ promiseId: open.promise.promiseId }}
            onSent={() => setOpen(null)}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

const PromiseLine = ({ promise }: { readonly promise: Promised }) => {
  const { t, language } = useTexts()
  return (
    <div className="row">
      {promise.words ? (
        <Words lead={`${promise.byLabel}：`} text={promise.words} />
      ) : (
        <span className="wrap">{t('meetings.promise', { who: promise.byLabel, what: promise.label })}</span>
      )}
      <span className="soft small">{t('meetings.byDay', { day: sayDay(promise.byOn, language) })}</span>
      <span className={`chip ${promise.outcome ? tones[promise.outcome] : 'info'}`}>
        {promise.outcomeLabel ?? t('meetings.running')}
      </span>
    </div>
  )
}

/** Its maker reports it; another party says whether it was kept. */
const actsOn = (promise: Promised, seen: Schemas['Case']): readonly (typeof acts)[number][] =>
  acts.filter((act) => {
    const isOwn = promise.by === seen.you
    const isDue = act === 'report' ? isOwn && promise.reportedOn === null : !isOwn && promise.reportedOn !== null
    const isOpen = promise.outcome === null || (act === 'report' && promise.outcome === 'broken')
    const type = `${seen.you}.${act}Promise`
    return (
      isDue && isOpen && seen.allowedEvents.some((event) => event.type === type && event.allowed && event.onBehalfOf === null)
    )
  })
