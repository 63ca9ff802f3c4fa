import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useCase, useMe } from '../../shared/queries.ts'
import { useTexts } from '../../texts/i18n.ts'
import { useVisitsToDraft } from './to-draft.ts'

/** The visits that lie with a draft, and those of this phone on their way there. */
export const VisitsWithDraft = ({ draft }: { readonly draft: Schemas['Case'] }) => {
  const { t } = useTexts()
  const move = useVisitsToDraft(draft)
  const count = draft.keptVisits.length
  return (
    <>
      {count > 0 ? (
        <p className="notice good" role="status">
          {t('visits.withDraft', { count })}
        </p>
      ) : null}
      <ProblemNotice error={move.error} />
    </>
  )
}

/** The same on the page where visits are noted, for an owner who is logged in and has a draft. */
export const VisitsOfMyDraft = () => {
  const { data: me } = useMe()
  return me?.party === 'owner' ? <FirstDraft /> : null
}

const FirstDraft = () => {
  const cases = useQuery({
    queryKey: ['cases', 'with drafts'],
    queryFn: async () => taken(await http.GET('/api/cases', { params: { query: { limit: 100 } } })).cases,
  })
  const draft = cases.data?.find(({ phase }) => phase === 'draft')
  return draft ? <OpenedDraftVisits caseId={draft.caseId} /> : null
}

const OpenedDraftVisits = ({ caseId }: { readonly caseId: string }) => {
  const seen = useCase({ caseId })
  return seen.data ? <VisitsWithDraft draft={seen.data} /> : null
}
