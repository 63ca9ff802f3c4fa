import { useState } from 'react'
import type { Schemas } from '../../client/client.ts'
import { sayDay } from '../shared/days.ts'
import { EventForm } from '../shared/event-form/event-form.tsx'
import { Sheet } from '../shared/sheet.tsx'
import { useTexts } from '../texts/i18n.ts'

interface Props {
  readonly token: string
  readonly seen: Schemas['Case']
  readonly onSent: () => void
}

/** What somebody without an account was asked to look at: what, why, since when, and the one answer. */
export const AskedToLook = ({ token, seen, onSent }: Props) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const type = `${seen.you}.reportCheck`
  const act = seen.allowedEvents.find((event) => event.type === type && event.allowed)
  const asked = seen.furtherChecks.filter(({ party, standing }) => party === seen.you && standing === 'awaited')
  if (!act || asked.length === 0) return null
  return (
    <section className="card lead" aria-labelledby="asked">
      <h2 id="asked">{t('link.asked')}</h2>
      {asked.map(({ check, label, openedOn, why }) => (
        <div className="stack tight" key={check}>
          <p className="strong">{label}</p>
          <p>{why}</p>
          <p className="soft small">{t('link.askedOn', { day: sayDay(openedOn, language) })}</p>
          <button type="button" className="button main wide" onClick={() => setOpen(check)}>
            {t('link.answer')}
          </button>
        </div>
      ))}
      <p className="soft small">{t('link.noAcceptance')}</p>
      {open ? (
        <Sheet title={act.label} onClose={() => setOpen(null)}>
          <EventForm
            door={{ token }}
            seen={seen}
            type={type}
            known={{ check: open }}
            inFront={['because', 'evidence']}
            onSent={onSent}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

/** A tester is asked for one thing: its report, or an honest word that it does not test. */
export const AskedToTest = ({ token, seen, onSent }: Props) => {
  const { t } = useTexts()
  const [open, setOpen] = useState<string | null>(null)
  const position = seen.positions.find(({ holder }) => holder === 'tester')
  const acts = seen.allowedEvents.filter(({ type, allowed }) => allowed && testing.includes(type))
  if (!position || acts.length === 0) return null
  const act = acts.find(({ type }) => type === open)
  const clock = seen.clocks.find(({ name }) => name === 'thirdPartyTest')
  return (
    <section className="card lead" aria-labelledby="asked">
      <h2 id="asked">{t('link.askedToTest')}</h2>
      <p>{t('link.whatToTest', { space: `${seen.compound.name} ${seen.space.label}` })}</p>
      {clock?.dueOn ? <DueOn on={clock.dueOn} basis={clock.basisText} /> : null}
      {testing.map((type, place) =>
        acts.some((one) => one.type === type) ? (
          <button
            type="button"
            className={place === 0 ? 'button main wide' : 'button wide'}
            key={type}
            onClick={() => setOpen(type)}
          >
            {t(place === 0 ? 'link.handIn' : 'link.doesNotTest')}
          </button>
        ) : null,
      )}
      <p className="soft small">{t('link.testNoAcceptance')}</p>
      {act ? (
        <Sheet title={act.label} onClose={() => setOpen(null)}>
          <EventForm door={{ token }} seen={seen} type={act.type} onSent={onSent} />
        </Sheet>
      ) : null}
    </section>
  )
}

/** What a tester can say, the usual first. */
const testing: readonly string[] = ['tester.reportTest', 'tester.declineTest']

const DueOn = ({ on, basis }: { readonly on: string; readonly basis: string }) => {
  const { t, language } = useTexts()
  return (
    <p className="soft small">
      {t('link.until', { day: sayDay(on, language) })} · {basis}
    </p>
  )
}

/** What whoever has answered by a link is left with: the link is used up, and what was said is on its way. */
export const AnswerThanks = ({ seen }: { readonly seen: Schemas['Case'] | undefined }) => {
  const { t } = useTexts()
  return (
    <div className="page narrow">
      <section className="card lead" role="status">
        <h1>{t('link.thanks')}</h1>
        {seen ? (
          <p className="strong">
            {seen.compound.name} {seen.space.label} <span className="number">{seen.caseNumber}</span>
          </p>
        ) : null}
        <p>{t('link.thanksHint')}</p>
      </section>
    </div>
  )
}
