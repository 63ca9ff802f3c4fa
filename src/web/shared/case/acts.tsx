import { type ComponentType, useState } from 'react'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { CaseDoor } from '../api.ts'
import { EventForm, type LookProps } from '../event-form/event-form.tsx'
import { partyName, trackName } from '../names.ts'
import { Sheet } from '../sheet.tsx'
import { Words } from '../words.tsx'
import { BlockedActs } from './blocked-acts.tsx'

type Allowed = Schemas['AllowedEvent']

/** Everything the caller can do now: what usually comes next as buttons, the rest by name behind "more". */
export const Acts = ({
  door,
  seen,
  usual,
  without = [],
  lookOf = () => null,
}: {
  readonly door: CaseDoor
  readonly seen: Schemas['Case']
  /** Event types that usually come next, most usual first. */
  readonly usual: readonly string[]
  /** Event types that have a place of their own on the page. */
  readonly without?: readonly string[]
  /** What the reader is shown of an own act before it is sent, by event type. */
  readonly lookOf?: (type: string) => ComponentType<LookProps> | null
}) => {
  const { t, language } = useTexts()
  const [open, setOpen] = useState<Allowed | null>(null)
  const [sent, setSent] = useState<string | null>(null)
  const allowed = seen.allowedEvents.filter(
    (event) => event.allowed && !(without.includes(event.type) && event.onBehalfOf === null),
  )
  const first = usual.flatMap((type) => allowed.filter((event) => event.type === type && event.onBehalfOf === null))
  const rest = allowed.filter((event) => !first.includes(event) && event.onBehalfOf === null)
  const behalf = allowed.filter((event) => event.onBehalfOf !== null)
  const blocked = seen.allowedEvents.filter((event) => !event.allowed && event.blockedBy !== null && event.onBehalfOf === null)
  // What is awaited may have a place of its own on the page.
  const isAwaited = seen.positions.some(({ holder }) => holder === seen.you)
  if (seen.allowedEvents.length === 0) return null
  const several = (event: Allowed): boolean =>
    allowed.some((other) => other !== event && other.type === event.type && other.onBehalfOf === event.onBehalfOf)
  const nameOf = (event: Allowed): string =>
    several(event) ? `${event.label}（${trackName(event.track, language)}）` : event.label
  return (
    <section className="card no-print" aria-labelledby="acts">
      <h2 id="acts">{t('acts.title')}</h2>
      {sent ? (
        <p className="notice good" role="status">
          {t('acts.sent', { act: sent })}
        </p>
      ) : null}
      {first.length === 0 && !isAwaited && seen.you === 'owner' ? <p className="soft">{t('case.allowedNone')}</p> : null}
      <div className="actions">
        {first.map((event, place) => (
          <button
            type="button"
            key={`${event.type} ${event.track}`}
            className={`button ${place === 0 ? 'main' : ''}`}
            onClick={() => setOpen(event)}
          >
            {nameOf(event)}
          </button>
        ))}
      </div>
      <ActList title={t('acts.more', { count: rest.length })} acts={rest} nameOf={nameOf} onOpen={setOpen} />
      <ActList title={t('acts.behalfTitle', { count: behalf.length })} acts={behalf} nameOf={nameOf} onOpen={setOpen} />
      <BlockedActs acts={blocked} />
      {open ? (
        <Sheet title={nameOf(open)} onClose={() => setOpen(null)}>
          {aboutConditions.includes(open.type) ? <OpenConditions seen={seen} /> : null}
          <EventForm
            door={door}
            seen={seen}
            type={open.type}
            onBehalfOf={open.onBehalfOf}
            known={{ track: open.track }}
            look={open.onBehalfOf === null ? lookOf(open.type) : null}
            onSent={() => {
              setSent(nameOf(open))
              setOpen(null)
            }}
          />
        </Sheet>
      ) : null}
    </section>
  )
}

/** Answers to all conditions at once: what they are stands above the answer. */
const aboutConditions: readonly string[] = ['owner.acceptConditions', 'owner.acceptUnderProtest', 'owner.declineConditions']

const OpenConditions = ({ seen }: { readonly seen: Schemas['Case'] }) => (
  <ul className="stack tight notice">
    {seen.grounds
      .filter(({ kind, open }) => kind === 'condition' && open)
      .map(({ groundId, label, words }) => (
        <li key={groundId}>
          <span className="strong">{label}</span>
          {words ? <Words text={words} /> : null}
        </li>
      ))}
  </ul>
)

const ActList = ({
  title,
  acts,
  nameOf,
  onOpen,
}: {
  readonly title: string
  readonly acts: readonly Allowed[]
  readonly nameOf: (event: Allowed) => string
  readonly onOpen: (event: Allowed) => void
}) => {
  const { t, language } = useTexts()
  if (acts.length === 0) return null
  return (
    <details>
      <summary>{title}</summary>
      <ul className="stack tight">
        {acts.map((event) => (
          <li key={`${event.type} ${event.track} ${event.onBehalfOf ?? ''}`}>
            <button type="button" className="button plain" onClick={() => onOpen(event)}>
              {nameOf(event)}
            </button>
            {event.onBehalfOf ? (
              <span className="chip">{t('acts.onBehalf', { party: partyName(event.onBehalfOf, language) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
