import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../client/client.ts'
import { http } from '../shared/api.ts'
import { sayDay, sayInstant } from '../shared/days.ts'
import { ProblemNotice } from '../shared/problem-notice.tsx'
import { useTexts } from '../texts/i18n.ts'
import { personalTexts } from '../texts/personal.ts'

/** What is kept of the owner, until when and by which rule, and what was erased. */
export const PersonalData = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { language } = useTexts()
  const kept = useQuery({
    queryKey: ['personal data', seen.caseId, language],
    queryFn: async () =>
      taken(await http.GET('/api/cases/{caseId}/personal-data', { params: { path: { caseId: seen.caseId } } })),
    enabled: seen.sight === 'full',
  })
  const say = personalTexts[language]
  if (seen.sight !== 'full') return null
  return (
    <section className="card" aria-labelledby="personal-data">
      <h2 id="personal-data">{say.title}</h2>
      <ProblemNotice error={kept.error} />
      {kept.data ? <Kept {...kept.data} isDraft={seen.phase === 'draft'} /> : null}
    </section>
  )
}

const Kept = ({ kept, planned, erased, isDraft }: Schemas['PersonalData'] & { readonly isDraft: boolean }) => {
  const { language } = useTexts()
  const say = personalTexts[language]
  return (
    <ul className="stack tight">
      {planned.length === 0 && erased.length === 0 ? (
        <li>
          {isDraft
            ? say.draft(kept.draftDaysUntouched)
            : say.whileRunning({
                energised: kept.identityDaysAfterEnergised,
                closed: kept.identityDaysAfterClosed,
                months: kept.restMonthsAfterClosed,
              })}
        </li>
      ) : null}
      {erased.map(({ part, label, erasedAt, papers, basis }) => (
        <li key={`${part} ${erasedAt}`}>
          {say.wasErased(label, sayInstant(erasedAt, language))}
          {papers.length > 0 ? ` ${say.papers(papers)}` : ''}
          <span className="soft small"> {say.rule(basis)}</span>
        </li>
      ))}
      {planned.map(({ part, label, dueOn, held, basis }) => (
        <li key={part}>
          {say.willBe(label, sayDay(dueOn, language))}
          {held ? ` ${say.held(held.label)}` : ''}
          <span className="soft small"> {say.rule(basis)}</span>
        </li>
      ))}
    </ul>
  )
}
