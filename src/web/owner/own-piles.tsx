import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { taken } from '../../client/client.ts'
import { http } from '../shared/api.ts'
import { pileTones } from '../shared/pile/pile-tones.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useTexts } from '../texts/i18n.ts'

/** The piles of an owner, each with how it stands; nothing where there is none. */
export const OwnPiles = () => {
  const { t, language } = useTexts()
  const piles = useQuery({
    queryKey: ['piles', 'own', language],
    queryFn: async () => taken(await http.GET('/api/piles', { params: { query: { limit: 100 } } })),
  })
  if (piles.error) return <ProblemNotice error={piles.error} onRetry={() => void piles.refetch()} />
  if (!piles.data || piles.data.piles.length === 0) return null
  return (
    <section className="stack" aria-labelledby="own-piles">
      <h2 id="own-piles">{t('pile.own')}</h2>
      <ul className="stack">
        {piles.data.piles.map((pile) => (
          <li key={pile.pileId} className="card">
            <p className="row spread">
              <Link className="strong" to={`/piles/${pile.pileId}`}>
                {pile.compound.name} {pile.space?.label}
              </Link>
              <span className={`chip ${pileTones[pile.state]}`}>{pile.stateLabel}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
