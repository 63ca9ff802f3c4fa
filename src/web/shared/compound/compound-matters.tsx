import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { JoinMatter } from '../matter/join-matter.tsx'
import { MatterLines } from '../matter/matter-lines.tsx'
import { ProblemNotice } from '../problem-notice.tsx'
import { PlanLegend } from './zone-plan.tsx'

/** What the compound needs and no single request brings about: who answers for it, when it reports, who waits on it. */
export const CompoundMatters = ({
  plan,
  matterAddress,
  openMatter,
}: {
  readonly plan: Schemas['CompoundPlan']
  readonly matterAddress: (matterId: string) => string
  /** Where whoever may opens one. */
  readonly openMatter?: ReactNode
}) => {
  const { t, language } = useTexts()
  const { compoundId } = plan
  const matters = useQuery({
    queryKey: ['matters', compoundId, language],
    queryFn: async () => taken(await http.GET('/api/matters', { params: { query: { compoundId, state: 'open', limit: 100 } } })),
  })
  const mine = plan.yours.filter(({ isOpen }) => isOpen)
  return (
    <section className="card" aria-labelledby="matters">
      <h2 id="matters">{t('compound.matters')}</h2>
      <ProblemNotice error={matters.error} onRetry={() => void matters.refetch()} />
      {matters.data?.matters.length === 0 ? <p className="soft">{t('compound.noMatters')}</p> : null}
      <ul className="stack">
        {matters.data?.matters.map((matter) => (
          <li key={matter.matterId} className="stack tight">
            <MatterLines matter={matter} address={matterAddress(matter.matterId)} />
            {mine.map((own) => (
              <JoinMatter key={own.caseId} matter={matter} own={own} />
            ))}
          </li>
        ))}
      </ul>
      {openMatter}
      <PlanLegend />
    </section>
  )
}
