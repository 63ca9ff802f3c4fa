import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { contactResultLabels } from '../../../../workflows/labels/values-beside.ts'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { useWrite } from '../../shared/use-write.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { Summary } from '../inbox/use-cases.ts'

type Result = keyof typeof contactResultLabels

/** What usually comes of a call about an answer that is late. */
const usual: readonly Result[] = ['notReached', 'promised', 'saidYes', 'saidNo']

/** The result of a call in two taps: it is noted on the case and moves nothing. */
export const CallResult = ({
  summary,
  party,
  results = usual,
}: {
  readonly summary: Pick<Summary, 'caseId' | 'version'>
  readonly party: string
  readonly results?: readonly Result[]
}) => {
  const { t, language } = useTexts()
  const queries = useQueryClient()
  const [noted, setNoted] = useState<string | null>(null)
  const call = useWrite({
    write: async (key, result: Result) =>
      taken(
        await http.POST('/api/cases/{caseId}/events', {
          params: {
            path: { caseId: summary.caseId },
            header: { 'if-match': `"${summary.version}"`, 'idempotency-key': key },
          },
          // The party comes out of the positions of the case: it is one that can be called.
          body: { type: 'centre.logContact', kind: 'call', with: party as 'property', result },
        }),
      ),
    onSuccess: (_, result) => setNoted(contactResultLabels[result][language === 'en' ? 'en' : 'zh']),
    onSettled: () => queries.invalidateQueries({ queryKey: ['cases'] }),
  })
  if (noted !== null) {
    return (
      <p className="chip good" role="status">
        {t('desk.day.noted', { result: noted })}
      </p>
    )
  }
  return (
    <details className="no-print">
      <summary>{t('desk.day.callResult')}</summary>
      <div className="actions">
        {results.map((result) => (
          <button type="button" className="button" key={result} disabled={call.isPending} onClick={() => call.mutate(result)}>
            {contactResultLabels[result][language === 'en' ? 'en' : 'zh']}
          </button>
        ))}
      </div>
      <ProblemNotice error={call.error} />
    </details>
  )
}
