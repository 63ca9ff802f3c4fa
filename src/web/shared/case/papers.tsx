import { useQuery } from '@tanstack/react-query'
import { type Schemas, taken } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { http } from '../api.ts'
import { ProblemNotice } from '../problem-notice.tsx'
import { Waiting } from '../waiting.tsx'
import { PaperLink } from './paper-link.tsx'

type Paper = Schemas['CasePapers']['papers'][number]

/** Which papers of the case the reader may have now. They come with each step, so the list is asked anew with every version. */
export const usePapers = (seen: Schemas['Case']) => {
  const { language } = useTexts()
  const path = { caseId: seen.caseId }
  return useQuery({
    queryKey: ['papers', seen.caseId, seen.version, language],
    enabled: seen.phase !== 'draft' && seen.sight === 'full',
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/papers', { params: { path } })).papers,
  })
}

/** The words of a paper as they stand on the printed sheet. */
export const usePaperText = (seen: Pick<Schemas['Case'], 'caseId' | 'version'>, kind: Paper['paper']) => {
  const path = { caseId: seen.caseId, kind }
  return useQuery({
    queryKey: ['paper-text', seen.caseId, kind, seen.version],
    queryFn: async () => taken(await http.GET('/api/cases/{caseId}/papers/{kind}/text', { params: { path } })),
  })
}

/** The papers that the reader may print; of those that are not there yet, what would have to happen first. */
export const Papers = ({ seen }: { readonly seen: Schemas['Case'] }) => {
  const { t, language } = useTexts()
  const papers = usePapers(seen)
  if (papers.data?.length === 0 || (papers.isPending && !papers.isLoading)) return null
  // Letters have a place of their own on the page of the owner.
  const shown = (papers.data ?? []).filter(({ isLetter }) => !isLetter || seen.you !== 'owner')
  const there = shown.filter(({ lack }) => lack === null)
  const later = shown.filter(({ lack }) => lack !== null)
  return (
    <section className="card no-print" aria-labelledby="papers">
      <h2 id="papers">{t('case.papers')}</h2>
      {papers.isPending ? <Waiting /> : null}
      <ProblemNotice error={papers.error} onRetry={() => void papers.refetch()} />
      {papers.data && there.length === 0 ? <p className="soft">{t('case.noPapersYet')}</p> : null}
      {language === 'en' && there.length > 0 ? <p className="soft small">{t('words.papersChinese')}</p> : null}
      <ul className="stack tight">
        {there.map(({ paper, title }) => (
          <li key={paper}>
            <PaperLink caseId={seen.caseId} paper={paper} title={title} />
          </li>
        ))}
      </ul>
      {later.length > 0 ? <LaterPapers papers={later} /> : null}
    </section>
  )
}

const LaterPapers = ({ papers }: { readonly papers: readonly Paper[] }) => {
  const { t } = useTexts()
  return (
    <details>
      <summary>{t('case.otherPapers')}</summary>
      <dl className="stack tight">
        {papers.map(({ paper, title, lack }) => (
          <div key={paper}>
            <dt>{title}</dt>
            <dd className="soft small">{lack?.todo}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
