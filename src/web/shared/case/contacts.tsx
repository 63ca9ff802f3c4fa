import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { sayDay } from '../days.ts'
import { Words } from '../words.tsx'

/** Calls, visits and group chats: who spoke with whom, what came of it, and what was only said there (H4). */
export const Contacts = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  if (seen.contacts.length === 0) return null
  return (
    <section className="card" aria-labelledby="contacts">
      <h2 id="contacts">{t('contacts.title')}</h2>
      <p className="soft small">{t('contacts.hint')}</p>
      <ul className="stack">
        {seen.contacts.map(({ record, on, byLabel, withLabel, kindLabel, resultLabel, alleged, words }) => (
          <li key={record} className="stack tight">
            <p className="small soft">
              {byLabel} → {withLabel} · {kindLabel} · {sayDay(on, language)}
            </p>
            <p>
              <span className="chip">{resultLabel}</span>
            </p>
            {alleged.length > 0 ? (
              <p className="small">{t('contacts.alleged', { grounds: alleged.map(({ label }) => label).join(t('form.and')) })}</p>
            ) : null}
            {words ? <Words text={words} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
