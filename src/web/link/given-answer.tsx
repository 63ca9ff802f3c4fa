import { Fragment } from 'react'
import type { Schemas } from '../../client/client.ts'
import { sayInstant } from '../shared/days.ts'
import { Words } from '../shared/words.tsx'
import { useTexts } from '../texts/i18n.ts'

type Given = Schemas['LinkAnswer']

/** Whether a link has given its answer: one that was taken back in time is none. */
export const isAnswered = (given: Given | undefined): given is Given => {
  const last = given?.answers.at(-1)
  return last !== undefined && !last.type.endsWith('.recall')
}

/** What was answered through a link, when, and whom to ask where something has to be put right: also once the link opens nothing else. */
export const GivenAnswer = ({ given }: { readonly given: Given }) => {
  const { t, language } = useTexts()
  return (
    <section className="card lead" aria-labelledby="given">
      <h2 id="given">{t('link.given')}</h2>
      <p className="strong">
        {given.compound} {given.space} <span className="number">{given.caseNumber}</span>
      </p>
      <ol className="stack">
        {given.answers.map(({ type, label, at, said }) => (
          <li className="stack tight" key={`${type} ${at}`}>
            <p>
              <span className="strong">{label}</span> <span className="soft small">{sayInstant(at, language)}</span>
            </p>
            {said.length > 0 ? (
              <dl className="figures">
                {said.map(({ field, value }, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a field can be named several times, and the list is never put in another order
                  <Fragment key={`${field} ${place}`}>
                    <dt>{field}</dt>
                    <dd>
                      <Words text={value} />
                    </dd>
                  </Fragment>
                ))}
              </dl>
            ) : null}
          </li>
        ))}
      </ol>
      <p>{given.centre ? t('link.changeAt', { centre: given.centre }) : t('link.change')}</p>
    </section>
  )
}
