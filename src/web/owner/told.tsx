import type { Schemas } from '../../client/client.ts'
import { sayInstant } from '../shared/days.ts'
import { useTexts } from '../texts/i18n.ts'
import { ownMessageTexts } from '../texts/own-messages.ts'

/** What the owner was told, by which channel: also what was left to the pages is read here. */
export const Told = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { language } = useTexts()
  const say = ownMessageTexts[language]
  const own = seen.deliveries.filter(({ to }) => to === 'owner').toReversed()
  if (seen.phase === 'draft') return null
  return (
    <details>
      <summary>{say.told}</summary>
      {own.length === 0 ? <p className="soft">{say.toldNothing}</p> : null}
      <ul className="stack tight">
        {own.map(({ notice, label, channel, deliveredAt }) => (
          <li key={`${notice} ${deliveredAt}`}>
            {label}
            <span className="soft small">
              {' '}
              {sayInstant(deliveredAt, language)} {say.toldBy[channel]}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
