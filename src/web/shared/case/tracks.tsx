import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { trackName } from '../names.ts'
import { DaysLeft } from './next-steps.tsx'

type Case = Schemas['Case']

/** Where the case is on each of its tracks, who has it, and which clocks run there. */
export const Tracks = ({ seen }: { readonly seen: Case }) => {
  const { t, language } = useTexts()
  if (seen.positions.length === 0) return null
  return (
    <section className="card" aria-labelledby="tracks">
      <h2 id="tracks">{t('case.where')}</h2>
      <ul className="stack">
        {seen.positions.map((position) => (
          <li key={position.positionId} className="stack tight">
            <p className="row">
              <span className="chip info">{trackName(position.track, language)}</span>
              <span className="strong">{position.label}</span>
            </p>
            <p>
              {t('case.with')}
              <span className="strong">{position.organisation?.name ?? position.holderLabel}</span>
              <span className="soft small">
                {' '}
                {t('case.since', { day: sayDay(position.since, language) })}
                {position.visit > 1 ? ` · ${t('case.visit', { count: position.visit })}` : ''}
              </span>
            </p>
            <ul className="stack tight">
              {seen.clocks
                .filter(({ track, passedOn }) => track === position.track && passedOn === null)
                .map((clock) => (
                  <li key={clock.clockId}>
                    <ClockLine clock={clock} />
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A clock with its last day, and on what it rests. */
const ClockLine = ({ clock }: { readonly clock: Case['clocks'][number] }) => {
  const { t, language } = useTexts()
  return (
    <details>
      <summary className="row">
        <span>{clock.label}</span>
        <DaysLeft clock={clock} />
        {clock.lateness ? <span className="chip bad">{t(`case.lateness.${clock.lateness}`)}</span> : null}
      </summary>
      <dl className="figures small">
        <dt>{t('clock.lastDay')}</dt>
        <dd>{clock.dueOn ? sayDay(clock.dueOn, language) : t('clock.rests')}</dd>
        <dt>{t('clock.started')}</dt>
        <dd>{sayDay(clock.startOn, language)}</dd>
        <dt>{t('clock.restsOn')}</dt>
        <dd>{clock.basisText}</dd>
        {clock.provisional ? (
          <>
            <dt>{t('clock.note')}</dt>
            <dd>{t('clock.provisional')}</dd>
          </>
        ) : null}
      </dl>
    </details>
  )
}
