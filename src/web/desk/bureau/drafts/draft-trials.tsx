import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { taken } from '../../../../client/client.ts'
import { http } from '../../../shared/api.ts'
import { useTexts } from '../../../texts/i18n.ts'
import type { Draft } from './use-draft.ts'

/** The trials of a draft: of its very text, and of what it was before. */
export const DraftTrials = ({ draft }: { readonly draft: Draft }) => {
  const { t, language } = useTexts()
  const trials = useQuery({
    queryKey: ['trials', language],
    queryFn: async () => taken(await http.GET('/api/trials')).trials,
  })
  const own = trials.data?.filter(({ pack }) => pack.packId === draft.packId) ?? []
  if (own.length === 0) return null
  return (
    <section className="card">
      <h2>{t('desk.drafts.trials')}</h2>
      <ul className="stack tight">
        {own.map(({ trialId, question, standingLabel, pack }) => (
          <li key={trialId}>
            <Link to={`/desk/trials/${trialId}`}>{question}</Link> · {standingLabel} ·{' '}
            {t(pack.hash === draft.hash ? 'desk.drafts.ofThisText' : 'desk.drafts.ofEarlierText')}
          </li>
        ))}
      </ul>
    </section>
  )
}
