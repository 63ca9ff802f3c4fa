import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { partyName } from '../names.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { ReadAloud } from '../read-aloud.tsx'
import { Waiting } from '../waiting.tsx'
import { Words, writtenIn } from '../words.tsx'
import { usePaperText } from './papers.tsx'

const sides = ['owner', 'property'] as const

/** The text of a mediation as both sides confirm it: read before the button is pressed, the same as on the printed sheet. */
export const AgreedText = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const isThere =
    seen.disputes.some(({ agreement }) => agreement !== null) && seen.positions.some(({ stage }) => stage === 'mediation')
  return isThere ? <Text seen={seen} /> : null
}

const Text = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const text = usePaperText(seen, 'agreement')
  const confirmed = seen.disputes.flatMap((dispute) => (dispute.agreement ? dispute.confirmed : []))
  return (
    <section className="card lead" aria-labelledby="agreed-text">
      <h2 id="agreed-text">{t('agreedText.title')}</h2>
      <ProblemNotice error={text.error} onRetry={() => void text.refetch()} />
      {text.data ? (
        <>
          <Words text={text.data.text} />
          <ReadAloud text={text.data.text} written={writtenIn(text.data.text)} />
        </>
      ) : text.error ? null : (
        <Waiting />
      )}
      <ul className="row">
        {sides.map((side) => (
          <li key={side} className={`chip ${confirmed.includes(side) ? 'good' : 'warn'}`}>
            {partyName(side, language)}：{t(confirmed.includes(side) ? 'agreedText.confirmed' : 'agreedText.notConfirmed')}
          </li>
        ))}
      </ul>
    </section>
  )
}
